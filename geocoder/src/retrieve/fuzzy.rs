//! Terms that are some letters away from a word: walks through the term dictionaries, bounded by counted steps.

use std::io;

use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::termdict::TermStreamer;

use super::automaton::Within;

/// Most terms of a dictionary that a misspelt word is taken for.
const MOST_TERMS: usize = 64;

/// Most steps of a walk, by letters off: some two milliseconds for one, three for two.
const MOST_STEPS: [u32; 2] = [60_000, 120_000];

/// A term near a word.
#[derive(Clone, Debug)]
pub struct Near {
    /// Its text.
    pub text: String,
    /// How many letters off it is.
    pub letters: u8,
    /// Its postings.
    pub info: TermInfo,
}

/// The terms of a dictionary within 1 or 2 letters of a text, nearest first, and the steps that finding them took.
///
/// Where two letters may be off, the first one is right or the only one that is wrong. Without that, every beginning that
/// is common would be followed, and a walk would grow with the dictionary. Terms that begin with the same letter come first, so
/// that where the steps don't reach, others are what is left out.
pub fn terms_within(reader: &InvertedIndexReader, text: &str, letters: u8) -> (Vec<Near>, u32) {
    let mut found = Vec::new();
    let Some(&first) = text.as_bytes().first().filter(|first| first.is_ascii()) else { return (found, 0) };
    let terms = reader.terms();
    let (from, to, most) = ([first], [first + 1], MOST_STEPS[usize::from(letters > 1)]);
    let Some(alike) = Within::new(text, letters, most) else { return (found, 0) };
    add(terms.search(&alike).ge(from).lt(to).into_stream(), &alike, &mut found);
    let Some(others) = Within::new(text, 1, alike.left()) else { return (found, 0) };
    add(terms.search(&others).lt(from).into_stream(), &others, &mut found);
    add(terms.search(&others).ge(to).into_stream(), &others, &mut found);
    // Nearest first, so that the cut takes the farthest.
    found.sort_by(|a, b| (a.letters, &a.text).cmp(&(b.letters, &b.text)));
    found.truncate(MOST_TERMS);
    (found, most - others.left())
}

fn add(stream: io::Result<TermStreamer<'_, &Within>>, within: &Within, found: &mut Vec<Near>) {
    let Ok(mut stream) = stream else { return };
    while stream.advance() {
        if let (Ok(term), Some(letters)) = (std::str::from_utf8(stream.key()), within.distance(stream.key())) {
            found.push(Near { text: term.to_owned(), letters, info: stream.value().clone() });
        }
    }
}
