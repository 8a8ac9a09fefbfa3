//! `geocode/v1/json`: what a text or a point stands for.

use serde_json::Value;

use super::params::Asked;
use super::result::result;
use super::{Ask, Hit, JsonReply, Params, envelope};

/// Answers a question.
pub fn geocode(ask: &Ask<'_>) -> JsonReply {
    let outcome = Params::of(ask).map(|params| results(ask, &params)).map_err(|bad| bad.0);
    envelope::reply(ask, outcome)
}

fn results(ask: &Ask<'_>, params: &Params) -> Vec<Value> {
    let found = match &params.asked {
        Asked::Words(request) => ask.geocoder.search(request),
        Asked::Point(request) => ask.geocoder.reverse(request),
    };
    let mut shown: Vec<Hit<'_>> = Vec::new();
    let mut results = Vec::new();
    for answer in &found {
        let hit = Hit::of_answer(answer, &params.languages);
        let is_new = params.no_dedupe || !shown.iter().any(|known| hit.looks_like(known));
        if results.len() == params.limit {
            break;
        }
        if is_new {
            results.extend(result(&hit, params));
            shown.push(hit);
        }
    }
    results
}
