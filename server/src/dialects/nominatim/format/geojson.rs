//! The format geojson: a feature collection with the keys of jsonv2 as properties.

use std::borrow::Cow;

use gazetteer::{BoundingBox, OsmType, Shape};
use serde::Serialize;

use super::{Blocks, Entrances, GeoJson, Hit, LICENCE, Object, Pairs, names, to_json};
use crate::details::Details;
use crate::view::match_info::Told;

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
    matching: Option<&'a Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

/// A feature collection.
pub fn places(hits: &[Hit<'_>], blocks: &Blocks) -> String {
    let features: Vec<String> = hits.iter().map(|hit| feature(hit, blocks)).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"licence\":{},\"features\":[{}]}}",
        to_json(&LICENCE),
        features.join(",")
    )
}

fn feature(hit: &Hit<'_>, blocks: &Blocks) -> String {
    let bbox = corners(hit.bounding_box());
    let geometry = geometry(hit, blocks);
    format!(
        "{{\"type\":\"Feature\",\"properties\":{},\"bbox\":{},\"geometry\":{}}}",
        to_json(&properties(hit, blocks)),
        to_json(&bbox),
        to_json(&GeoJson(&geometry))
    )
}

fn properties<'a>(hit: &'a Hit<'_>, blocks: &Blocks) -> Properties<'a> {
    let category = hit.category();
    Properties {
        place_id: hit.entry.place_id().number(),
        osm_type: hit.osm().map(|osm| OsmType::word(osm.kind())),
        osm_id: hit.osm().map(gazetteer::OsmId::number),
        place_rank: hit.entry.rank_search(),
        category: category.key,
        r#type: category.value,
        importance: hit.importance(),
        addresstype: hit.address_key(),
        name: hit.name,
        display_name: hit.display_name(),
        address: blocks.address.then(|| Object(Pairs::of_address(hit))),
        entrances: blocks.entrances.then(|| Entrances::of(hit)),
        extratags: blocks.extratags.then(|| Pairs::of_tags(hit.extratags())),
        namedetails: blocks.names.then(|| Pairs::of_tags(names(hit, blocks))),
        matching: hit.told.as_ref().filter(|_| blocks.matching),
        details: blocks.details.then(|| Details::of(hit)),
    }
}

/// The shape where it is asked for, else the position.
pub fn geometry(hit: &Hit<'_>, blocks: &Blocks) -> Shape {
    if blocks.polygon.is_some() { hit.shape(blocks.threshold) } else { Shape::Point(hit.position) }
}

/// West, south, east and north.
fn corners(bbox: BoundingBox) -> [f64; 4] {
    [bbox.west, bbox.south, bbox.east, bbox.north].map(|side| f64::from(side) / 1e7)
}
