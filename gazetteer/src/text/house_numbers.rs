//! Words of house numbers, for all that reads them: "No. 5", "Hausnummer 5", "dom 5", "12 bis".
//!
//! The table is `data/words/house_numbers.tsv`. Words are compared by their first [`LETTERS`] letters, which is what
//! the lexer of house numbers keeps of a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::token::Token;
use super::words;

/// Letters of a word that count.
const LETTERS: usize = 8;

/// The letters of a word in normal form, cut or filled up with zeros.
pub(crate) type Letters = [u8; LETTERS];

/// What a word in or before a house number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// A number follows.
    Announces,
    /// A number follows if there is a full stop in between.
    AnnouncesDotted,
    /// It is a house; a number follows, or the word is part of a name.
    House,
    /// A building of a house, whose number follows, and the letter that stands for it, 0 where that is none.
    Part(u8),
    /// The second house of a number or a further one, and the letter that is written for it, 0 where there is none.
    Counts(u8),
}

struct Table {
    words: FxHashMap<Letters, NumberWord>,
    /// Two words that announce a number together, the first of them with a full stop.
    pairs: Vec<(String, String)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { words: FxHashMap::default(), pairs: Vec::new() };
    for line in words::columns(words::common("house_numbers")) {
        let mut cells = line.split('\t');
        let (Some(role), Some(forms)) = (cells.next(), cells.next()) else { continue };
        let word = match role {
            "announces" => NumberWord::Announces,
            "announces_dotted" => NumberWord::AnnouncesDotted,
            "house" => NumberWord::House,
            "part" => NumberWord::Part(cells.next().and_then(|letter| letter.bytes().next()).unwrap_or(0)),
            _ => NumberWord::Counts(cells.next().and_then(|letter| letter.bytes().next()).unwrap_or(0)),
        };
        for form in words::forms(forms) {
            match form.split_once(' ') {
                Some((first, second)) => table.pairs.push((first.to_owned(), second.to_owned())),
                None => drop(table.words.insert(letters(&form), word)),
            }
        }
    }
    table
});

/// The letters of a word in normal form that count.
pub(crate) fn letters(word: &str) -> Letters {
    let mut letters = [0; LETTERS];
    letters.iter_mut().zip(word.bytes()).for_each(|(place, byte)| *place = byte);
    letters
}

/// What a word says, by its letters in normal form.
pub(crate) fn number_word(letters: Letters) -> Option<NumberWord> {
    TABLE.words.get(&letters).copied()
}

/// What a word in normal form says.
pub(crate) fn number_word_of(word: &str) -> Option<NumberWord> {
    number_word(letters(word))
}

/// Whether two words announce a number together ("č. p.").
pub(crate) fn announce_together(first: &Token, second: &Token) -> bool {
    first.dotted && TABLE.pairs.iter().any(|(a, b)| *a == first.text && *b == second.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn every_line_has_a_known_role_and_words() {
        for line in words::columns(words::common("house_numbers")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let columns = match cells[0] {
                "announces" | "announces_dotted" | "house" => 2..=2,
                "counts" | "part" => 2..=3,
                role => panic!("{line}: unknown role {role}"),
            };
            assert!(columns.contains(&cells.len()) && words::forms(cells[1]).count() > 0, "{line}");
        }
    }

    #[test]
    fn words_of_house_numbers_are_told_from_others() {
        for (word, expected) in [
            ("nr", Some(NumberWord::Announces)),
            ("hausnummer", Some(NumberWord::Announces)),
            ("d", Some(NumberWord::AnnouncesDotted)),
            ("haus", Some(NumberWord::House)),
            ("bis", Some(NumberWord::Counts(b'b'))),
            ("quinquies", Some(NumberWord::Counts(b'c'))),
            ("sexies", Some(NumberWord::Counts(0))),
            ("korp", Some(NumberWord::Part(b'k'))),
            ("lit", Some(NumberWord::Part(0))),
            ("b", None),
            ("strasse", None),
        ] {
            assert_eq!(number_word_of(word), expected, "{word}");
        }
        let mut pair = Vec::new();
        tokens("č. p. 12", &mut pair);
        assert!(announce_together(&pair[0], &pair[1]) && !announce_together(&pair[1], &pair[0]));
    }
}
