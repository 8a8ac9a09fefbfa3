//! The houses and venues next to a point.

use std::cmp::Ordering;

use gazetteer::geometry::Plane;
use gazetteer::house_number::{HouseNumber, Match};
use gazetteer::{BoundingBox, Entry, Gazetteer, House, HouseKind, Point, PointPayload, Shape};

use super::{FROM_STREET_M, Found, HOUSE, features};
use crate::layer::Layer;
use crate::request::ReverseRequest;

/// What a number that is only computed counts as farther away than a known one, in metres.
const INTERPOLATED_M: f64 = 10.0;

/// Most houses and venues around a door.
const MOST_AT_DOOR: usize = 16;

/// Most venues and blocks of houses that are looked at: a wide radius with a filter that nothing passes would otherwise
/// lead through everything there is.
const MOST_SEEN: u32 = 100_000;

/// The nearest houses and venues, at most as many as asked for and those at the same distance, nearest first.
pub fn nearest<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest) -> Vec<Found<'g>> {
    let mut list = List { request, plane: Plane::at(request.at), wanted: request.limit.max(1), found: Vec::new() };
    let mut seen = 0;
    gazetteer.point_tree().nearest(request.at, request.radius_m, |payload, _| {
        seen += 1;
        if seen > MOST_SEEN {
            return 0.0;
        }
        match PointPayload::of(payload) {
            PointPayload::Place(ix) => {
                let place = gazetteer.place(ix).map(Entry::Place).filter(|entry| is_wanted(entry, request));
                let found = place.and_then(|entry| at(entry, request.at));
                list.extend(found.filter(|found| found.position.distance_m(request.at) <= request.radius_m));
            }
            PointPayload::Block(block) => {
                gazetteer.block(block).filter(|house| !house.is_place()).for_each(|house| list.offer(house));
            }
        }
        list.farthest_m()
    });
    list.found.truncate(list.wanted);
    list.found
}

/// What was found so far, nearest first.
struct List<'r, 'g> {
    request: &'r ReverseRequest,
    plane: Plane,
    wanted: usize,
    found: Vec<Found<'g>>,
}

impl<'g> List<'_, 'g> {
    /// How far away something may be to come on the list.
    fn farthest_m(&self) -> f64 {
        self.found.get(self.wanted - 1).map_or(self.request.radius_m, |last| last.distance_m)
    }

    /// Adds a house, if it is near enough. What it is, which takes longer to find out than where it is, is asked after
    /// that.
    fn offer(&mut self, house: House<'g>) {
        if house.is_range() {
            let found = of_house(house, self.request.at);
            return self.extend(found.filter(|house| is_wanted(&house.entry, self.request)));
        }
        let (distance_m, bbox) = house.distance_m(&self.plane);
        if distance_m > self.farthest_m() {
            return;
        }
        let position = house.position();
        let size_m = if house.is_building() { half_diagonal_m(&bbox) } else { distance_m };
        let entry = Entry::House(house);
        if is_wanted(&entry, self.request) {
            self.extend(Some(Found { entry, position, interpolated: None, distance_m, size_m }));
        }
    }

    fn extend(&mut self, found: Option<Found<'g>>) {
        let Some(found) = found.filter(|found| found.distance_m <= self.farthest_m()) else { return };
        let at = self.found.partition_point(|known| order(known, &found) != Ordering::Greater);
        self.found.insert(at, found);
        let farthest_m = self.farthest_m();
        self.found.retain(|found| found.distance_m <= farthest_m);
    }
}

/// The nearest house with a number, if one is this near; where venues without number are wanted too, before them.
pub fn at_door<'g>(gazetteer: &'g Gazetteer, request: &ReverseRequest, within_m: f64) -> Option<Found<'g>> {
    let radius_m = request.radius_m.min(within_m);
    let close = ReverseRequest { radius_m, limit: MOST_AT_DOOR, ..request.clone() };
    nearest(gazetteer, &close).into_iter().find(|found| found.entry.house_number().is_some())
}

/// Nearest first; of those that contain the point the smallest, then the one whose position is nearest.
pub fn order(a: &Found<'_>, b: &Found<'_>) -> Ordering {
    a.distance_m.total_cmp(&b.distance_m).then_with(|| a.size_m.total_cmp(&b.size_m))
}

/// Whether something may answer: an address where addresses are asked for, a point of interest, or a thing of the other
/// layers. Where no layer was chosen, what has neither name nor number says nothing.
fn is_wanted(entry: &Entry<'_>, request: &ReverseRequest) -> bool {
    let layers = request.layers;
    let is_address = || layers.contains(Layer::Address) && entry.house_number().is_some();
    let tells = || !layers.is_all() || !entry.names().is_empty();
    let is_poi = || {
        layers.contains(Layer::Poi)
            && entry.rank_search() == HOUSE
            && entry.rank_address() == HOUSE
            && !matches!(entry.category().key, "place" | "building")
            && tells()
    };
    let is_feature = || matches!(entry, Entry::Place(place) if features::is_fine(*place, request));
    (is_address() || is_poi() || is_feature()) && request.filter.passes(entry)
}

/// An entry at its distance from a point.
fn at(entry: Entry<'_>, from: Point) -> Option<Found<'_>> {
    let shape = entry.shape();
    // Lines such as fences, rivers and railways are not where somebody is.
    if matches!(shape, Shape::Lines(_)) {
        return None;
    }
    let (_, distance_m) = shape.nearest(from);
    let position = entry.position();
    // What has no form is as large as it is far away, so that the nearest position comes first.
    let is_area = matches!(shape, Shape::Area(_));
    let size_m = if is_area { half_diagonal_m(&shape.bounding_box()) } else { distance_m };
    Some(Found { size_m, entry, position, interpolated: None, distance_m })
}

fn half_diagonal_m(bbox: &BoundingBox) -> f64 {
    bbox.centre().distance_m(Point::new(bbox.north, bbox.east))
}

fn of_house(house: House<'_>, from: Point) -> Option<Found<'_>> {
    match house.kind()? {
        HouseKind::Range { first, last, step, .. } => {
            on_line(house, (first, last, step), from).filter(is_computed_only)
        }
        HouseKind::House { .. } | HouseKind::Place(_) => at(Entry::House(house), from),
    }
}

/// The number that an interpolation line gives next to a point.
fn on_line(house: House<'_>, (first, last, step): (u32, u32, u32), from: Point) -> Option<Found<'_>> {
    let Shape::Lines(lines) = house.shape() else { return None };
    let line = lines.first()?;
    let (mut best, mut best_along, mut along) = ((from, f64::INFINITY), 0.0, 0.0);
    for pair in line.windows(2) {
        let foot = from.foot_on(pair[0], pair[1]);
        if foot.1 < best.1 {
            best = foot;
            best_along = along + pair[0].distance_m(foot.0);
        }
        along += pair[0].distance_m(pair[1]);
    }
    let share = if along > 0.0 { best_along / along } else { 0.0 };
    let steps = f64::from(last.abs_diff(first)) / f64::from(step.max(1));
    let away = (steps * share).round() as u32 * step.max(1);
    let number = if last >= first { first + away } else { first.saturating_sub(away) };
    let distance_m = best.1 + INTERPOLATED_M;
    Some(Found {
        entry: Entry::House(house),
        position: best.0,
        interpolated: Some(number),
        distance_m,
        size_m: distance_m,
    })
}

/// Whether no house of the street bears the number that was computed: a house that is mapped is where it is mapped.
fn is_computed_only(found: &Found<'_>) -> bool {
    let number = found.interpolated.and_then(|number| HouseNumber::parse(&number.to_string()));
    let is_listed = matches!(&found.entry, Entry::House(house) if house.is_listed());
    let mut mapped =
        found.entry.place().houses().filter(|house| if is_listed { !house.is_listed() } else { !house.is_range() });
    number.is_none_or(|number| mapped.all(|house| !bears(&house, &number)))
}

/// Whether a house or row of the map has a number.
fn bears(house: &House<'_>, number: &HouseNumber) -> bool {
    match house.kind() {
        Some(HouseKind::Range { first, last, step, .. }) => number.number().is_some_and(|number| {
            let (low, high) = (u64::from(first.min(last)), u64::from(first.max(last)));
            (low..=high).contains(&number) && (number - low) % u64::from(step.max(1)) == 0
        }),
        _ => matches!(number.matches(house.number()), Match::Exact | Match::Member),
    }
}

/// The house of a street that is next to the point, if one is close.
pub fn on_street<'g>(street: &Found<'g>, request: &ReverseRequest) -> Option<Found<'g>> {
    let place = street.entry.place();
    let reach = BoundingBox::around(request.at, FROM_STREET_M);
    let houses = place.houses().filter(|house| house.is_range() || house.bounding_box().intersects(&reach));
    let near = houses.filter_map(|house| {
        if house.is_place() {
            return at(house.entry()?, request.at);
        }
        of_house(house, request.at)
    });
    let is_near = |found: &Found<'_>| {
        let has_number = found.interpolated.is_some() || found.entry.house_number().is_some();
        found.distance_m <= FROM_STREET_M && has_number && is_wanted(&found.entry, request)
    };
    near.filter(is_near).min_by(|a, b| order(a, b))
}
