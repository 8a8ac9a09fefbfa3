//! From a question to ranked answers.
//!
//! A question may be a position, a category of places in or near something, a street corner, or, most often, names and numbers
//! ([`words`], with the plan of what is tried in which order).

mod answers;
mod budget;
mod category;
mod context;
mod corner;
mod position;
mod words;

use gazetteer::text::Connective;
use gazetteer::{Gazetteer, text};

use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::{CategoryQuery, find_category};
use crate::notation;
use crate::query;
use crate::rank::Weights;
use crate::request::{Question, SearchRequest, Structured};

use budget::Budget;
use context::SearchContext;
use words::by_words;

/// Work that a question is worth in each gazetteer, in units of about a tenth of a microsecond: what ends long and hostile
/// texts.
pub const MOST_WORK: u32 = Budget::QUESTION;

/// Answers to a question, best first.
pub fn search<'g>(
    gazetteers: &'g [Gazetteer],
    weights: &'static Weights,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let context = SearchContext::new(gazetteers, weights);
    let answers = match &request.question {
        Question::Free(text) => free(&context, query::beginning(text), request, explanation),
        Question::Structured(fields) => structured(&context, fields, request, explanation),
    };
    if let Some(explanation) = explanation {
        explanation.work = context.spent();
    }
    answers::finish(answers, request, weights)
}

/// Answers to a free text: a position, a category of places, a corner, or names.
fn free<'g>(
    context: &SearchContext<'g>,
    text: &str,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    if let Some(located) = notation::find(text) {
        return position::at(context, &located, request, explanation);
    }
    if let Some(code) = notation::find_short_code(text) {
        let found = position::near_named(context, &code, request);
        if !found.is_empty() {
            return found;
        }
    }
    let category = find_category(text);
    let mut names = match &category {
        Some(category) if category.is_explicit => Vec::new(),
        _ => by_words(context, request, explanation),
    };
    if let Some(category) = &category {
        names = category::with_names(context, category, names, request);
    }
    // A name may well have an "&" in it, so that corners come second.
    if !names.iter().any(Answer::is_as_typed) {
        let corners = corner::answers(context, text, request);
        if !corners.is_empty() {
            return corners;
        }
    }
    names
}

/// Answers to fields: a category of places in the field `amenity`, else names.
fn structured<'g>(
    context: &SearchContext<'g>,
    fields: &Structured,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let category = fields.amenity.as_deref().and_then(find_category).filter(|category| category.place.is_empty());
    let Some(category) = category else { return by_words(context, request, explanation) };
    let names = by_words(context, request, explanation);
    let anywhere = Structured { amenity: None, ..fields.clone() };
    let around = SearchRequest { question: Question::Structured(anywhere), limit: 1, ..SearchRequest::default() };
    category::around_named(
        context,
        &CategoryQuery { relation: Some(Connective::In), ..category },
        names,
        &around,
        request,
    )
}

/// Makes the tables that the first questions would otherwise wait for.
pub fn warm_up() {
    // Abbreviations, inflections, parts of houses, countries and categories have tables that their first use makes.
    find_category("pharmacy in nowhere");
    let questions = ["nowhere street 1, floor 2", "pharmacy in nowhere", "no where and not here"];
    let groups = questions.map(|text| words::interpret(&Question::Free(text.to_owned()), &mut None).0);
    let mut others = Vec::new();
    for word in groups.iter().flatten().flatten().flat_map(|interpretation| &interpretation.words) {
        text::variants(&word.token, &mut others);
        text::base_forms(word.text(), &mut others);
    }
}
