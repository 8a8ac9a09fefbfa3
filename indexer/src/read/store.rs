//! What the passes fill together: texts, counts, and the check of the order.

use gazetteer::OsmId;
use gazetteer::draft::CategoryDraft;

use super::gather::{Gathered, Survivor};
use crate::classify::{Dropped, Reason};
use crate::feature::{Categories, ExtractHeader, Feature, Features, StreetRelation, Tags};
use crate::pbf::Rank;
use crate::strings::{Strings, Sym};

/// An object that is kept, as far as its tags go.
#[derive(Clone, Debug)]
pub(super) struct Tagged {
    pub osm: OsmId,
    pub version: i32,
    pub tags: Tags,
    pub categories: Categories,
}

#[derive(Debug)]
pub(super) struct Store {
    pub strings: Strings,
    pub dropped: Dropped,
    pub read: [u64; 3],
    pub sorted: bool,
    last: Option<Rank>,
    /// Later versions of objects that are not kept, of the pass under way; in a sorted file none.
    gone: Vec<(OsmId, i32)>,
}

impl Store {
    pub fn new(sorted: bool) -> Self {
        Self {
            strings: Strings::default(),
            dropped: Dropped::default(),
            read: [0; 3],
            sorted,
            last: None,
            gone: Vec::new(),
        }
    }

    /// Prepares for a pass, which begins at another place of the file.
    pub fn begin_pass(&mut self) {
        self.last = None;
        self.gone = Vec::new();
    }

    /// Takes the tags of a block's survivors; `None` where the block is not where a sorted file would have it.
    ///
    /// The last of `kept` is taken back where the block begins with a newer version of it.
    pub fn absorb<T>(
        &mut self,
        kind: usize,
        gathered: &Gathered,
        kept: &mut Vec<T>,
        id_of: impl Fn(&T) -> OsmId,
    ) -> Option<Vec<Tagged>> {
        if self.sorted {
            if !gathered.order.follows(self.last) {
                return None;
            }
            let first = gathered
                .order
                .first
                .filter(|first| self.last.is_some_and(|last| (last.0, last.1) == (first.0, first.1)));
            if let Some(first) = first
                && kept.last().map(&id_of) == OsmId::new(first.0, first.1.unsigned_abs())
            {
                kept.pop();
                self.dropped.add(Reason::OlderVersion, 1);
            }
            self.last = gathered.order.last.or(self.last);
        }
        self.read[kind] += gathered.read;
        self.dropped.merge(&gathered.dropped);
        self.gone.extend(&gathered.gone);
        Some(self.tagged(gathered))
    }

    fn tagged(&mut self, gathered: &Gathered) -> Vec<Tagged> {
        let syms: Vec<Sym> = gathered.texts.iter().map(|text| self.strings.intern(text)).collect();
        let pair = |&(key, value): &(u32, u32)| (syms[key as usize], syms[value as usize]);
        let (mut tag, mut categories) = (0, 0);
        let objects = gathered.objects.iter().map(|&Survivor { osm, version, tags_end, categories_end }| {
            let tags = &gathered.tags[tag as usize..tags_end as usize];
            let own = &gathered.categories[categories as usize..categories_end as usize];
            (tag, categories) = (tags_end, categories_end);
            let categories = own.iter().map(pair).map(|(key, value)| CategoryDraft { key, value }).collect();
            Tagged { osm, version, tags: Tags(tags.iter().map(pair).collect()), categories }
        });
        objects.collect()
    }

    /// Sorts objects by number and keeps the last version of each, where the file may have them in any order.
    pub fn settle<T>(&mut self, objects: &mut Vec<T>, rank: impl Fn(&T) -> (OsmId, i32)) {
        if self.sorted {
            return;
        }
        // Stable, so that of equal versions the later in the file holds.
        objects.sort_by_key(&rank);
        let before = objects.len();
        objects.reverse();
        objects.dedup_by_key(|object| rank(object).0);
        objects.reverse();
        let mut gone = std::mem::take(&mut self.gone);
        gone.sort_unstable();
        objects.retain(|object| {
            let (osm, version) = rank(object);
            // The last of those up to any version of the object is its latest one.
            let after = gone.partition_point(|&(other, _)| other <= osm);
            !gone[..after].last().is_some_and(|&(other, latest)| other == osm && latest > version)
        });
        self.dropped.add(Reason::OlderVersion, (before - objects.len()) as u64);
    }

    pub fn into_features(
        self,
        header: ExtractHeader,
        features: Vec<Feature>,
        street_relations: Vec<StreetRelation>,
    ) -> Features {
        let (strings, read, dropped) = (self.strings, self.read, self.dropped.by_words());
        Features { strings, header, features, street_relations, read, dropped }
    }
}
