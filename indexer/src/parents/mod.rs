//! House numbers and points of interest: the street or place that each belongs to.
//!
//! `parent` finds it by the object's own tags, relations and surroundings, `buildings` lends a venue the address of the
//! building it stands in, `listed` finds the streets of numbers that files tell, `unknown` makes streets and places of names that no object bears, `ranges` reads rows of
//! interpolated numbers.

mod buildings;
mod listed;
mod parent;
mod places;
mod ranges;
mod unknown;

use std::sync::Arc;

use gazetteer::OsmType;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::feature::Feature;
use crate::hierarchy::{Asked, Hierarchy};
use crate::model::Model;
use crate::model::entries::{Entry, Role, house_number};
use crate::model::keys::NameKey;
use crate::streets::Streets;
use crate::strings::Sym;
pub use listed::{ListedHome, listed};
use parent::Found;
pub use parent::Parent;
pub use ranges::{Range, ranges};
pub use unknown::{Unmapped, collect};

/// Keys of the areas that an address names, apart from street and place.
const AREA_KEYS: [&str; 14] = [
    "addr:city",
    "addr:town",
    "addr:village",
    "addr:hamlet",
    "addr:place",
    "addr:suburb",
    "addr:district",
    "addr:subdistrict",
    "addr:quarter",
    "addr:neighbourhood",
    "addr:municipality",
    "addr:county",
    "addr:province",
    "addr:state",
];

/// How many homes are looked for before their chains are compared with those of the others.
const BATCH: usize = 1 << 14;

/// Where a house or point of interest belongs.
pub struct Home {
    /// Its entry.
    pub entry: u32,
    /// Its street or place.
    pub parent: Parent,
    /// The entries above it; homes that have the same share them.
    pub chain: Arc<[u32]>,
    /// The feature that its number and address tags are taken from: its own, or the building's around it.
    pub address: u32,
}

impl Home {
    /// Its house number: its own, else that of the building it stands in. The name of a house counts as its number
    /// only where the house is nothing else.
    pub fn number(&self, world: &Model) -> Option<Sym> {
        let entry = &world.entries[self.entry as usize];
        let strings = &world.features.strings;
        let own = |feature: u32| {
            let feature = &world.features.features[feature as usize];
            let is_house = entry.role == Role::House;
            house_number(feature, strings).filter(|&n| is_house || world.tag(feature, "addr:housename") != Some(n))
        };
        own(entry.feature).or_else(|| own(self.address))
    }
}

/// Features of nodes that carry a number on an interpolated line, by the node's number.
pub type NumberedNodes = FxHashMap<u64, u32>;

/// Collects the nodes that the interpolation ways need.
pub fn numbered_nodes(world: &Model) -> NumberedNodes {
    let needed: FxHashSet<u64> = world
        .entries
        .iter()
        .filter(|entry| entry.role == Role::Interpolation)
        .flat_map(|entry| world.feature_of(entry).extra().numbered_nodes.iter().map(|&(node, _)| node))
        .collect();
    let nodes = world.features.features.iter().enumerate();
    nodes
        .filter(|(_, feature)| feature.osm.kind() == OsmType::Node && needed.contains(&feature.osm.number()))
        .map(|(index, feature)| (feature.osm.number(), index as u32))
        .collect()
}

/// The homes of all houses, points of interest and rows of numbers, in the order of the entries.
pub fn homes(world: &Model, hierarchy: &Hierarchy, streets: &Streets, numbered: &NumberedNodes) -> Vec<Home> {
    let finder = parent::Finder::of(world, streets);
    let buildings = buildings::Buildings::of(world);
    let is_home = |entry: &Entry| matches!(entry.role, Role::House | Role::Poi | Role::Interpolation);
    let entries: Vec<u32> =
        (0..world.entries.len() as u32).filter(|&entry| is_home(&world.entries[entry as usize])).collect();
    let mut homes = Vec::with_capacity(entries.len());
    let mut chains = FxHashSet::default();
    for batch in entries.chunks(BATCH) {
        let found: Vec<Home> =
            batch.par_iter().map(|&entry| home(world, hierarchy, &finder, &buildings, numbered, entry)).collect();
        homes.extend(found.into_iter().map(|home| Home { chain: kept_once(home.chain, &mut chains), ..home }));
    }
    homes
}

fn kept_once(chain: Arc<[u32]>, chains: &mut FxHashSet<Arc<[u32]>>) -> Arc<[u32]> {
    if let Some(known) = chains.get(&chain) {
        return Arc::clone(known);
    }
    chains.insert(Arc::clone(&chain));
    chain
}

fn home(
    world: &Model,
    hierarchy: &Hierarchy,
    finder: &parent::Finder<'_>,
    buildings: &buildings::Buildings,
    numbered: &NumberedNodes,
    entry: u32,
) -> Home {
    let own = world.entries[entry as usize].feature;
    let feature = &world.features.features[own as usize];
    let lent = match world.entries[entry as usize].role {
        _ if has_address(world, feature) => None,
        Role::Interpolation => feature.extra().numbered_nodes.first().and_then(|(node, _)| numbered.get(node).copied()),
        _ => buildings.around(world, entry),
    };
    let address = lent.unwrap_or(own);
    let lender = &world.features.features[address as usize];
    let tagged = finder.tagged(entry, feature).or_else(|| finder.tagged(entry, lender));
    let found =
        (tagged.or_else(|| through_building(world, finder, buildings, entry))).unwrap_or_else(|| finder.nearest(entry));
    let place = &world.entries[entry as usize];
    let fixed = match found {
        Found { parent: Parent::Place(place), .. } => Some(place),
        _ => None,
    };
    let named = named_areas(world, lender);
    let asked = Asked {
        point: place.position,
        below: 26,
        itself: Some(entry),
        named: &named,
        country: place.country,
        touched: found.way.map_or(&[], |way| &finder.streets.ways[way as usize].touched),
        fixed,
    };
    let chain: Arc<[u32]> = hierarchy.chain(asked).into();
    let parent = finder.settle(entry, found, &chain);
    Home { entry, parent, chain, address }
}

/// The street of the building around, for a number that does not tell its own.
fn through_building(
    world: &Model,
    finder: &parent::Finder<'_>,
    buildings: &buildings::Buildings,
    entry: u32,
) -> Option<Found> {
    let is_home = matches!(world.entries[entry as usize].role, Role::House | Role::Poi);
    let building = is_home.then(|| buildings.around(world, entry)).flatten()?;
    finder.tagged(entry, &world.features.features[building as usize])
}

/// Whether an object says itself where it belongs.
fn has_address(world: &Model, feature: &Feature) -> bool {
    ["addr:street", "addr:place", "addr:housenumber", "addr:conscriptionnumber"]
        .iter()
        .any(|key| world.tag(feature, key).is_some())
}

/// The keys of the areas that an object's address names.
pub fn named_areas(world: &Model, feature: &Feature) -> Vec<NameKey> {
    let mut keys: Vec<NameKey> = AREA_KEYS
        .iter()
        .filter_map(|key| world.tag(feature, key))
        .flat_map(|value: Sym| world.keys.all(value).iter().copied())
        .collect();
    keys.dedup();
    keys
}
