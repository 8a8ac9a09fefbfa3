//! The formats json and jsonv2, which differ in the name of one key.

use std::borrow::Cow;

use gazetteer::{BoundingBox, OsmType};
use serde::Serialize;

use super::{Entrances, Format, GeoJson, Object, Pairs, names, to_json};
use crate::details::Details;
use crate::dialects::nominatim::LICENCE;
use crate::dialects::nominatim::blocks::{Blocks, Polygon};
use crate::view::match_info::MatchInfo;
use crate::view::result::ResultView;
use crate::view::shape;

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
    matching: Option<&'a MatchInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

/// A list.
pub fn places(views: &[ResultView<'_>], format: Format, blocks: &Blocks) -> String {
    let places: Vec<String> = views.iter().map(|view| place(view, format, blocks)).collect();
    format!("[{}]", places.join(","))
}

/// A bare object.
pub fn place(view: &ResultView<'_>, format: Format, blocks: &Blocks) -> String {
    let shape = blocks.polygon.map(|_| view.shape(blocks.threshold));
    let notation = |polygon: Polygon| shape.as_deref().filter(|_| blocks.polygon == Some(polygon));
    let category = view.category();
    let is_v2 = format == Format::JsonV2;
    to_json(&JsonPlace {
        place_id: view.entry.place_id().number(),
        licence: LICENCE,
        osm_type: view.osm().map(|osm| OsmType::word(osm.kind())),
        osm_id: view.osm().map(gazetteer::OsmId::number),
        lat: degrees(view.position.lat_degrees()),
        lon: degrees(view.position.lon_degrees()),
        class: (!is_v2).then_some(category.key),
        category: is_v2.then_some(category.key),
        r#type: category.value,
        place_rank: view.entry.rank_search(),
        importance: view.importance(),
        addresstype: view.address_key(),
        name: view.name,
        display_name: view.display_name(),
        address: blocks.address.then(|| Object(Pairs::of_address(view))),
        entrances: blocks.entrances.then(|| Entrances::of(view)),
        extratags: blocks.extratags.then(|| Pairs::of_tags(view.extratags())),
        namedetails: blocks.names.then(|| Pairs::of_tags(names(view, blocks))),
        boundingbox: sides(view.bounding_box()),
        geotext: notation(Polygon::Text).map(shape::text),
        geokml: notation(Polygon::Kml).map(shape::kml),
        geojson: notation(Polygon::GeoJson).map(GeoJson),
        svg: notation(Polygon::Svg).map(shape::svg),
        matching: view.match_info.as_ref().filter(|_| blocks.matching),
        details: blocks.details.then(|| Details::of(view)),
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
