//! All words as typed.

use super::match_mode::WordMode;
use super::word_search::WordSearch;
use crate::interpret::Interpretation;

/// Answers interpretations as typed.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for interpretation in interpretations {
        search.look_up(interpretation, &vec![WordMode::EXACT; interpretation.words.len()]);
    }
}
