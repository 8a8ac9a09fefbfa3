//! The street or place of an address.
//!
//! The first that works: a street relation; `addr:street` by name nearby; `addr:place` by name nearby; a street that
//! the node is part of; the nearest street. A name that nothing nearby bears is kept as the name of a street or
//! place of its own, instead of the next best street with another name.

use gazetteer::OsmId;
use rustc_hash::FxHashMap;

use super::places::Places;
use crate::drafts::World;
use crate::drafts::entries::Role;
use crate::drafts::keys::NameKey;
use crate::feature::Feature;
use crate::streets::Streets;
use crate::strings::Sym;

/// What an address hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// A street, by its index.
    Street(u32),
    /// A settlement, by its entry.
    Place(u32),
    /// A street or place that no object stands for: its name.
    Unmapped {
        /// As tagged.
        name: Sym,
        /// Its comparable form.
        key: NameKey,
        /// From `addr:street` rather than `addr:place`.
        is_street: bool,
    },
    /// Nothing near.
    Nothing,
}

/// The nearest street is at most this far (0.1 degrees).
const NEAREST_WITHIN_M: f64 = 11_000.0;
/// Beyond this distance the settlement around is a better parent than the street.
const FAR_M: f64 = 1_500.0;
/// Objects with a larger box (in square degrees) stand at no street.
const LARGE: f64 = 0.005;

/// Everything that is known of streets and places.
pub(super) struct Finder<'w> {
    world: &'w World,
    streets: &'w Streets,
    places: Places,
    /// For each house the street relation that it is a member of.
    relations: FxHashMap<OsmId, u32>,
    ways: FxHashMap<OsmId, u32>,
    /// Numbered nodes that are part of a street, by their number.
    nodes: FxHashMap<u64, u32>,
}

impl<'w> Finder<'w> {
    pub(super) fn of(world: &'w World, streets: &'w Streets) -> Self {
        let mut relations = FxHashMap::default();
        for (index, relation) in world.features.street_relations.iter().enumerate() {
            relations.extend(relation.houses.iter().map(|&house| (house, index as u32)));
        }
        let (mut ways, mut nodes) = (FxHashMap::default(), FxHashMap::default());
        for (index, way) in streets.ways.iter().enumerate() {
            let feature = world.feature(way.entry);
            ways.insert(feature.osm, index as u32);
            nodes.extend(feature.numbered_nodes.iter().map(|&(node, _)| (node, index as u32)));
        }
        Self { world, streets, places: Places::of(world), relations, ways, nodes }
    }

    /// The parent that relations and the tags of `feature` give to an entry, `None` where they say nothing.
    pub(super) fn tagged(&self, entry: u32, feature: &Feature) -> Option<Parent> {
        self.by_relation(entry, feature)
            .or_else(|| self.by_street_name(entry, self.world.tag(feature, "addr:street")?))
            .or_else(|| self.by_place_name(entry, self.world.tag(feature, "addr:place")?))
            .or_else(|| self.by_node(feature))
    }

    fn by_relation(&self, entry: u32, feature: &Feature) -> Option<Parent> {
        let relation = &self.world.features.street_relations[*self.relations.get(&feature.osm)? as usize];
        let point = self.world.entries[entry as usize].position;
        let nearest = relation
            .streets
            .iter()
            .filter_map(|street| self.ways.get(street).copied())
            .map(|way| (way, self.streets.distance_m(self.world, way, point)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((way, _)) = nearest {
            return Some(Parent::Street(self.streets.ways[way as usize].street));
        }
        let name = relation.tags.get(&self.world.features.strings, "name")?;
        self.by_street_name(entry, self.world.features.strings.find(name)?)
    }

    fn by_street_name(&self, entry: u32, name: Sym) -> Option<Parent> {
        let keys = self.world.keys.all(name);
        let point = self.world.entries[entry as usize].position;
        match self.streets.named(self.world, keys, point) {
            Some((way, _)) => Some(Parent::Street(self.streets.ways[way as usize].street)),
            None => keys.first().map(|&key| Parent::Unmapped { name, key, is_street: true }),
        }
    }

    fn by_place_name(&self, entry: u32, name: Sym) -> Option<Parent> {
        let keys = self.world.keys.all(name);
        let point = self.world.entries[entry as usize].position;
        if let Some(place) = self.places.named(self.world, keys, point) {
            return Some(Parent::Place(place));
        }
        // Some mappers write addr:place where the name is that of a street.
        if let Some((way, _)) = self.streets.named(self.world, keys, point) {
            return Some(Parent::Street(self.streets.ways[way as usize].street));
        }
        keys.first().map(|&key| Parent::Unmapped { name, key, is_street: false })
    }

    fn by_node(&self, feature: &Feature) -> Option<Parent> {
        let is_node = feature.osm.kind() == gazetteer::OsmType::Node;
        let way = *self.nodes.get(&feature.osm.number()).filter(|_| is_node)?;
        Some(Parent::Street(self.streets.ways[way as usize].street))
    }

    /// The street next to an entry, or the settlement around it where no street is near.
    pub(super) fn nearest(&self, entry: u32, chain: &[u32]) -> Parent {
        let place = &self.world.entries[entry as usize];
        let is_large = self.world.feature_of(place).shape.bounding_box().area_degrees() > LARGE;
        let nearest =
            (!is_large).then(|| self.streets.nearest(self.world, place.position, NEAREST_WITHIN_M, |_| true)).flatten();
        let settlement = chain.first().copied().filter(|&part| self.world.entries[part as usize].rank.address >= 16);
        match (nearest, settlement) {
            (Some(near), Some(settlement)) if near.distance_m > FAR_M && place.role == Role::House => {
                Parent::Place(settlement)
            }
            (Some(near), _) => Parent::Street(self.streets.ways[near.way as usize].street),
            (None, _) => chain.first().map_or(Parent::Nothing, |&part| Parent::Place(part)),
        }
    }
}
