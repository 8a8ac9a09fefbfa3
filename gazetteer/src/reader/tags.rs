//! A list of tags: names or extra tags of a place.

use super::gazetteer::Gazetteer;
use crate::format::names;

/// The tags of a list, in the object's order.
#[derive(Clone, Copy)]
pub struct Tags<'g> {
    gazetteer: &'g Gazetteer,
    offset: u32,
}

impl<'g> Tags<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, offset: u32) -> Self {
        Self { gazetteer, offset }
    }

    /// Number of the list: equal only for lists of the same tags in one gazetteer.
    pub fn index(self) -> u32 {
        self.offset
    }

    /// Key and value of each tag.
    pub fn iter(self) -> impl Iterator<Item = (&'g str, &'g str)> + Clone {
        TagsIter { tags: self, offsets: self.offsets() }
    }

    /// The values of keys without a language or another suffix.
    pub fn plain_values(self) -> impl Iterator<Item = &'g str> {
        let plain = self.offsets().filter(move |(key, _)| !self.gazetteer.text_bytes(*key).contains(&b':'));
        plain.map(move |(_, value)| self.gazetteer.text(value))
    }

    fn offsets(self) -> names::TagOffsets<'g> {
        names::tags(self.gazetteer.names.bytes(), self.offset)
    }

    /// The value of a key.
    pub fn get(self, key: &str) -> Option<&'g str> {
        let mut offsets = self.offsets();
        let is_key = |known: u32| self.gazetteer.text_bytes(known) == key.as_bytes();
        offsets.find(|(known, _)| is_key(*known)).map(|(_, value)| self.gazetteer.text(value))
    }

    /// Whether there is no tag.
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }
}

#[derive(Clone)]
struct TagsIter<'g> {
    tags: Tags<'g>,
    offsets: names::TagOffsets<'g>,
}

impl<'g> Iterator for TagsIter<'g> {
    type Item = (&'g str, &'g str);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.offsets.next()?;
        Some((self.tags.gazetteer.text(key), self.tags.gazetteer.text(value)))
    }
}

impl std::fmt::Debug for Tags<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
