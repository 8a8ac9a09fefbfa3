//! What belongs to a street or settlement: its house numbers, and the venues beside it that have none.

use gazetteer::{BoundingBox, Entry, House, Languages, Place, PlaceIx, Point, PointPayload};
use serde::{Serialize, Serializer};

use super::rows::{Row, row_of_entry};
use crate::view::result::ResultView;

/// Most children that are shown.
const MOST: usize = 500;
/// Most venues around that are looked at.
const MOST_SEEN: usize = 50_000;
/// How far from the box of a street its venues are looked for, in 1e-7 degrees: some 300 m.
const AROUND: i32 = 30_000;

/// The children of a place: one list, or a list for each of their keys in addresses.
pub enum Hierarchy<'a> {
    /// In the order of their numbers, then venues.
    Flat(Vec<Row<'a>>),
    /// By key, in the order in which the keys come up.
    Grouped(Vec<(String, Vec<Row<'a>>)>),
}

impl Serialize for Hierarchy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flat(rows) => rows.serialize(serializer),
            Self::Grouped(groups) => serializer.collect_map(groups.iter().map(|(key, rows)| (key, rows))),
        }
    }
}

/// What belongs to the place of a result.
pub fn hierarchy<'a>(view: &ResultView<'a>, grouped: bool, languages: &Languages) -> Hierarchy<'a> {
    let children = children(&view.entry);
    let row = |entry: &Entry<'a>| row_of_entry(entry, view.position, languages);
    if !grouped {
        return Hierarchy::Flat(children.iter().map(row).collect());
    }
    let mut groups: Vec<(String, Vec<Row<'a>>)> = Vec::new();
    for child in &children {
        let key = child.address_key();
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, rows)) => rows.push(row(child)),
            None => groups.push((key.into_owned(), vec![row(child)])),
        }
    }
    Hierarchy::Grouped(groups)
}

fn children<'a>(entry: &Entry<'a>) -> Vec<Entry<'a>> {
    if matches!(entry, Entry::House(_)) {
        return Vec::new();
    }
    let place = entry.place();
    let mut children: Vec<Entry<'a>> = place.houses().filter_map(House::entry).take(MOST).collect();
    add_venues(place, &mut children);
    children
}

/// Adds venues that belong to the place and have no number by which it knows them.
fn add_venues<'a>(place: Place<'a>, children: &mut Vec<Entry<'a>>) {
    let gazetteer = place.gazetteer();
    let mut seen = 0;
    gazetteer.point_tree().intersecting(around(place.bounding_box()), |payload| {
        seen += 1;
        if let PointPayload::Place(PlaceIx(ix)) = PointPayload::of(payload)
            && let Some(venue) = gazetteer.place(PlaceIx(ix))
            && venue.house_number().is_none()
            && venue.parent() == Some(place)
        {
            children.push(Entry::Place(venue));
        }
        seen < MOST_SEEN && children.len() < MOST
    });
}

fn around(bbox: BoundingBox) -> BoundingBox {
    let low = Point::new(bbox.south.saturating_sub(AROUND), bbox.west.saturating_sub(AROUND));
    let high = Point::new(bbox.north.saturating_add(AROUND), bbox.east.saturating_add(AROUND));
    BoundingBox::of_point(low).with(high)
}
