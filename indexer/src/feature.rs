//! What reading an extract leaves: the objects that can be a place or an address, with their geometry.

use std::ops::Deref;

use gazetteer::draft::CategoryDraft;
use gazetteer::{OsmId, Point, Shape};
use rustc_hash::FxHashMap;

use crate::strings::{Strings, Sym};

/// The tags of one object that matter to a place, in the order of the object's map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(pub Box<[(Sym, Sym)]>);

impl Tags {
    /// The value of a key, or `None` where the object does not have it.
    pub fn get<'s>(&self, strings: &'s Strings, key: &str) -> Option<&'s str> {
        let key = strings.find(key)?;
        self.0.iter().find(|(k, _)| *k == key).map(|&(_, value)| strings.get(value))
    }

    /// All pairs as text.
    pub fn iter<'s>(&'s self, strings: &'s Strings) -> impl Iterator<Item = (&'s str, &'s str)> {
        self.0.iter().map(|&(key, value)| (strings.get(key), strings.get(value)))
    }
}

/// The categories of an object: mostly one, which then needs no memory of its own.
#[derive(Clone, Debug)]
pub enum Categories {
    /// A single one.
    One(CategoryDraft),
    /// None, or several.
    Other(Box<[CategoryDraft]>),
}

impl FromIterator<CategoryDraft> for Categories {
    fn from_iter<T: IntoIterator<Item = CategoryDraft>>(tags: T) -> Self {
        let mut tags = tags.into_iter();
        match (tags.next(), tags.next()) {
            (Some(only), None) => Self::One(only),
            (first, second) => Self::Other(first.into_iter().chain(second).chain(tags).collect()),
        }
    }
}

impl Deref for Categories {
    type Target = [CategoryDraft];

    fn deref(&self) -> &[CategoryDraft] {
        match self {
            Self::One(only) => std::slice::from_ref(only),
            Self::Other(tags) => tags,
        }
    }
}

/// An object of the extract that can be a place or an address.
#[derive(Clone, Debug)]
pub struct Feature {
    /// The object.
    pub osm: OsmId,
    /// Its tags, those that never matter left out.
    pub tags: Tags,
    /// The tags that make it a place, the most telling first. An object with an address but none of these has
    /// `building=*` where it is a building, else `place=house`.
    pub categories: Categories,
    /// Where it is and what form it has.
    pub shape: Shape,
    /// What few features have; see [`Feature::extra`].
    pub rare: Option<Box<Extra>>,
}

/// What few features have.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    /// The member of a boundary relation with the role `label`.
    pub label: Option<OsmId>,
    /// The member of a boundary relation with the role `admin_centre` or `capital`.
    pub admin_centre: Option<OsmId>,
    /// For ways with `addr:interpolation`, and for streets with addressed nodes on them: the OSM number of each node
    /// that carries a house number, with its index on the line (`Shape::Lines[0]`). Empty otherwise.
    pub numbered_nodes: Vec<(u64, u32)>,
    /// A relation of the type `multipolygon` or `boundary` whose geometry was cut by the extract's edge.
    pub cut: bool,
}

impl Feature {
    /// What few features have: mostly nothing.
    pub fn extra(&self) -> &Extra {
        static NOTHING: Extra = Extra { label: None, admin_centre: None, numbered_nodes: Vec::new(), cut: false };
        self.rare.as_deref().unwrap_or(&NOTHING)
    }
}

/// A relation `type=associatedStreet` or `type=street`: houses and the street that they belong to.
#[derive(Clone, Debug)]
pub struct StreetRelation {
    /// The relation.
    pub osm: OsmId,
    /// Its own tags (`name`, `addr:*`).
    pub tags: Tags,
    /// Ways with the role `street`.
    pub streets: Vec<OsmId>,
    /// Members with the role `house` or `address`, or none.
    pub houses: Vec<OsmId>,
}

/// Facts of the extract itself, from its header.
#[derive(Clone, Debug, Default)]
pub struct ExtractHeader {
    /// The box that the extract claims to cover, as south-west and north-east corner.
    pub bounds: Option<(Point, Point)>,
    /// Time of the data in seconds since 1970, UTC.
    pub timestamp: Option<i64>,
    /// Where updates come from.
    pub replication_url: Option<String>,
    /// The sequence number of the data there.
    pub replication_sequence: Option<i64>,
    /// The program that wrote the extract.
    pub generator: Option<String>,
    /// Whether the header promises nodes, then ways, then relations, each by number.
    pub sorted: bool,
}

/// Everything that reading leaves.
#[derive(Debug, Default)]
pub struct Features {
    /// The texts of all tags.
    pub strings: Strings,
    /// Facts of the extract.
    pub header: ExtractHeader,
    /// Objects in the order nodes, ways, relations, each by number; no object twice.
    pub features: Vec<Feature>,
    /// Street relations.
    pub street_relations: Vec<StreetRelation>,
    /// Objects read from the extract: nodes, ways, relations.
    pub read: [u64; 3],
    /// How many objects were dropped, by reason in words.
    pub dropped: FxHashMap<&'static str, u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_tags_come_back_in_their_order() {
        let mut strings = Strings::default();
        let all: Vec<CategoryDraft> =
            ["a", "b", "c"].map(|text| CategoryDraft { key: strings.intern(text), value: strings.intern("") }).to_vec();
        for count in 0..=all.len() {
            assert_eq!(*all[..count].iter().copied().collect::<Categories>(), all[..count]);
        }
        assert_eq!(size_of::<Categories>(), size_of::<Box<[CategoryDraft]>>());
    }
}
