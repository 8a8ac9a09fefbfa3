//! Words taken for misspelt ones.
//!
//! A word that no name has is looked for in the dictionary, some letters off. Where all words are known and yet nothing
//! has them all, one of them is a misspelling that happens to be a word: each is left out in turn, and what the others
//! lead to is asked for a word like it. That a correction must occur together with the other words makes it both sure
//! and cheap.

use super::match_mode::{MatchMode, WordMode};
use super::upper_bound::MOST_RANKED;
use super::word_search::{LIMITS, WordSearch};
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::retrieve::{Limits, SHORT};

/// What the other words lead to is looked through where it is no more than this; else the dictionary is.
const MOST_LOOKED_THROUGH: usize = MOST_RANKED;
/// The same for words that are too short for the dictionary: the likeliest are looked through.
const MOST_FOR_SHORT: usize = 2_000;

/// Answers interpretations with words so many letters off.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation], letters: u8) {
    for interpretation in interpretations {
        if search.budget.is_spent() {
            return;
        }
        let (mut unknown, mut doubtful) = (Vec::new(), Vec::new());
        for word in &interpretation.words {
            unknown.push(!search.is_known(word, WordMode::VARIANTS));
            doubtful.push(!search.cache.is_written(word));
        }
        match short_of(interpretation, &unknown) {
            Some(short) if letters == 1 => {
                one_deferred(search, interpretation, short, letters);
            }
            _ if unknown.contains(&true) => unknown_words(search, interpretation, &doubtful, letters),
            // What is only like an inflected form of something is rather misspelt: "Reposl" for Repsol, not for some
            // "Repos".
            _ if doubtful.contains(&true) => {
                unknown_words(search, interpretation, &doubtful, letters);
                each_in_turn(search, interpretation, letters);
            }
            _ => each_in_turn(search, interpretation, letters),
        }
    }
}

/// Takes the doubtful words for misspelt, if each of them is like a known one or need not be met.
fn unknown_words(search: &mut WordSearch<'_, '_>, interpretation: &Interpretation, doubtful: &[bool], letters: u8) {
    let mut modes = search.modes_of_known(interpretation);
    let doubtful = doubtful.iter().enumerate().filter(|(_, is_doubtful)| **is_doubtful);
    for (index, _) in doubtful {
        let word = &interpretation.words[index];
        let fuzzy = WordMode::now(MatchMode::Fuzzy(letters));
        if can_be_misspelt(word, letters) && search.is_known(word, fuzzy) {
            modes[index] = fuzzy;
        } else if modes[index] != WordMode::OPTIONAL && !search.is_known(word, WordMode::VARIANTS) {
            return;
        }
    }
    search.look_up(interpretation, &modes);
}

/// Takes each word for misspelt in turn, the longest first.
fn each_in_turn(search: &mut WordSearch<'_, '_>, interpretation: &Interpretation, letters: u8) {
    if interpretation.words.len() < 2 {
        if interpretation.words.first().is_some_and(|word| can_be_misspelt(word, letters)) {
            search.look_up(interpretation, &[WordMode::now(MatchMode::Fuzzy(letters))]);
        }
        return;
    }
    let mut order: Vec<usize> = (0..interpretation.words.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(interpretation.words[*index].text().len()));
    for index in order {
        let word = &interpretation.words[index];
        let may_be = can_be_misspelt(word, letters) || letters == 1 && lacks_letter(word);
        if search.budget.is_spent() || may_be && one_deferred(search, interpretation, index, letters) {
            return;
        }
    }
}

/// Takes one word for misspelt and asks what the other words lead to for one like it; returns whether that answered the
/// question.
fn one_deferred(search: &mut WordSearch<'_, '_>, interpretation: &Interpretation, index: usize, letters: u8) -> bool {
    let mut modes = search.modes_of_known(interpretation);
    modes[index] = WordMode::deferred(MatchMode::Fuzzy(letters));
    for (word, mode) in interpretation.words.iter().zip(&modes) {
        search.is_known(word, *mode);
    }
    let is_in_dictionary = can_be_misspelt(&interpretation.words[index], letters);
    let most = if is_in_dictionary { MOST_LOOKED_THROUGH } else { MOST_FOR_SHORT };
    // How many more there are doesn't matter.
    let others = search.matches(interpretation, &modes, Limits { found: most + 1, ..LIMITS }).len();
    match others {
        0 => return false,
        _ if others <= most => {}
        _ if is_in_dictionary => modes[index] = WordMode::now(MatchMode::Fuzzy(letters)),
        _ => return false,
    }
    search.look_up(interpretation, &modes)
}

/// The word of two letters that is the only one unknown: one that lost a letter, if any.
fn short_of(interpretation: &Interpretation, unknown: &[bool]) -> Option<usize> {
    let mut words = unknown.iter().enumerate().filter(|(_, is_unknown)| **is_unknown).map(|(index, _)| index);
    let only = words.next().filter(|_| words.next().is_none())?;
    (interpretation.words.len() > 1 && lacks_letter(&interpretation.words[only])).then_some(only)
}

/// Whether a word may be one of three letters that lost one. Other misspellings of so short a word could be anything.
fn lacks_letter(word: &Word) -> bool {
    word.text().len() == SHORT && word.text().bytes().all(|b| b.is_ascii_lowercase())
}

/// Numbers and short words are never corrected; of a word with a number in it ("Training3", "Q2Power") the letters may
/// be wrong.
pub fn can_be_misspelt(word: &Word, letters_off: u8) -> bool {
    let least = if letters_off > 1 { 7 } else { 3 };
    let digits = word.text().bytes().filter(u8::is_ascii_digit).count();
    let letters = word.text().chars().count() - digits;
    letters >= least && (digits == 0 || letters > 3.max(2 * digits))
}
