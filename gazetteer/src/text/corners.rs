//! Words of street corners: "Ecke", "corner of", "angle de la rue X et de la rue Y".
//!
//! The table is `data/words/corners.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words;

/// What a word says about a corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CornerWord {
    /// A corner is meant.
    Corner,
    /// It stands between the two streets.
    And,
    /// It may stand behind the word for corner.
    Of,
}

static WORDS: LazyLock<FxHashMap<String, CornerWord>> = LazyLock::new(|| {
    let lines = words::columns(words::common("corners")).filter_map(|line| line.split_once('\t'));
    let roles = lines.flat_map(|(role, forms)| {
        let word = match role {
            "corner" => CornerWord::Corner,
            "and" => CornerWord::And,
            _ => CornerWord::Of,
        };
        words::forms(forms).map(move |form| (form, word))
    });
    roles.collect()
});

/// What a word in normal form says about a corner.
pub fn corner_word(word: &str) -> Option<CornerWord> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_known_role_and_no_word_has_two() {
        let mut count = 0;
        for line in words::columns(words::common("corners")) {
            let (role, forms) = line.split_once('\t').unwrap();
            assert!(matches!(role, "corner" | "and" | "of"), "{line}");
            count += words::forms(forms).count();
        }
        assert_eq!(count, WORDS.len());
    }

    #[test]
    fn corners_are_known_in_many_languages() {
        for word in ["ecke", "corner", "esquina", "ugol", "kulma"] {
            assert_eq!(corner_word(word), Some(CornerWord::Corner), "{word}");
        }
        assert_eq!(["und", "of", "main"].map(corner_word), [Some(CornerWord::And), Some(CornerWord::Of), None]);
    }
}
