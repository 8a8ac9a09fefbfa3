//! From a point to what is there.
//!
//! At house level the nearest house or venue answers; where a street is nearer and no house is at hand, a house of that
//! street close to the foot point, and the street itself where there is none. Where nothing fine is near, or only areas are asked for, the smallest
//! containing area or the settlement next to it answers. Distances are those to the real form: outline, line or point.

mod area;
mod near;
mod street;

use gazetteer::{Entry, Gazetteer, Point};

use crate::answer::{Answer, MatchType};
use crate::layer::Layer;
use crate::level::Level;
use crate::request::ReverseRequest;

/// Rank of houses and points of interest.
const HOUSE: u8 = 30;
/// Rank of streets.
const STREET: u8 = 26;
/// A house this near to the foot point answers for its street, in metres (Nominatim: 0.001 degrees).
const FROM_FOOT_M: f64 = 111.0;

/// Who stands this near to a house is at it, in metres: on the pavement before its door, though the middle of a lane may be
/// nearer still.
const DOOR_M: f64 = 8.0;

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
    fn answer(self, match_type: MatchType) -> Answer<'g> {
        Answer {
            position: self.position,
            interpolated: self.interpolated,
            distance_m: Some(self.distance_m),
            ..Answer::of(self.entry, match_type)
        }
    }
}

/// What is at a point, nearest first.
pub fn reverse<'g>(gazetteers: &'g [Gazetteer], request: &ReverseRequest) -> Vec<Answer<'g>> {
    let mut found: Vec<Found<'g>> = gazetteers.iter().flat_map(|gazetteer| fine(gazetteer, request)).collect();
    if !found.is_empty() {
        found.sort_by(|a, b| near::order(a, b));
        found.truncate(request.limit.max(1));
        return found.into_iter().map(|found| found.answer(MatchType::Found)).collect();
    }
    if !request.layers.contains(Layer::Address) {
        return Vec::new();
    }
    let areas = gazetteers.iter().filter_map(|gazetteer| area::find(gazetteer, request));
    let finest = areas.max_by_key(|found| found.entry.rank_address());
    finest.map(|found| found.answer(MatchType::Found)).into_iter().collect()
}

/// Houses and venues near the point, nearest first.
pub fn venues<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Vec<Answer<'g>> {
    near::nearest(gazetteer, request).into_iter().map(|found| found.answer(MatchType::Found)).collect()
}

/// Whether nothing but addresses is wanted, so that a number tells more than the name of a venue.
fn asks_for_addresses(request: &ReverseRequest) -> bool {
    let levels = request.filter.levels;
    let no_more_than_houses = !levels.is_all() && levels.contains(Level::House) && !levels.contains(Level::Street);
    no_more_than_houses || request.layers == [Layer::Address].into_iter().collect()
}

/// Whether the point is right at a numbered house, so that the line of a street, however near, tells less.
fn is_at_door(house: &Found<'_>) -> bool {
    house.distance_m <= DOOR_M && house.entry.house_number().is_some()
}

/// Houses, venues and streets near the point.
fn fine<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Vec<Found<'g>> {
    if request.max_rank < STREET {
        return Vec::new();
    }
    let streets = |radius_m| {
        let asked = request.layers.contains(Layer::Address) && radius_m > 0.0;
        if asked { street::nearest(gazetteer, request, radius_m) } else { Vec::new() }
    };
    if request.max_rank < HOUSE {
        return streets(request.radius_m);
    }
    if request.limit <= 1
        && asks_for_addresses(request)
        && let Some(house) = near::at_door(gazetteer, request, DOOR_M)
    {
        return vec![house];
    }
    let mut houses = near::nearest(gazetteer, request);
    // More than one answer is a list by distance; a single one is the address that the point has.
    if request.limit > 1 {
        houses.append(&mut streets(request.radius_m));
        return houses;
    }
    if houses.first().is_some_and(is_at_door) {
        return houses;
    }
    // Only a street that is nearer than the nearest house matters.
    let radius_m = houses.first().map_or(request.radius_m, |house| house.distance_m);
    match streets(radius_m).into_iter().next() {
        Some(street) => vec![near::on_street(&street, request).unwrap_or(street)],
        None => houses,
    }
}
