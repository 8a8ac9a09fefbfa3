//! What all stages look at: the features, the entries made from them, and the keys of their names.

use crate::drafts::entries::{self, Entry};
use crate::drafts::keys::NameKeys;
use crate::feature::{Feature, Features, Tags};
use crate::importance;
use crate::strings::Sym;

/// The extract as far as it is understood.
pub struct World {
    /// What reading left.
    pub features: Features,
    /// One entry for each place to be.
    pub entries: Vec<Entry>,
    /// Normalised names.
    pub keys: NameKeys,
}

impl World {
    /// The feature of an entry.
    pub fn feature_of(&self, entry: &Entry) -> &Feature {
        &self.features.features[entry.feature as usize]
    }

    /// The feature of the entry with an index.
    pub fn feature(&self, entry: u32) -> &Feature {
        self.feature_of(&self.entries[entry as usize])
    }

    /// Key and value of an entry's main tag.
    pub fn main_of(&self, entry: &Entry) -> (&str, &str) {
        (self.features.strings.get(entry.main.key), self.features.strings.get(entry.main.value))
    }

    /// The importance of a place of a search rank that has these lists of tags.
    pub fn importance<'t>(&self, rank_search: u8, tags: impl IntoIterator<Item = &'t Tags>) -> f32 {
        importance::of(rank_search, tags, &self.features.strings, &self.features.articles)
    }

    /// The symbol of a tag's value.
    pub fn tag(&self, feature: &Feature, key: &str) -> Option<Sym> {
        entries::tag(feature, &self.features.strings, key)
    }

    /// The keys of all names of an entry, those of the place node that is one with it included.
    pub fn names_of(&self, entry: u32) -> impl Iterator<Item = super::keys::NameKey> {
        let node = self.entries[entry as usize].node;
        let features = std::iter::once(entry).chain(node).map(|entry| self.feature(entry));
        features
            .flat_map(|feature| feature.tags.0.iter())
            .filter(|&&(key, _)| super::names::is_proper_name(self.features.strings.get(key)))
            .flat_map(|&(_, value)| self.keys.all(value).iter().copied())
    }
}
