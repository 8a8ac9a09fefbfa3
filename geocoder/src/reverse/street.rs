//! The streets next to a point.

use gazetteer::{Entry, Gazetteer, WayIx};

use super::Found;
use crate::request::ReverseRequest;

/// The streets that are less than `radius_m` away, nearest first, as many as asked for; each answered as its nearest
/// way, at the foot point.
pub fn nearest<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest, radius_m: f64) -> Vec<Found<'g>> {
    let wanted = request.limit.max(1);
    let mut found: Vec<Found<'g>> = Vec::new();
    gazetteer.street_tree().nearest(request.at, radius_m, |row, _| {
        let farthest = |found: &[Found<'g>]| found.get(wanted - 1).map_or(radius_m, |last| last.distance_m);
        let Some(way) = gazetteer.way(WayIx(row)) else { return farthest(&found) };
        if way.street().rank_address() > request.max_rank {
            return farthest(&found);
        }
        let (position, distance_m) = way.nearest(request.at);
        let entry = Entry::Way(way);
        if distance_m >= farthest(&found) || !request.filter.passes(&entry) {
            return farthest(&found);
        }
        let own = found.iter().position(|known| known.entry.place() == way.street());
        if own.is_some_and(|own| found[own].distance_m <= distance_m) {
            return farthest(&found);
        }
        own.map(|own| found.remove(own));
        let at = found.partition_point(|known| known.distance_m <= distance_m);
        found.insert(at, Found { entry, position, interpolated: None, distance_m, size_m: distance_m });
        found.truncate(wanted);
        farthest(&found)
    });
    found
}
