//! One answer as a feature: the `geocoding` block with its regions and, for venues, their address.

use gazetteer::{BoundingBox, Place};
use serde_json::{Map, Value, json};

use super::id::id_of;
use super::{Hit, JsonReply, Kind, kind, region};
use crate::details::Details;
use crate::request::Ask;
use crate::view::label;
use crate::view::parts::Parts;

/// All hits, as a collection.
pub fn collection(ask: &Ask<'_>, query: &str, hits: &[Hit<'_>]) -> JsonReply {
    let features: Vec<Value> = hits.iter().map(|hit| feature(ask, hit)).collect();
    JsonReply::ok(&json!({
        "type": "FeatureCollection",
        "geocoding": {"version": "0.1.0", "licence": "ODbL", "attribution": gazetteer::ATTRIBUTION, "query": query},
        "features": features,
    }))
}

fn feature(ask: &Ask<'_>, hit: &Hit<'_>) -> Value {
    let mut feature = json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [hit.position.lon_degrees(), hit.position.lat_degrees()]},
        "properties": {"geocoding": geocoding(ask, hit)},
    });
    if let (Some(distance_m), Some(object)) = (hit.distance_m, feature.as_object_mut()) {
        object.insert("distance".to_owned(), (distance_m.round() as u64).into());
    }
    feature
}

fn geocoding(ask: &Ask<'_>, hit: &Hit<'_>) -> Map<String, Value> {
    let kind = Kind::of(&hit.entry);
    let parts = Parts::whole(hit);
    let regions = region::regions(hit);
    let mut block = Map::new();
    let mut set = |name: &str, value: Value| _ = block.insert(name.to_owned(), value);
    set("id", id_of(kind, hit.osm(), hit.entry.place_id()).into());
    set("type", kind.name().into());
    let name = name(hit, kind, &parts);
    set("label", label_of(&name, kind, &parts).into());
    set("name", name.into());
    address(&mut set, &parts);
    set("citycode", geocoder::municipality_code(&hit.entry).into());
    if let Some(zone_type) = kind::zone_type(hit.entry.rank_address()).filter(|_| kind == Kind::Zone) {
        set("zone_type", zone_type.into());
    }
    if let Some(level) = Some(hit.entry.admin_level()).filter(|level| *level > 0) {
        set("level", level.into());
    }
    if matches!(kind, Kind::Poi | Kind::StopArea) {
        set("poi_types", json!([poi_type(hit)]));
        set("properties", properties(hit));
        set("address", address_of_venue(hit, &parts, &regions));
    }
    set("administrative_regions", regions.into());
    set("timezone", hit.entry.hierarchy().time_zone().into());
    set("country_codes", hit.country_code().into_iter().collect::<Vec<_>>().into());
    set("bbox", bbox(hit));
    if let Some(details) = Details::asked(&ask.query, hit) {
        set("details", json!(details));
    }
    block
}

/// House number, street, postcode and city. The postcode is there even where it is not known.
fn address(set: &mut impl FnMut(&str, Value), parts: &Parts<'_>) {
    if let Some(number) = parts.house_number {
        set("housenumber", number.into());
    }
    if let Some(street) = parts.street {
        set("street", street.into());
    }
    set("postcode", parts.postcode.into());
    if let Some(city) = parts.city {
        set("city", city.into());
    }
}

fn street_line(parts: &Parts<'_>) -> Option<String> {
    parts.street.map(|street| label::street_line(parts.house_number, street, parts.country_code.as_deref()))
}

/// The name; of a house its street and number, of a venue without one the word for its kind.
fn name(hit: &Hit<'_>, kind: Kind, parts: &Parts<'_>) -> String {
    let own = Some(hit.name.to_owned()).filter(|name| !name.is_empty() && kind != Kind::House);
    let street = || street_line(parts).filter(|_| matches!(kind, Kind::House | Kind::Street));
    own.or_else(street).unwrap_or_else(|| hit.category().value.replace('_', " "))
}

/// The name and the city in brackets, as this dialect writes it.
fn label_of(name: &str, kind: Kind, parts: &Parts<'_>) -> String {
    let around = if kind == Kind::Zone { parts.postcode } else { parts.city };
    match around {
        Some(around) if around != name => format!("{name} ({around})"),
        _ => name.to_owned(),
    }
}

/// The address of a venue: its house number, else its street, else the settlement; each with the keys that clients read.
fn address_of_venue(hit: &Hit<'_>, parts: &Parts<'_>, regions: &[Value]) -> Value {
    let street: Option<Place<'_>> = hit.entry.street();
    let (kind, id) = match (parts.house_number, street) {
        (Some(_), _) => (Kind::House, id_of(Kind::House, hit.osm(), hit.entry.place_id())),
        (None, Some(street)) => (Kind::Street, id_of(Kind::Street, street.osm(), street.place_id())),
        (None, None) => (Kind::Zone, id_of(Kind::Zone, hit.osm(), hit.entry.place_id())),
    };
    let name = street_line(parts).or(parts.city.map(str::to_owned)).unwrap_or_default();
    let mut block = Map::new();
    let mut set = |name: &str, value: Value| _ = block.insert(name.to_owned(), value);
    set("id", id.into());
    set("type", kind.name().into());
    set("label", label_of(&name, kind, parts).into());
    set("name", name.into());
    address(&mut set, parts);
    set("administrative_regions", regions.into());
    block.into()
}

fn poi_type(hit: &Hit<'_>) -> Value {
    let category = hit.category();
    json!({"id": format!("poi_type:{}:{}", category.key, category.value), "name": category.value.replace('_', " ")})
}

fn properties(hit: &Hit<'_>) -> Value {
    let category = hit.category();
    let tags = hit.entry.extratags();
    let own = std::iter::once((category.key, category.value)).chain(tags.iter());
    own.map(|(key, value)| json!({"key": key, "value": value})).collect::<Vec<_>>().into()
}

fn bbox(hit: &Hit<'_>) -> Value {
    let own = if hit.interpolated.is_some() { BoundingBox::of_point(hit.position) } else { hit.entry.bounding_box() };
    json!([own.west, own.south, own.east, own.north].map(degrees))
}

/// Degrees of a side of a box.
pub fn degrees(side: i32) -> f64 {
    f64::from(side) / 1e7
}
