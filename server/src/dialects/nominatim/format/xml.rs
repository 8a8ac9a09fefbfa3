//! The format xml: attributes for what is always there, child elements for the address and the blocks on request.

use std::time::SystemTime;

use gazetteer::{Category, OsmType};

use super::json::{degrees, sides};
use super::{Entrances, Frame, GeoJson, Pairs, names, to_json};
use crate::details::Details;
use crate::dialects::nominatim::LICENCE;
use crate::dialects::nominatim::blocks::{Blocks, Polygon};
use crate::time::http_time;
use crate::view::result::ResultView;
use crate::view::shape;
use crate::view::xml::XmlWriter;

/// A list of places.
pub fn places(views: &[ResultView<'_>], frame: &Frame<'_>, blocks: &Blocks) -> String {
    let mut xml = root("searchresults", frame);
    for view in views {
        xml.open("place");
        common(&mut xml, view, blocks);
        let Category { key, value } = view.category();
        xml.attribute("display_name", &view.display_name()).attribute("class", key).attribute("type", value);
        xml.attribute("importance", &view.importance().to_string());
        if blocks.address {
            address(&mut xml, view);
        }
        extras(&mut xml, view, blocks);
        xml.close();
    }
    xml.finish()
}

/// The place at a point, with its parts beside it.
pub fn place(view: &ResultView<'_>, frame: &Frame<'_>, blocks: &Blocks) -> String {
    let mut xml = root("reversegeocode", frame);
    xml.open("result");
    common(&mut xml, view, blocks);
    xml.text(&view.display_name()).close();
    if blocks.address {
        xml.open("addressparts");
        address(&mut xml, view);
        xml.close();
    }
    extras(&mut xml, view, blocks);
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
fn common(xml: &mut XmlWriter, view: &ResultView<'_>, blocks: &Blocks) {
    xml.attribute("place_id", &view.entry.place_id().number().to_string());
    if let Some(osm) = view.osm() {
        xml.attribute("osm_type", OsmType::word(osm.kind())).attribute("osm_id", &osm.number().to_string());
    }
    let reference = view.entry.names().get("ref").unwrap_or(view.name);
    if !reference.is_empty() {
        xml.attribute("ref", reference);
    }
    xml.attribute("lat", &degrees(view.position.lat_degrees())).attribute("lon", &degrees(view.position.lon_degrees()));
    xml.attribute("boundingbox", &sides(view.bounding_box()).join(","));
    xml.attribute("place_rank", &view.entry.rank_search().to_string());
    xml.attribute("address_rank", &view.entry.rank_address().to_string());
    match blocks.polygon {
        Some(Polygon::Text) => _ = xml.attribute("geotext", &shape::text(&view.shape(blocks.threshold))),
        Some(Polygon::Svg) => _ = xml.attribute("geosvg", &shape::svg(&view.shape(blocks.threshold))),
        Some(Polygon::GeoJson) => _ = xml.attribute("geojson", &to_json(&GeoJson(&view.shape(blocks.threshold)))),
        Some(Polygon::Kml) | None => {}
    }
}

fn address(xml: &mut XmlWriter, view: &ResultView<'_>) {
    for (key, value) in &Pairs::of_address(view).0 {
        xml.leaf(key, value);
    }
}

/// Blocks on request; one that is asked for and empty is an empty element.
fn extras(xml: &mut XmlWriter, view: &ResultView<'_>, blocks: &Blocks) {
    if blocks.extratags {
        xml.open("extratags");
        for (key, value) in view.extratags() {
            xml.open("tag").attribute("key", key).attribute("value", &value).close();
        }
        xml.close();
    }
    if blocks.names {
        xml.open("namedetails");
        for (key, value) in names(view, blocks) {
            xml.open("name").attribute("desc", key).text(&value).close();
        }
        xml.close();
    }
    if blocks.entrances {
        xml.open("entrances");
        for row in Entrances::of(view).rows() {
            let osm_id = row.osm_id.to_string();
            xml.open("entrance").attribute("osm_id", &osm_id).attribute("type", row.r#type);
            xml.attribute("lat", &row.lat).attribute("lon", &row.lon).close();
        }
        xml.close();
    }
    if blocks.details {
        Details::of(view).write_xml(xml);
    }
    if blocks.polygon == Some(Polygon::Kml) {
        xml.open("geokml").raw(&shape::kml(&view.shape(blocks.threshold))).close();
    }
}
