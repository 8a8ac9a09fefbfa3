//! `reverse`: what is at a point.

use geocoder::{Filter, Layer, Layers, ReverseRequest};

use super::block::collection;
use super::error::Error;
use super::params::point;
use crate::http::json_reply::JsonReply;
use crate::params::{self, Empty};
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// How far away an answer may be, in metres.
const RADIUS_M: f64 = 1000.0;
/// Most answers, and how many where none are asked for.
const LIMITS: (i64, i64) = (100, 1);
/// Search rank of houses.
const HOUSE: u8 = 30;

/// Answers with what is nearest.
pub fn reverse(context: &RequestContext<'_>) -> JsonReply {
    answer(context).unwrap_or_else(Error::reply)
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    let at = point(context)?.ok_or_else(|| Error::bad("lat, lon: both must be there"))?;
    let limit = params::limit(&context.query, LIMITS.1, LIMITS.0, Empty::Refused)?;
    let layers: Layers = [Layer::Address, Layer::Poi].into_iter().collect();
    let filter = Filter { layers, ..Filter::default() };
    let request = ReverseRequest { at, max_rank: HOUSE, layers, radius_m: RADIUS_M, limit, filter };
    let languages = context.languages_by("lang");
    let found = context.geocoder.reverse(&request);
    let views: Vec<ResultView<'_>> = found.iter().map(|answer| ResultView::of_answer(answer, &languages)).collect();
    Ok(collection(context, "", &views))
}
