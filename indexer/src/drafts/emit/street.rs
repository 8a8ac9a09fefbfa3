//! Streets with their ways.

use gazetteer::draft::{PlaceDraft, ShapeDraft, StreetWay};
use gazetteer::{Point, Shape};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::DraftBuilder;
use super::context::DraftContext;
use super::distinct::Distinct;
use super::partial::{Ancestors, NO_CHAIN, PartialDraft, batches};
use crate::drafts::stage_results::StageResults;
use crate::model::keys::NameKey;
use crate::model::names;
use crate::parents::Parent;
use crate::postcodes;
use crate::strings::Sym;

/// Drafts all streets, in their order.
pub(super) fn draft(context: &mut DraftContext, builder: &mut DraftBuilder) {
    let words = words_of_members(context);
    for batch in batches(context.results.streets.streets.len()) {
        let partials: Vec<PartialDraft> = batch
            .clone()
            .into_par_iter()
            .map(|street| partial_draft(context, street as u32, words.get(&(street as u32)).map_or(&[], Vec::as_slice)))
            .collect();
        for (partial, street) in partials.into_iter().zip(batch) {
            finish(partial, street, context, builder);
        }
    }
}

/// Gives a partial draft its address hierarchy and its ways and adds it.
fn finish(mut partial: PartialDraft, street: usize, context: &mut DraftContext, builder: &mut DraftBuilder) {
    let DraftContext { model, results: StageResults { streets, .. }, .. } = context;
    let mut ways = Vec::with_capacity(streets.streets[street].ways.len());
    for &way in &streets.streets[street].ways {
        let entry = model.entries[streets.ways[way as usize].entry as usize].clone();
        let osm = model.feature_of(&entry).osm;
        let category = entry.category;
        let lines = into_lines(builder.shapes.take(model, entry.feature)).into_iter().filter(|line| line.len() > 1);
        ways.extend(lines.map(|line| StreetWay { osm, category, line }));
    }
    partial.draft.shape = if ways.is_empty() { ShapeDraft::Point } else { ShapeDraft::Street(ways) };
    builder.add(partial, context);
}

/// The lines of a way; the outlines of a square.
fn into_lines(shape: Shape) -> Vec<Vec<Point>> {
    match shape {
        Shape::Point(_) => Vec::new(),
        Shape::Lines(lines) => lines,
        Shape::Area(polygons) => polygons.into_iter().map(|polygon| polygon.outer).collect(),
    }
}

fn partial_draft(context: &DraftContext, index: u32, words: &[Sym]) -> PartialDraft {
    let model = &context.model;
    let street = &context.results.streets.streets[index as usize];
    let entry = &model.entries[context.results.streets.main_entry(index) as usize];
    let feature = model.feature_of(entry);
    let (names, extratags) = names::split(&feature.tags, &model.features.strings, entry.category.key);
    let near = context.results.streets.positions(model, index).into_iter();
    let near = near.flat_map(|position| context.settlements.names_near(model, position, &street.ancestors));
    let draft = PlaceDraft {
        osm: Some(feature.osm),
        category: entry.category,
        rank_search: entry.rank.search,
        rank_address: entry.rank.address,
        admin_level: 0,
        importance: model.importance(entry.rank.search, [&feature.tags]),
        position: street.position,
        shape: ShapeDraft::Point,
        names: all_names(context, index, &names),
        extratags,
        parent: None,
        house_number: None,
        postcode: context.results.postcodes.of_street(street),
        chain: NO_CHAIN,
        context: near.chain(words.iter().copied()).collect::<Distinct>().0.into(),
        linked_to: None,
    };
    let country = context.country(entry.country, &street.ancestors);
    let town = context.town(street.position, &street.ancestors, None);
    PartialDraft { draft, ancestors: Ancestors { entries: street.ancestors.clone(), unmapped: None, town, country } }
}

/// The names of the way that a street is shown as, and of the others what it lacks: also other spellings under a key
/// that is there already, behind the one that is shown.
fn all_names(context: &DraftContext, street: u32, main: &[(Sym, Sym)]) -> Box<[(Sym, Sym)]> {
    let model = &context.model;
    let mut names = main.to_vec();
    for &way in context.results.streets.streets[street as usize].ways.iter().skip(1) {
        let feature = model.feature(context.results.streets.ways[way as usize].entry);
        for &(key, value) in &feature.tags.0 {
            let is_new = !names.contains(&(key, value));
            if is_new && names::is_proper_name(model.features.strings.get(key)) {
                names.push((key, value));
            }
        }
    }
    names.into()
}

/// What the addresses of each street bear that no area above it tells, each once: towns, and codes that look like no
/// postcode of the country.
fn words_of_members(context: &DraftContext) -> FxHashMap<u32, Vec<Sym>> {
    let mut words = towns_of_members(context);
    for object in &context.results.objects {
        if let Parent::Street(street) = object.parent
            && let Some(code) = postcodes::unofficial(&context.model, object)
        {
            let words = words.entry(street).or_default();
            if !words.contains(&code) {
                words.push(code);
            }
        }
    }
    words
}

fn towns_of_members(context: &DraftContext) -> FxHashMap<u32, Vec<Sym>> {
    let model = &context.model;
    let mut seen: FxHashSet<(u32, NameKey)> = FxHashSet::default();
    let mut towns: FxHashMap<u32, Vec<Sym>> = FxHashMap::default();
    let of_homes = context.results.objects.iter().filter_map(|object| {
        let Parent::Street(street) = object.parent else { return None };
        Some((street, model.tag(&model.features.features[object.address as usize], "addr:city")))
    });
    let rows = &model.listed.rows;
    let of_lists = context.results.listed.iter().map(|object| (object.street, rows[object.row as usize].city));
    for (street, town) in of_homes.chain(of_lists) {
        if let Some(town) = town
            && let Some(key) = model.keys.whole(town)
            && seen.insert((street, key))
        {
            towns.entry(street).or_default().push(town);
        }
    }
    towns
}
