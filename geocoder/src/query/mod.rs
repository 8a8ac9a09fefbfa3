//! The question as words: tokens, and what their writing tells about them.

pub mod postcodes;
mod words;

use std::ops::Range;

use gazetteer::house_number::{NumberSpan, number_spans};
use gazetteer::text::{self, Token};

pub use words::{Role, Word};

/// Most words of a question that are looked at; what follows is left unused.
pub const MOST_TOKENS: usize = 32;

/// Most bytes of a text that are read: more words than [`MOST_TOKENS`] have room in it.
const MOST_BYTES: usize = 4_096;

/// The beginning of a text, as far as it is read.
pub fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_BYTES)]
}

/// A text cut into tokens, with the pieces that may be house numbers.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The text as typed.
    pub text: String,
    /// Its tokens, at most [`MOST_TOKENS`].
    pub tokens: Vec<Token>,
    /// Pieces that may be house numbers.
    pub numbers: Vec<NumberSpan>,
    /// For each token whether it is part of a postcode with letters.
    pub codes: Vec<bool>,
}

impl Query {
    /// Cuts a text.
    pub fn new(text: &str) -> Self {
        let text = &*text::part_hangul(beginning(text));
        let mut tokens = Vec::new();
        text::tokens(text, &mut tokens);
        tokens.truncate(MOST_TOKENS);
        let mut numbers = number_spans(text, &tokens);
        let codes = postcodes::with_letters(&tokens);
        numbers.retain(|span| !span.tokens.clone().any(|token| codes[token]));
        Self { text: text.to_owned(), tokens, numbers, codes }
    }

    /// What was typed for some tokens.
    pub fn typed(&self, tokens: Range<usize>) -> &str {
        let Some(range) = self.tokens.get(tokens).filter(|range| !range.is_empty()) else { return "" };
        let source = range[0].source().start..range[range.len() - 1].source().end;
        self.text.get(source).unwrap_or_default()
    }

    /// Whether the text ends inside its last word, so that it may go on.
    pub fn is_unfinished(&self) -> bool {
        self.tokens.last().is_some_and(|last| self.text.get(last.source().end..) == Some(""))
    }
}
