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
        self.texts().map(|(key, value)| (key.get(), value.get()))
    }

    /// Key and value of each tag, to be read where they are needed.
    pub fn texts(self) -> impl Iterator<Item = (TagText<'g>, TagText<'g>)> + Clone {
        let text = move |offset| TagText { gazetteer: self.gazetteer, offset };
        let offsets = names::tags(self.gazetteer.names.bytes(), self.offset);
        offsets.map(move |(key, value)| (text(key), text(value)))
    }

    /// The values of keys without a language or another suffix.
    pub fn plain_values(self) -> impl Iterator<Item = &'g str> {
        self.texts().filter(|(key, _)| !key.bytes().contains(&b':')).map(|(_, value)| value.get())
    }

    /// The value of a key.
    pub fn get(self, key: &str) -> Option<&'g str> {
        self.texts().find(|(known, _)| known.bytes() == key.as_bytes()).map(|(_, value)| value.get())
    }

    /// Whether there is no tag.
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }
}

/// A key or value that is still to be read.
#[derive(Clone, Copy)]
pub struct TagText<'g> {
    gazetteer: &'g Gazetteer,
    offset: u32,
}

impl<'g> TagText<'g> {
    /// Number of the text: equal only for equal texts of one gazetteer.
    pub fn index(self) -> u32 {
        self.offset
    }

    /// Its bytes, which are not looked at.
    pub fn bytes(self) -> &'g [u8] {
        self.gazetteer.text_bytes(self.offset)
    }

    /// The text; empty where it isn't UTF-8.
    pub fn get(self) -> &'g str {
        self.gazetteer.text(self.offset)
    }
}

impl std::fmt::Debug for Tags<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
