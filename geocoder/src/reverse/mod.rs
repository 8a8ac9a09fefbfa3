//! From a point to what is there.
//!
//! At house level the nearest house or venue answers; where a street is nearer, a house of that street close to the foot
//! point, and the street itself where there is none. Where nothing fine is near, or only areas are asked for, the smallest
//! containing area or the settlement next to it answers. Distances are those to the real form: outline, line or point.

mod area;
mod near;
mod street;

use gazetteer::{Entry, Gazetteer, Point};

use crate::answer::{Answer, Matched};
use crate::layer::Layer;
use crate::request::ReverseRequest;

/// Rank of houses and points of interest.
const HOUSE: u8 = 30;
/// Rank of streets.
const STREET: u8 = 26;
/// A house this near to the foot point answers for its street, in metres (Nominatim: 0.001 degrees).
const FROM_FOOT_M: f64 = 111.0;

/// Something at a distance.
#[derive(Clone, Debug)]
pub(crate) struct Found<'g> {
    pub entry: Entry<'g>,
    pub position: Point,
    pub interpolated: Option<u32>,
    /// Metres from the point to its form.
    pub distance_m: f64,
    /// How large it is, to tell apart what contains the point: half the diagonal of its box in metres.
    pub size_m: f64,
}

impl<'g> Found<'g> {
    fn answer(self, matched: Matched) -> Answer<'g> {
        Answer {
            position: self.position,
            interpolated: self.interpolated,
            distance_m: Some(self.distance_m),
            ..Answer::of(self.entry, matched)
        }
    }
}

/// What is at a point, nearest first.
pub fn reverse<'g>(gazetteers: &'g [Gazetteer], request: &ReverseRequest) -> Vec<Answer<'g>> {
    let mut found: Vec<Found<'g>> = gazetteers.iter().flat_map(|gazetteer| fine(gazetteer, request)).collect();
    if !found.is_empty() {
        found.sort_by(|a, b| near::order(a, b));
        found.truncate(request.limit.max(1));
        return found.into_iter().map(|found| found.answer(Matched::Found)).collect();
    }
    if !request.layers.contains(Layer::Address) {
        return Vec::new();
    }
    let areas = gazetteers.iter().filter_map(|gazetteer| area::find(gazetteer, request));
    let finest = areas.max_by_key(|found| found.entry.rank_address());
    finest.map(|found| found.answer(Matched::Found)).into_iter().collect()
}

/// Houses and venues near the point, nearest first.
pub fn venues<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Vec<Answer<'g>> {
    near::nearest(gazetteer, request).into_iter().map(|found| found.answer(Matched::Found)).collect()
}

/// Houses, venues and streets near the point.
fn fine<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Vec<Found<'g>> {
    if request.max_rank < STREET {
        return Vec::new();
    }
    let mut streets =
        if request.layers.contains(Layer::Address) { street::nearest(gazetteer, request) } else { Vec::new() };
    if request.max_rank < HOUSE {
        return streets;
    }
    let mut houses = near::nearest(gazetteer, request);
    // More than one answer is a list by distance; a single one is the address that the point has.
    if request.limit > 1 {
        houses.append(&mut streets);
        return houses;
    }
    let nearer = |street: &Found<'_>| houses.first().is_none_or(|house| street.distance_m < house.distance_m);
    match streets.into_iter().next().filter(nearer) {
        Some(street) => vec![near::on_street(&street, request).unwrap_or(street)],
        None => houses,
    }
}
