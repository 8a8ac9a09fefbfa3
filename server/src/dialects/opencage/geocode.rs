//! `geocode/v1/json`: what a text or a point stands for.

use serde_json::Value;

use super::envelope;
use super::params::{Asked, Params};
use super::result::result;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Answers a question.
pub fn geocode(context: &RequestContext<'_>) -> JsonReply {
    let outcome = Params::of(context).map(|params| results(context, &params)).map_err(|bad| bad.0);
    envelope::reply(context, outcome)
}

fn results(context: &RequestContext<'_>, params: &Params) -> Vec<Value> {
    let found = match &params.asked {
        Asked::Words(request) => context.geocoder.search(request),
        Asked::Point(request) => context.geocoder.reverse(request),
    };
    let mut shown: Vec<ResultView<'_>> = Vec::new();
    let mut results = Vec::new();
    for answer in &found {
        let view = ResultView::of_answer(answer, &params.languages);
        let is_new = params.no_dedupe || !shown.iter().any(|known| view.looks_like(known));
        if results.len() == params.limit {
            break;
        }
        if is_new {
            results.extend(result(&view, params));
            shown.push(view);
        }
    }
    results
}
