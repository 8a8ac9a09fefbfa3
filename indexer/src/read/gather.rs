//! What is left of one block: made in parallel, without touching anything shared.
//!
//! Texts are collected once a block, so that the one thread that joins the blocks looks each of them up only once.

use gazetteer::{OsmId, OsmType};

use crate::classify::{Classifier, Dropped, Reason, Verdict};
use crate::pbf::{Block, Order};

/// The surviving objects of one block. Tags are numbers of texts in `texts`.
#[derive(Debug)]
pub(super) struct Gathered {
    pub order: Order,
    pub read: u64,
    pub dropped: Dropped,
    pub texts: Vec<Box<str>>,
    pub tags: Vec<(u32, u32)>,
    pub categories: Vec<(u32, u32)>,
    pub objects: Vec<Survivor>,
    /// Later versions that are not kept, which in an unsorted file may hide one that is.
    pub gone: Vec<(OsmId, i32)>,
}

/// An object that is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Survivor {
    pub osm: OsmId,
    pub version: i32,
    /// Where its tags end in [`Gathered::tags`]; they begin where those of the one before end.
    pub tags_end: u32,
    /// Where its categories end in [`Gathered::categories`].
    pub categories_end: u32,
}

/// Gathers the objects of one block.
#[derive(Debug)]
pub(super) struct Gatherer<'b> {
    pub classifier: Classifier<'b>,
    strings: &'b [&'b str],
    gathered: Gathered,
    /// The number in `texts` of each text of the block that is used.
    numbers: Vec<Option<u32>>,
    /// Numbers of texts that the block does not have.
    extra: Vec<(&'b str, u32)>,
    last: Option<(OsmId, i32)>,
    is_sorted: bool,
}

impl<'b> Gatherer<'b> {
    /// `is_sorted`: whether all versions of an object follow each other in the file.
    pub fn new(block: &'b Block<'b>, is_sorted: bool) -> Self {
        let strings = block.strings();
        let gathered = Gathered {
            order: Order::of(block),
            read: 0,
            dropped: Dropped::default(),
            texts: Vec::new(),
            tags: Vec::new(),
            categories: Vec::new(),
            objects: Vec::new(),
            gone: Vec::new(),
        };
        let (numbers, extra) = (vec![None; strings.len()], Vec::new());
        Self { classifier: Classifier::new(strings), strings, gathered, numbers, extra, last: None, is_sorted }
    }

    /// Counts an object as read and makes its id, or drops it. Of objects with the same id that follow each other the
    /// last version holds: an older one is dropped, or what was kept of it is forgotten.
    pub fn meet(&mut self, kind: OsmType, id: i64, version: i32) -> Option<OsmId> {
        self.gathered.read += 1;
        let Some(osm) = u64::try_from(id).ok().and_then(|number| OsmId::new(kind, number)) else {
            self.drop(Reason::BadNumber);
            return None;
        };
        if let Some((_, last_version)) = self.last.filter(|last| last.0 == osm) {
            self.drop(Reason::OlderVersion);
            if version < last_version {
                return None;
            }
            self.forget(osm);
        }
        self.last = Some((osm, version));
        Some(osm)
    }

    /// Keeps an object or drops it, by its tags.
    pub fn judge(&mut self, osm: OsmId, version: i32, tags: &[(u32, u32)]) -> Option<Verdict<'b>> {
        match self.classifier.classify(osm.kind(), tags) {
            Ok(verdict) => {
                self.keep(osm, version, tags, &verdict.categories);
                Some(verdict)
            }
            Err(reason) => {
                self.drop(reason);
                self.let_go(osm, version);
                None
            }
        }
    }

    /// Notes an object that is not kept: a first version hides none.
    pub fn let_go(&mut self, osm: OsmId, version: i32) {
        if !self.is_sorted && version > 1 {
            self.gathered.gone.push((osm, version));
        }
    }

    /// Keeps or drops a node. An entrance that is no place is kept without a category where a line or outline needs it:
    /// it belongs to what it leads into.
    pub fn judge_node(&mut self, osm: OsmId, version: i32, tags: &[(u32, u32)], needed: bool) -> Option<Verdict<'b>> {
        match self.classifier.classify(osm.kind(), tags) {
            Err(Reason::Entrance) if needed => {
                self.keep(osm, version, tags, &[]);
                None
            }
            Err(reason) => {
                self.drop(reason);
                self.let_go(osm, version);
                None
            }
            Ok(verdict) => {
                self.keep(osm, version, tags, &verdict.categories);
                Some(verdict)
            }
        }
    }

    /// Keeps an object with these categories.
    pub fn keep(&mut self, osm: OsmId, version: i32, tags: &[(u32, u32)], categories: &[(&'static str, &'b str)]) {
        for &(key, value) in categories {
            let pair = (self.text_of(key, tags), self.text_of(value, tags));
            self.gathered.categories.push(pair);
        }
        let kept: Vec<_> = self.classifier.kept(tags).collect();
        for (key, value) in kept {
            let pair = (self.number(key), self.number(value));
            self.gathered.tags.push(pair);
        }
        let (tags_end, categories_end) = (self.gathered.tags.len() as u32, self.gathered.categories.len() as u32);
        self.gathered.objects.push(Survivor { osm, version, tags_end, categories_end });
    }

    pub fn drop(&mut self, reason: Reason) {
        self.gathered.dropped.add(reason, 1);
    }

    /// How many objects are kept so far.
    pub fn kept(&self) -> usize {
        self.gathered.objects.len()
    }

    pub fn finish(self) -> Gathered {
        self.gathered
    }

    /// Takes back what was kept last, if it is this object.
    fn forget(&mut self, osm: OsmId) {
        if self.gathered.objects.pop_if(|object| object.osm == osm).is_some() {
            let before = self.gathered.objects.last();
            let (tags, categories) = before.map_or((0, 0), |object| (object.tags_end, object.categories_end));
            self.gathered.tags.truncate(tags as usize);
            self.gathered.categories.truncate(categories as usize);
        }
    }

    /// The number of a text, which is one of the object's own tags or a constant.
    fn text_of(&mut self, text: &'b str, tags: &[(u32, u32)]) -> u32 {
        let mut own = tags.iter().flat_map(|&(key, value)| [key, value]);
        match own.find(|&index| self.strings[index as usize] == text) {
            Some(index) => self.number(index),
            None => self.number_of_constant(text),
        }
    }

    fn number(&mut self, index: u32) -> u32 {
        let (strings, texts) = (self.strings, &mut self.gathered.texts);
        *self.numbers[index as usize].get_or_insert_with(|| {
            texts.push(strings[index as usize].into());
            texts.len() as u32 - 1
        })
    }

    fn number_of_constant(&mut self, text: &'b str) -> u32 {
        if let Some(&(_, number)) = self.extra.iter().find(|(known, _)| *known == text) {
            return number;
        }
        let number = self.gathered.texts.len() as u32;
        self.gathered.texts.push(text.into());
        self.extra.push((text, number));
        number
    }
}
