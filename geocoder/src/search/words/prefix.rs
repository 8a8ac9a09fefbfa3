//! The last word as the beginning of a longer one: somebody is typing.

use super::match_mode::{MatchMode, WordMode};
use super::word_search::WordSearch;
use crate::interpret::Interpretation;

/// Letters that begin words around nearly everything.
const FEW_LETTERS: usize = 2;

/// Answers interpretations whose last word may go on.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for interpretation in interpretations {
        let last = interpretation.words.iter().enumerate().max_by_key(|(_, word)| word.tokens.end);
        if let Some((last, word)) = last {
            complete(search, interpretation, last, word.text().chars().count());
        }
    }
}

/// Answers an interpretation whose last word, of which so many letters are typed, may go on.
fn complete(search: &mut WordSearch<'_, '_>, interpretation: &Interpretation, last: usize, letters: usize) {
    let is_alone = interpretation.words.len() == 1;
    let mut modes = vec![WordMode::VARIANTS; interpretation.words.len()];
    let mut look_up = |mode| {
        modes[last] = mode;
        search.look_up_expanded(interpretation, &modes)
    };
    if letters == 1 && !is_alone {
        look_up(WordMode::deferred(MatchMode::Prefix));
    }
    let is_name = is_alone && letters <= FEW_LETTERS;
    let is_answered = look_up(WordMode::now(if is_name { MatchMode::NamePrefix } else { MatchMode::Prefix }));
    if !is_answered && letters > 1 && letters <= FEW_LETTERS && !is_alone {
        // More words begin so than were looked up: what the other words lead to is looked through for one.
        look_up(WordMode::deferred(MatchMode::Prefix));
    }
}
