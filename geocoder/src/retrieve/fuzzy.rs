//! Terms that are some letters away from a word: walks through the term dictionaries, bounded by counted steps.

use std::io;

use tantivy::postings::TermInfo;
use tantivy::termdict::{TermDictionary, TermStreamer};

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

/// Letters and digits of the words of scripts with blanks.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Steps that looking a term up is worth.
const LOOK_UP: u32 = 4;

/// The terms of a dictionary within 1 or 2 letters of a text, nearest first, and the steps that finding them took, at most so
/// many.
///
/// Where two letters may be off, the first one is right or the only one that is wrong. Without that, every beginning that
/// is common would be followed, and a walk would grow with the dictionary. Terms that begin with the same letter come first, so
/// that where the steps don't reach, others are what is left out; there are few ways to write those, which are looked up.
pub fn terms_within(terms: &TermDictionary, text: &str, letters: u8, most_steps: u32) -> (Vec<Near>, u32) {
    let mut found = Vec::new();
    let Some(&first) = text.as_bytes().first().filter(|first| first.is_ascii()) else { return (found, 0) };
    let (from, to, most) = ([first], [first + 1], most_steps.min(MOST_STEPS[usize::from(letters > 1)]));
    let Some(alike) = Within::new(text, letters, most) else { return (found, 0) };
    add(terms.search(&alike).ge(from).lt(to).into_stream(), &alike, &mut found);
    let mut left = alike.left();
    for other in begun_otherwise(text) {
        let Some(rest) = left.checked_sub(LOOK_UP) else { break };
        left = rest;
        if let Ok(Some(info)) = terms.get(&other) {
            found.push(Near { text: other, letters: 1, info });
        }
    }
    // Nearest first, so that the cut takes the farthest.
    found.sort_by(|a, b| (a.letters, &a.text).cmp(&(b.letters, &b.text)));
    found.truncate(MOST_TERMS);
    (found, most - left)
}

fn add(stream: io::Result<TermStreamer<'_, &Within>>, within: &Within, found: &mut Vec<Near>) {
    let Ok(mut stream) = stream else { return };
    while stream.advance() {
        if let (Ok(term), Some(letters)) = (std::str::from_utf8(stream.key()), within.distance(stream.key())) {
            found.push(Near { text: term.to_owned(), letters, info: stream.value().clone() });
        }
    }
}

/// The texts one letter away from one that begin with another letter: it is wrong, or one before it, or left out, or swapped
/// with the second.
fn begun_otherwise(text: &str) -> impl Iterator<Item = String> {
    let mut letters = text.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let others = ALPHABET.iter().map(|byte| char::from(*byte)).filter(move |other| Some(*other) != first);
    let changed = others.flat_map(move |other| [rest, text].map(|end| format!("{other}{end}")));
    let second = letters.next().filter(|second| second.is_ascii() && Some(*second) != first);
    let swapped = first.zip(second).map(|(first, second)| format!("{second}{first}{}", letters.as_str()));
    changed.chain(second.map(|_| rest.to_owned())).chain(swapped)
}

#[cfg(test)]
mod tests {
    use tantivy::schema::{STRING, Schema};
    use tantivy::{Index, IndexSettings, SegmentReader, TantivyDocument};

    use super::super::edits;
    use super::*;

    const SYLLABLES: [&str; 40] = [
        "ba", "ber", "dal", "den", "eg", "el", "en", "fell", "fos", "gar", "gat", "gil", "haf", "holt", "hus", "il",
        "kir", "kop", "lang", "lau", "lin", "mos", "nes", "od", "ol", "ra", "rey", "ri", "sand", "sel", "stad", "sund",
        "ta", "tun", "ul", "vatn", "veg", "vik", "vog", "ur",
    ];

    /// A dictionary of so many words of three to five syllables, always the same.
    fn dictionary(words: u32) -> SegmentReader {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("name", STRING);
        let settings = IndexSettings::default();
        let index = Index::builder().schema(schema.build()).settings(settings);
        let mut writer =
            index.single_segment_index_writer(tantivy::directory::RamDirectory::create(), 64 << 20).unwrap();
        let mut random = 1u64;
        let mut draw = |below: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % below
        };
        for _ in 0..words {
            let count = 3 + draw(3);
            let word: String = (0..count).map(|_| SYLLABLES[draw(40) as usize]).collect();
            let mut document = TantivyDocument::new();
            document.add_text(field, word);
            writer.add_document(document).unwrap();
        }
        let index = writer.finalize().unwrap();
        let segment = index.searchable_segments().unwrap().pop().unwrap();
        SegmentReader::open(&segment).unwrap()
    }

    fn steps(reader: &SegmentReader, letters: u8) -> u32 {
        let field = reader.schema().get_field("name").unwrap();
        let inverted = reader.inverted_index(field).unwrap();
        let words = ["laugavegur", "kopavogru", "reykjanesvik", "hustunvatnel", "sandholtgil"];
        words.iter().map(|word| terms_within(inverted.terms(), word, letters, u32::MAX).1).sum()
    }

    #[test]
    fn a_walk_grows_far_slower_than_the_dictionary() {
        let (small, large) = (dictionary(4_000), dictionary(64_000));
        for letters in [1, 2] {
            let (few, many) = (steps(&small, letters), steps(&large, letters));
            assert!(many < 3 * few, "{letters} off: {few} steps for 4,000 words, {many} for 64,000");
        }
    }

    #[test]
    fn every_text_one_letter_away_that_begins_with_another_is_looked_up() {
        let alphabet = ALPHABET.map(char::from);
        for text in ["a", "ab", "aab", "a1c"] {
            let mut texts = vec![String::new()];
            for _ in 0..=text.len() {
                let longer = texts.iter().flat_map(|begun| alphabet.map(|letter| format!("{begun}{letter}")));
                texts = std::iter::once(String::new()).chain(longer).collect();
            }
            let begins_otherwise = |other: &String| !other.is_empty() && !other.starts_with('a');
            texts.retain(|other| begins_otherwise(other) && edits::distance(text, other, 1) == Some(1));
            let mut found: Vec<String> = begun_otherwise(text).filter(begins_otherwise).collect();
            texts.sort();
            found.sort();
            assert_eq!(found, texts, "{text}");
        }
    }

    #[test]
    fn a_walk_takes_no_more_steps_than_it_may() {
        let reader = dictionary(4_000);
        let inverted = reader.inverted_index(reader.schema().get_field("name").unwrap()).unwrap();
        for most in [0, 1, 100, 1_000] {
            assert!(terms_within(inverted.terms(), "laugavegur", 2, most).1 <= most);
        }
    }
}
