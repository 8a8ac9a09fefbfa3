//! The format xml: attributes for what is always there, child elements for the address and the blocks on request.

use std::time::SystemTime;

use gazetteer::{Category, OsmType};

use super::json::{degrees, sides};
use super::{Blocks, Entrances, Frame, GeoJson, Hit, LICENCE, Pairs, Polygon, names, shape, to_json};
use crate::details::Details;
use crate::time::http_time;
use crate::view::xml::XmlWriter;

/// A list of places.
pub fn places(hits: &[Hit<'_>], frame: &Frame<'_>, blocks: &Blocks) -> String {
    let mut xml = root("searchresults", frame);
    for hit in hits {
        xml.open("place");
        common(&mut xml, hit, blocks);
        let Category { key, value } = hit.category();
        xml.attribute("display_name", &hit.display_name()).attribute("class", key).attribute("type", value);
        xml.attribute("importance", &hit.importance().to_string());
        if blocks.address {
            address(&mut xml, hit);
        }
        extras(&mut xml, hit, blocks);
        xml.close();
    }
    xml.finish()
}

/// The place at a point, with its parts beside it.
pub fn place(hit: &Hit<'_>, frame: &Frame<'_>, blocks: &Blocks) -> String {
    let mut xml = root("reversegeocode", frame);
    xml.open("result");
    common(&mut xml, hit, blocks);
    xml.text(&hit.display_name()).close();
    if blocks.address {
        xml.open("addressparts");
        address(&mut xml, hit);
        xml.close();
    }
    extras(&mut xml, hit, blocks);
    xml.finish()
}

/// No place at a point.
pub fn nothing(frame: &Frame<'_>) -> String {
    let mut xml = root("reversegeocode", frame);
    xml.leaf("error", "Unable to geocode");
    xml.finish()
}

fn root(name: &str, frame: &Frame<'_>) -> XmlWriter {
    let mut xml = XmlWriter::new();
    xml.open(name).attribute("timestamp", &http_time(SystemTime::now())).attribute("attribution", LICENCE);
    match frame {
        Frame::Search { query, more, viewbox } => {
            xml.attribute("querystring", query);
            if let Some(more) = more {
                xml.attribute("more_url", &more.url);
                if !more.exclude.is_empty() {
                    xml.attribute("exclude_place_ids", &more.exclude);
                }
            }
            if let Some(viewbox) = viewbox {
                xml.attribute("viewbox", viewbox);
            }
        }
        Frame::Reverse { querystring } => _ = xml.attribute("querystring", querystring),
        Frame::Lookup => _ = xml.attribute("querystring", ""),
    }
    xml
}

/// The attributes that a place has everywhere.
fn common(xml: &mut XmlWriter, hit: &Hit<'_>, blocks: &Blocks) {
    xml.attribute("place_id", &hit.entry.place_id().number().to_string());
    if let Some(osm) = hit.osm() {
        xml.attribute("osm_type", OsmType::word(osm.kind())).attribute("osm_id", &osm.number().to_string());
    }
    let reference = hit.entry.names().get("ref").unwrap_or(hit.name);
    if !reference.is_empty() {
        xml.attribute("ref", reference);
    }
    xml.attribute("lat", &degrees(hit.position.lat_degrees())).attribute("lon", &degrees(hit.position.lon_degrees()));
    xml.attribute("boundingbox", &sides(hit.bounding_box()).join(","));
    xml.attribute("place_rank", &hit.entry.rank_search().to_string());
    xml.attribute("address_rank", &hit.entry.rank_address().to_string());
    match blocks.polygon {
        Some(Polygon::Text) => _ = xml.attribute("geotext", &shape::text(&hit.shape(blocks.threshold))),
        Some(Polygon::Svg) => _ = xml.attribute("geosvg", &shape::svg(&hit.shape(blocks.threshold))),
        Some(Polygon::GeoJson) => _ = xml.attribute("geojson", &to_json(&GeoJson(&hit.shape(blocks.threshold)))),
        Some(Polygon::Kml) | None => {}
    }
}

fn address(xml: &mut XmlWriter, hit: &Hit<'_>) {
    for (key, value) in &Pairs::of_address(hit).0 {
        xml.leaf(key, value);
    }
}

/// Blocks on request; one that is asked for and empty is an empty element.
fn extras(xml: &mut XmlWriter, hit: &Hit<'_>, blocks: &Blocks) {
    if blocks.extratags {
        xml.open("extratags");
        for (key, value) in hit.extratags() {
            xml.open("tag").attribute("key", key).attribute("value", &value).close();
        }
        xml.close();
    }
    if blocks.names {
        xml.open("namedetails");
        for (key, value) in names(hit, blocks) {
            xml.open("name").attribute("desc", key).text(&value).close();
        }
        xml.close();
    }
    if blocks.entrances {
        xml.open("entrances");
        for row in Entrances::of(hit).rows() {
            let osm_id = row.osm_id.to_string();
            xml.open("entrance").attribute("osm_id", &osm_id).attribute("type", row.r#type);
            xml.attribute("lat", &row.lat).attribute("lon", &row.lon).close();
        }
        xml.close();
    }
    if blocks.details {
        Details::of(hit).write_xml(xml);
    }
    if blocks.polygon == Some(Polygon::Kml) {
        xml.open("geokml").raw(&shape::kml(&hit.shape(blocks.threshold))).close();
    }
}
