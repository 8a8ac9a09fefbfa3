//! `/api`: places by words, while somebody types.

use gazetteer::{Entry, House};
use geocoder::{Answer, BrowseRequest, Level, MatchType, Question, SearchRequest, Typeahead};

use super::debug::Debug;
use super::error::{ApiError, reply};
use super::operations::API;
use super::request::{Common, bias, switch};
use super::{filters, format, strict};
use crate::http::json_reply::JsonReply;
use crate::request::Ask;
use crate::view::result::Hit;

/// Answers where no limit is asked for.
pub const LIMIT: i64 = 15;

/// Answers a search.
pub fn api(ask: &Ask<'_>) -> JsonReply {
    reply(answer(ask))
}

fn answer(ask: &Ask<'_>) -> Result<JsonReply, ApiError> {
    strict::check(ask, API)?;
    let mut common = Common::of(ask, LIMIT)?;
    confine(ask, &mut common)?;
    let bias = bias(&ask.query)?;
    let Some(text) = ask.query.get("q").filter(|text| !text.is_empty() || !has_include(ask)) else {
        if !has_include(ask) {
            return Err(ApiError::new("missing search term 'q': /api?q=berlin"));
        }
        let request = BrowseRequest { filter: common.filter.clone(), bias, limit: fetched(&common) };
        let hits = hits(&ask.geocoder.browse(&request), &common);
        return Ok(format::reply(ask, &hits, &common, None));
    };
    let request = SearchRequest {
        question: Question::Free(text.to_owned()),
        limit: fetched(&common),
        filter: common.filter.clone(),
        bias,
        typeahead: Typeahead::Always,
        ..SearchRequest::default()
    };
    let (answers, debug) = ask_words(ask, &request, &common);
    let mut hits = hits(&answers, &common);
    if switch(&ask.query, "suggest_addresses", false) {
        add_houses(&answers, &common, &mut hits);
    }
    Ok(format::reply(ask, &hits, &common, debug))
}

fn has_include(ask: &Ask<'_>) -> bool {
    ask.query.filled("include").is_some()
}

/// Adds the filters of place that searches know and reverse questions don't.
pub fn confine(ask: &Ask<'_>, common: &mut Common) -> Result<(), ApiError> {
    let (countries, favoured) = ask.profile.countries(filters::countries(&ask.query)?);
    common.filter.countries = countries;
    common.filter.favoured = favoured;
    common.filter.bounds = filters::bounds(&ask.query)?;
    Ok(())
}

/// How many answers are fetched, so that enough stay when those that look alike are dropped.
pub fn fetched(common: &Common) -> usize {
    if common.dedupe { common.limit + common.limit.min(10) } else { common.limit }
}

/// The answers to a question, explained where that is wanted.
pub fn ask_words<'a>(ask: &'a Ask<'_>, request: &SearchRequest, common: &Common) -> (Vec<Answer<'a>>, Option<Debug>) {
    if !common.debug {
        return (ask.geocoder.search(request), None);
    }
    let (answers, explanation) = ask.geocoder.explain(request);
    let debug = Debug::of(&answers, &explanation);
    (answers, Some(debug))
}

/// The hits of answers in the reader's languages.
pub fn hits<'a>(answers: &[Answer<'a>], common: &Common) -> Vec<Hit<'a>> {
    answers.iter().map(|answer| Hit::of_answer(answer, &common.languages)).collect()
}

/// Adds houses of the streets that were found, in the order of their numbers, as far as there is room.
fn add_houses<'a>(answers: &[Answer<'a>], common: &Common, hits: &mut Vec<Hit<'a>>) {
    let is_street =
        |answer: &&Answer<'_>| Level::of(&answer.entry) == Level::Street && answer.match_type == MatchType::Named;
    for street in answers.iter().filter(is_street) {
        let room = common.limit.saturating_sub(hits.len());
        let houses = street.entry.place().houses().filter(|house| !house.is_range()).filter_map(House::entry);
        let wanted = houses.filter(|entry: &Entry<'_>| common.filter.passes(entry));
        hits.extend(wanted.take(room).map(|entry| Hit::of_entry(entry, &common.languages)));
    }
}
