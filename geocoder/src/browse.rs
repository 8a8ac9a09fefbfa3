//! What there is of a kind, without words: nearest first around a point or in a box, else the most important first.

use gazetteer::{Entry, Gazetteer, Place, PlaceIx, Point};

use crate::answer::{Answer, MatchType};
use crate::layer::{Layer, Layers};
use crate::request::{Bias, Filter, ReverseRequest};
use crate::reverse;
use crate::score::{Part, Score};

/// How far from a point is looked where there is no box, in metres.
const FARTHEST_M: f64 = 50_000.0;
/// Most records that are looked at where there is neither point nor box; they come by falling importance.
const MOST_SEEN: u32 = 1_000_000;

/// A question for everything of a kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrowseRequest {
    /// What answers must be.
    pub filter: Filter,
    /// Where to look first.
    pub bias: Bias,
    /// Most answers wanted.
    pub limit: usize,
}

/// What there is of a kind.
pub fn browse<'g>(gazetteers: &'g [Gazetteer], request: &BrowseRequest) -> Vec<Answer<'g>> {
    let bounds = request.filter.bounds;
    let (centre, radius_m) = match (request.bias, bounds) {
        (Bias::Point { at, .. }, None) => (at, FARTHEST_M),
        (Bias::Point { at, .. }, Some(bounds)) => (at, bounds.farthest_m(at)),
        (Bias::Viewbox(bounds), None) | (_, Some(bounds)) => (bounds.centre(), bounds.farthest_m(bounds.centre())),
        (Bias::None, None) => return most_important(gazetteers, request),
    };
    let mut found: Vec<Answer<'g>> =
        gazetteers.iter().flat_map(|gazetteer| around(gazetteer, request, centre, radius_m)).collect();
    let distance = |answer: &Answer<'_>| answer.distance_m.unwrap_or(f64::INFINITY);
    found.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    found.truncate(request.limit);
    found
}

/// Venues and areas around a point.
fn around<'g>(gazetteer: &'g Gazetteer, request: &BrowseRequest, at: Point, radius_m: f64) -> Vec<Answer<'g>> {
    let layers: Layers = Layer::ALL.into_iter().filter(|layer| *layer != Layer::Address).collect();
    let near =
        ReverseRequest { at, max_rank: 30, layers, radius_m, limit: request.limit, filter: request.filter.clone() };
    let mut found = reverse::venues(gazetteer, &near);
    let mut areas = Vec::new();
    gazetteer.area_tree().nearest(at, radius_m, |ix, _| {
        let place = gazetteer.place(PlaceIx(ix)).filter(|place| is_wanted(*place, &request.filter));
        areas.extend(place.map(|place| answer(place, Some(place.bounding_box().distance_m(at)))));
        if areas.len() < request.limit { radius_m } else { 0.0 }
    });
    found.extend(areas);
    found
}

fn most_important<'g>(gazetteers: &'g [Gazetteer], request: &BrowseRequest) -> Vec<Answer<'g>> {
    let mut found: Vec<Answer<'g>> = Vec::new();
    for gazetteer in gazetteers {
        let places = (0..gazetteer.len().min(MOST_SEEN)).filter_map(|ix| gazetteer.place(PlaceIx(ix)));
        let wanted = places.filter(|place| is_wanted(*place, &request.filter));
        found.extend(wanted.take(request.limit).map(|place| answer(place, None)));
    }
    found.sort_by(|a, b| b.score.total().total_cmp(&a.score.total()));
    found.truncate(request.limit);
    found
}

fn is_wanted(place: Place<'_>, filter: &Filter) -> bool {
    !place.is_linked() && !place.names().is_empty() && filter.passes(&Entry::Place(place))
}

fn answer(place: Place<'_>, distance_m: Option<f64>) -> Answer<'_> {
    let mut score = Score::default();
    score.add(Part::Importance, place.importance());
    Answer { score, distance_m, ..Answer::of(Entry::Place(place), MatchType::Found) }
}
