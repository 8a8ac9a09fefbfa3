//! A word that answers must account for, with the tokens it is made of.

use std::ops::Range;

use gazetteer::text::Token;

use super::Query;

/// Where a word may be met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// In the name or in what is around.
    #[default]
    Any,
    /// In the name: the street of a structured question.
    Name,
    /// In what is around: the settlement of a structured question about a street.
    Context,
}

/// A word of an interpretation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The tokens of the query; more than one where they are read as one word.
    pub tokens: Range<usize>,
    /// Its normal form, with what its writing tells.
    pub token: Token,
    /// Where it may be met.
    pub role: Role,
    /// Whether it is part of a postcode with letters.
    pub is_postcode: bool,
}

impl Word {
    /// The word of one token.
    pub fn of_token(query: &Query, token: usize, role: Role) -> Self {
        let is_postcode = query.codes.get(token).copied().unwrap_or_default();
        Self { tokens: token..token + 1, token: query.tokens[token].clone(), role, is_postcode }
    }

    /// Its normal form.
    pub fn text(&self) -> &str {
        &self.token.text
    }

    /// How much it weighs in a score: by length, so that "de" counts less than a name.
    pub fn weight(&self) -> f64 {
        (self.token.text.chars().count() as f64).clamp(2.0, 8.0)
    }
}
