//! From entries of a gazetteer to documents of a dump.

use std::borrow::Cow;

use gazetteer::geometry::point_along;
use gazetteer::{AddressHierarchy, BoundingBox, Entry, House, HouseKind, OsmId, Place, Point, Shape, Way};

use super::document::{self, AddressLine, Tags};

/// Most numbers of a row that are written one by one.
const MOST_OF_ROW: u32 = 2000;

/// The document of a place.
pub fn place(place: Place<'_>, with_shapes: bool) -> document::Place<'_> {
    let mut document = entry(&Entry::Place(place));
    if with_shapes {
        document.geometry = Some(place.shape()).filter(|shape| !matches!(shape, Shape::Point(_)));
    }
    document
}

/// The document of a further way of a street.
pub fn way<'a>(street: &document::Place<'a>, way: Way<'a>, with_shapes: bool) -> document::Place<'a> {
    let own = Entry::Way(way);
    let category = own.category();
    document::Place {
        place_id: own.place_id().number(),
        object_type: own.osm().map(|osm| osm.kind().letter()),
        object_id: own.osm().map(OsmId::number),
        osm_key: category.key,
        osm_value: category.value,
        categories: categories(category.key, category.value),
        centroid: degrees(own.position()),
        bbox: bbox(own.bounding_box()),
        geometry: with_shapes.then(|| own.shape()),
        ..street.clone()
    }
}

/// The documents of a house: one, or one for each number of a row.
pub fn house<'a>(house: &House<'a>, with_shapes: bool) -> Vec<document::Place<'a>> {
    let own = Entry::House(house.clone());
    let mut document = entry(&own);
    match house.kind() {
        Some(HouseKind::Range { first, last, step, .. }) => row(first, last, step, &house.shape())
            .map(|(number, position)| document::Place {
                osm_value: "house",
                housenumber: Some(number.to_string().into()),
                centroid: degrees(position),
                bbox: None,
                ..document.clone()
            })
            .collect(),
        Some(HouseKind::House { .. }) => {
            if with_shapes {
                document.geometry = Some(house.shape()).filter(|shape| !matches!(shape, Shape::Point(_)));
            }
            vec![document]
        }
        Some(HouseKind::Place(_)) | None => Vec::new(),
    }
}

/// The numbers of a row and where each lies.
fn row(first: u32, last: u32, step: u32, shape: &Shape) -> impl Iterator<Item = (u32, Point)> {
    let line = match shape {
        Shape::Lines(lines) => lines.first().cloned().unwrap_or_default(),
        Shape::Point(_) | Shape::Area(_) => Vec::new(),
    };
    let length: f64 = line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
    let span = first.abs_diff(last);
    let count = if line.is_empty() { 0 } else { (span / step.max(1) + 1).min(MOST_OF_ROW) };
    (0..count).map(move |index| {
        let from_first = index * step.max(1);
        let number = if first <= last { first + from_first } else { first - from_first };
        (number, point_along(&line, length * f64::from(from_first) / f64::from(span.max(1))))
    })
}

fn entry<'a>(entry: &Entry<'a>) -> document::Place<'a> {
    let category = entry.category();
    let street = entry.street();
    document::Place {
        place_id: entry.place_id().number(),
        object_type: entry.osm().map(|osm| osm.kind().letter()),
        object_id: entry.osm().map(OsmId::number),
        osm_key: category.key,
        osm_value: category.value,
        categories: categories(category.key, category.value),
        rank_address: entry.rank_address(),
        importance: (entry.importance() * 1e5).round() / 1e5,
        parent_place_id: street.map(|street| street.place_id().number()),
        name: names(entry.names()),
        housenumber: entry.house_number().map(Cow::Borrowed),
        address: address(street, entry.hierarchy()),
        extra: extra(entry),
        postcode: entry.postcode(),
        country_code: entry.hierarchy().country().map(|code| code.map(char::from).iter().collect()),
        centroid: degrees(entry.position()),
        bbox: bbox(entry.bounding_box()),
        geometry: None,
        addresslines: street.into_iter().chain(areas_of(entry)).map(line).collect(),
    }
}

fn areas_of<'a>(entry: &Entry<'a>) -> impl Iterator<Item = Place<'a>> {
    let own = match entry {
        Entry::Place(place) => Some(*place),
        Entry::Way(_) | Entry::House(_) => None,
    };
    let street = entry.street();
    entry.hierarchy().areas().filter(move |area| Some(*area) != own && Some(*area) != street && !area.is_linked())
}

fn line(place: Place<'_>) -> AddressLine {
    AddressLine {
        place_id: place.place_id().number(),
        rank_address: place.rank_address(),
        fromarea: place.is_area(),
        isaddress: true,
    }
}

fn tags(tags: gazetteer::Tags<'_>) -> Tags<'_> {
    Tags(tags.iter().map(|(key, value)| (Cow::Borrowed(key), Cow::Borrowed(value))).collect())
}

/// The names. A street keeps the other spellings of its ways under a key that is there already, which an object of JSON
/// can't: they become other names.
fn names(all: gazetteer::Tags<'_>) -> Tags<'_> {
    let mut names: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for (key, value) in all.iter() {
        let is_repeated = names.iter().any(|(known, _)| known == key);
        if !is_repeated {
            names.push((Cow::Borrowed(key), Cow::Borrowed(value)));
        } else if !names.iter().any(|(_, known)| known == value) && !others.contains(&value) {
            others.push(value);
        }
    }
    if !others.is_empty() {
        match names.iter_mut().find(|(key, _)| key == "alt_name") {
            Some((_, known)) => *known = Cow::Owned(format!("{known};{}", others.join(";"))),
            None => names.push((Cow::Borrowed("alt_name"), Cow::Owned(others.join(";")))),
        }
    }
    Tags(names)
}

/// The other tags; the level of a boundary is one of them.
fn extra<'a>(entry: &Entry<'a>) -> Tags<'a> {
    let mut extra = tags(entry.extratags());
    let level = entry.admin_level();
    if level > 0 && !extra.0.iter().any(|(key, _)| key == "admin_level") {
        extra.0.push((Cow::Borrowed("admin_level"), Cow::Owned(level.to_string())));
    }
    extra
}

/// The street by its name, and a locality that no object stands for.
fn address<'a>(street: Option<Place<'a>>, chain: AddressHierarchy<'a>) -> Tags<'a> {
    let street = street.and_then(|street| street.names().get("name")).map(|name| ("street", name));
    let locality = chain.locality().map(|name| ("locality", name));
    let parts = street.into_iter().chain(locality);
    Tags(parts.map(|(key, value)| (Cow::Borrowed(key), Cow::Borrowed(value))).collect())
}

/// The category as Photon spells it; none where the tag has letters that a category must not have.
fn categories(key: &str, value: &str) -> Vec<String> {
    let is_word =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if is_word(key) && is_word(value) { vec![format!("osm.{key}.{value}")] } else { Vec::new() }
}

fn degrees(point: Point) -> [f64; 2] {
    [point.lon_degrees(), point.lat_degrees()]
}

fn bbox(own: BoundingBox) -> Option<[f64; 4]> {
    let is_wide = (own.south, own.west) != (own.north, own.east);
    is_wide.then(|| [own.west, own.south, own.east, own.north].map(|side| f64::from(side) / 1e7))
}
