//! The street or place of an address.
//!
//! The first that works: `addr:street` by name nearby; a street relation, as far as `addr:street` does not name another
//! street; `addr:place` by name nearby; the neighbourhood of a block; a street that the node is part of; the nearest
//! street. A name that nothing nearby bears is kept as the name of a street or place of its own, instead of the next
//! best street with another name.

use gazetteer::OsmId;
use rustc_hash::FxHashMap;

use super::places::Places;
use crate::feature::Feature;
use crate::model::Model;
use crate::model::entries::Role;
use crate::model::keys::NameKey;
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
pub(super) struct ParentFinder<'w> {
    model: &'w Model,
    pub streets: &'w Streets,
    places: Places,
    /// For each house the street relation that it is a member of.
    relations: FxHashMap<OsmId, u32>,
    ways: FxHashMap<OsmId, u32>,
    /// Numbered nodes that are part of a street, by their number.
    nodes: FxHashMap<u64, u32>,
}

impl<'w> ParentFinder<'w> {
    pub(super) fn build(model: &'w Model, streets: &'w Streets) -> Self {
        let mut relations = FxHashMap::default();
        for (index, relation) in model.features.street_relations.iter().enumerate() {
            relations.extend(relation.houses.iter().map(|&house| (house, index as u32)));
        }
        let (mut ways, mut nodes) = (FxHashMap::default(), FxHashMap::default());
        for (index, way) in streets.ways.iter().enumerate() {
            let feature = model.feature(way.entry);
            ways.insert(feature.osm, index as u32);
            nodes.extend(feature.extra().numbered_nodes.iter().map(|&(node, _)| (node, index as u32)));
        }
        Self { model, streets, places: Places::build(model), relations, ways, nodes }
    }

    /// The parent that relations and the tags of `feature` give to an entry, `None` where they say nothing.
    pub(super) fn tagged(&self, entry: u32, feature: &Feature) -> Option<ParentMatch> {
        let street = self.model.tag(feature, "addr:street");
        (street.and_then(|name| self.by_mapped_street(entry, name)))
            .or_else(|| self.by_relation(entry, feature, street))
            .or_else(|| self.by_street_name(entry, street?))
            .or_else(|| self.by_place_name(entry, self.model.tag(feature, "addr:place")?))
            .or_else(|| self.by_block(entry, feature))
            .or_else(|| self.by_node(feature))
    }

    /// The street next to an entry.
    pub(super) fn nearest(&self, entry: u32) -> ParentMatch {
        let place = &self.model.entries[entry as usize];
        if self.model.feature_of(place).shape.bounding_box().area_degrees() > LARGE {
            return ParentMatch { parent: Parent::Nothing, way: None, distance_m: 0.0 };
        }
        match self.streets.nearest(self.model, place.position, NEAREST_WITHIN_M, |_| true) {
            Some(near) => ParentMatch { distance_m: near.distance_m, ..self.on_way(near.way) },
            None => ParentMatch { parent: Parent::Nothing, way: None, distance_m: 0.0 },
        }
    }

    /// The final parent: the settlement among the ancestors takes what stands at no street.
    pub(super) fn settle(&self, entry: u32, found: ParentMatch, ancestors: &[u32]) -> Parent {
        let rank = |part: &u32| self.model.entries[*part as usize].rank.address;
        let is_house = self.model.entries[entry as usize].role == Role::House;
        match found.parent {
            Parent::Nothing => ancestors.first().map_or(Parent::Nothing, |&part| Parent::Place(part)),
            Parent::Street(_) if is_house && found.distance_m > FAR_M => {
                ancestors.first().filter(|part| rank(part) >= 16).map_or(found.parent, |&part| Parent::Place(part))
            }
            parent => parent,
        }
    }

    fn on_way(&self, way: u32) -> ParentMatch {
        ParentMatch { parent: Parent::Street(self.streets.ways[way as usize].street), way: Some(way), distance_m: 0.0 }
    }

    /// The street of a relation that the feature is a member of, which must bear the name that the feature gives, if
    /// any.
    fn by_relation(&self, entry: u32, feature: &Feature, own: Option<Sym>) -> Option<ParentMatch> {
        let relation = &self.model.features.street_relations[*self.relations.get(&feature.osm)? as usize];
        let point = self.model.entries[entry as usize].position;
        let nearest = relation
            .streets
            .iter()
            .filter_map(|street| self.ways.get(street).copied())
            .filter(|&way| own.is_none_or(|name| self.is_called(way, name)))
            .map(|way| (way, self.streets.distance_m(self.model, way, point)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((way, _)) = nearest {
            return Some(self.on_way(way));
        }
        let strings = &self.model.features.strings;
        let name = own.is_none().then(|| strings.find(relation.tags.get(strings, "name")?)).flatten()?;
        self.by_mapped_street(entry, name).or_else(|| self.by_street_name(entry, name))
    }

    fn is_called(&self, way: u32, name: Sym) -> bool {
        let keys = self.model.keys.all(name);
        self.model.names_of(self.streets.ways[way as usize].entry).any(|own| keys.contains(&own))
    }

    /// The way of a name that is next to an entry.
    fn by_mapped_street(&self, entry: u32, name: Sym) -> Option<ParentMatch> {
        let point = self.model.entries[entry as usize].position;
        self.streets.named(self.model, self.model.keys.all(name), point).map(|(way, _)| self.on_way(way))
    }

    /// A street that no way near bears the name of.
    fn by_street_name(&self, entry: u32, name: Sym) -> Option<ParentMatch> {
        let keys = self.model.keys.all(name);
        // A lonely building whose street is called like itself says nothing about where it stands.
        let key = *keys.first()?;
        (!self.bears(entry, key)).then_some(ParentMatch::unmapped(name, key, true))
    }

    fn by_place_name(&self, entry: u32, name: Sym) -> Option<ParentMatch> {
        let keys = self.model.keys.all(name);
        let point = self.model.entries[entry as usize].position;
        if let Some(place) = self.places.named(self.model, keys, point) {
            return Some(ParentMatch { parent: Parent::Place(place), way: None, distance_m: 0.0 });
        }
        // Some mappers write addr:place where the name is that of a street.
        if let Some((way, _)) = self.streets.named(self.model, keys, point) {
            return Some(self.on_way(way));
        }
        let key = *keys.first()?;
        (!self.bears(entry, key)).then_some(ParentMatch::unmapped(name, key, false))
    }

    /// A house that is numbered by block belongs to its neighbourhood, or the next larger part that is named.
    fn by_block(&self, entry: u32, feature: &Feature) -> Option<ParentMatch> {
        self.model.tag(feature, "addr:block_number")?;
        let parts = ["addr:neighbourhood", "addr:quarter", "addr:suburb"];
        self.by_place_name(entry, parts.iter().find_map(|key| self.model.tag(feature, key))?)
    }

    /// Whether an object without a number bears a name itself.
    fn bears(&self, entry: u32, key: NameKey) -> bool {
        let feature = self.model.feature(entry);
        let housename = self.model.tag(feature, "addr:housename").and_then(|name| self.model.keys.whole(name));
        let has_number = self.model.tag(feature, "addr:housenumber").is_some();
        !has_number && (housename == Some(key) || self.model.names_of(entry).any(|name| name == key))
    }

    fn by_node(&self, feature: &Feature) -> Option<ParentMatch> {
        let is_node = feature.osm.kind() == gazetteer::OsmType::Node;
        self.nodes.get(&feature.osm.number()).filter(|_| is_node).map(|&way| self.on_way(way))
    }
}

/// A parent and how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct ParentMatch {
    pub parent: Parent,
    /// The way of the street that is nearest to the object.
    pub way: Option<u32>,
    /// Metres to it where nothing but nearness speaks for it, else 0.
    pub distance_m: f64,
}

impl ParentMatch {
    fn unmapped(name: Sym, key: NameKey, is_street: bool) -> Self {
        Self { parent: Parent::Unmapped { name, key, is_street }, way: None, distance_m: 0.0 }
    }
}
