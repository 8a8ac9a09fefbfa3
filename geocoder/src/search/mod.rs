//! From a question to ranked answers.
//!
//! A question may be a position, a category of places in or near something, a street corner, or, most often, names and
//! numbers ([`words`], with the plan of what is tried in which order).

mod answers;
mod budget;
mod category;
mod context;
mod corner;
mod position;
mod words;

use gazetteer::text::Connective;
use gazetteer::{Gazetteer, text};

use crate::answer::{Answer, MatchType};
use crate::explain::Explanation;
use crate::interpret::{CategoryQuery, find_category, without_asides, without_links};
use crate::notation;
use crate::query;
use crate::rank::Weights;
use crate::request::{Question, SearchRequest, Structured, Typeahead, Typos};

use budget::Budget;
use context::SearchContext;
use words::by_words;

/// Work that a question is worth in each gazetteer, in units of about a tenth of a microsecond: what ends long and
/// hostile texts.
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
    let links = without_links(text);
    let text = links.as_ref().map_or(text, |asides| asides.text.as_str());
    if is_placeholder(text) {
        return called_just_so(context, text, request);
    }
    let mut answers = by_description(context, text, request, explanation);
    // What stands beside a name may be a name as well, so that the whole text comes first.
    if !answers.iter().any(Answer::accounts_for_all)
        && let Some(asides) = without_asides(text)
    {
        let rest = by_description(context, &asides.text, request, explanation);
        if is_better(&rest, &answers) {
            answers = rest;
            for answer in &mut answers {
                answer.unused.extend_from_slice(&asides.left_out);
            }
        }
    }
    if let Some(asides) = &links {
        for answer in &mut answers {
            answer.unused.extend_from_slice(&asides.left_out);
        }
    }
    answers
}

/// Whether answers to a part of a text go further than those to all of it.
fn is_better(part: &[Answer<'_>], all: &[Answer<'_>]) -> bool {
    let goes_far = |answers: &[Answer<'_>]| answers.iter().any(|answer| answer.match_type != MatchType::AreaOnly);
    part.iter().any(Answer::is_settled) || !part.is_empty() && (all.is_empty() || goes_far(part) && !goes_far(all))
}

/// Whether a text only says that no place is known.
fn is_placeholder(text: &str) -> bool {
    text::is_placeholder(&query::Query::new(text).tokens)
}

/// What is called just as typed: somebody may call a shop "Online".
fn called_just_so<'g>(context: &SearchContext<'g>, text: &str, request: &SearchRequest) -> Vec<Answer<'g>> {
    let question = Question::Free(text.to_owned());
    let (typeahead, typos) = (Typeahead::Never, Typos::Refused);
    let request = SearchRequest { question, typeahead, typos, ..request.clone() };
    let mut answers = by_words(context, &request, &mut None);
    answers.retain(|answer| answer.is_settled() && answer.corrections.is_empty());
    answers
}

/// Answers to a text that names or describes something: a category of places, a corner, or names.
fn by_description<'g>(
    context: &SearchContext<'g>,
    text: &str,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let category = find_category(text);
    let request = &SearchRequest { question: Question::Free(text.to_owned()), ..request.clone() };
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
