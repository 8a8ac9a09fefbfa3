//! `/api`: places by words, while somebody types.

use gazetteer::{Entry, House};
use geocoder::{Answer, BrowseRequest, Level, MatchType, Question, SearchRequest, Typeahead};

use super::debug::Debug;
use super::error::{Error, reply};
use super::operations::API;
use super::request::{Common, bias, switch};
use super::{filters, format, strict};
use crate::http::json_reply::JsonReply;
use crate::params;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Answers where no limit is asked for.
pub const LIMIT: i64 = 15;

/// Answers a search.
pub fn api(context: &RequestContext<'_>) -> JsonReply {
    reply(answer(context))
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    strict::check(context, API)?;
    let mut common = Common::of(context, LIMIT)?;
    confine(context, &mut common)?;
    let bias = bias(&context.query)?;
    let Some(text) = context.query.get("q").filter(|text| !text.is_empty() || !has_include(context)) else {
        if !has_include(context) {
            return Err(Error::new("missing search term 'q': /api?q=berlin"));
        }
        let request =
            BrowseRequest { filter: common.filter.clone(), bias, limit: params::fetched(common.limit, common.dedupe) };
        let views = views(&context.geocoder.browse(&request), &common);
        return format::reply(context, views, &common, None);
    };
    let request = SearchRequest {
        question: Question::Free(text.to_owned()),
        limit: params::fetched(common.limit, common.dedupe),
        filter: common.filter.clone(),
        bias,
        typeahead: Typeahead::Always,
        ..SearchRequest::default()
    };
    let (answers, debug) = search_words(context, &request, &common);
    let mut views = views(&answers, &common);
    if switch(&context.query, "suggest_addresses", false) {
        add_houses(&answers, &common, &mut views);
    }
    format::reply(context, views, &common, debug)
}

fn has_include(context: &RequestContext<'_>) -> bool {
    context.query.filled("include").is_some()
}

/// Adds the filters of place that searches know and reverse questions don't.
pub fn confine(context: &RequestContext<'_>, common: &mut Common) -> Result<(), Error> {
    let (countries, favoured) = context.profile.countries(filters::countries(&context.query)?);
    common.filter.countries = countries;
    common.filter.favoured = favoured;
    common.filter.bounds = filters::bounds(&context.query)?;
    Ok(())
}

/// The answers to a question, explained where that is wanted.
pub fn search_words<'a>(
    context: &'a RequestContext<'_>,
    request: &SearchRequest,
    common: &Common,
) -> (Vec<Answer<'a>>, Option<Debug>) {
    if !common.debug {
        return (context.geocoder.search(request), None);
    }
    let (answers, explanation) = context.geocoder.explain(request);
    let debug = Debug::of(&answers, &explanation);
    (answers, Some(debug))
}

/// The results of answers in the reader's languages.
pub fn views<'a>(answers: &[Answer<'a>], common: &Common) -> Vec<ResultView<'a>> {
    answers.iter().map(|answer| ResultView::of_answer(answer, &common.languages)).collect()
}

/// Adds houses of the streets that were found, in the order of their numbers, as far as there is room.
fn add_houses<'a>(answers: &[Answer<'a>], common: &Common, views: &mut Vec<ResultView<'a>>) {
    let is_street =
        |answer: &&Answer<'_>| Level::of(&answer.entry) == Level::Street && answer.match_type == MatchType::Named;
    for street in answers.iter().filter(is_street) {
        let room = common.limit.saturating_sub(views.len());
        let houses = street.entry.place().houses().filter(|house| !house.is_range()).filter_map(House::entry);
        let wanted = houses.filter(|entry: &Entry<'_>| common.filter.passes(entry));
        views.extend(wanted.take(room).map(|entry| ResultView::of_entry(entry, &common.languages)));
    }
}
