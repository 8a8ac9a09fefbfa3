//! From a question to ranked answers.
//!
//! A question may be a position, a kind of place in or near something, a street corner, or, most often, names and numbers.
//!
//! Of names the question is read in every way that makes sense, and each reading is looked up as typed. Only where that does not
//! answer the whole question are words widened, step by step: other ways to write them, the beginning of a longer word,
//! misspellings, and at last words left out. The first step that answers ends the search.

mod arrange;
mod corner;
mod effort;
mod foremost;
mod gather;
mod ground;
mod inquiry;
mod kind;
mod loosen;
mod misspelt;
mod position;
mod promise;
mod relax;
mod session;
mod step;
mod widened;
mod wordbook;

use gazetteer::text::Connective;
use gazetteer::{Gazetteer, text};

use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::{KindQuestion, Reading, find_kind, free_readings, structured_readings};
use crate::notation;
use crate::query::{self, Query};
use crate::request::{Question, SearchRequest, Structured};

use effort::Effort;
use inquiry::Inquiry;
use session::Session;

/// Work that a question is worth in each gazetteer, in units of about a tenth of a microsecond: what ends long and hostile
/// texts.
pub const MOST_EFFORT: u32 = Effort::QUESTION;

/// Answers to a question, best first.
pub fn search<'g>(
    gazetteers: &'g [Gazetteer],
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let inquiry = Inquiry::new(gazetteers);
    let answers = match &request.question {
        Question::Free(text) => free(&inquiry, query::beginning(text), request, explanation),
        Question::Structured(fields) => structured(&inquiry, fields, request, explanation),
    };
    if let Some(explanation) = explanation {
        explanation.effort = inquiry.spent();
    }
    arrange::arrange(answers, request)
}

/// Answers to a free text: a position, a kind of place, a corner, or names.
fn free<'g>(
    inquiry: &Inquiry<'g>,
    text: &str,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    if let Some(located) = notation::find(text) {
        return position::at(inquiry, &located, request, explanation);
    }
    if let Some(code) = notation::find_short_code(text) {
        let found = position::near_named(inquiry, &code, request);
        if !found.is_empty() {
            return found;
        }
    }
    let kind = find_kind(text);
    let mut names = match &kind {
        Some(kind) if kind.is_explicit => Vec::new(),
        _ => by_words(inquiry, request, explanation),
    };
    if let Some(kind) = &kind {
        names = kind::with_names(inquiry, kind, names, request);
    }
    // A name may well have an "&" in it, so that corners come second.
    if !names.iter().any(kind::is_as_typed) {
        let corners = corner::answers(inquiry, text, request);
        if !corners.is_empty() {
            return corners;
        }
    }
    names
}

/// Answers to fields: a kind of place in the field `amenity`, else names.
fn structured<'g>(
    inquiry: &Inquiry<'g>,
    fields: &Structured,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let kind = fields.amenity.as_deref().and_then(find_kind).filter(|kind| kind.place.is_empty());
    let Some(kind) = kind else { return by_words(inquiry, request, explanation) };
    let names = by_words(inquiry, request, explanation);
    let anywhere = Structured { amenity: None, ..fields.clone() };
    let around = SearchRequest { question: Question::Structured(anywhere), limit: 1, ..SearchRequest::default() };
    kind::around_named(inquiry, &KindQuestion { relation: Some(Connective::In), ..kind }, names, &around, request)
}

/// Answers by names and house numbers, not yet in order.
fn by_words<'g>(
    inquiry: &Inquiry<'g>,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let (groups, unfinished) = read(&request.question, explanation);
    let mut answers = Vec::new();
    for (gazetteer, effort) in inquiry.each() {
        let Some(mut session) = Session::open(gazetteer, request, unfinished, effort.get(), explanation) else {
            continue;
        };
        for group in &groups {
            let found = session.answer(group);
            if !found.is_empty() {
                answers.extend(found);
                break;
            }
        }
        effort.set(session.effort);
    }
    answers
}

/// The best answer to a question that is only asked to answer another: nothing that leaves words out or guesses them.
fn best<'g>(inquiry: &Inquiry<'g>, request: &SearchRequest) -> Option<Answer<'g>> {
    let answers = by_words(inquiry, request, &mut None).into_iter().filter(kind::is_as_typed);
    answers.max_by(|a, b| a.score.total().total_cmp(&b.score.total()))
}

/// Makes the tables that the first questions would otherwise wait for.
pub fn warm_up() {
    // Abbreviations, inflections, parts of houses, countries and kinds have tables that their first use makes.
    find_kind("pharmacy in nowhere");
    let questions = ["nowhere street 1, floor 2", "pharmacy in nowhere", "no where and not here"];
    let groups = questions.map(|text| read(&Question::Free(text.to_owned()), &mut None).0);
    let mut others = Vec::new();
    for word in groups.iter().flatten().flatten().flat_map(|reading| &reading.words) {
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
