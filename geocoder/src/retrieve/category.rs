//! The documents of a kind of place.

use gazetteer::category_term;
use tantivy::TERMINATED;

use super::lexicon::{Lexicon, info};
use super::postings::{Decoder, Union};

/// Documents whose main tag is one of these, or has this key where no value is given, the most important first.
pub fn best_known_of_category<'l>(
    lexicon: &'l Lexicon,
    tags: &[(String, Option<String>)],
) -> impl Iterator<Item = u32> + use<'l> {
    let (mut docs, mut decoder) = (Union::default(), Decoder::default());
    for (key, value) in tags {
        let term = value.as_ref().map_or_else(|| key.clone(), |value| category_term(key, value));
        docs.add(&mut decoder, &lexicon.kind, info(&lexicon.kind, &term).as_ref(), term.len());
    }
    let mut from = 0;
    std::iter::from_fn(move || {
        let doc = docs.seek(from);
        from = doc.saturating_add(1);
        (doc != TERMINATED).then_some(doc)
    })
}
