//! `/reverse/`: the addresses next to a point.

use axum::http::header;
use gazetteer::Point;
use geocoder::{Answer, Filter, Layers, Level, ReverseRequest};

use super::error::Error;
use super::feature::{Feature, distinct};
use super::filters;
use super::search::Collection;
use crate::details::{self, Details};
use crate::http::json_reply::JsonReply;
use crate::params::{self, Empty};
use crate::request::RequestContext;

/// How far away an address or street may be.
const RADIUS_M: f64 = 1000.0;

/// Answers a reverse question.
pub fn reverse(context: &RequestContext<'_>) -> JsonReply {
    answer(context).unwrap_or_else(|error| error.reply())
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    let query = &context.query;
    let at = filters::point(query)?.ok_or_else(|| Error::bad("parameters lat and lon are missing"))?;
    let limit = params::limit(query, 1, filters::MOST, Empty::Absent)?;
    let named = filters::named(query);
    let with_venues = filters::wants_venues(query) || context.profile.shows_kinds;
    let filter = filters::filter(&named, with_venues)?;
    let languages = context.languages_by(header::ACCEPT_LANGUAGE.as_str());
    // A single answer is the address that the point has; of several, some may look alike.
    let answers = context.geocoder.reverse(&request(at, params::fetched(limit, limit > 1), filter));
    let details = |answer: &Answer<'_>| details::is_asked(query).then(|| Details::of_answer(answer, &languages));
    let features =
        answers.iter().map(|answer| Feature::near(answer, &languages, with_venues).with_details(details(answer)));
    let features = distinct(features, limit);
    Ok(Collection { query: None, named, centre: Some(at), limit, features }.reply())
}

/// The question for the geocoder; the bulk form asks the same.
pub fn request(at: Point, limit: usize, filter: Filter) -> ReverseRequest {
    // Nothing finer than the finest wanted type need be looked at.
    let max_rank = match Level::ALL.into_iter().find(|level| filter.levels.contains(*level)) {
        Some(Level::Street) => 27,
        Some(Level::Locality) => 25,
        Some(Level::District) => 21,
        Some(Level::City) => 16,
        _ => 30,
    };
    ReverseRequest { at, max_rank, layers: Layers::default(), radius_m: RADIUS_M, limit, filter }
}
