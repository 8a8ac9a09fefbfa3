//! Words that need not be met: fillers as people put them between the parts of an address ("w Krakowie", "Café am
//! Markt"), initials, of which a letter says little ("J. S. Bach Str."), postcodes, and the word for a street where the
//! map leaves it out ("ul. Serbska").
//!
//! Both may well be in the name, so they are not left out: what the other words lead to is looked through for them, and
//! has the better score where they are.

use gazetteer::text;

use super::match_mode::{MatchMode, WordMode};
use super::word_search::WordSearch;
use crate::interpret::Interpretation;
use crate::query::{Word, postcodes};

/// Answers interpretations that have such words without insisting on them.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    let before = search.answers.len();
    for interpretation in interpretations {
        let fillers = fillers(interpretation);
        let are_all_codes = interpretation.words.iter().all(|word| word.is_postcode);
        let mode = |(word, is_filler): (&Word, &bool)| match word {
            // Of a postcode alone the first half tells the district.
            word if are_all_codes && word.tokens.start == 0 => WordMode::VARIANTS,
            _ if *is_filler || is_postcode(word, interpretation) => WordMode::OPTIONAL,
            word if text::is_street_word(word.text()) && word.text().len() > 1 => WordMode::OPTIONAL,
            word if is_initial(word) => WordMode::deferred(MatchMode::Prefix),
            _ => WordMode::VARIANTS,
        };
        let modes: Vec<WordMode> = interpretation.words.iter().zip(&fillers).map(mode).collect();
        let has_optional = modes.iter().any(|mode| *mode != WordMode::VARIANTS);
        if has_optional && modes.contains(&WordMode::VARIANTS) {
            search.look_up(interpretation, &modes);
        }
    }
    search.are_all_optional = before == 0 && !search.answers.is_empty();
}

/// Which words of an interpretation are fillers, alone or several together.
pub fn fillers(interpretation: &Interpretation) -> Vec<bool> {
    let tokens: Vec<text::Token> = interpretation.words.iter().map(|word| word.token.clone()).collect();
    let mut fillers = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let length = if is_elided(&tokens, at) { 0 } else { text::filler_length(&tokens[at..]) };
        fillers[at..at + length].fill(true);
        at += length.max(1);
    }
    fillers
}

/// Whether a word is what follows an elided article ("s'Kai", "O'Hara"), not the ending of the word before
/// ("Ankara'da").
fn is_elided(tokens: &[text::Token], at: usize) -> bool {
    let single = at.checked_sub(1).is_some_and(|before| tokens[before].text.chars().count() == 1);
    single && tokens[at].before == text::Border::Apostrophe
}

/// Whether a word is a postcode: one that differs makes an answer less sure, and shuts none out.
fn is_postcode(word: &Word, interpretation: &Interpretation) -> bool {
    word.is_postcode || postcodes::is_of_digits(&word.token, interpretation.number.is_some())
}

/// A letter with a full stop.
fn is_initial(word: &Word) -> bool {
    word.token.dotted && word.text().len() == 1 && word.text().bytes().all(|b| b.is_ascii_lowercase())
}
