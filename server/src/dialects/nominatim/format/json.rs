//! The formats json and jsonv2, which differ in the name of one key.

use std::borrow::Cow;

use gazetteer::{BoundingBox, OsmType};
use serde::Serialize;

use super::{Blocks, Entrances, Format, GeoJson, Hit, LICENCE, Object, Pairs, Polygon, names, shape, to_json};
use crate::details::Details;
use crate::view::match_info::Told;

#[derive(Serialize)]
struct JsonPlace<'a> {
    place_id: u64,
    licence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    lat: String,
    lon: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'a str>,
    r#type: &'a str,
    place_rank: u8,
    importance: f64,
    addresstype: Cow<'a, str>,
    name: &'a str,
    display_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Object<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entrances: Option<Entrances<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extratags: Option<Pairs<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    namedetails: Option<Pairs<'a>>,
    boundingbox: [String; 4],
    #[serde(skip_serializing_if = "Option::is_none")]
    geotext: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geokml: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geojson: Option<GeoJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    svg: Option<String>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matching: Option<&'a Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

/// A list.
pub fn places(hits: &[Hit<'_>], format: Format, blocks: &Blocks) -> String {
    let places: Vec<String> = hits.iter().map(|hit| place(hit, format, blocks)).collect();
    format!("[{}]", places.join(","))
}

/// A bare object.
pub fn place(hit: &Hit<'_>, format: Format, blocks: &Blocks) -> String {
    let shape = blocks.polygon.map(|_| hit.shape(blocks.threshold));
    let notation = |polygon: Polygon| shape.as_ref().filter(|_| blocks.polygon == Some(polygon));
    let category = hit.category();
    let is_v2 = format == Format::JsonV2;
    to_json(&JsonPlace {
        place_id: hit.entry.place_id().number(),
        licence: LICENCE,
        osm_type: hit.osm().map(|osm| OsmType::word(osm.kind())),
        osm_id: hit.osm().map(gazetteer::OsmId::number),
        lat: degrees(hit.position.lat_degrees()),
        lon: degrees(hit.position.lon_degrees()),
        class: (!is_v2).then_some(category.key),
        category: is_v2.then_some(category.key),
        r#type: category.value,
        place_rank: hit.entry.rank_search(),
        importance: hit.importance(),
        addresstype: hit.address_key(),
        name: hit.name,
        display_name: hit.display_name(),
        address: blocks.address.then(|| Object(Pairs::of_address(hit))),
        entrances: blocks.entrances.then(|| Entrances::of(hit)),
        extratags: blocks.extratags.then(|| Pairs::of_tags(hit.extratags())),
        namedetails: blocks.names.then(|| Pairs::of_tags(names(hit, blocks))),
        boundingbox: sides(hit.bounding_box()),
        geotext: notation(Polygon::Text).map(shape::text),
        geokml: notation(Polygon::Kml).map(shape::kml),
        geojson: notation(Polygon::GeoJson).map(GeoJson),
        svg: notation(Polygon::Svg).map(shape::svg),
        matching: hit.told.as_ref().filter(|_| blocks.matching),
        details: blocks.details.then(|| Details::of(hit)),
    })
}

/// A coordinate as text with all its digits.
pub fn degrees(value: f64) -> String {
    format!("{value:.7}")
}

/// South, north, west and east.
pub fn sides(bbox: BoundingBox) -> [String; 4] {
    [bbox.south, bbox.north, bbox.west, bbox.east].map(|side| degrees(f64::from(side) / 1e7))
}
