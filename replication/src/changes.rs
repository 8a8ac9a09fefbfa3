//! What several diffs come to: the newest version of each object.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::object::{Key, Object};

/// What becomes of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is there, and so.
    Put(Object),
    /// It is gone.
    Delete {
        /// The version that it was deleted with, or its last one: programs differ in that.
        version: i32,
    },
}

impl Change {
    /// The version that it makes.
    pub fn version(&self) -> i32 {
        match self {
            Self::Put(object) => object.meta.version,
            Self::Delete { version } => *version,
        }
    }

    /// Whether it replaces a version that is there.
    pub fn beats(&self, there: i32) -> bool {
        match self {
            Self::Put(object) => object.meta.version > there,
            Self::Delete { version } => *version >= there,
        }
    }

    fn bytes(&self) -> u64 {
        match self {
            Self::Put(object) => object.bytes(),
            Self::Delete { .. } => size_of::<Self>() as u64,
        }
    }
}

/// Changes by object.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    by_key: BTreeMap<Key, Change>,
    bytes: u64,
}

impl Changes {
    /// Takes a change in. Of two versions of an object the newer one stays, of two alike the later one.
    pub fn add(&mut self, key: Key, change: Change) {
        /// What the tree takes for an entry beside the change.
        const ENTRY: u64 = 32;
        if self.by_key.get(&key).is_some_and(|known| known.version() > change.version()) {
            return;
        }
        self.bytes += ENTRY + change.bytes();
        if let Some(before) = self.by_key.insert(key, change) {
            self.bytes -= ENTRY + before.bytes();
        }
    }

    /// How many objects change.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The bytes that they take in memory, to within a few in a hundred.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// All of them in the order of sorted files.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Change)> {
        self.by_key.iter()
    }

    /// Those behind a key (all where there is none) up to another one inclusive (to the end where there is none).
    pub(crate) fn between(&self, after: Option<Key>, last: Option<Key>) -> impl Iterator<Item = (&Key, &Change)> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let to = last.map_or(Bound::Unbounded, Bound::Included);
        // a tree panics where the end comes before the start
        let empty = matches!((after, last), (Some(after), Some(last)) if after >= last);
        (!empty).then(|| self.by_key.range((from, to))).into_iter().flatten()
    }

    /// Leaves only the changes that a test lets pass.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Key, &Change) -> bool) {
        self.by_key.retain(|key, change| keep(key, change));
    }
}
