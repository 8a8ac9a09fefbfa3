//! The rows of a place's details: parts of its address, words, and places that belong to it.

use std::borrow::Cow;

use gazetteer::{Entry, Languages, OsmId, Place, Point};
use serde::Serialize;

use crate::view::result::{AddressLine, ResultView};

/// A part of an address or a child.
#[derive(Serialize)]
pub struct Row<'a> {
    localname: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_type: Option<&'a str>,
    class: Cow<'a, str>,
    r#type: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    admin_level: Option<u8>,
    rank_address: u8,
    distance: f64,
    isaddress: bool,
}

/// Words by which a place is found.
#[derive(Serialize)]
pub struct Keywords {
    name: Vec<Keyword>,
    address: Vec<Keyword>,
}

/// A word with a number of its own.
#[derive(Serialize)]
pub struct Keyword {
    id: usize,
    token: String,
}

/// The level that other servers give to things without one.
pub fn level(own: u8) -> u8 {
    if own == 0 { 15 } else { own }
}

/// The parts of the address, the country's code before its name.
pub fn address<'a>(view: &'a ResultView<'_>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = view.lines.iter().map(|line| row_of_line(line, view.position)).collect();
    let country = rows.iter().position(|row| row.rank_address == 4).unwrap_or(rows.len());
    rows.splice(country..country, country_code_row(view));
    rows
}

/// A part of the address. The country is known by its code and is an object only where it is the answer itself.
fn row_of_line<'a>(line: &'a AddressLine<'_>, from: Point) -> Row<'a> {
    let place = line.place.filter(|_| line.own || line.key != "country");
    let (class, value) = match place {
        Some(place) => (place.category().key, place.category().value),
        None => ("place", line.key.as_ref()),
    };
    Row {
        localname: Cow::Borrowed(line.text.as_ref()),
        place_id: place.map(|place| place.place_id().number()),
        osm_id: place.and_then(Place::osm).map(OsmId::number),
        osm_type: place.and_then(Place::osm).map(|osm| osm.kind().letter()),
        place_type: place.and_then(|place| place.extratags().get("place")),
        class: Cow::Borrowed(class),
        r#type: Cow::Borrowed(value),
        admin_level: place.map(|place| level(place.admin_level())),
        rank_address: line.rank,
        // What lies in an area is not away from it.
        distance: place.filter(|place| !place.is_area()).map_or(0.0, |place| metres(from, place.position())),
        isaddress: true,
    }
}

fn country_code_row(view: &ResultView<'_>) -> Option<Row<'static>> {
    Some(Row {
        localname: Cow::Owned(view.country_code()?),
        place_id: None,
        osm_id: None,
        osm_type: None,
        place_type: None,
        class: Cow::Borrowed("place"),
        r#type: Cow::Borrowed("country_code"),
        admin_level: None,
        rank_address: 4,
        distance: 0.0,
        isaddress: false,
    })
}

/// The words by which the place is found: those of its names and those of what it lies in.
pub fn keywords(view: &ResultView<'_>) -> Keywords {
    let names: Vec<&str> = view.entry.names().iter().map(|(_, name)| name).collect();
    let around: Vec<&str> = view.lines.iter().filter(|line| !line.own).map(|line| line.text.as_ref()).collect();
    Keywords { name: tokens(&names), address: tokens(&around) }
}

fn tokens(texts: &[&str]) -> Vec<Keyword> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for text in texts {
        gazetteer::text::tokens(text, &mut found);
        for token in found.drain(..) {
            if !seen.contains(&token.text) {
                seen.push(token.text);
            }
        }
    }
    seen.into_iter().enumerate().map(|(id, token)| Keyword { id: id + 1, token }).collect()
}

/// The nodes that a boundary is shown for.
pub fn linked<'a>(view: &ResultView<'a>, languages: &Languages) -> Vec<Row<'a>> {
    let Entry::Place(place) = view.entry else { return Vec::new() };
    place.linked().map(|linked| row_of_entry(&Entry::Place(linked), view.position, languages)).collect()
}

/// A place that belongs to another one, which is shown at a point.
pub fn row_of_entry<'a>(entry: &Entry<'a>, from: Point, languages: &Languages) -> Row<'a> {
    let category = entry.category();
    let name = Some(languages.choose(entry.names().iter())).filter(|name| !name.is_empty());
    Row {
        localname: Cow::Borrowed(name.or(entry.house_number()).unwrap_or_default()),
        place_id: Some(entry.place_id().number()),
        osm_id: entry.osm().map(OsmId::number),
        osm_type: entry.osm().map(|osm| osm.kind().letter()),
        place_type: entry.extratags().get("place"),
        class: Cow::Borrowed(category.key),
        r#type: Cow::Borrowed(category.value),
        admin_level: Some(level(entry.admin_level())),
        rank_address: entry.rank_address(),
        distance: metres(from, entry.position()),
        isaddress: true,
    }
}

/// Metres with two digits behind the point.
fn metres(from: Point, to: Point) -> f64 {
    (from.distance_m(to) * 100.0).round() / 100.0
}
