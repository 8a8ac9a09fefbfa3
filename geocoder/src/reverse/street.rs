//! The street next to a point.

use gazetteer::{Entry, Gazetteer, WayIx};

use super::Found;
use crate::request::ReverseRequest;

/// The nearest way of a street within the radius, answered as that way, at its foot point.
pub fn nearest<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Option<Found<'g>> {
    let mut best: Option<Found<'g>> = None;
    gazetteer.street_tree().nearest(request.at, request.radius_m, |row, _| {
        let farthest = best.as_ref().map_or(request.radius_m, |best| best.distance_m);
        let Some(way) = gazetteer.way(WayIx(row)) else { return farthest };
        if way.street().rank_address() > request.max_rank {
            return farthest;
        }
        let (position, distance_m) = way.nearest(request.at);
        let entry = Entry::Way(way);
        if distance_m >= farthest || !request.filter.passes(&entry) {
            return farthest;
        }
        best = Some(Found { entry, position, interpolated: None, distance_m, size_m: distance_m });
        distance_m
    });
    best
}
