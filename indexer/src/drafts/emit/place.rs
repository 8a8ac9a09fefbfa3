//! Areas, place nodes, venues, nature: every entry that is a place of its own.

use std::ops::RangeInclusive;

use gazetteer::draft::{CategoryDraft, DraftId, EntranceOwner, PlaceDraft, ShapeDraft};
use gazetteer::{Drafts, Point, Shape};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Above, Desk, Finisher, NO_CHAIN, Sketch, batches};
use crate::drafts::country_places::CountryPlaces;
use crate::feature::Feature;
use crate::hierarchy::Asked;
use crate::model::entries::{Entry, Role};
use crate::model::names::{self, Pairs};
use crate::parents::named_areas;
use crate::postcodes::tagged;
use crate::strings::Sym;

/// Places up to this address rank have too many postcodes to bear one.
const LARGE_RANK: u8 = 12;
/// Address ranks of what lies in a town.
const PARTS_OF_TOWNS: RangeInclusive<u8> = 17..=25;

/// Drafts all entries that are a place of their own, in the order of their draft ids.
pub(super) fn draft(desk: &mut Desk, finisher: &mut Finisher) {
    let homes: FxHashMap<u32, u32> = desk
        .pieces
        .homes
        .iter()
        .enumerate()
        .filter(|(_, home)| desk.world.entries[home.entry as usize].role == Role::Poi)
        .map(|(index, home)| (home.entry, index as u32))
        .collect();
    for batch in batches(desk.numbering.entries.len()) {
        let sketches: Vec<Sketch> = desk.numbering.entries[batch.clone()]
            .par_iter()
            .map(|&entry| match homes.get(&entry) {
                Some(&home) => venue(desk, entry, home as usize),
                None => area(desk, entry),
            })
            .collect();
        for (sketch, index) in sketches.into_iter().zip(batch) {
            finish(sketch, desk.numbering.entries[index], desk, finisher);
        }
    }
}

/// Gives a sketch its chain and its shape and adds it.
fn finish(mut sketch: Sketch, entry: u32, desk: &mut Desk, finisher: &mut Finisher) {
    let Entry { feature, role, .. } = desk.world.entries[entry as usize];
    let shape = finisher.shapes.take(&mut desk.world, feature);
    let Drafts { places, entrances, .. } = &mut finisher.drafts;
    if matches!(role, Role::Poi | Role::Nature) {
        let owner = EntranceOwner::Place(DraftId(places.len() as u32));
        finisher.entrances.lead_into(owner, outlines(&shape), &desk.world, entrances);
    }
    sketch.draft.shape = match shape {
        Shape::Point(_) => ShapeDraft::Point,
        shape => ShapeDraft::Other(shape),
    };
    finisher.add(sketch, desk);
}

/// The outer rings of an area; none of anything else.
fn outlines(shape: &Shape) -> impl Iterator<Item = &[Point]> {
    let polygons = if let Shape::Area(polygons) = shape { polygons.as_slice() } else { &[] };
    polygons.iter().map(|polygon| polygon.outer.as_slice())
}

fn venue(desk: &Desk, entry: u32, home_index: usize) -> Sketch {
    let home = &desk.pieces.homes[home_index];
    let mut sketch = sketch(desk, entry, home.chain.to_vec());
    sketch.draft.parent = desk.numbering.parent(home_index, home.parent);
    sketch.draft.house_number = home.number(&desk.world);
    sketch.draft.postcode = desk.pieces.postcodes.of_home(&desk.world, home);
    sketch.above.unmapped = unmapped_place(desk, home_index);
    sketch.above.town = desk.town(sketch.draft.position, &home.chain, Some(home.address));
    sketch
}

/// The unmapped place (not street) that a home hangs on, which is a part of its chain.
pub(super) fn unmapped_place(desk: &Desk, home: usize) -> Option<DraftId> {
    let index = desk.numbering.unmapped(home)?;
    let is_place = !desk.pieces.unmapped[index as usize].is_street;
    is_place.then(|| desk.numbering.parent(home, desk.pieces.homes[home].parent)).flatten()
}

fn area(desk: &Desk, index: u32) -> Sketch {
    let world = &desk.world;
    let entry = &world.entries[index as usize];
    let feature = world.feature_of(entry);
    let named = named_areas(world, feature);
    let asked = Asked {
        point: entry.position,
        below: below(entry),
        itself: Some(index),
        named: &named,
        country: entry.country,
        touched: &[],
        fixed: None,
    };
    let mut chain = desk.pieces.hierarchy.chain(asked);
    // A node is no part of the boundary that is shown in its stead, nor the other way round.
    chain.retain(|&above| Some(above) != entry.boundary && Some(above) != entry.node);
    let mut sketch = sketch(desk, index, chain);
    if PARTS_OF_TOWNS.contains(&entry.rank.address) {
        sketch.above.town = desk.town(entry.position, &sketch.above.entries, Some(entry.feature));
    }
    if entry.role == Role::PostalArea {
        name_by_code(desk, feature, &mut sketch.draft);
    } else if !(1..=LARGE_RANK).contains(&entry.rank.address) {
        sketch.draft.postcode = desk.pieces.postcodes.of_feature(world, feature, entry.position);
    }
    sketch
}

/// Up to which address rank the areas around an entry are above it.
fn below(entry: &Entry) -> u8 {
    match (entry.role, entry.rank.address) {
        (Role::PostalArea, _) => 22,
        (_, 0) => entry.rank.search.min(26),
        (_, address) => address,
    }
}

/// A postal area is called by its code where it has no name of its own.
fn name_by_code(desk: &Desk, feature: &Feature, draft: &mut PlaceDraft) {
    draft.postcode = tagged(&desk.world, feature);
    if let Some(code) = draft.postcode.filter(|code| !draft.names.iter().any(|(_, name)| name == code)) {
        let mut names = draft.names.to_vec();
        names.push((desk.symbols.reference, code));
        draft.names = names.into();
    }
}

fn sketch(desk: &Desk, index: u32, chain: Vec<u32>) -> Sketch {
    let world = &desk.world;
    let strings = &world.features.strings;
    let entry = &world.entries[index as usize];
    let feature = world.feature_of(entry);
    let node = entry.node.map(|node| world.feature(node));
    let (mut names, mut extratags) = names::split(&feature.tags, strings, entry.main.key);
    if let Some(node) = entry.node {
        (names, extratags) = merged(desk, &names, &extratags, &world.entries[node as usize]);
    }
    let tags = std::iter::once(&feature.tags).chain(node.map(|node| &node.tags));
    let position = match entry.node {
        _ if entry.rank.search == 4 => CountryPlaces::position(world, index).unwrap_or(entry.position),
        Some(node) => world.entries[node as usize].position,
        None => entry.position,
    };
    let operator = world.tag(feature, "operator").filter(|_| entry.role == Role::Poi);
    if let (true, Some(key), Some(operator)) = (names.is_empty(), strings.find("operator"), operator) {
        // People know what has no name by who runs it.
        names = [(key, operator)].into();
    }
    let mut context: Vec<Sym> = ["addr:city", "addr:place"].iter().filter_map(|key| world.tag(feature, key)).collect();
    context.extend(operator.filter(|operator| !names.iter().any(|(_, name)| name == operator)));
    if is_found_by_settlement(entry) {
        context.extend(desk.settlements.names_near(world, entry.position, &chain));
    }
    let draft = PlaceDraft {
        osm: Some(feature.osm),
        category: CategoryDraft { key: entry.main.key, value: entry.main.value },
        rank_search: entry.rank.search,
        rank_address: entry.rank.address,
        admin_level: entry.admin_level,
        importance: world.importance(entry.rank.search, tags),
        position,
        shape: ShapeDraft::Point,
        names,
        extratags,
        parent: None,
        house_number: None,
        postcode: None,
        chain: NO_CHAIN,
        context: context.into(),
        linked_to: entry.boundary.and_then(|boundary| desk.numbering.entry(boundary)),
    };
    let country = desk.country(entry.country, &chain);
    Sketch { draft, above: Above { entries: chain, unmapped: None, town: None, country } }
}

/// Whether people look for such a place with the name of the next settlement beside it.
fn is_found_by_settlement(entry: &Entry) -> bool {
    entry.rank.search > 19 || entry.rank.address > 16
}

/// Names and other tags of a boundary together with those of its place node. Both may have a key: then the node's
/// name is kept under `_place_<key>` where it differs, the boundary's other tags win.
fn merged(desk: &Desk, names: &Pairs, extratags: &Pairs, node: &Entry) -> (Pairs, Pairs) {
    let feature = desk.world.feature_of(node);
    let (node_names, node_extratags) = names::split(&feature.tags, &desk.world.features.strings, node.main.key);
    let known = |pairs: &Pairs, key: Sym| pairs.iter().find(|(known, _)| *known == key).map(|&(_, value)| value);
    let mut all_names = names.to_vec();
    for &(key, value) in &node_names {
        match known(names, key) {
            None => all_names.push((key, value)),
            Some(own) if own == value => {}
            Some(_) => all_names.extend(desk.symbols.of_node.get(&key).map(|&prefixed| (prefixed, value))),
        }
    }
    let mut all_extratags = extratags.to_vec();
    all_extratags.extend(node_extratags.iter().filter(|(key, _)| known(extratags, *key).is_none()));
    all_extratags.push((desk.symbols.linked_place, node.main.value));
    (all_names.into(), all_extratags.into())
}
