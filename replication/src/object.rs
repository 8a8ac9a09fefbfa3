//! An object of the map with all that an extract keeps of it.

use gazetteer::OsmType;

/// What names an object, in the order of sorted files.
pub type Key = (OsmType, i64);

/// An object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its number.
    pub id: i64,
    /// Who made it and when.
    pub meta: Meta,
    /// Its tags in order.
    pub tags: Vec<(Box<str>, Box<str>)>,
    /// What it is.
    pub body: Body,
}

/// Version and the like of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Its version; -1 where the file has none.
    pub version: i32,
    /// Seconds since 1970; 0 where the file has none.
    pub timestamp: i64,
    /// The changeset; 0 where the file has none.
    pub changeset: i64,
    /// The number of the user; 0 where the file has none.
    pub uid: i32,
    /// The name of the user; empty where the file has none.
    pub user: Box<str>,
}

impl Default for Meta {
    fn default() -> Self {
        Self { version: -1, timestamp: 0, changeset: 0, uid: 0, user: Box::default() }
    }
}

/// What an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A position in nanodegrees.
    Node {
        /// Latitude.
        lat: i64,
        /// Longitude.
        lon: i64,
    },
    /// The numbers of its nodes.
    Way(Vec<i64>),
    /// Its members in order.
    Relation(Vec<Member>),
}

/// A member of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its type.
    pub kind: OsmType,
    /// Its number.
    pub id: i64,
    /// Its role, mostly empty.
    pub role: Box<str>,
}

impl Object {
    /// Its type.
    pub fn kind(&self) -> OsmType {
        match self.body {
            Body::Node { .. } => OsmType::Node,
            Body::Way(_) => OsmType::Way,
            Body::Relation(_) => OsmType::Relation,
        }
    }

    /// Its type and number.
    pub fn key(&self) -> Key {
        (self.kind(), self.id)
    }

    /// The bytes that it takes in memory, to within a few.
    pub fn bytes(&self) -> u64 {
        const STRING: usize = 24;
        let tags: usize = self.tags.iter().map(|(key, value)| key.len() + value.len() + 2 * STRING).sum();
        let body = match &self.body {
            Body::Node { .. } => 0,
            Body::Way(nodes) => nodes.len() * size_of::<i64>(),
            Body::Relation(members) => members.iter().map(|member| size_of::<Member>() + member.role.len()).sum(),
        };
        (size_of::<Self>() + tags + body + self.meta.user.len()) as u64
    }
}

/// A key as people write it: `n12`, `w3`, `r4`.
pub(crate) fn shown((kind, id): Key) -> String {
    let letter = match kind {
        OsmType::Node => 'n',
        OsmType::Way => 'w',
        OsmType::Relation => 'r',
    };
    format!("{letter}{id}")
}
