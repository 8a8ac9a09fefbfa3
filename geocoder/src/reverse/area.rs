//! The areas around a point, and the settlements in them that are only a position.

use gazetteer::{BoundingBox, Entry, Gazetteer, Place, PlaceIx};

use super::{Found, STREET};
use crate::request::ReverseRequest;

/// The rank of countries, which answer last.
const COUNTRY: u8 = 4;

/// How far from its node a settlement reaches, in metres, by search rank (Nominatim's radii in degrees).
fn reach_m(rank_search: u8) -> f64 {
    match rank_search {
        0..=4 => 550_000.0,
        5..=8 => 200_000.0,
        9..=12 => 66_000.0,
        13..=17 => 17_700.0,
        18 => 8_900.0,
        19 => 4_450.0,
        _ => 2_200.0,
    }
}

/// The finest area or settlement at a point, not finer than asked for; where there is none the country.
pub fn find<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Found<'g>> {
    let area = smallest_area(gazetteer, request);
    let node = best_node(gazetteer, request, area);
    let place = node.or(area).or_else(|| country(gazetteer, request))?;
    let entry = Entry::Place(place);
    if !request.filter.passes(&entry) {
        return None;
    }
    let (_, distance_m) = place.shape().nearest(request.at);
    let position = place.position();
    Some(Found { entry, position, interpolated: None, distance_m, size_m: 0.0 })
}

/// Whether a place can be the answer: a named part of addresses of a rank that is wanted.
fn is_part(place: Place<'_>, request: &ReverseRequest) -> bool {
    let is_postcode = matches!(place.category().value, "postcode" | "postal_code");
    (COUNTRY..STREET).contains(&place.rank_address())
        && place.rank_search() <= request.max_rank
        && !is_postcode
        && !place.names().is_empty()
}

/// The containing area of the greatest search rank.
fn smallest_area<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Place<'g>> {
    let mut best: Option<Place<'g>> = None;
    gazetteer.area_tree().intersecting(BoundingBox::of_point(request.at), |ix| {
        if let Some(place) = gazetteer.place(PlaceIx(ix)) {
            let rank = place.rank_search();
            let better = rank > COUNTRY && best.is_none_or(|best| rank > best.rank_search());
            if better && place.is_area() && is_part(place, request) && place.shape().contains(request.at) {
                best = Some(place);
            }
        }
        true
    });
    best
}

/// The settlement node of the greatest search rank whose reach holds the point, in the area and finer than it, without
/// an area in its country; of equals the nearest.
fn best_node<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest, area: Option<Place<'g>>) -> Option<Place<'g>> {
    let least = area.map_or(COUNTRY, Place::rank_search);
    if least >= request.max_rank {
        return None;
    }
    let farthest = reach_m(least + 1);
    let mut best: Option<Place<'g>> = None;
    gazetteer.area_tree().nearest(request.at, farthest, |ix, distance_m| {
        let bound = best.map_or(farthest, |best| reach_m(best.rank_search() + 1));
        let Some(place) = gazetteer.place(PlaceIx(ix)) else { return bound };
        let rank = place.rank_search();
        let better = rank > best.map_or(least, Place::rank_search) && distance_m <= reach_m(rank);
        let fits = better && !place.is_area() && is_part(place, request);
        if fits && area.is_none_or(|area| area.shape().contains(place.position())) {
            best = Some(place);
        }
        // Farther ones must be finer than the best now.
        best.map_or(farthest, |best| reach_m(best.rank_search() + 1))
    });
    best
}

/// The country of the nearest settlement, whether the map has an object for it or not.
fn country<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Place<'g>> {
    let mut near = None;
    gazetteer.area_tree().nearest(request.at, reach_m(9), |ix, _| {
        near = gazetteer.place(PlaceIx(ix)).and_then(|place| place.hierarchy().country());
        if near.is_some() { 0.0 } else { reach_m(9) }
    });
    gazetteer.country(near?)
}
