//! House numbers and points of interest: the street or place that each belongs to.
//!
//! `finder` finds it by the object's own tags, relations and surroundings, `buildings` lends a venue the address of the
//! building it stands in, `listed` finds the streets of numbers that files tell, `unmapped` makes streets and places of
//! names that no object bears, `ranges` reads rows of interpolated numbers.

mod address_object;
mod buildings;
mod finder;
mod listed;
mod numbered_nodes;
mod places;
mod ranges;
mod unmapped;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::hierarchy::{AncestorQuery, Hierarchy};
use crate::model::Model;
use crate::model::entries::{Entry, Role};
use crate::streets::Streets;
use address_object::has_address;
pub use address_object::{AddressObject, named_areas};
pub use finder::Parent;
use finder::ParentMatch;
pub use listed::{ListedAddress, listed};
pub use numbered_nodes::{NumberedNodes, numbered_nodes};
pub use ranges::{Range, ranges};
pub use unmapped::{Unmapped, collect};

/// How many address objects are looked for before their ancestors are compared with those of the others.
const BATCH: usize = 1 << 14;

/// The address objects of all houses, points of interest and rows of numbers, in the order of the entries.
pub fn objects(
    model: &Model,
    hierarchy: &Hierarchy,
    streets: &Streets,
    numbered: &NumberedNodes,
) -> Vec<AddressObject> {
    let finder = finder::ParentFinder::build(model, streets);
    let buildings = buildings::Buildings::build(model);
    let is_address_object = |entry: &Entry| matches!(entry.role, Role::House | Role::Poi | Role::Interpolation);
    let entries: Vec<u32> =
        (0..model.entries.len() as u32).filter(|&entry| is_address_object(&model.entries[entry as usize])).collect();
    let mut objects = Vec::with_capacity(entries.len());
    let mut known = FxHashSet::default();
    for batch in entries.chunks(BATCH) {
        let found: Vec<AddressObject> =
            batch.par_iter().map(|&entry| object(model, hierarchy, &finder, &buildings, numbered, entry)).collect();
        objects.extend(
            found
                .into_iter()
                .map(|object| AddressObject { ancestors: kept_once(object.ancestors, &mut known), ..object }),
        );
    }
    objects
}

fn kept_once(ancestors: Arc<[u32]>, known: &mut FxHashSet<Arc<[u32]>>) -> Arc<[u32]> {
    if let Some(known) = known.get(&ancestors) {
        return Arc::clone(known);
    }
    known.insert(Arc::clone(&ancestors));
    ancestors
}

fn object(
    model: &Model,
    hierarchy: &Hierarchy,
    finder: &finder::ParentFinder<'_>,
    buildings: &buildings::Buildings,
    numbered: &NumberedNodes,
    entry: u32,
) -> AddressObject {
    let own = model.entries[entry as usize].feature;
    let feature = &model.features.features[own as usize];
    let lent = match model.entries[entry as usize].role {
        _ if has_address(model, feature) => None,
        Role::Interpolation => feature.extra().numbered_nodes.first().and_then(|(node, _)| numbered.get(node).copied()),
        _ => buildings.around(model, entry),
    };
    let address = lent.unwrap_or(own);
    let lender = &model.features.features[address as usize];
    let tagged = finder.tagged(entry, feature).or_else(|| finder.tagged(entry, lender));
    let found =
        (tagged.or_else(|| through_building(model, finder, buildings, entry))).unwrap_or_else(|| finder.nearest(entry));
    let place = &model.entries[entry as usize];
    let fixed = match found {
        ParentMatch { parent: Parent::Place(place), .. } => Some(place),
        _ => None,
    };
    let named = named_areas(model, lender);
    let query = AncestorQuery {
        point: place.position,
        below: 26,
        itself: Some(entry),
        named: &named,
        country: place.country,
        touched: found.way.map_or(&[], |way| &finder.streets.ways[way as usize].touched),
        fixed,
    };
    let own: Vec<u32> = hierarchy.ancestors(query);
    let ancestors: Arc<[u32]> = match found.way.map(|way| &finder.streets.ways[way as usize].ancestors) {
        Some(of_way) if hierarchy.are_alike(&own, of_way, &named) => of_way.as_slice().into(),
        _ => own.into(),
    };
    let parent = finder.settle(entry, found, &ancestors);
    AddressObject { entry, parent, ancestors, way: found.way, address }
}

/// The street of the building around, for a number that does not tell its own.
fn through_building(
    model: &Model,
    finder: &finder::ParentFinder<'_>,
    buildings: &buildings::Buildings,
    entry: u32,
) -> Option<ParentMatch> {
    let is_address_object = matches!(model.entries[entry as usize].role, Role::House | Role::Poi);
    let building = is_address_object.then(|| buildings.around(model, entry)).flatten()?;
    finder.tagged(entry, &model.features.features[building as usize])
}
