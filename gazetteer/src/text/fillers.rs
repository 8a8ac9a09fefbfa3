//! Words that join the parts of an address and may be left out: "in", "auf der", "à la", "c/o", "chez".
//!
//! A filler may be part of a name as well ("Am Bach"), so it is only ever a word that need not be met. Case endings
//! behind an apostrophe ("Ankara'da", "London's") are fillers too.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::token::{Border, Token};
use super::words;

/// The longest ending that is written behind an apostrophe.
const ENDING: usize = 3;

static FILLERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(words::lines("filler").flat_map(|(phrases, _)| words::forms(phrases)).map(|phrase| (phrase, ())))
});

/// Whether a word alone may be left out.
pub fn is_filler(token: &Token) -> bool {
    filler_length(std::slice::from_ref(token)) == 1
}

/// The number of tokens at the start that are a filler together, 0 where there is none.
pub fn filler_length(tokens: &[Token]) -> usize {
    let listed = FILLERS.starting(tokens).next().map_or(0, |(length, ())| length);
    let ending = tokens.first().is_some_and(|token| token.before == Border::Apostrophe && is_short_word(&token.text));
    listed.max(usize::from(ending))
}

fn is_short_word(text: &str) -> bool {
    text.len() <= ENDING && text.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn joining_words_are_fillers_alone_and_together() {
        let length = |text: &str| {
            let mut out = Vec::new();
            tokens(text, &mut out);
            filler_length(&out)
        };
        assert_eq!(
            ["in Vaduz", "auf der Heide", "à la gare", "c/o Meier", "chez Paul", "near X"].map(length),
            [1, 2, 2, 2, 1, 1]
        );
        assert_eq!(["Vaduz", "Main", "12", ""].map(length), [0, 0, 0, 0]);
    }

    #[test]
    fn an_ending_behind_an_apostrophe_is_a_filler() {
        let mut out = Vec::new();
        tokens("Ankara'da", &mut out);
        assert_eq!(out.iter().map(is_filler).collect::<Vec<_>>(), [false, true]);
    }
}
