//! What of a gazetteer belongs on a sheet: a walk through its three trees.

use gazetteer::{Entry, Gazetteer, House, Place, PlaceIx, PointPayload, WayIx};

use super::{MapKind, Scale, kind};

/// Most items of a tree that are looked at.
const MOST_SEEN: usize = 200_000;
/// Zoom below which only borders and what [`kind::OVERVIEW`] lists are drawn.
const COARSE: u8 = 8;
/// Zoom from which on house numbers are drawn.
const HOUSES: u8 = 17;
/// Zoom from which on buildings are drawn.
const BUILDINGS: u8 = 15;
/// Smallest area that is drawn, in pixels of its longer side.
const LEAST_PX: f64 = 4.0;

type Found<'g> = Vec<(MapKind, Entry<'g>)>;

/// Adds what a sheet shows; false where not everything was looked at.
pub fn collect<'g>(gazetteer: &'g Gazetteer, scale: &Scale, found: &mut Found<'g>) -> bool {
    let mut seen = 0;
    gazetteer.area_tree().intersecting(scale.bounds, |ix| {
        seen += 1;
        gazetteer.place(PlaceIx(ix)).into_iter().for_each(|place| area(place, scale, found));
        seen < MOST_SEEN
    });
    if scale.zoom < COARSE {
        return overview(gazetteer, scale, found) && seen < MOST_SEEN;
    }
    let (mut ways, mut points) = (0, 0);
    gazetteer.street_tree().intersecting(scale.bounds, |ix| {
        ways += 1;
        let way = gazetteer.way(WayIx(ix)).map(|way| (kind::of_way(way.category()), way));
        let way = way.filter(|((_, from), _)| scale.zoom >= *from);
        found.extend(way.map(|((kind, _), way)| (kind, Entry::Way(way))));
        ways < MOST_SEEN
    });
    gazetteer.point_tree().intersecting(scale.bounds, |payload| {
        points += 1;
        match PointPayload::of(payload) {
            PointPayload::Place(ix) => gazetteer.place(ix).into_iter().for_each(|place| point(place, scale, found)),
            PointPayload::Block(block) if scale.zoom >= BUILDINGS => {
                gazetteer.block(block).for_each(|own| house(own, scale, found));
            }
            PointPayload::Block(_) => {}
        }
        points < MOST_SEEN
    });
    seen.max(ways).max(points) < MOST_SEEN
}

/// Adds towns, through roads and large areas by their kinds, without a look at all the others; false where not
/// everything was looked at.
fn overview<'g>(gazetteer: &'g Gazetteer, scale: &Scale, found: &mut Found<'g>) -> bool {
    let of_kind = |(key, value)| gazetteer.category_places(key, Some(value));
    let mut places = kind::OVERVIEW.into_iter().flat_map(of_kind).flat_map(|category| category.places());
    for place in places.by_ref().take(MOST_SEEN).filter_map(|ix| gazetteer.place(ix)) {
        if !scale.bounds.intersects(&place.bounding_box()) {
            continue;
        }
        match place.category().key {
            "highway" => road(place, scale, found),
            // the tree of areas has brought those that are areas
            "place" if place.is_area() => {}
            _ => point(place, scale, found),
        }
    }
    places.next().is_none()
}

/// A through road as a whole, where it is long enough to be seen.
fn road<'g>(place: Place<'g>, scale: &Scale, found: &mut Found<'g>) {
    let (kind, from) = kind::of_way(place.category());
    if scale.zoom >= from && scale.pixels(&place.bounding_box()) >= 1.0 {
        found.push((kind, Entry::Place(place)));
    }
}

/// A boundary or settlement: its border, its name, or the land that it is.
fn area<'g>(place: Place<'g>, scale: &Scale, found: &mut Found<'g>) {
    if kind::border(place).is_some_and(|from| scale.zoom >= from) {
        found.push((MapKind::Boundary, Entry::Place(place)));
    }
    if kind::settlement(place).is_some_and(|from| scale.zoom >= from) {
        found.push((MapKind::Settlement, Entry::Place(place)));
    }
    land(place, scale, found);
}

fn land<'g>(place: Place<'g>, scale: &Scale, found: &mut Found<'g>) {
    if !place.is_area() || scale.pixels(&place.bounding_box()) < LEAST_PX {
        return;
    }
    let drawn = kind::of_area(place).filter(|(_, from)| scale.zoom >= *from);
    found.extend(drawn.map(|(kind, _)| (kind, Entry::Place(place))));
}

/// A venue, a park, a water, a building.
fn point<'g>(place: Place<'g>, scale: &Scale, found: &mut Found<'g>) {
    let is_waterway = place.category().key == "waterway" && !place.is_area();
    if is_waterway && scale.pixels(&place.bounding_box()) >= LEAST_PX {
        found.push((MapKind::Waterway, Entry::Place(place)));
    }
    land(place, scale, found);
    let is_island = kind::settlement(place).is_some_and(|from| scale.zoom >= from);
    if is_island {
        found.push((MapKind::Settlement, Entry::Place(place)));
    } else if !is_waterway && place.names().get("name").is_some() && scale.zoom >= kind::venue(place) {
        found.push((MapKind::Venue, Entry::Place(place)));
    } else if place.house_number().is_some() && scale.zoom >= HOUSES {
        found.push((MapKind::House, Entry::Place(place)));
    }
}

fn house<'g>(house: House<'g>, scale: &Scale, found: &mut Found<'g>) {
    if house.is_place() || house.is_range() || !scale.bounds.intersects(&house.bounding_box()) {
        return;
    }
    let entry = Entry::House(house);
    if entry.bounding_box().area_degrees() > 0.0 {
        found.push((MapKind::Building, entry.clone()));
    }
    if scale.zoom >= HOUSES {
        found.push((MapKind::House, entry));
    }
}
