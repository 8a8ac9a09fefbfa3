//! `/map`: a piece of the map as GeoJSON, as small as drawing allows.
//!
//! Coordinates are rounded to a tenth of a pixel of the zoom. Each feature says how it is drawn (`kind`), what it is
//! (`class`), and its name; borders have the address rank of their area, so that a country's can be drawn unlike a
//! suburb's, and settlements their importance, so that the most important names are written first.

use axum::http::StatusCode;
use gazetteer::{BoundingBox, Entry, Languages, Point, Polygon, Shape};
use geocoder::{Drawn, FINEST_MAP_ZOOM, MapKind, MapRequest};
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::params::Error;
use crate::request::RequestContext;
use crate::view::shape::GeoJson;

/// Zoom where none is given.
const USUAL_ZOOM: u8 = 16;

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    /// The zoom that the shapes are made for.
    zoom: u8,
    /// Whether something was left out because there is too much.
    cut: bool,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    properties: Properties<'a>,
    geometry: GeoJson<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    kind: &'static str,
    class: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    importance: Option<f64>,
}

#[derive(Serialize)]
struct Refused {
    message: String,
}

/// Draws a piece of the map.
pub fn map(context: &RequestContext<'_>) -> JsonReply {
    match request(context) {
        Ok(request) => answer(context, request),
        Err(error) => JsonReply::with(StatusCode::BAD_REQUEST, &Refused { message: error.0 }),
    }
}

fn request(context: &RequestContext<'_>) -> Result<MapRequest, Error> {
    let bounds = bbox(context.query.get("bbox").unwrap_or_default())?;
    let zoom = context.query.integer("zoom")?.unwrap_or(i64::from(USUAL_ZOOM)).clamp(0, i64::from(FINEST_MAP_ZOOM));
    Ok(MapRequest { bounds, zoom: u8::try_from(zoom).unwrap_or(USUAL_ZOOM) })
}

fn bbox(text: &str) -> Result<BoundingBox, Error> {
    let numbers: Option<Vec<f64>> =
        text.split(',').map(|part| part.trim().parse().ok().filter(|number: &f64| number.is_finite())).collect();
    match numbers.as_deref() {
        Some(&[west, south, east, north]) if west < east && south < north => {
            Ok(BoundingBox::of_corners((south, west), (north, east)))
        }
        _ => Err(Error::new(
            "parameter \"bbox\": four numbers expected (minLon,minLat,maxLon,maxLat), the first two below the others",
        )),
    }
}

fn answer(context: &RequestContext<'_>, request: MapRequest) -> JsonReply {
    let languages = context.languages_by("lang");
    let mut sheet = context.geocoder.map(request);
    let step = step(sheet.zoom);
    for drawn in &mut sheet.drawn {
        round(&mut drawn.shape, step);
    }
    let features = sheet.drawn.iter().map(|drawn| feature(drawn, &languages)).collect();
    JsonReply::ok(&Collection { r#type: "FeatureCollection", zoom: sheet.zoom, cut: sheet.is_cut, features })
}

fn feature<'a>(drawn: &'a Drawn<'a>, languages: &Languages) -> Feature<'a> {
    let properties = Properties {
        kind: drawn.kind.name(),
        class: drawn.entry.category().value,
        name: label(drawn, languages),
        rank: (drawn.kind == MapKind::Boundary).then(|| drawn.entry.rank_address()),
        importance: (drawn.kind == MapKind::Settlement).then(|| (drawn.entry.importance() * 100.0).round() / 100.0),
    };
    Feature { r#type: "Feature", properties, geometry: GeoJson(&drawn.shape) }
}

/// What stands beside a thing: its name, or the number of a house; nothing where another feature bears it.
fn label<'a>(drawn: &'a Drawn<'a>, languages: &Languages) -> &'a str {
    match (drawn.kind, &drawn.entry) {
        (MapKind::House, entry) => entry.house_number().unwrap_or_default(),
        (MapKind::Built | MapKind::Building | MapKind::Boundary, _) | (_, Entry::House(_)) => "",
        (_, entry) => languages.choose(entry.names().iter()),
    }
}

/// A tenth of a pixel as a power of ten, in units of 1e-7 degrees.
fn step(zoom: u8) -> i32 {
    let pixel = 360e7 / 256.0 / f64::from(1_u32 << zoom.min(FINEST_MAP_ZOOM));
    10_i32.pow((pixel / 10.0).max(1.0).log10() as u32)
}

fn round(shape: &mut Shape, step: i32) {
    let nearest = |value: i32| (i64::from(value) + i64::from(step) / 2).div_euclid(i64::from(step)) as i32 * step;
    let all = |points: &mut Vec<Point>| {
        for point in points.iter_mut() {
            *point = Point::new(nearest(point.lat), nearest(point.lon));
        }
        points.dedup();
    };
    match shape {
        Shape::Point(point) => *point = Point::new(nearest(point.lat), nearest(point.lon)),
        Shape::Lines(lines) => lines.iter_mut().for_each(all),
        Shape::Area(polygons) => polygons.iter_mut().for_each(|Polygon { outer, inners }| {
            all(outer);
            inners.iter_mut().for_each(all);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_as_exact_as_a_pixel_needs() {
        assert_eq!([0, 10, 16, 20].map(step), [1_000_000, 1_000, 10, 1]);
        let mut line = Shape::Lines(vec![vec![Point::new(14, -16), Point::new(11, -15), Point::new(26, 4)]]);
        round(&mut line, 10);
        assert_eq!(line, Shape::Lines(vec![vec![Point::new(10, -20), Point::new(10, -10), Point::new(30, 0)]]));
    }

    #[test]
    fn a_box_has_four_numbers_in_order() {
        assert_eq!(bbox("9.5, 47,9.6,47.2"), Ok(BoundingBox::of_corners((47.0, 9.5), (47.2, 9.6))));
        for text in ["", "1,2,3", "1,2,3,4,5", "3,2,1,4", "1,2,3,x", "nan,1,2,3", "1,2,inf,4"] {
            assert!(bbox(text).is_err(), "{text}");
        }
    }
}
