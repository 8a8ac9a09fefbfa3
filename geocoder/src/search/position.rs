//! Answers to a question that carries a position.

use gazetteer::{BoundingBox, Gazetteer};

use super::category::{self, Anchor};
use super::context::SearchContext;
use super::words::{best, by_words};
use crate::answer::Answer;
use crate::explain::Explanation;
use crate::interpret::find_category;
use crate::layer::{Layer, Layers};
use crate::notation::{Located, ShortCode};
use crate::request::{Bias, Question, ReverseRequest, SearchRequest};
use crate::reverse;

/// How far from a position the rest of the question is looked for: to each side, in degrees (as Nominatim does).
const AROUND_DEGREES: f64 = 0.1;
/// How far from a position an answer to it alone may be, in metres.
const RADIUS_M: f64 = 660.0;
/// The reach of the location_bias towards a position, in metres.
const REACH_M: f64 = 2_000.0;

/// What is at a position, or what the rest of the text asks for around it.
pub fn at<'g>(
    context: &SearchContext<'g>,
    located: &Located,
    request: &SearchRequest,
    explanation: &mut Option<Explanation>,
) -> Vec<Answer<'g>> {
    let rest = located.rest.trim();
    if !rest.chars().any(char::is_alphanumeric) {
        return here(context.gazetteers, located, request);
    }
    if let Some(asked) = find_category(rest).filter(|asked| asked.place.is_empty()) {
        return category::answers(context, &asked, &Anchor::Point(located.point), request);
    }
    let (lat, lon) = (located.point.lat_degrees(), located.point.lon_degrees());
    let low = (lat - AROUND_DEGREES, lon - AROUND_DEGREES);
    let high = (lat + AROUND_DEGREES, lon + AROUND_DEGREES);
    let mut asked = SearchRequest { question: Question::Free(rest.to_owned()), ..request.clone() };
    asked.filter.bounds = Some(BoundingBox::of_corners(low, high));
    asked.bias = Bias::Point { at: located.point, reach_m: REACH_M };
    by_words(context, &asked, explanation)
}

/// What is at a position alone; of the filter, layers and ranks count.
fn here<'g>(gazetteers: &'g [Gazetteer], located: &Located, request: &SearchRequest) -> Vec<Answer<'g>> {
    let usual: Layers = [Layer::Address, Layer::Poi].into_iter().collect();
    let asked = ReverseRequest {
        at: located.point,
        max_rank: request.filter.ranks.map_or(30, |(_, high)| high),
        layers: if request.filter.layers.is_all() { usual } else { request.filter.layers },
        radius_m: RADIUS_M.max(located.accuracy_m.min(10.0 * RADIUS_M)),
        limit: 1,
        filter: crate::request::Filter::default(),
    };
    reverse::reverse(gazetteers, &asked)
}

/// What is at a short Plus code next to the place that the rest of the text names.
pub fn near_named<'g>(context: &SearchContext<'g>, code: &ShortCode, request: &SearchRequest) -> Vec<Answer<'g>> {
    let question = Question::Free(code.rest.clone());
    let reference = SearchRequest { question, limit: 1, ..SearchRequest::default() };
    let Some(place) = best(context, &reference) else { return Vec::new() };
    let Some((point, accuracy_m)) = code.near(place.position) else { return Vec::new() };
    here(context.gazetteers, &Located { point, accuracy_m, rest: String::new() }, request)
}
