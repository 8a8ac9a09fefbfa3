//! The words of a question in a copy, misspelt and unfinished ones as well.
//!
//! A word that no name has stands for a name's word all the same: for one that it begins, or for one that differs by a
//! single slip. Its form in a copy is only known where all words that it may stand for agree.

use std::cell::RefCell;

use gazetteer::text::{self, Token};
use rustc_hash::FxHashMap;

use crate::heads;
use crate::words::Words;

/// A shorter word that no name has is not taken for a misspelt one.
const SHORTEST_MISSPELT: usize = 4;

/// What becomes of a word: another head, or nothing.
type Change<'a> = Option<&'a str>;

/// Puts questions into the words of a copy.
#[derive(Debug)]
pub struct Questions<'a> {
    words: &'a Words,
    /// Words of names by misspelt word.
    meant: RefCell<FxHashMap<String, Vec<&'a str>>>,
}

impl<'a> Questions<'a> {
    /// For an extract with these words.
    pub fn new(words: &'a Words) -> Self {
        Self { words, meant: RefCell::default() }
    }

    /// A text as somebody would type it for a copy; `None` where that can't be known.
    ///
    /// A text typed without any mark stays one.
    pub fn vary(&self, text: &str, is_unfinished: bool, copy: u32) -> Option<String> {
        let mut tokens = Vec::new();
        text::tokens(text, &mut tokens);
        let units = text::unit_spans(&tokens);
        let mut varied = String::with_capacity(text.len());
        let mut copied = 0;
        for (at, token) in tokens.iter().enumerate() {
            if units.iter().any(|unit| unit.tokens.contains(&at)) {
                continue;
            }
            let source = &text[token.source()];
            let is_cut = is_unfinished && at + 1 == tokens.len();
            if let (Some(head), Some(length)) = (self.change(token, source, is_cut, copy)?, heads::length(source)) {
                varied.push_str(&text[copied..token.source().start]);
                varied.push_str(&heads::replace(source, length, head));
                copied = token.source().end;
            }
        }
        varied.push_str(&text[copied..]);
        Some(if text.is_ascii() { any_ascii::any_ascii(&varied) } else { varied })
    }

    /// The head that a word of a question gets; `None` where it depends on which word was meant.
    fn change(&self, token: &Token, source: &str, is_cut: bool, copy: u32) -> Option<Change<'a>> {
        let word = token.text.as_str();
        if is_cut {
            return self.agreed(self.words.beginning_with(word), source, copy);
        }
        if self.words.contains(word) {
            return Some(self.words.head(word, source, copy));
        }
        let is_long = word.chars().count() >= SHORTEST_MISSPELT && word.chars().all(char::is_alphabetic);
        if !is_long {
            return Some(None);
        }
        let mut meant = self.meant.borrow_mut();
        let meant = meant
            .entry(word.to_owned())
            .or_insert_with(|| self.words.iter().filter(|name| is_slip(word.as_bytes(), name.as_bytes())).collect());
        self.agreed(meant.iter().copied(), source, copy)
    }

    /// The change that all these words have in common, where it can be made in `source`.
    fn agreed<'w>(&self, meant: impl Iterator<Item = &'w str>, source: &str, copy: u32) -> Option<Change<'a>> {
        let mut changes = meant.map(|word| {
            let change = self.words.head(word, source, copy);
            change.map_or(Some(None), |head| has_same_head(source, word).then_some(Some(head)))
        });
        let Some(first) = changes.next() else { return Some(None) };
        first.filter(|first| changes.all(|other| other.as_ref() == Some(first)))
    }
}

/// Whether the head of a word as typed is that of the word that is meant, and complete.
fn has_same_head(source: &str, meant: &str) -> bool {
    let head = |word: &str| {
        heads::length(word).filter(|&length| length < word.len()).map(|length| text::normalise(&word[..length]))
    };
    head(source).is_some_and(|typed| Some(typed) == heads::length(meant).map(|length| meant[..length].to_owned()))
}

/// Whether two words differ by one letter more, less or other, or by two that changed places.
fn is_slip(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let start = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let (long, short) = (&long[start..], &short[start..]);
    match long.len() - short.len() {
        0 => long.get(1..) == short.get(1..) || swapped(long, short),
        1 => long[1..] == *short,
        _ => false,
    }
}

fn swapped(a: &[u8], b: &[u8]) -> bool {
    a.len() >= 2 && b.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy in which the word has another form.
    fn changing(words: &Words, word: &str) -> u32 {
        (1..100).find(|&copy| words.vary(word, copy) != word).unwrap()
    }

    #[test]
    fn one_slip_is_one_letter_or_one_swap() {
        let slips =
            [("fluvia", "fluvia"), ("fluva", "fluvia"), ("flvuia", "fluvia"), ("fluxia", "fluvia"), ("fluu", "fluvia")];
        assert_eq!(slips.map(|(a, b)| is_slip(a.as_bytes(), b.as_bytes())), [true, true, true, true, false]);
    }

    #[test]
    fn a_misspelt_word_changes_as_the_word_that_is_meant() {
        let words = Words::of(&["Grundarstígur", "Malta", "Flatir"]);
        let copy = changing(&words, "Grundarstígur");
        let right = words.vary("Grundarstígur", copy);
        let questions = Questions::new(&words);
        let wrong = questions.vary("Grundarstígru", false, copy).unwrap();
        assert_eq!(wrong, right.replace("ur", "ru"));
        assert_eq!(questions.vary("Gurndarstígur", false, copy), None, "the slip is in what changes");
    }

    #[test]
    fn an_unfinished_word_changes_where_its_ends_agree() {
        let words = Words::of(&["Brimilsvellir", "Flatir", "Flateyri", "Malta"]);
        let copy = changing(&words, "Brimilsvellir");
        let questions = Questions::new(&words);
        let whole = words.vary("Brimilsvellir", copy);
        let start = questions.vary("Brimil", true, copy).unwrap();
        assert!(start != "Brimil" && whole.starts_with(&start), "{start} {whole}");
        let copy =
            (1..100).find(|&c| words.vary("Flatir", c) != words.vary("Flateyri", c).replace("eyri", "ir")).unwrap();
        assert_eq!(questions.vary("Flat", true, copy), None);
    }

    #[test]
    fn a_text_typed_plainly_stays_plain_and_units_stay() {
        let words = Words::of(&["Sæbólsbraut", "Þing", "Æsir", "Éric", "Floor"]);
        let questions = Questions::new(&words);
        for copy in 1..16 {
            assert!(questions.vary("saebolsbraut 5", false, copy).unwrap().is_ascii());
            assert!(questions.vary("saebolsbraut 5 (2nd floor)", false, copy).unwrap().ends_with(" 5 (2nd floor)"));
        }
    }
}
