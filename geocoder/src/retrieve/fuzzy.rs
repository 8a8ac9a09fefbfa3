//! Terms that are some letters away from a word: walks through the term dictionaries, bounded by counted steps.

use tantivy::directory::OwnedBytes;
use tantivy_fst::raw::{Fst, Node};

use super::automaton::{Rows, Within};

/// The texts of a dictionary's terms.
pub type Terms = Fst<OwnedBytes>;

/// Most terms of a dictionary that a misspelt word is taken for.
const MOST_TERMS: usize = 64;

/// Most steps of a walk, by letters off: about half a millisecond for one, one for two.
const MOST_STEPS: [u32; 2] = [60_000, 120_000];

/// A term near a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How many letters off it is.
    pub letters: u8,
    /// Its text.
    pub text: String,
}

/// Letters and digits of the words of scripts with blanks.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Steps that looking a term up is worth.
const LOOK_UP: u32 = 4;

/// The terms of a dictionary within 1 or 2 letters of a text, nearest first, and the steps that finding them took, at
/// most so many.
///
/// Where two letters may be off, the first one is right or the only one that is wrong. Without that, every beginning
/// that is common would be followed, and a walk would grow with the dictionary. Terms that begin with the same letter
/// come first, so that where the steps don't reach, others are what is left out; there are few ways to write those,
/// which are looked up.
pub fn terms_within(terms: &Terms, text: &str, letters: u8, most_steps: u32) -> (Vec<Near>, u32) {
    let Some(&first) = text.as_bytes().first().filter(|first| first.is_ascii()) else { return (Vec::new(), 0) };
    let most = most_steps.min(MOST_STEPS[usize::from(letters > 1)]);
    let Some(alike) = Within::new(text, letters, most) else { return (Vec::new(), 0) };
    let mut walk = Walk { terms, alike: &alike, text: vec![first], found: Vec::new() };
    let root = terms.root();
    if let Some(transition) = root.find_input(first) {
        let rows = alike.accept(&alike.start(), first);
        walk.go_on(&terms.node(root.transition_addr(transition)), &rows);
    }
    let (mut found, mut left) = (walk.found, alike.left());
    for text in begun_otherwise(text) {
        let Some(rest) = left.checked_sub(LOOK_UP) else { break };
        left = rest;
        if terms.contains_key(&text) {
            found.push(Near { letters: 1, text });
        }
    }
    // Nearest first, so that the cut takes the farthest.
    found.sort_unstable();
    found.truncate(MOST_TERMS);
    (found, most - left)
}

/// A walk through the terms that begin with the same letter.
struct Walk<'d> {
    terms: &'d Terms,
    alike: &'d Within,
    /// The letters that led to where it is.
    text: Vec<u8>,
    found: Vec<Near>,
}

impl Walk<'_> {
    /// Takes the term that ends here, and goes on to those that are longer; no deeper than a word that is looked for is
    /// long.
    fn go_on(&mut self, node: &Node<'_>, rows: &Rows) {
        if node.is_final()
            && let (Some(letters), Ok(text)) = (self.alike.letters_off(rows), str::from_utf8(&self.text))
        {
            self.found.push(Near { letters, text: text.to_owned() });
        }
        for transition in node.transitions() {
            let rows = self.alike.accept(rows, transition.inp);
            if rows.can_match() {
                self.text.push(transition.inp);
                self.go_on(&self.terms.node(transition.addr), &rows);
                self.text.pop();
            }
        }
    }
}

/// The texts one letter away from one that begin with another letter: it is wrong, or one before it, or left out, or
/// swapped with the second.
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
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use tantivy_fst::raw::Builder;

    use super::super::edits;
    use super::*;

    const SYLLABLES: [&str; 40] = [
        "ba", "ber", "dal", "den", "eg", "el", "en", "fell", "fos", "gar", "gat", "gil", "haf", "holt", "hus", "il",
        "kir", "kop", "lang", "lau", "lin", "mos", "nes", "od", "ol", "ra", "rey", "ri", "sand", "sel", "stad", "sund",
        "ta", "tun", "ul", "vatn", "veg", "vik", "vog", "ur",
    ];

    fn dictionary(words: &BTreeSet<String>) -> Terms {
        let mut builder = Builder::memory();
        for word in words {
            builder.add(word).unwrap();
        }
        Terms::new(OwnedBytes::new(builder.into_inner().unwrap())).unwrap()
    }

    /// So many words of three to five syllables, always the same.
    fn words(many: u32) -> BTreeSet<String> {
        let mut random = 1u64;
        let mut draw = |below: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % below
        };
        let mut word = || {
            let count = 3 + draw(3);
            (0..count).map(|_| SYLLABLES[draw(40) as usize]).collect()
        };
        (0..many).map(|_| word()).collect()
    }

    fn steps(terms: &Terms, letters: u8) -> u32 {
        let words = ["laugavegur", "kopavogru", "reykjanesvik", "hustunvatnel", "sandholtgil"];
        words.iter().map(|word| terms_within(terms, word, letters, u32::MAX).1).sum()
    }

    #[test]
    fn a_walk_grows_far_slower_than_the_dictionary() {
        let (small, large) = (dictionary(&words(4_000)), dictionary(&words(64_000)));
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
        let terms = dictionary(&words(4_000));
        for most in [0, 1, 100, 1_000] {
            assert!(terms_within(&terms, "laugavegur", 2, most).1 <= most);
        }
    }

    proptest! {
        #[test]
        fn a_walk_finds_what_comparing_all_words_finds(
            words in prop::collection::btree_set("[abc]{1,6}", 0..60),
            text in "[abc]{1,6}",
            most in 1u8..=2,
        ) {
            let (found, _) = terms_within(&dictionary(&words), &text, most, u32::MAX);
            let near = |word: &String| {
                let most = if word.as_bytes()[0] == text.as_bytes()[0] { most } else { 1 };
                Some(Near { letters: edits::distance(&text, word, most)?, text: word.clone() })
            };
            let mut wanted: Vec<Near> = words.iter().filter_map(near).collect();
            wanted.sort();
            wanted.truncate(MOST_TERMS);
            prop_assert_eq!(found, wanted);
        }
    }
}
