//! One answer as a feature: name, layer, address by its parts, the areas around with their gids, and how sure it is.

use gazetteer::{BoundingBox, Point};
use geocoder::{Answer, MatchType};
use serde_json::{Map, Value, json};

use super::category;
use super::envelope::sides;
use super::gid::{SOURCE, gid_of, id_of};
use super::layer::Layer;
use super::params::Params;
use crate::details::Details;
use crate::params::iso3166;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;
use crate::view::{confidence, label};

/// How sure an answer is, and of what kind.
#[derive(Clone, Copy, Debug)]
pub struct Certainty {
    /// 0 to 1.
    confidence: f64,
    /// How it was met; only searches tell it.
    match_type: Option<&'static str>,
    /// Metres from the point that distances are told from.
    distance_m: Option<f64>,
}

impl Certainty {
    /// Of an answer to a search.
    pub fn of_search(answer: &Answer<'_>, focus: Option<Point>) -> Self {
        let match_type = match answer.match_type {
            MatchType::Interpolated => "interpolated",
            _ if confidence::is_fallback(answer) => "fallback",
            _ => "exact",
        };
        Self {
            confidence: confidence::of_search(answer),
            match_type: Some(match_type),
            distance_m: focus.map(|focus| focus.distance_m(answer.position)),
        }
    }

    /// Of what is at a distance in metres from a point.
    pub fn of_distance(distance_m: f64) -> Self {
        Self { confidence: confidence::of_distance(distance_m), match_type: None, distance_m: Some(distance_m) }
    }

    /// Of what was asked for by id.
    pub fn of_id() -> Self {
        Self { confidence: 1.0, match_type: None, distance_m: None }
    }
}

/// The feature of a result, with its box.
pub fn feature(view: &ResultView<'_>, layer: Layer, certainty: Certainty, params: &Params) -> (Value, BoundingBox) {
    let parts = AddressParts::whole(view);
    let mut properties = Map::new();
    identify(&mut properties, view, layer);
    address(&mut properties, view, layer, &parts);
    assess(&mut properties, view, layer, certainty);
    areas(&mut properties, view, &parts);
    properties.insert("label".to_owned(), label_of(&properties, layer, &parts).into());
    if params.categories {
        let tag = view.category();
        properties.insert("category".to_owned(), category::of_tag(tag.key, tag.value).into());
    }
    if params.details {
        properties.insert("details".to_owned(), json!(Details::of(view)));
    }
    let own =
        if view.interpolated.is_some() { BoundingBox::of_point(view.position) } else { view.entry.bounding_box() };
    let position = [view.position.lon_degrees(), view.position.lat_degrees()];
    let mut feature = json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": position},
        "properties": properties,
    });
    let is_wide = (own.south, own.west) != (own.north, own.east);
    if let Some(object) = feature.as_object_mut().filter(|_| is_wide) {
        object.insert("bbox".to_owned(), json!(sides(own)));
    }
    (feature, own.with(view.position))
}

fn identify(properties: &mut Map<String, Value>, view: &ResultView<'_>, layer: Layer) {
    let id = id_of(view.osm(), view.entry.place_id());
    set(properties, "gid", gid_of(layer, &id));
    set(properties, "layer", layer.name());
    set(properties, "source", SOURCE);
    set(properties, "source_id", id.as_str());
    properties.shift_insert(0, "id".to_owned(), id.into());
    if let Some(code) = view.country_code() {
        set(properties, "country_code", code.to_uppercase());
    }
}

fn address(properties: &mut Map<String, Value>, view: &ResultView<'_>, layer: Layer, parts: &AddressParts<'_>) {
    set(properties, "name", name(view, layer, parts));
    set_some(properties, "housenumber", parts.house_number);
    set_some(properties, "street", parts.street);
    let own_code = (layer == Layer::PostalCode).then_some(view.name);
    set_some(properties, "postalcode", parts.postcode.or(own_code));
}

/// The name; of an address its street and number, of something without either the word for its kind.
fn name(view: &ResultView<'_>, layer: Layer, parts: &AddressParts<'_>) -> String {
    let street =
        || parts.street.map(|street| label::street_line(parts.house_number, street, parts.country_code.as_deref()));
    let own = Some(view.name.to_owned()).filter(|name| !name.is_empty() && layer != Layer::Address);
    own.or_else(street).unwrap_or_else(|| view.category().value.replace('_', " "))
}

fn assess(properties: &mut Map<String, Value>, view: &ResultView<'_>, layer: Layer, certainty: Certainty) {
    properties.insert("confidence".to_owned(), certainty.confidence.into());
    set_some(properties, "match_type", certainty.match_type);
    if let Some(distance_m) = certainty.distance_m {
        properties.insert("distance".to_owned(), (distance_m.round() / 1000.0).into());
    }
    let accuracy = match layer {
        _ if view.interpolated.is_some() => "interpolated",
        Layer::Venue | Layer::Address => "point",
        _ => "centroid",
    };
    set(properties, "accuracy", accuracy);
}

/// The areas around by layer, the country always and the locality wherever there is a settlement.
fn areas(properties: &mut Map<String, Value>, view: &ResultView<'_>, parts: &AddressParts<'_>) {
    let country_a = parts.country_code.as_deref().and_then(iso3166::alpha3);
    for layer in Layer::AREAS {
        let line = view.lines.iter().find(|line| Layer::of_line(line) == Some(layer));
        let name = line.map(|line| line.text.as_ref());
        let known = match layer {
            Layer::Country => name.or(parts.country),
            Layer::Locality => name.or(parts.city),
            _ => name,
        };
        set_some(properties, layer.name(), known);
        if let Some(place) = line.and_then(|line| line.place) {
            let gid = gid_of(layer, &id_of(place.osm(), place.place_id()));
            set(properties, &format!("{}_gid", layer.name()), gid);
        }
        let short = match layer {
            Layer::Country => country_a,
            _ => line.and_then(|line| line.iso3166_2).and_then(|(_, code)| code.split_once('-')).map(|(_, code)| code),
        };
        set_some(properties, &format!("{}_a", layer.name()), short);
    }
}

/// Name, street of a venue, locality, region by its letters where it is told, country.
fn label_of(properties: &Map<String, Value>, layer: Layer, parts: &AddressParts<'_>) -> String {
    let text = |name: &str| properties.get(name).and_then(Value::as_str).unwrap_or_default();
    let country = parts.country_code.as_deref();
    let street = parts.street.filter(|_| layer == Layer::Venue);
    let street = street.map(|street| label::street_line(parts.house_number, street, country)).unwrap_or_default();
    let locality = if layer > Layer::LocalAdmin {
        ""
    } else {
        [text("locality"), text("localadmin")].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    };
    let region = if label::names_state(country) && layer < Layer::Region { text("region_a") } else { "" };
    label::joined([text("name"), &street, locality, region, text("country")])
}

fn set(properties: &mut Map<String, Value>, name: &str, value: impl Into<Value>) {
    properties.insert(name.to_owned(), value.into());
}

fn set_some(properties: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        set(properties, name, value);
    }
}
