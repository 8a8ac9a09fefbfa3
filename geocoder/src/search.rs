//! From a question to ranked answers.

use gazetteer::Gazetteer;

use crate::answer::Answer;
use crate::explain::Explanation;
use crate::request::SearchRequest;

/// Answers to a question, best first.
pub fn search<'g>(
    _gazetteers: &'g [Gazetteer],
    _request: &SearchRequest,
    _explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    Vec::new()
}
