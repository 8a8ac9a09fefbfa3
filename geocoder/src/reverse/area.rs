//! The areas around a point, and the settlements in them that are only a position.

use gazetteer::{BoundingBox, Entry, Gazetteer, Place, PlaceIx};

use super::Found;
use crate::request::ReverseRequest;

/// Countries and postcodes: areas that answer last or never.
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

/// The finest area or settlement at a point, not finer than asked for.
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

fn is_postcode(place: Place<'_>) -> bool {
    matches!(place.category().value, "postcode" | "postal_code")
}

/// The containing area of the greatest address rank.
fn smallest_area<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Place<'g>> {
    let mut best: Option<Place<'g>> = None;
    gazetteer.area_tree().intersecting(BoundingBox::of_point(request.at), |ix| {
        if let Some(place) = gazetteer.place(PlaceIx(ix)) {
            let rank = place.rank_address();
            let better = best.is_none_or(|best| rank > best.rank_address());
            let fits = place.is_area() && rank <= request.max_rank && !is_postcode(place) && !place.names().is_empty();
            if fits && better && place.shape().contains(request.at) {
                best = Some(place);
            }
        }
        true
    });
    best
}

/// The settlement node of the greatest rank whose reach holds the point, in the area and finer than it; of equals the nearest.
fn best_node<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest, area: Option<Place<'g>>) -> Option<Place<'g>> {
    let least = area.map_or(COUNTRY, Place::rank_address);
    let mut best: Option<(Place<'g>, f64)> = None;
    gazetteer.area_tree().nearest(request.at, reach_m(5), |ix, distance_m| {
        let Some(place) = gazetteer.place(PlaceIx(ix)) else { return reach_m(5) };
        let rank = place.rank_address();
        let fits = !place.is_area()
            && place.category().key == "place"
            && !is_postcode(place)
            && rank > least
            && place.rank_search() <= request.max_rank
            && distance_m <= reach_m(place.rank_search());
        let better = best.is_none_or(|(best, _)| rank > best.rank_address());
        if fits && better && area.is_none_or(|area| area.shape().contains(place.position())) {
            best = Some((place, distance_m));
        }
        // Farther nodes can only be coarser ones now.
        best.map_or(reach_m(5), |(best, _)| reach_m(best.rank_address().saturating_sub(1)))
    });
    best.map(|(place, _)| place)
}

/// The country of the nearest settlement.
fn country<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Place<'g>> {
    let mut near = None;
    gazetteer.area_tree().nearest(request.at, reach_m(9), |ix, _| {
        near = gazetteer.place(PlaceIx(ix));
        if near.is_some() { 0.0 } else { reach_m(9) }
    });
    near?.hierarchy().areas().find(|area| area.rank_address() == COUNTRY)
}
