//! Areas, place nodes, venues, nature: every entry that is a place of its own.

use std::ops::RangeInclusive;

use gazetteer::draft::{DraftId, EntranceOwner, PlaceDraft, ShapeDraft};
use gazetteer::{Drafts, Point, Shape};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::builder::DraftBuilder;
use super::context::DraftContext;
use super::partial::{Ancestors, NO_CHAIN, PartialDraft, batches};
use crate::drafts::country_places::CountryPlaces;
use crate::feature::Feature;
use crate::hierarchy::AncestorQuery;
use crate::model::entries::{Entry, Role};
use crate::model::names::{self, Pairs};
use crate::parents::named_areas;
use crate::postcodes::tagged;
use crate::strings::Sym;

/// Address ranks of what lies in a town.
const PARTS_OF_TOWNS: RangeInclusive<u8> = 17..=25;

/// Drafts all entries that are a place of their own, in the order of their draft ids.
pub(super) fn draft(context: &mut DraftContext, builder: &mut DraftBuilder) {
    let objects: FxHashMap<u32, u32> = context
        .results
        .objects
        .iter()
        .enumerate()
        .filter(|(_, object)| context.model.entries[object.entry as usize].role == Role::Poi)
        .map(|(index, object)| (object.entry, index as u32))
        .collect();
    for batch in batches(context.numbering.entries.len()) {
        let partials: Vec<PartialDraft> = context.numbering.entries[batch.clone()]
            .par_iter()
            .map(|&entry| match objects.get(&entry) {
                Some(&object) => venue(context, entry, object as usize),
                None => area(context, entry),
            })
            .collect();
        for (partial, index) in partials.into_iter().zip(batch) {
            finish(partial, context.numbering.entries[index], context, builder);
        }
    }
}

/// Gives a partial draft its address hierarchy and its shape and adds it.
fn finish(mut partial: PartialDraft, entry: u32, context: &mut DraftContext, builder: &mut DraftBuilder) {
    let Entry { feature, role, .. } = context.model.entries[entry as usize];
    let shape = builder.shapes.take(&mut context.model, feature);
    let Drafts { places, entrances, .. } = &mut builder.drafts;
    if matches!(role, Role::Poi | Role::Nature) {
        let owner = EntranceOwner::Place(DraftId(places.len() as u32));
        builder.entrances.lead_into(owner, outlines(&shape), &context.model, entrances);
    }
    partial.draft.shape = match shape {
        Shape::Point(_) => ShapeDraft::Point,
        shape => ShapeDraft::Other(shape),
    };
    builder.add(partial, context);
}

/// The outer rings of an area; none of anything else.
fn outlines(shape: &Shape) -> impl Iterator<Item = &[Point]> {
    let polygons = if let Shape::Area(polygons) = shape { polygons.as_slice() } else { &[] };
    polygons.iter().map(|polygon| polygon.outer.as_slice())
}

fn venue(context: &DraftContext, entry: u32, object_index: usize) -> PartialDraft {
    let object = &context.results.objects[object_index];
    let mut partial = partial_draft(context, entry, object.ancestors.to_vec());
    partial.draft.parent = context.numbering.parent(object_index, object.parent);
    partial.draft.house_number = object.number(&context.model);
    partial.draft.postcode = context.results.postcodes.of_object(&context.model, &context.results.streets, object);
    partial.ancestors.unmapped = unmapped_place(context, object_index);
    partial.ancestors.town = context.town(partial.draft.position, &object.ancestors, Some(object.address));
    partial
}

/// The unmapped place (not street) that an address object hangs on, which is a part of its address hierarchy.
pub(super) fn unmapped_place(context: &DraftContext, object: usize) -> Option<DraftId> {
    let index = context.numbering.unmapped(object)?;
    let is_place = !context.results.unmapped[index as usize].is_street;
    is_place.then(|| context.numbering.parent(object, context.results.objects[object].parent)).flatten()
}

fn area(context: &DraftContext, index: u32) -> PartialDraft {
    let model = &context.model;
    let entry = &model.entries[index as usize];
    let feature = model.feature_of(entry);
    let named = named_areas(model, feature);
    let query = AncestorQuery {
        point: entry.position,
        below: below(entry),
        itself: Some(index),
        named: &named,
        country: entry.country,
        touched: &[],
        fixed: None,
    };
    let mut ancestors = context.results.hierarchy.ancestors(query);
    // A node is no part of the boundary that is shown in its stead, nor the other way round.
    ancestors.retain(|&above| Some(above) != entry.boundary && Some(above) != entry.node);
    let postcode = context.results.postcodes.of_entry(model, entry, &ancestors);
    let mut partial = partial_draft(context, index, ancestors);
    if PARTS_OF_TOWNS.contains(&entry.rank.address) {
        partial.ancestors.town = context.town(entry.position, &partial.ancestors.entries, Some(entry.feature));
    }
    if entry.role == Role::PostalArea {
        name_by_code(context, feature, &mut partial.draft);
    } else {
        partial.draft.postcode = postcode;
    }
    partial
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
fn name_by_code(context: &DraftContext, feature: &Feature, draft: &mut PlaceDraft) {
    draft.postcode = tagged(&context.model, feature);
    if let Some(code) = draft.postcode.filter(|code| !draft.names.iter().any(|(_, name)| name == code)) {
        let mut names = draft.names.to_vec();
        names.push((context.symbols.reference, code));
        draft.names = names.into();
    }
}

fn partial_draft(context: &DraftContext, index: u32, ancestors: Vec<u32>) -> PartialDraft {
    let model = &context.model;
    let strings = &model.features.strings;
    let entry = &model.entries[index as usize];
    let feature = model.feature_of(entry);
    let node = entry.node.map(|node| model.feature(node));
    let (mut names, mut extratags) = names::split(&feature.tags, strings, entry.category.key);
    if let Some(node) = entry.node {
        (names, extratags) = merged(context, &names, &extratags, &model.entries[node as usize]);
    }
    let tags = std::iter::once(&feature.tags).chain(node.map(|node| &node.tags));
    let position = match entry.node {
        _ if entry.rank.search == 4 => CountryPlaces::position(model, index).unwrap_or(entry.position),
        Some(node) => model.entries[node as usize].position,
        None => entry.position,
    };
    let operator = model.tag(feature, "operator").filter(|_| entry.role == Role::Poi);
    if let (true, Some(key), Some(operator)) = (names.is_empty(), strings.find("operator"), operator) {
        // People know what has no name by who runs it.
        names = [(key, operator)].into();
    }
    let mut known_with: Vec<Sym> =
        ["addr:city", "addr:place"].iter().filter_map(|key| model.tag(feature, key)).collect();
    known_with.extend(operator.filter(|operator| !names.iter().any(|(_, name)| name == operator)));
    if is_found_by_settlement(entry) {
        known_with.extend(context.settlements.names_near(model, entry.position, &ancestors));
    }
    let draft = PlaceDraft {
        osm: Some(feature.osm),
        category: entry.category,
        rank_search: entry.rank.search,
        rank_address: entry.rank.address,
        admin_level: entry.admin_level,
        importance: model.importance(entry.rank.search, tags),
        position,
        shape: ShapeDraft::Point,
        names,
        extratags,
        parent: None,
        house_number: None,
        postcode: None,
        chain: NO_CHAIN,
        context: known_with.into(),
        linked_to: entry.boundary.and_then(|boundary| context.numbering.entry(boundary)),
    };
    let country = context.country(entry.country, &ancestors);
    PartialDraft { draft, ancestors: Ancestors { entries: ancestors, unmapped: None, town: None, country } }
}

/// Whether people look for such a place with the name of the next settlement beside it.
fn is_found_by_settlement(entry: &Entry) -> bool {
    entry.rank.search > 19 || entry.rank.address > 16
}

/// Names and other tags of a boundary together with those of its place node. Both may have a key: then the node's
/// name is kept under `_place_<key>` where it differs, the boundary's other tags win.
fn merged(context: &DraftContext, names: &Pairs, extratags: &Pairs, node: &Entry) -> (Pairs, Pairs) {
    let feature = context.model.feature_of(node);
    let (node_names, node_extratags) = names::split(&feature.tags, &context.model.features.strings, node.category.key);
    let known = |pairs: &Pairs, key: Sym| pairs.iter().find(|(known, _)| *known == key).map(|&(_, value)| value);
    let mut all_names = names.to_vec();
    for &(key, value) in &node_names {
        match known(names, key) {
            None => all_names.push((key, value)),
            Some(own) if own == value => {}
            Some(_) => all_names.extend(context.symbols.of_node.get(&key).map(|&prefixed| (prefixed, value))),
        }
    }
    let mut all_extratags = extratags.to_vec();
    all_extratags.extend(node_extratags.iter().filter(|(key, _)| known(extratags, *key).is_none()));
    all_extratags.push((context.symbols.linked_place, node.category.value));
    (all_names.into(), all_extratags.into())
}
