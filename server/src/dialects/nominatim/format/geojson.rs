//! The format geojson: a feature collection with the keys of jsonv2 as properties.

use std::borrow::Cow;

use gazetteer::{BoundingBox, OsmType, Shape};
use serde::Serialize;

use super::{Entrances, GeoJson, Object, Pairs, names, to_json};
use crate::details::Details;
use crate::dialects::nominatim::LICENCE;
use crate::dialects::nominatim::blocks::Blocks;
use crate::view::match_info::MatchInfo;
use crate::view::result::ResultView;

#[derive(Serialize)]
struct Properties<'a> {
    place_id: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    place_rank: u8,
    category: &'a str,
    r#type: &'a str,
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
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matching: Option<&'a MatchInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

/// A feature collection.
pub fn places(views: &[ResultView<'_>], blocks: &Blocks) -> String {
    let features: Vec<String> = views.iter().map(|view| feature(view, blocks)).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"licence\":{},\"features\":[{}]}}",
        to_json(&LICENCE),
        features.join(",")
    )
}

fn feature(view: &ResultView<'_>, blocks: &Blocks) -> String {
    let bbox = corners(view.bounding_box());
    let geometry = geometry(view, blocks);
    format!(
        "{{\"type\":\"Feature\",\"properties\":{},\"bbox\":{},\"geometry\":{}}}",
        to_json(&properties(view, blocks)),
        to_json(&bbox),
        to_json(&GeoJson(&geometry))
    )
}

fn properties<'a>(view: &'a ResultView<'_>, blocks: &Blocks) -> Properties<'a> {
    let category = view.category();
    Properties {
        place_id: view.entry.place_id().number(),
        osm_type: view.osm().map(|osm| OsmType::word(osm.kind())),
        osm_id: view.osm().map(gazetteer::OsmId::number),
        place_rank: view.entry.rank_search(),
        category: category.key,
        r#type: category.value,
        importance: view.importance(),
        addresstype: view.address_key(),
        name: view.name,
        display_name: view.display_name(),
        address: blocks.address.then(|| Object(Pairs::of_address(view))),
        entrances: blocks.entrances.then(|| Entrances::of(view)),
        extratags: blocks.extratags.then(|| Pairs::of_tags(view.extratags())),
        namedetails: blocks.names.then(|| Pairs::of_tags(names(view, blocks))),
        matching: view.match_info.as_ref().filter(|_| blocks.matching),
        details: blocks.details.then(|| Details::of(view)),
    }
}

/// The shape where it is asked for, else the position.
pub fn geometry<'v>(view: &'v ResultView<'_>, blocks: &Blocks) -> Cow<'v, Shape> {
    if blocks.polygon.is_some() { view.shape(blocks.threshold) } else { Cow::Owned(Shape::Point(view.position)) }
}

/// West, south, east and north.
fn corners(bbox: BoundingBox) -> [f64; 4] {
    [bbox.west, bbox.south, bbox.east, bbox.north].map(|side| f64::from(side) / 1e7)
}
