//! Which objects that changes speak of are in an extract.

use std::path::Path;

use gazetteer::OsmType;
use indexer::pbf::PbfFile;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::changes::{Change, Changes};
use crate::decode;
use crate::error::Error;
use crate::object::{Body, Key};

/// The objects that changes create, modify or refer to and that an extract has.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    found: FxHashSet<Key>,
}

impl Presence {
    /// Looks through an extract; its memory grows with the changes alone.
    ///
    /// # Errors
    /// When the extract can't be read or is damaged.
    pub fn look(extract: &Path, changes: &Changes) -> Result<Self, Error> {
        let file = PbfFile::open(extract)?;
        let wanted = wanted(changes);
        let one = |index: usize| -> Result<FxHashSet<Key>, Error> {
            let mut found = FxHashSet::default();
            decode::each_key(&file.primitive_block(index)?, |key| {
                if wanted.contains(&key) {
                    found.insert(key);
                }
            });
            Ok(found)
        };
        let join = |mut all: FxHashSet<Key>, some: FxHashSet<Key>| {
            all.extend(some);
            Ok(all)
        };
        let found = (0..file.blob_count()).into_par_iter().map(one).try_reduce(FxHashSet::default, join)?;
        Ok(Self { found })
    }

    /// Whether the extract has an object.
    pub fn has(&self, key: Key) -> bool {
        self.found.contains(&key)
    }
}

/// All objects that are put, and their parts.
fn wanted(changes: &Changes) -> FxHashSet<Key> {
    let mut wanted = FxHashSet::default();
    for (key, change) in changes.iter() {
        wanted.insert(*key);
        match change {
            Change::Put(object) => match &object.body {
                Body::Node { .. } => {}
                Body::Way(nodes) => wanted.extend(nodes.iter().map(|&id| (OsmType::Node, id))),
                Body::Relation(members) => wanted.extend(members.iter().map(|member| (member.kind, member.id))),
            },
            Change::Delete { .. } => {}
        }
    }
    wanted
}
