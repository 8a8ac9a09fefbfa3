//! All words as others write them: abbreviations, spellings, inflected forms.

use super::match_mode::WordMode;
use super::word_search::WordSearch;
use crate::interpret::Interpretation;

/// Answers interpretations whose words can be written otherwise.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for interpretation in interpretations {
        search.look_up_expanded(interpretation, &vec![WordMode::VARIANTS; interpretation.words.len()]);
    }
}
