//! From a question to ranked answers.
//!
//! The question is read in every way that makes sense, and each reading is looked up as typed. Only where that does not
//! answer the whole question are words widened, step by step: other ways to write them, the beginning of a longer word,
//! misspellings, and at last words left out. The first step that answers ends the search.

mod arrange;
mod misspelt;
mod relax;
mod session;
mod step;
mod wordbook;

use gazetteer::{Gazetteer, text};

use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::{Reading, free_readings, structured_readings};
use crate::query::Query;
use crate::request::{Question, SearchRequest};
use crate::retrieve;

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
        let Some(mut session) = Session::open(gazetteer, request, unfinished, explanation) else { continue };
        for group in &groups {
            let found = session.answer(group);
            if !found.is_empty() {
                answers.extend(found);
                break;
            }
        }
    }
    arrange::arrange(answers, request)
}

/// Makes the tables that the first questions would otherwise wait for.
pub fn warm_up() {
    retrieve::warm_up();
    // Abbreviations, inflections, parts of houses and countries have tables that their first use makes.
    let (groups, _) = read(&Question::Free("nowhere street 1, floor 2".to_owned()), &mut None);
    let mut others = Vec::new();
    for word in groups.iter().flatten().flat_map(|reading| &reading.words) {
        text::variants(&word.token, &mut others);
        text::base_forms(word.text(), &mut others);
    }
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
