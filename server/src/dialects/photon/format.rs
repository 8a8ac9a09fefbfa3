//! Features as Photon prints them.
//!
//! The order of keys is Photon's, absent values have no key. Clients join house number and street, so whatever has a
//! number has a street; a street's own name is its `name`, and so is a city's.

use std::borrow::Cow;

use gazetteer::{BoundingBox, OsmType, Shape};
use geocoder::{Level, place_category};
use serde::Serialize;

use super::debug::Debug;
use super::error::Error;
use super::extra::Extra;
use super::filters::layer_name;
use super::request::Common;
use crate::details::Details;
use crate::http::json_reply::JsonReply;
use crate::request::{RequestContext, profile};
use crate::view::parts::AddressParts;
use crate::view::point_budget::{self, draw_all};
use crate::view::result::ResultView;
use crate::view::shape::GeoJson;

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    features: Vec<Feature<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Debug>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    properties: Properties<'a>,
    #[serde(serialize_with = "geometry")]
    geometry: Cow<'a, Shape>,
}

fn geometry<S: serde::Serializer>(shape: &Shape, serializer: S) -> Result<S::Ok, S::Error> {
    GeoJson(shape).serialize(serializer)
}

/// What a feature says; two features that say the same look alike.
#[derive(Debug, PartialEq, Serialize)]
struct Properties<'a> {
    osm_type: char,
    osm_id: i64,
    osm_key: &'a str,
    osm_value: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    housenumber: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    county: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    countrycode: Option<String>,
    /// Tags that the operator chose to show.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    extra: Extra<'a>,
    /// West, north, east, south.
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<[f64; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

impl Properties<'_> {
    /// Whether two features look alike to a reader: parts of addresses by their words, a settlement's node and its
    /// boundary too; of venues and all else different kinds don't.
    fn look_alike(&self, other: &Self) -> bool {
        let has_kinds = matches!(self.r#type, "house" | "other");
        let same_kind = !has_kinds || (self.osm_key, self.osm_value) == (other.osm_key, other.osm_value);
        same_kind && self.words() == other.words()
    }

    fn words(&self) -> [Option<&str>; 11] {
        [
            Some(self.r#type),
            self.housenumber,
            self.name,
            self.street,
            self.locality,
            self.district,
            self.city,
            self.county,
            self.state,
            self.country,
            self.postcode,
        ]
    }
}

/// The answer for some results: those that look alike once where that is wanted, as many as were asked for.
pub fn reply(
    context: &RequestContext<'_>,
    mut views: Vec<ResultView<'_>>,
    common: &Common,
    debug: Option<Debug>,
) -> Result<JsonReply, Error> {
    let raised = if common.geometry { draw_all(&mut views, 0.0, context.options.answer_points)? } else { None };
    let mut features: Vec<Feature<'_>> = Vec::with_capacity(common.limit);
    for view in &views {
        if features.len() == common.limit {
            break;
        }
        let properties = properties(context, view);
        if common.dedupe && features.iter().any(|known| known.properties.look_alike(&properties)) {
            continue;
        }
        let geometry = if common.geometry { view.shape(0.0) } else { Cow::Owned(Shape::Point(view.position)) };
        features.push(Feature { r#type: "Feature", properties, geometry });
    }
    let is_debug = debug.is_some();
    let collection = Collection { r#type: "FeatureCollection", features, properties: debug };
    let reply = if is_debug { JsonReply::pretty(&collection) } else { JsonReply::ok(&collection) };
    Ok(JsonReply { note: raised.map(|threshold| (point_budget::HEADER, threshold.to_string())), ..reply })
}

fn properties<'a>(context: &RequestContext<'_>, view: &'a ResultView<'_>) -> Properties<'a> {
    let parts = if context.profile.shows_kinds { profile::parts(view) } else { AddressParts::settled(view) };
    let level = Level::of(&view.entry);
    let category = if view.interpolated.is_some() { view.category() } else { place_category(&view.entry) };
    let (osm_type, osm_id) = object(view);
    Properties {
        osm_type,
        osm_id,
        osm_key: category.key,
        osm_value: category.value,
        r#type: layer_name(level),
        housenumber: parts.house_number,
        name: Some(view.name).filter(|name| !name.is_empty()),
        // A street is named by its name alone.
        street: parts.street.filter(|_| level != Level::Street),
        locality: parts.locality,
        district: parts.district,
        city: parts.city,
        county: parts.county,
        state: parts.state,
        country: parts.country,
        postcode: parts.postcode,
        countrycode: parts.country_code.map(|code| code.to_ascii_uppercase()),
        extra: Extra::of(view, &context.options.extra_tags),
        extent: extent(view),
        details: Details::asked(&context.query, view),
    }
}

/// Type and number of the object. Clients read both of every answer, so what is no object, such as a street that only
/// addresses know, is a node with a number below zero, as editors of the map number what is not in its database.
fn object(view: &ResultView<'_>) -> (char, i64) {
    let osm = view.osm().map(|osm| (osm.kind().letter(), osm.number().cast_signed()));
    osm.unwrap_or_else(|| (OsmType::Node.letter(), -view.entry.place_id().number().cast_signed()))
}

/// The box of whatever is more than a point.
fn extent(view: &ResultView<'_>) -> Option<[f64; 4]> {
    let own: BoundingBox = view.entry.bounding_box();
    let is_wide = view.interpolated.is_none() && (own.south, own.west) != (own.north, own.east);
    let degrees = |value: i32| f64::from(value) / 1e7;
    is_wide.then(|| [degrees(own.west), degrees(own.north), degrees(own.east), degrees(own.south)])
}
