//! `/search/`: addresses by words, while somebody types.

use axum::http::header;
use gazetteer::{Point, Shape};
use geocoder::{Answer, Bias, Filter, Question, SearchRequest, Typeahead};
use serde::Serialize;
use serde_json::{Map, Value};

use super::error::Error;
use super::feature::{Feature, Properties, distinct};
use super::filters::{self, Named};
use crate::details::{self, Details};
use crate::http::json_reply::JsonReply;
use crate::params::{self, Empty};
use crate::request::RequestContext;
use crate::view::confidence;
use crate::view::shape::GeoJson;

/// Answers where no limit is asked for.
const LIMIT: i64 = 5;
/// Most characters of a question.
pub const MOST_CHARS: usize = 200;
/// Metres at which the pull of the point has faded to a half.
pub const REACH_M: f64 = 10_000.0;

/// Answers a search.
pub fn search(context: &RequestContext<'_>) -> JsonReply {
    answer(context).unwrap_or_else(|error| error.reply())
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    let query = &context.query;
    let text = query.get("q").map(str::trim).filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| Error::bad("parameter q is missing: the address to search for"))?;
    let chars = text.chars().count();
    if chars > MOST_CHARS {
        return Err(Error::too_large(format!("q has {chars} characters, at most {MOST_CHARS} are taken")));
    }
    let limit = params::limit(query, LIMIT, filters::MOST, Empty::Absent)?;
    let centre = filters::point(query)?;
    let named = filters::named(query);
    let with_venues = filters::wants_venues(query) || context.profile.shows_kinds;
    let is_typing = query.switch("autocomplete", true);
    let request = request(text, params::fetched(limit, true), filters::filter(&named, with_venues)?, centre, is_typing);
    let languages = context.languages_by(header::ACCEPT_LANGUAGE.as_str());
    let answers = context.geocoder.search(&request);
    let scored = answers.iter().zip(scores(&answers));
    let details = |answer: &Answer<'_>| details::is_asked(query).then(|| Details::of_answer(answer, &languages));
    let features = scored
        .map(|(answer, score)| Feature::found(answer, &languages, score, with_venues).with_details(details(answer)));
    let features = distinct(features, limit);
    Ok(Collection { query: Some(text), named, centre, limit, features }.reply())
}

/// The scores of answers, best first: none is higher than the one before, because clients take the highest for the
/// best.
pub fn scores(answers: &[Answer<'_>]) -> impl Iterator<Item = f64> {
    answers.iter().map(confidence::of_search).scan(1.0_f64, |least, score| {
        *least = least.min(score);
        Some(*least)
    })
}

/// The question for the geocoder; the bulk form asks the same.
pub fn request(text: &str, limit: usize, filter: Filter, centre: Option<Point>, is_typing: bool) -> SearchRequest {
    SearchRequest {
        question: Question::Free(text.to_owned()),
        limit,
        filter,
        bias: centre.map_or(Bias::None, |at| Bias::Point { at, reach_m: REACH_M }),
        typeahead: if is_typing { Typeahead::Always } else { Typeahead::Never },
        ..SearchRequest::default()
    }
}

/// Features and what of the question is repeated with them.
pub struct Collection<'a> {
    /// The text.
    pub query: Option<&'a str>,
    /// The filters.
    pub named: Named<'a>,
    /// The point.
    pub centre: Option<Point>,
    /// How many answers were wanted.
    pub limit: usize,
    /// The answers.
    pub features: Vec<Feature>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    version: &'static str,
    features: Vec<Printed<'a>>,
    attribution: &'static str,
    licence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filters: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    center: Option<[f64; 2]>,
    limit: usize,
}

#[derive(Serialize)]
struct Printed<'a> {
    r#type: &'static str,
    #[serde(serialize_with = "geometry")]
    geometry: Shape,
    properties: &'a Properties,
}

fn geometry<S: serde::Serializer>(shape: &Shape, serializer: S) -> Result<S::Ok, S::Error> {
    GeoJson(shape).serialize(serializer)
}

impl Collection<'_> {
    /// The answer as clients read it.
    pub fn reply(&self) -> JsonReply {
        let features = self.features.iter().map(|feature| Printed {
            r#type: "Feature",
            geometry: Shape::Point(feature.position),
            properties: &feature.properties,
        });
        JsonReply::ok(&Body {
            r#type: "FeatureCollection",
            version: "draft",
            features: features.collect(),
            attribution: gazetteer::ATTRIBUTION,
            licence: gazetteer::LICENCE,
            query: self.query,
            filters: self.filters(),
            center: self.centre.map(|at| [at.lon_degrees(), at.lat_degrees()]),
            limit: self.limit,
        })
    }

    /// The filters by name; the values of one that was sent several times in a list.
    fn filters(&self) -> Option<Map<String, Value>> {
        let mut map = Map::new();
        for (name, value) in &self.named {
            let value = Value::from(*value);
            match map.get_mut(*name) {
                None => _ = map.insert((*name).to_owned(), value),
                Some(Value::Array(values)) => values.push(value),
                Some(known) => *known = Value::Array(vec![known.take(), value]),
            }
        }
        (!map.is_empty()).then_some(map)
    }
}
