//! Rivers, woods, mountains, rails, monuments: named things that are no part of addresses, by the layers that ask for
//! them.

use gazetteer::{BoundingBox, Entry, Gazetteer, Place, PointPayload, Shape};

use super::{Found, HOUSE, STREET};
use crate::layer::{Layer, Layers};
use crate::level::Level;
use crate::request::ReverseRequest;

/// How far a line or point may be that answers for what is around, in metres (Nominatim: 0.001 degrees).
const NEAR_M: f64 = 111.0;

/// Most things that are looked at around a point.
const MOST_SEEN: u32 = 20_000;

/// The layers that are neither addresses nor points of interest.
const FEATURES: [Layer; 3] = [Layer::Railway, Layer::Natural, Layer::Manmade];

/// Whether things of these layers are asked for; no layer chosen means addresses and points of interest.
pub fn are_wanted(request: &ReverseRequest) -> bool {
    let layers = request.layers;
    !layers.is_all() && FEATURES.into_iter().any(|layer| layers.contains(layer)) || asks_for_others(request)
}

/// Whether a level was chosen that no address has.
fn asks_for_others(request: &ReverseRequest) -> bool {
    !request.filter.levels.is_all() && request.filter.levels.contains(Level::Other)
}

/// Whether a place is such a thing of the chosen layers. Manmade is what the others leave over.
pub fn is_wanted(place: Place<'_>, request: &ReverseRequest) -> bool {
    place.rank_address() == 0 && (asks_for_others(request) || is_of(request.layers, place.category().key))
}

fn is_of(layers: Layers, key: &str) -> bool {
    layers.contains(match key {
        "railway" => Layer::Railway,
        "natural" | "water" | "waterway" => Layer::Natural,
        _ => Layer::Manmade,
    })
}

/// The finest named thing that contains the point or is next to it.
pub fn around<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Found<'g>> {
    let mut best: Option<Found<'g>> = None;
    let mut seen = 0;
    gazetteer.point_tree().intersecting(BoundingBox::around(request.at, NEAR_M), |payload| {
        seen += 1;
        let PointPayload::Place(ix) = PointPayload::of(payload) else { return seen < MOST_SEEN };
        let Some(place) = gazetteer.place(ix).filter(|place| is_candidate(*place, request)) else {
            return seen < MOST_SEEN;
        };
        let found = at(place, request).filter(|found| best.as_ref().is_none_or(|best| is_better(found, best)));
        best = found.or_else(|| best.take());
        seen < MOST_SEEN
    });
    best
}

fn is_candidate(place: Place<'_>, request: &ReverseRequest) -> bool {
    let ranks = 5..=request.max_rank.min(HOUSE);
    ranks.contains(&place.rank_search())
        && !place.names().is_empty()
        && is_wanted(place, request)
        && request.filter.passes(&Entry::Place(place))
}

fn at<'g>(place: Place<'g>, request: &ReverseRequest) -> Option<Found<'g>> {
    let shape = place.shape();
    let (_, distance_m) = shape.nearest(request.at);
    let is_area = matches!(shape, Shape::Area(_));
    let reaches = if is_area { distance_m <= 0.0 } else { distance_m <= NEAR_M };
    let (entry, position) = (Entry::Place(place), place.position());
    reaches.then_some(Found { entry, position, interpolated: None, distance_m, size_m: 0.0 })
}

/// The finer one; of equals the nearer.
fn is_better(found: &Found<'_>, best: &Found<'_>) -> bool {
    let (rank, best_rank) = (found.entry.rank_search(), best.entry.rank_search());
    rank > best_rank || rank == best_rank && found.distance_m < best.distance_m
}

/// Whether a place of the finest ranks is such a thing: a spring, a signal.
pub fn is_fine(place: Place<'_>, request: &ReverseRequest) -> bool {
    place.rank_search() >= STREET && are_wanted(request) && is_wanted(place, request)
}
