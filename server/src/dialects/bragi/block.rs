//! One answer as a feature: the `geocoding` block with its regions and, for venues, their address.

use gazetteer::{BoundingBox, Place};
use serde_json::{Map, Value, json};

use super::id::id_of;
use super::kind::Kind;
use super::{kind, region};
use crate::details::Details;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::label;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

/// All results, as a collection.
pub fn collection(context: &RequestContext<'_>, query: &str, views: &[ResultView<'_>]) -> JsonReply {
    let features: Vec<Value> = views.iter().map(|view| feature(context, view)).collect();
    JsonReply::ok(&json!({
        "type": "FeatureCollection",
        "geocoding": {"version": "0.1.0", "licence": "ODbL", "attribution": gazetteer::ATTRIBUTION, "query": query},
        "features": features,
    }))
}

fn feature(context: &RequestContext<'_>, view: &ResultView<'_>) -> Value {
    let mut feature = json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [view.position.lon_degrees(), view.position.lat_degrees()]},
        "properties": {"geocoding": geocoding(context, view)},
    });
    if let (Some(distance_m), Some(object)) = (view.distance_m, feature.as_object_mut()) {
        object.insert("distance".to_owned(), (distance_m.round() as u64).into());
    }
    feature
}

fn geocoding(context: &RequestContext<'_>, view: &ResultView<'_>) -> Map<String, Value> {
    let kind = Kind::of(&view.entry);
    let parts = AddressParts::whole(view);
    let regions = region::regions(view);
    let mut block = Map::new();
    let mut set = |name: &str, value: Value| _ = block.insert(name.to_owned(), value);
    set("id", id_of(kind, view.osm(), view.entry.place_id()).into());
    set("type", kind.name().into());
    let name = name(view, kind, &parts);
    set("label", label_of(&name, kind, &parts).into());
    set("name", name.into());
    address(&mut set, &parts);
    set("citycode", geocoder::municipality_code(&view.entry).into());
    if let Some(zone_type) = kind::zone_type(view.entry.rank_address()).filter(|_| kind == Kind::Zone) {
        set("zone_type", zone_type.into());
    }
    if let Some(level) = Some(view.entry.admin_level()).filter(|level| *level > 0) {
        set("level", level.into());
    }
    if matches!(kind, Kind::Poi | Kind::StopArea) {
        set("poi_types", json!([poi_type(view)]));
        set("properties", properties(view));
        set("address", address_of_venue(view, &parts, &regions));
    }
    set("administrative_regions", regions.into());
    set("timezone", view.entry.hierarchy().time_zone().into());
    set("country_codes", view.country_code().into_iter().collect::<Vec<_>>().into());
    set("bbox", bbox(view));
    if let Some(details) = Details::asked(&context.query, view) {
        set("details", json!(details));
    }
    block
}

/// House number, street, postcode and city. The postcode is there even where it is not known.
fn address(set: &mut impl FnMut(&str, Value), parts: &AddressParts<'_>) {
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

fn street_line(parts: &AddressParts<'_>) -> Option<String> {
    parts.street.map(|street| label::street_line(parts.house_number, street, parts.country_code.as_deref()))
}

/// The name; of a house its street and number, of a venue without one the word for its kind.
fn name(view: &ResultView<'_>, kind: Kind, parts: &AddressParts<'_>) -> String {
    let own = Some(view.name.to_owned()).filter(|name| !name.is_empty() && kind != Kind::House);
    let street = || street_line(parts).filter(|_| matches!(kind, Kind::House | Kind::Street));
    own.or_else(street).unwrap_or_else(|| view.category().value.replace('_', " "))
}

/// The name and the city in brackets, as this dialect writes it.
fn label_of(name: &str, kind: Kind, parts: &AddressParts<'_>) -> String {
    let around = if kind == Kind::Zone { parts.postcode } else { parts.city };
    match around {
        Some(around) if around != name => format!("{name} ({around})"),
        _ => name.to_owned(),
    }
}

/// The address of a venue: its house number, else its street, else the settlement; each with the keys that clients
/// read.
fn address_of_venue(view: &ResultView<'_>, parts: &AddressParts<'_>, regions: &[Value]) -> Value {
    let street: Option<Place<'_>> = view.entry.street();
    let (kind, id) = match (parts.house_number, street) {
        (Some(_), _) => (Kind::House, id_of(Kind::House, view.osm(), view.entry.place_id())),
        (None, Some(street)) => (Kind::Street, id_of(Kind::Street, street.osm(), street.place_id())),
        (None, None) => (Kind::Zone, id_of(Kind::Zone, view.osm(), view.entry.place_id())),
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

fn poi_type(view: &ResultView<'_>) -> Value {
    let category = view.category();
    json!({"id": format!("poi_type:{}:{}", category.key, category.value), "name": category.value.replace('_', " ")})
}

fn properties(view: &ResultView<'_>) -> Value {
    let category = view.category();
    let tags = view.entry.extratags();
    let own = std::iter::once((category.key, category.value)).chain(tags.iter());
    own.map(|(key, value)| json!({"key": key, "value": value})).collect::<Vec<_>>().into()
}

fn bbox(view: &ResultView<'_>) -> Value {
    let own =
        if view.interpolated.is_some() { BoundingBox::of_point(view.position) } else { view.entry.bounding_box() };
    json!([own.west, own.south, own.east, own.north].map(degrees))
}

/// Degrees of a side of a box.
pub fn degrees(side: i32) -> f64 {
    f64::from(side) / 1e7
}
