//! Administrative regions: the areas around an answer, from small to large.

use gazetteer::Place;
use serde_json::{Value, json};

use super::block::degrees;
use super::id::id_of;
use super::kind;
use super::kind::Kind;
use crate::view::label;
use crate::view::result::ResultView;

/// The regions of a result, itself among them where it is one. The country is always there, because clients look for
/// it.
pub fn regions(view: &ResultView<'_>) -> Vec<Value> {
    let mut regions: Vec<Value> = Vec::new();
    for (index, line) in view.lines.iter().enumerate() {
        let zone_type = kind::zone_type(line.rank).filter(|_| line.key != "postcode");
        let Some(zone_type) = zone_type else { continue };
        // The label of a region is its name with those of the regions around it.
        let around =
            view.lines[index..].iter().filter(|line| kind::zone_type(line.rank).is_some() && line.key != "postcode");
        let label = label::joined(around.map(|line| line.text.as_ref()));
        match line.place {
            Some(place) => regions.push(region(place, &line.text, &label, zone_type)),
            None if zone_type == "country" => regions.push(country(view, &line.text, &label)),
            None => {}
        }
    }
    regions
}

fn region(place: Place<'_>, name: &str, label: &str, zone_type: &str) -> Value {
    let zip_codes: Vec<&str> = place.postcode().into_iter().flat_map(|codes| codes.split([',', ';'])).collect();
    let bbox = place.bounding_box();
    let bbox = [bbox.west, bbox.south, bbox.east, bbox.north].map(degrees);
    json!({
        "id": id_of(Kind::Zone, place.osm(), place.place_id()),
        "insee": place.names().get("ref:INSEE").or_else(|| place.extratags().get("ref:INSEE")).unwrap_or_default(),
        "level": level(place, zone_type),
        "label": label,
        "name": name,
        "zip_codes": zip_codes,
        "coord": {"lon": place.position().lon_degrees(), "lat": place.position().lat_degrees()},
        "bbox": bbox,
        "zone_type": zone_type,
        "parent_id": null,
    })
}

/// The level of the boundary, or the usual one for a settlement that is only a node.
fn level(place: Place<'_>, zone_type: &str) -> u8 {
    match (place.admin_level(), zone_type) {
        (0, "country") => 2,
        (0, "country_region") => 3,
        (0, "state") => 4,
        (0, "state_district") => 6,
        (0, "city") => 8,
        (0, _) => 10,
        (level, _) => level,
    }
}

/// A country that the gazetteer knows by its code only.
fn country(view: &ResultView<'_>, name: &str, label: &str) -> Value {
    json!({
        "id": format!("admin:country:{}", view.country_code().unwrap_or_default()),
        "insee": "",
        "level": 2,
        "label": label,
        "name": name,
        "zip_codes": [],
        "coord": null,
        "bbox": null,
        "zone_type": "country",
        "parent_id": null,
    })
}
