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
        TagsIter { tags: self, offsets: names::tags(self.gazetteer.names.bytes(), self.offset) }
    }

    /// The value of a key.
    pub fn get(self, key: &str) -> Option<&'g str> {
        let gazetteer = self.gazetteer;
        let mut offsets = names::tags(gazetteer.names.bytes(), self.offset);
        offsets.find(|(known, _)| gazetteer.is_text(*known, key)).map(|(_, value)| gazetteer.text(value))
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
