//! How answers came about: filled while a question is answered, by the code that answers it.

/// The way from a text to answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The words of the question in their normal form, with what they may also mean.
    pub tokens: Vec<String>,
    /// The readings of the question, in the order tried.
    pub readings: Vec<Reading>,
}

/// One reading of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The reading in words: which token was taken for what.
    pub meaning: String,
    /// What it led to, step by step: words looked up, candidates found.
    pub steps: Vec<String>,
}
