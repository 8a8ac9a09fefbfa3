//! From a question to ranked answers.
//!
//! The question is read in every way that makes sense, and each reading is looked up as typed. Only where that does not
//! answer the whole question are words widened, step by step: other ways to write them, the beginning of a longer word,
//! misspellings, and at last words left out. The first step that answers ends the search.

mod arrange;
mod relax;
mod session;
mod step;

use gazetteer::Gazetteer;

use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::{Reading, free_readings, structured_readings};
use crate::query::Query;
use crate::request::{Question, SearchRequest};

use session::Session;

/// Answers to a question, best first.
pub fn search<'g>(
    gazetteers: &'g [Gazetteer],
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let (groups, unfinished) = read(&request.question, explanation);
    let mut answers = Vec::new();
    for gazetteer in gazetteers {
        let Some(mut session) = Session::open(gazetteer, request, unfinished) else { continue };
        for group in &groups {
            let found = session.answer(group, explanation);
            if !found.is_empty() {
                answers.extend(found);
                break;
            }
        }
    }
    arrange::arrange(answers, request)
}

/// The readings of a question, in groups of which the first that is answered counts; and whether its last word may go on.
fn read(question: &Question, explanation: &mut Option<Explanation>) -> (Vec<Vec<Reading>>, bool) {
    let (groups, unfinished) = match question {
        Question::Structured(fields) => (structured_readings(fields), false),
        Question::Free(text) => {
            let query = Query::new(text);
            if let Some(explanation) = explanation {
                explanation.tokens = query.tokens.iter().map(|token| token.text.clone()).collect();
            }
            (vec![free_readings(&query)], query.is_unfinished())
        }
    };
    (groups, unfinished)
}
