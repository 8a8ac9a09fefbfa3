//! Answers by names and house numbers.
//!
//! The question is read in every way that makes sense, and each interpretation is looked up as typed. Only where that
//! does not answer the whole question are words taken for others, step by step ([`ladder`] is the plan). The first step
//! that answers ends the search.

mod drop_words;
mod evidence;
mod exact;
mod fuzzy;
mod ladder;
mod match_mode;
mod optional_words;
mod prefix;
mod split_or_join;
mod term_cache;
mod top_k;
mod upper_bound;
mod variants;
mod word_search;

use super::context::SearchContext;
use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::{Interpretation, free_interpretations, structured_interpretations};
use crate::query::Query;
use crate::request::{Question, SearchRequest};
use word_search::WordSearch;

/// Answers by names and house numbers, not yet in order.
pub fn by_words<'g>(
    context: &SearchContext<'g>,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let (groups, unfinished) = interpret(&request.question, explanation);
    let mut answers = Vec::new();
    for (gazetteer, budget) in context.each() {
        let Some(mut search) =
            WordSearch::open(gazetteer, context.weights, request, unfinished, budget.get(), explanation)
        else {
            continue;
        };
        for group in &groups {
            ladder::climb(&mut search, group);
            if !search.answers.is_empty() {
                answers.append(&mut search.answers);
                break;
            }
        }
        budget.set(search.budget);
    }
    answers
}

/// The best answer to a question that is only asked to answer another: nothing that leaves words out or guesses them.
pub fn best<'g>(context: &SearchContext<'g>, request: &SearchRequest) -> Option<Answer<'g>> {
    let answers = by_words(context, request, &mut None).into_iter().filter(Answer::is_as_typed);
    answers.max_by(|a, b| a.score.total().total_cmp(&b.score.total()))
}

/// The interpretations of a question, in groups of which the first that is answered counts; and whether its last word
/// may go on.
pub fn interpret(question: &Question, explanation: &mut Option<Explanation>) -> (Vec<Vec<Interpretation>>, bool) {
    match question {
        Question::Structured(fields) => (structured_interpretations(fields), false),
        Question::Free(text) => {
            let query = Query::new(text);
            if let Some(explanation) = explanation {
                explanation.tokens = query.tokens.iter().map(|token| token.text.clone()).collect();
            }
            (vec![free_interpretations(&query)], query.is_unfinished())
        }
    }
}
