//! The documents of a kind of place.

use gazetteer::kind_term;
use tantivy::TERMINATED;

use super::lexicon::{Lexicon, info};
use super::postings::Union;

/// Most documents of a kind that are looked at; the most important ones.
const MOST: usize = 20_000;

/// Documents whose main tag is this, or has this key where no value is given.
pub fn documents_of_kind(lexicon: &Lexicon, key: &str, value: Option<&str>) -> Vec<u32> {
    let term = value.map_or_else(|| key.to_owned(), |value| kind_term(key, value));
    let mut docs = Union::default();
    docs.add(&lexicon.kind, info(&lexicon.kind, &term).iter());
    let mut found = Vec::new();
    let mut doc = docs.seek(0);
    while doc != TERMINATED && found.len() < MOST {
        found.push(doc);
        doc = docs.seek(doc + 1);
    }
    found
}
