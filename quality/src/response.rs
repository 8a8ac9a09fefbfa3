//! What came of a question, whoever was asked.

use crate::answer::Answer;

/// What came of a question.
pub enum Response {
    /// Answers, perhaps none, and the milliseconds they took.
    Answered {
        /// Best first.
        answers: Vec<Answer>,
        /// Milliseconds.
        ms: f64,
    },
    /// The question was refused, or the answer could not be read: wrong, but no failure.
    Refused {
        /// What was said.
        why: String,
        /// Milliseconds.
        ms: f64,
    },
    /// No answer, or a status of 500 and above.
    Failed(String),
}
