//! `reverse`: what is at a point.

use geocoder::{Filter, Layer, Layers, ReverseRequest};

use super::block::collection;
use super::params::point;
use super::{Ask, Hit, JsonReply, Refusal};

/// How far away an answer may be, in metres.
const RADIUS_M: f64 = 1000.0;
/// Most answers, and how many where none are asked for.
const LIMITS: (i64, i64) = (100, 1);
/// Search rank of houses.
const HOUSE: u8 = 30;

/// Answers with what is nearest.
pub fn reverse(ask: &Ask<'_>) -> JsonReply {
    answer(ask).unwrap_or_else(Refusal::reply)
}

fn answer(ask: &Ask<'_>) -> Result<JsonReply, Refusal> {
    let at = point(ask)?.ok_or_else(|| Refusal::bad("lat, lon: both must be there"))?;
    let limit = ask.query.integer("limit")?.unwrap_or(LIMITS.1).clamp(1, LIMITS.0) as usize;
    let layers: Layers = [Layer::Address, Layer::Poi].into_iter().collect();
    let filter = Filter { layers, ..Filter::default() };
    let request = ReverseRequest { at, max_rank: HOUSE, layers, radius_m: RADIUS_M, limit, filter };
    let languages = ask.languages_by("lang");
    let found = ask.geocoder.reverse(&request);
    let hits: Vec<Hit<'_>> = found.iter().map(|answer| Hit::of_answer(answer, &languages)).collect();
    Ok(collection(ask, "", &hits))
}
