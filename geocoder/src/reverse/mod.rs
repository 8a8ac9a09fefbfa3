//! From a point to what is there.
//!
//! At house level the nearest house or venue answers; where a street is nearer and no house is at hand, a house of that
//! street close to the point, and the street itself where there is none. Where nothing fine is near, or only areas are
//! asked for, the smallest containing area or the settlement next to it answers. Distances are those to the real form:
//! outline, line or point.

mod area;
mod features;
mod near;
mod street;

use gazetteer::{Entry, Gazetteer, OsmType, Point};

use crate::answer::{Answer, MatchType};
use crate::layer::Layer;
use crate::level::Level;
use crate::request::ReverseRequest;

/// Rank of houses and points of interest.
const HOUSE: u8 = 30;
/// Rank of streets.
const STREET: u8 = 26;
/// A house of the street this near to the point answers for the street, in metres (Nominatim: 0.001 degrees).
const FROM_STREET_M: f64 = 111.0;

/// A point of interest this near to a point in the building or grounds around answers for these, in metres (Nominatim:
/// 0.0001 degrees).
const INSIDE_M: f64 = 11.1;

/// Who stands this near to a house is at it, in metres: on the pavement before its door, though the middle of a lane
/// may be nearer still.
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
    /// Whether it holds the point, and another is a venue in it at the point, of its number or of none: a shop, not the
    /// door of a neighbour.
    fn is_outline_around(&self, other: &Self) -> bool {
        let is_node = |found: &Self| found.entry.osm().is_some_and(|osm| osm.kind() == OsmType::Node);
        let is_venue = !matches!(other.entry.category().key, "place" | "building");
        let number = other.entry.house_number();
        self.distance_m <= 0.0
            && other.distance_m < INSIDE_M
            && !is_node(self)
            && is_node(other)
            && is_venue
            && (number.is_none() || number == self.entry.house_number())
            && self.entry.shape().contains(other.position)
    }

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
    let coarse = gazetteers.iter().flat_map(|gazetteer| {
        let area = request.layers.contains(Layer::Address).then(|| area::find(gazetteer, request)).flatten();
        let feature = features::are_wanted(request).then(|| features::around(gazetteer, request)).flatten();
        area.into_iter().chain(feature)
    });
    let nearest = coarse.min_by(|a, b| {
        let rank = |found: &Found<'_>| std::cmp::Reverse(found.entry.rank_search());
        a.distance_m.total_cmp(&b.distance_m).then_with(|| rank(a).cmp(&rank(b)))
    });
    nearest.map(|found| found.answer(MatchType::Found)).into_iter().collect()
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
    // More than one answer is a list by distance; a single one is the address that the point has.
    if request.limit > 1 {
        let mut found = near::nearest(gazetteer, request);
        found.append(&mut streets(request.radius_m));
        return found;
    }
    let two = ReverseRequest { limit: 2, ..request.clone() };
    let mut houses = near::nearest(gazetteer, &two);
    if houses.get(1).is_some_and(|second| houses[0].is_outline_around(second)) {
        houses.swap(0, 1);
    }
    houses.truncate(1);
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
