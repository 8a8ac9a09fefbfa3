//! Two words as one and one word as two: "Haupt Strasse" for "Hauptstrasse".

use std::cell::Cell;
use std::ops::Range;

use super::match_mode::WordMode;
use super::word_search::WordSearch;
use crate::interpret::{Interpretation, split_or_join};
use crate::query::Word;
use crate::search::budget::Budget;

/// Answers interpretations with two words joined or one split.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for interpretation in interpretations {
        if search.budget.is_spent() {
            return;
        }
        let modes = search.modes_of_known(interpretation);
        let asked = Cell::new(0);
        let is_known = |text: &str| {
            asked.set(asked.get() + 1);
            search.cache.lexicon.is_term(text)
        };
        let others = split_or_join(interpretation, is_known);
        search.budget.spend(Budget::TERM * asked.get());
        for other in others {
            let own = |tokens: &Range<usize>| interpretation.words.iter().position(|word| word.tokens == *tokens);
            let mode = |word: &Word| own(&word.tokens).map_or(WordMode::VARIANTS, |index| modes[index]);
            let modes: Vec<WordMode> = other.words.iter().map(mode).collect();
            search.look_up(&other, &modes);
        }
    }
}
