//! `search`, `autocomplete` and `search/structured`: places by words.

use geocoder::{Question, SearchRequest, Structured, Typeahead};
use serde_json::{Map, Value};

use super::feature::{Certainty, feature};
use super::layer::Layer;
use super::params::Params;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Longest text that is looked at, in characters.
const TEXT_CHARS: usize = 140;
/// Answers fetched for each one wanted where layers are chosen that the geocoder can't tell apart; else two, because
/// those that look alike are shown once.
const SPARE: usize = 4;

/// The fields of a structured question, from fine to coarse.
const FIELDS: [&str; 9] =
    ["venue", "address", "neighbourhood", "borough", "locality", "county", "region", "postalcode", "country"];

/// Answers a finished question.
pub fn search(context: &RequestContext<'_>) -> JsonReply {
    by_text(context, Typeahead::Fallback)
}

/// Answers while somebody is typing.
pub fn autocomplete(context: &RequestContext<'_>) -> JsonReply {
    by_text(context, Typeahead::Always)
}

fn by_text(context: &RequestContext<'_>, typeahead: Typeahead) -> JsonReply {
    let mut params = Params::of(context);
    params.read_surroundings(context);
    let typed = context.query.get("text").unwrap_or_default().trim();
    let text: String = typed.chars().take(TEXT_CHARS).collect();
    if text.len() < typed.len() {
        params.envelope.warnings.push(format!("param 'text' truncated to {TEXT_CHARS} characters"));
    }
    if text.is_empty() {
        params.refuse("param 'text' is required and must not be empty");
    }
    params.envelope.query.shift_insert(0, "text".to_owned(), text.as_str().into());
    params.envelope.tell("parsed_text", Map::from_iter([("subject".to_owned(), Value::from(text.as_str()))]));
    answer(context, params, Question::Free(text), typeahead)
}

/// Answers text by field.
pub fn structured(context: &RequestContext<'_>) -> JsonReply {
    let mut params = Params::of(context);
    params.read_surroundings(context);
    let fields: Vec<(&str, &str)> = FIELDS.iter().filter_map(|name| Some((*name, field(context, name)?))).collect();
    if fields.is_empty() {
        params.refuse(format!("at least one of these parameters must be there: {}", FIELDS.join(", ")));
    }
    let parsed: Map<String, Value> = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())).collect();
    params.envelope.tell("parsed_text", parsed);
    answer(context, params, question(&fields), Typeahead::Never)
}

fn field<'a>(context: &'a RequestContext<'_>, name: &str) -> Option<&'a str> {
    context.query.get(name).map(str::trim).filter(|text| !text.is_empty())
}

/// The question of fields. Where several parts of a settlement and nothing finer are named, they are one free text,
/// because the geocoder knows one such field.
fn question(fields: &[(&str, &str)]) -> Question {
    let of = |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    let towns: Vec<String> = ["neighbourhood", "borough", "locality"].into_iter().filter_map(of).collect();
    let (amenity, street) = (of("venue"), of("address"));
    if towns.len() > 1 && amenity.is_none() && street.is_none() {
        return Question::Free(fields.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(", "));
    }
    Question::Structured(Structured {
        amenity,
        street,
        city: Some(towns.join(" ")).filter(|text| !text.is_empty()),
        county: of("county"),
        state: of("region"),
        country: of("country"),
        postalcode: of("postalcode"),
    })
}

fn answer(context: &RequestContext<'_>, params: Params, question: Question, typeahead: Typeahead) -> JsonReply {
    if params.is_bad() {
        return params.envelope.reply(context, Vec::new());
    }
    let spare = if params.layers.is_empty() { 2 } else { SPARE };
    let limit = params.size * spare;
    let (filter, bias) = (params.filter.clone(), params.bias());
    let request = SearchRequest { question, limit, filter, bias, typeahead, ..SearchRequest::default() };
    let mut features = Vec::with_capacity(params.size);
    let mut shown: Vec<ResultView<'_>> = Vec::with_capacity(params.size);
    for answer in context.geocoder.search(&request) {
        let layer = Layer::of(&answer.entry, &params.layers);
        if features.len() < params.size && (params.layers.is_empty() || params.layers.contains(&layer)) {
            let view = ResultView::of_answer(&answer, &params.languages);
            if !shown.iter().any(|known| view.looks_like(known)) {
                features.push(feature(&view, layer, Certainty::of_search(&answer, params.focus), &params));
                shown.push(view);
            }
        }
    }
    params.envelope.reply(context, features)
}
