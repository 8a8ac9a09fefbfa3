//! From a point to what is there.

use gazetteer::Gazetteer;

use crate::answer::Answer;
use crate::request::ReverseRequest;

/// What is at a point.
pub fn reverse<'g>(_gazetteers: &'g [Gazetteer], _request: &ReverseRequest) -> Vec<Answer<'g>> {
    Vec::new()
}
