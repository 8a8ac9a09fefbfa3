//! What all stages look at: the features, the entries made from them, and the keys of their names.
//!
//! `entries` says what each feature is to the others, `names` which tags are names, `keys` makes names comparable, and
//! `blocks` joins the two numbers of an address by block.

mod blocks;
pub mod entries;
pub mod keys;
pub mod names;

use crate::country::Countries;
use crate::feature::{Feature, Features, Tags};
use crate::importance::{self, Articles};
use crate::listed::Listed;
use crate::strings::Sym;
use entries::Entry;
use keys::{NameKey, NameKeys};

/// The extract as far as it is understood.
pub struct Model {
    /// What reading left.
    pub features: Features,
    /// How well known the articles are that the objects link to; empty where no file tells.
    pub articles: Articles,
    /// House numbers that files beside the extract list; empty where there are none.
    pub listed: Listed,
    /// One entry for each place to be.
    pub entries: Vec<Entry>,
    /// Normalised names.
    pub keys: NameKeys,
}

impl Model {
    /// Makes entries and name keys of all features.
    pub fn build(mut features: Features, articles: Articles, listed: Listed) -> Self {
        blocks::join(&mut features);
        let countries = Countries::build(&features);
        let entries = entries::build(&mut features, &countries);
        let keys = NameKeys::build(&features, &listed);
        Self { features, articles, listed, entries, keys }
    }

    /// The feature of an entry.
    pub fn feature_of(&self, entry: &Entry) -> &Feature {
        &self.features.features[entry.feature as usize]
    }

    /// The feature of the entry with an index.
    pub fn feature(&self, entry: u32) -> &Feature {
        self.feature_of(&self.entries[entry as usize])
    }

    /// Key and value of an entry's category.
    pub fn category_of(&self, entry: &Entry) -> (&str, &str) {
        (self.features.strings.get(entry.category.key), self.features.strings.get(entry.category.value))
    }

    /// The importance of a place of a search rank that has these lists of tags.
    pub fn importance<'t>(&self, rank_search: u8, tags: impl IntoIterator<Item = &'t Tags>) -> f32 {
        importance::of(rank_search, tags, &self.features.strings, &self.articles)
    }

    /// The symbol of a tag's value.
    pub fn tag(&self, feature: &Feature, key: &str) -> Option<Sym> {
        entries::tag(feature, &self.features.strings, key)
    }

    /// The keys of all names of an entry, those of the place node that is one with it included.
    pub fn names_of(&self, entry: u32) -> impl Iterator<Item = NameKey> {
        let node = self.entries[entry as usize].node;
        let features = std::iter::once(entry).chain(node).map(|entry| self.feature(entry));
        features
            .flat_map(|feature| feature.tags.0.iter())
            .filter(|&&(key, _)| names::is_proper_name(self.features.strings.get(key)))
            .flat_map(|&(_, value)| self.keys.all(value).iter().copied())
    }
}
