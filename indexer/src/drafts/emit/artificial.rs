//! Places that no object of the map stands for: streets and localities known from addresses, postcodes, countries.

use gazetteer::Point;
use gazetteer::draft::{CategoryDraft, PlaceDraft, ShapeDraft};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::context::DraftContext;
use super::distinct::Distinct;
use super::partial::{Ancestors, NO_CHAIN, PartialDraft};
use crate::country::CountryCode;
use crate::hierarchy::AncestorQuery;
use crate::parents::Unmapped;
use crate::postcodes;
use crate::ranks::Rank;

const STREET: Rank = Rank { search: 26, address: 26 };
const LOCALITY: Rank = Rank { search: 25, address: 25 };
const POSTCODE: Rank = Rank { search: 21, address: 5 };
const COUNTRY: Rank = Rank { search: 4, address: 4 };

/// Postcodes lie below the areas of smaller ranks than this.
const ABOVE_POSTCODES: u8 = 22;

/// Streets and localities made of addresses.
pub(super) fn unmapped(context: &DraftContext) -> Vec<PartialDraft> {
    context.results.unmapped.par_iter().map(|unmapped| of_addresses(context, unmapped)).collect()
}

fn of_addresses(context: &DraftContext, unmapped: &Unmapped) -> PartialDraft {
    let (model, symbols) = (&context.model, &context.symbols);
    let (key, value, rank) = if unmapped.is_street {
        (symbols.highway, symbols.road, STREET)
    } else {
        (symbols.place, symbols.locality, LOCALITY)
    };
    let objects = || unmapped.objects.iter().map(|&object| &context.results.objects[object as usize]);
    let country = objects().next().map_or([0; 2], |object| model.entries[object.entry as usize].country);
    let ancestors = context.results.hierarchy.ancestors(query(unmapped.position, rank.address, country));
    let mut partial = partial_draft(
        context,
        CategoryDraft { key, value },
        rank,
        unmapped.position,
        (context.country(country, &ancestors), ancestors),
    );
    let address = objects().next().map(|object| object.address);
    partial.ancestors.town = context.town(unmapped.position, &partial.ancestors.entries, address);
    partial.draft.names = [(symbols.name, unmapped.name)].into();
    partial.draft.postcode =
        objects().find_map(|object| context.results.postcodes.of_object(model, &context.results.streets, object));
    let mut seen = FxHashSet::default();
    let towns = objects()
        .filter_map(|object| model.tag(&model.features.features[object.address as usize], "addr:city"))
        .filter(|&town| model.keys.whole(town).is_some_and(|key| seen.insert(key)));
    partial.draft.context = partial.draft.context.iter().copied().chain(towns).collect::<Distinct>().0.into();
    partial
}

/// One place for each postcode that is not mapped.
pub(super) fn postcodes(context: &DraftContext) -> Vec<PartialDraft> {
    postcodes::places(&context.model, &context.results.objects)
        .into_par_iter()
        .map(|place| {
            let ancestors = context.results.hierarchy.ancestors(query(place.position, ABOVE_POSTCODES, place.country));
            let category = CategoryDraft { key: context.symbols.place, value: context.symbols.postcode };
            let mut partial = partial_draft(context, category, POSTCODE, place.position, (place.country, ancestors));
            partial.draft.names = [(context.symbols.reference, place.code)].into();
            partial.draft.postcode = Some(place.code);
            partial
        })
        .collect()
}

/// Countries without a relation in the extract.
pub(super) fn countries(context: &DraftContext) -> Vec<PartialDraft> {
    let country = |&(code, position): &(CountryCode, Point)| {
        let category = CategoryDraft { key: context.symbols.place, value: context.symbols.country };
        let mut partial = partial_draft(context, category, COUNTRY, position, (code, Vec::new()));
        partial.draft.names = context.symbols.country_names.get(&code).cloned().unwrap_or_default();
        partial.draft.context = Box::default();
        partial
    };
    context.countries.artificial.iter().map(country).collect()
}

fn query(point: Point, below: u8, country: CountryCode) -> AncestorQuery<'static> {
    AncestorQuery { point, below, itself: None, named: &[], country, touched: &[], fixed: None }
}

fn partial_draft(
    context: &DraftContext,
    category: CategoryDraft,
    rank: Rank,
    position: Point,
    (country, ancestors): (CountryCode, Vec<u32>),
) -> PartialDraft {
    let near = context.settlements.names_near(&context.model, position, &ancestors);
    let draft = PlaceDraft {
        osm: None,
        category,
        rank_search: rank.search,
        rank_address: rank.address,
        admin_level: 0,
        importance: context.model.importance(rank.search, []),
        position,
        shape: ShapeDraft::Point,
        names: Box::default(),
        extratags: Box::default(),
        parent: None,
        house_number: None,
        postcode: None,
        chain: NO_CHAIN,
        context: near.into(),
        linked_to: None,
    };
    PartialDraft { draft, ancestors: Ancestors { entries: ancestors, unmapped: None, town: None, country } }
}
