//! The words of an extract, and how they differ between its copies.
//!
//! In a larger region some words of names come again and some are new; the number of different words grows about as
//! the amount of text to the power of [`GROWTH`] (the law of Heaps). So each copy either makes a new form of a word,
//! with the probability that this law leaves, or takes the form of an earlier copy, picked at random: forms that many
//! copies have are taken by still more, which gives the usual few frequent and many rare words (Simon's model).
//!
//! A new form has another first syllable, one with which other words of the extract begin. Unchanged are the words that
//! Parvis has rules for (kinds of streets and venues, "near"), and those that very many names have, unless they name a
//! settlement. Everything follows from the word and the number of the copy, so that the same word is the same
//! everywhere in a copy, in names, addresses and questions.

use std::hash::{Hash, Hasher};

use gazetteer::text::{self, Token};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::heads;

/// Exponent of the growth of words: within one of the countries at hand 0.45 to 0.65, more where languages meet.
const GROWTH: f64 = 0.65;

/// A word that one in so many names has is a general one, such as "new" or "school".
const GENERAL_ONE_IN: usize = 1_000;

/// A word of fewer names is never a general one.
const GENERAL_AT_LEAST: usize = 16;

/// Shorter words are mostly no names: articles, initials.
const SHORTEST: usize = 3;

/// Collects the words of an extract.
#[derive(Debug, Default)]
pub struct WordsBuilder {
    /// Number of names with the word.
    names: FxHashMap<Box<str>, usize>,
    settlements: FxHashSet<Box<str>>,
    seen: FxHashSet<u64>,
    heads: FxHashMap<u32, Vec<Box<str>>>,
}

impl WordsBuilder {
    /// Adds the words of a name; each different name counts once.
    pub fn add(&mut self, name: &str, is_settlement: bool) {
        if !self.seen.insert(number(&(name, is_settlement))) {
            return;
        }
        text::scan(name, |token| {
            let source = &name[token.start as usize..token.end as usize];
            if !can_vary(token.text) {
                return;
            }
            if is_settlement {
                self.settlements.insert(token.text.into());
            }
            if let Some(count) = self.names.get_mut(token.text) {
                *count += 1;
                return;
            }
            self.names.insert(token.text.into(), 1);
            if let Some(length) = heads::length(source) {
                let head = source[..length].to_lowercase();
                self.heads.entry(heads::script(source)).or_default().push(head.into());
            }
        });
    }

    /// The words, when all names are added.
    pub fn finish(self) -> Words {
        let general = GENERAL_AT_LEAST.max(self.seen.len() / GENERAL_ONE_IN);
        let stays = |word: &str, names: usize| is_rule(word) || names >= general && !self.settlements.contains(word);
        let mut words: Vec<_> = self.names.iter().map(|(word, &names)| (word.clone(), !stays(word, names))).collect();
        words.sort_unstable();
        Words { words, heads: self.heads }
    }
}

/// The words of an extract.
#[derive(Debug)]
pub struct Words {
    /// In order, in their normal form, and whether they vary.
    words: Vec<(Box<str>, bool)>,
    /// Heads of words by script, each as often as different words begin with it.
    heads: FxHashMap<u32, Vec<Box<str>>>,
}

#[cfg(test)]
impl Words {
    /// The words of names of no settlements.
    pub fn of(names: &[&str]) -> Self {
        let mut words = WordsBuilder::default();
        for name in names {
            words.add(name, false);
        }
        words.finish()
    }
}

impl Words {
    /// A text as it stands in a copy.
    pub fn vary(&self, text: &str, copy: u32) -> String {
        if copy == 0 {
            return text.to_owned();
        }
        let mut varied = String::with_capacity(text.len());
        let mut copied = 0;
        text::scan(text, |token| {
            let (start, end) = (token.start as usize, token.end as usize);
            if let Some(form) = self.form(token.text, &text[start..end], copy) {
                varied.push_str(&text[copied..start]);
                varied.push_str(&form);
                copied = end;
            }
        });
        varied.push_str(&text[copied..]);
        varied
    }

    /// Whether a normal form is a word of the extract.
    pub fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The words that begin so, in order.
    pub fn beginning_with<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.words.partition_point(|(word, _)| &**word < start);
        self.words[from..].iter().map(|(word, _)| &**word).take_while(move |word| word.starts_with(start))
    }

    /// All words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| &**word)
    }

    /// The head that a word has in a copy, in lower case; `None` where it is the word's own.
    pub fn head(&self, word: &str, source: &str, copy: u32) -> Option<&str> {
        let at = self.find(word)?;
        let form = if self.words[at].1 { form_number(word, copy) } else { 0 };
        let own = source[..heads::length(source)?].to_lowercase();
        let known = self.heads.get(&heads::script(source))?;
        (form > 0)
            .then(|| (0..8).map(|attempt| &*known[pick(&(word, form, attempt), known.len())]).find(|h| *h != own))?
    }

    /// A word of a text in its form of a copy; `None` where it stays.
    fn form(&self, word: &str, source: &str, copy: u32) -> Option<String> {
        Some(heads::replace(source, heads::length(source)?, self.head(word, source, copy)?))
    }

    fn find(&self, word: &str) -> Option<usize> {
        self.words.binary_search_by(|(known, _)| (**known).cmp(word)).ok()
    }
}

/// Which form of a word a copy has: 0 for the word itself, else the number of the copy that has it first.
fn form_number(word: &str, copy: u32) -> u32 {
    let mut copy = copy;
    while copy > 0 {
        let new = f64::from(copy + 1).powf(GROWTH) - f64::from(copy).powf(GROWTH);
        if (pick(&("new", word, copy), 1 << 20) as f64) < new * f64::from(1 << 20) {
            break;
        }
        copy = pick(&("old", word, copy), copy as usize) as u32;
    }
    copy
}

/// Whether a word can have forms at all: letters only, and not too few.
fn can_vary(word: &str) -> bool {
    word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic)
}

/// Whether Parvis knows what a word means beyond being a name.
fn is_rule(word: &str) -> bool {
    let token = Token { text: word.to_owned(), ..Token::default() };
    text::is_street_word(word) || text::is_filler(&token) || text::category(&[token]).is_some()
}

/// An evenly spread number below `limit`, the same for the same value on every machine and in every run.
pub fn pick(value: &impl Hash, limit: usize) -> usize {
    (number(value) % limit.max(1) as u64) as usize
}

/// SplitMix64's last steps over the hash, whose own low bits are not evenly spread.
fn number(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    let mut z = hasher.finish().wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A thousand words that each are one name.
    fn many() -> (Vec<String>, Words) {
        let syllables = ["ba", "du", "fi", "gro", "ke", "lun", "mas", "nor", "pel", "tri"];
        let names: Vec<String> = (0..1_000)
            .map(|i| [i / 100, i / 10 % 10, i % 10].iter().map(|&at: &usize| syllables[at]).collect())
            .collect();
        let words = Words::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
        (names, words)
    }

    #[test]
    fn words_grow_by_the_law_of_heaps() {
        let (names, words) = many();
        let forms = |copies: u32| -> usize {
            let forms: FxHashSet<_> =
                names.iter().flat_map(|name| (0..copies).map(move |copy| (name, form_number(name, copy)))).collect();
            forms.len()
        };
        for copies in [4, 16] {
            let growth = (forms(copies) as f64 / 1_000.0).log(f64::from(copies));
            assert!((growth - GROWTH).abs() < 0.02, "{copies} copies: {growth}");
        }
        assert!(words.contains("badufi") && !words.contains("baduxi"));
    }

    #[test]
    fn a_word_is_the_same_everywhere_in_a_copy() {
        let (names, words) = many();
        for copy in 1..8 {
            let (one, other) = (&names[123], &names[456]);
            let together = words.vary(&format!("{one}-{other} 12b"), copy);
            assert_eq!(together, format!("{}-{} 12b", words.vary(one, copy), words.vary(other, copy)));
        }
        assert_eq!(words.vary("xqvork 5", 3), "xqvork 5", "what is no word of the extract stays");
    }

    #[test]
    fn rules_and_general_words_stay() {
        let names: Vec<String> =
            (0..40).map(|i| format!("Hraun{} Street Hotel", char::from(b'a' + i % 26).to_string().repeat(3))).collect();
        let words = Words::of(&names.iter().map(|name| &**name).chain(["Sandra"]).collect::<Vec<_>>());
        for copy in 0..16 {
            assert!(words.vary("Old Street Hotel", copy).ends_with(" Street Hotel"));
        }
        assert!((1..16).any(|copy| words.vary("Sandra", copy) != "Sandra"));
    }
}
