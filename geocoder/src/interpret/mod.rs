//! Interpretations of a question: which word may be a house number, which a country, what is left is names.

mod asides;
mod category;
mod cedex;
mod country;
mod free;
mod split_or_join;
mod structured;

use gazetteer::house_number::HouseNumber;

use crate::query::Word;

pub use asides::{without_asides, without_links};
pub use category::{CategoryQuery, find as find_category};
pub use free::free_interpretations;
pub use split_or_join::split_or_join;
pub use structured::structured_interpretations;

/// Most interpretations of one question.
const MOST_INTERPRETATIONS: usize = 16;

/// One way to understand a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interpretation {
    /// The words that answers must account for.
    pub words: Vec<Word>,
    /// The house number that is asked for.
    pub number: Option<HouseNumber>,
    /// The tokens of the number; none where none is asked for.
    pub number_tokens: std::ops::Range<usize>,
    /// Whether a new part of the question begins with the number.
    pub is_number_first: bool,
    /// The number as typed.
    pub number_text: String,
    /// Whether only a number that is spelt out just so is meant: what else would be a floor or a hall.
    pub is_number_spelt_out: bool,
    /// Whether the question ends with the number, so that it may go on.
    pub is_number_last: bool,
    /// Answers must be in this country.
    pub country: Option<[u8; 2]>,
    /// Weight of the words that name it.
    pub country_weight: f64,
    /// What was typed and is not looked for, such as a floor.
    pub unused: Vec<String>,
    /// Weight of the words that are not looked for and should have been.
    pub dropped_weight: f64,
}

impl Interpretation {
    /// What explain says of it.
    pub fn meaning(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(Word::text).collect();
        let mut meaning = format!("words [{}]", words.join(" "));
        if self.number.is_some() {
            meaning.extend([", house number \"", &self.number_text, "\""]);
        }
        if let Some(code) = self.country {
            meaning.extend([", country ", &String::from_utf8_lossy(&code)]);
        }
        if !self.unused.is_empty() {
            meaning.extend([", not used [", &self.unused.join(" | "), "]"]);
        }
        meaning
    }
}
