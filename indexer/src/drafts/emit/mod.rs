//! Drafting: turning entries, streets and address objects into the places and houses that the writer takes.
//!
//! All that needs looking around is worked out in parallel as partial drafts (`partial`); then the geometry moves out
//! of the features into the drafts, one after the other (`builder`). That is done for so many at a time, so that there
//! are never many partial drafts: a partial draft looks at the geometry of nothing but its own feature.

mod address;
mod artificial;
mod builder;
mod context;
mod distinct;
mod entrances;
mod listed;
mod partial;
mod place;
mod shapes;
mod street;
mod symbols;

use gazetteer::Drafts;

use self::builder::DraftBuilder;
use self::context::DraftContext;
use self::partial::PartialDraft;
use self::symbols::Symbols;
use super::country_places::CountryPlaces;
use super::numbering::Numbering;
use super::settlements::Settlements;
use super::stage_results::StageResults;
use super::towns::AddressedTowns;
use crate::model::Model;

/// Drafts everything.
pub(super) fn drafts(mut model: Model, results: StageResults) -> Drafts {
    let numbering = Numbering::build(&model, &results);
    let countries = CountryPlaces::build(&model);
    let settlements = Settlements::build(&model);
    let towns = AddressedTowns::build(&model, &results.objects);
    let symbols = Symbols::build(&mut model, &countries);
    let mut builder = DraftBuilder::build(&mut model);
    let mut context = DraftContext { model, results, numbering, countries, settlements, towns, symbols };

    let unmapped = artificial::unmapped(&context);
    let artificial = artificial::postcodes(&context).into_iter().chain(artificial::countries(&context));
    let artificial: Vec<PartialDraft> = artificial.collect();
    let places =
        context.numbering.entries.len() + context.results.streets.streets.len() + unmapped.len() + artificial.len();
    builder.drafts.places.reserve_exact(places);
    place::draft(&mut context, &mut builder);
    drop(std::mem::take(&mut context.results.hierarchy));
    street::draft(&mut context, &mut builder);
    for partial in unmapped {
        builder.add(partial, &context);
    }
    address::draft(&mut context, &mut builder);
    listed::draft(&context, &mut builder);
    for partial in artificial {
        builder.add(partial, &context);
    }
    let mut drafts = builder.drafts;
    drafts.strings = context.model.features.strings;
    drafts
}
