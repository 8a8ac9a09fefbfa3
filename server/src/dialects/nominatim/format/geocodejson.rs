//! The format geocodejson 0.1.0, which platforms such as Mobilizon read.
//!
//! Their readers join strings and crash on nulls, so a key that has nothing to say is absent, a house number is a
//! string, and whatever has a house number has a street.

use std::borrow::Cow;

use gazetteer::OsmType;
use geocoder::Level;
use serde::Serialize;

use super::geojson::geometry;
use super::{Entrances, GeoJson, Pairs, to_json};
use crate::details::Details;
use crate::dialects::nominatim::LICENCE;
use crate::dialects::nominatim::blocks::Blocks;
use crate::request::profile;
use crate::view::match_info::MatchInfo;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

#[derive(Serialize)]
struct Head<'a> {
    version: &'static str,
    attribution: &'static str,
    licence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
}

#[derive(Serialize)]
struct Geocoding<'a> {
    place_id: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    osm_key: &'a str,
    osm_value: &'a str,
    r#type: Cow<'static, str>,
    /// Metres, where other servers always say 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    accuracy: Option<u64>,
    label: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(flatten)]
    address: Option<Address<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entrances: Option<Entrances<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Pairs<'a>>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matching: Option<&'a MatchInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

#[derive(Serialize)]
struct Address<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    housenumber: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<&'a str>,
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
    country_code: Option<String>,
    admin: Admin<'a>,
}

/// Names of administrative boundaries by level; an empty object where there are none.
struct Admin<'a>(Vec<(u8, &'a str)>);

impl Serialize for Admin<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(level, name)| (format!("level{level}"), name)))
    }
}

/// A feature collection; `query` is what was asked, as far as the endpoint repeats it.
pub fn places(views: &[ResultView<'_>], query: Option<&str>, blocks: &Blocks) -> String {
    let head = Head { version: "0.1.0", attribution: LICENCE, licence: "ODbL", query };
    let features: Vec<String> = views.iter().map(|view| feature(view, blocks)).collect();
    format!("{{\"type\":\"FeatureCollection\",\"geocoding\":{},\"features\":[{}]}}", to_json(&head), features.join(","))
}

fn feature(view: &ResultView<'_>, blocks: &Blocks) -> String {
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"geocoding\":{}}},\"geometry\":{}}}",
        to_json(&geocoding(view, blocks)),
        to_json(&GeoJson(&geometry(view, blocks)))
    )
}

fn geocoding<'a>(view: &'a ResultView<'_>, blocks: &Blocks) -> Geocoding<'a> {
    let category = view.category();
    Geocoding {
        place_id: view.entry.place_id().number(),
        osm_type: view.osm().map(|osm| OsmType::word(osm.kind())),
        osm_id: view.osm().map(gazetteer::OsmId::number),
        osm_key: category.key,
        osm_value: category.value,
        r#type: if blocks.profile.shows_kinds {
            profile::kind(view)
        } else {
            type_of(view.entry.rank_address()).into()
        },
        accuracy: view.distance_m.map(|metres| metres.round() as u64),
        label: view.display_name(),
        name: view.name,
        address: blocks.address.then(|| address(view, blocks)),
        entrances: blocks.entrances.then(|| Entrances::of(view)),
        extra: blocks.extratags.then(|| Pairs::of_tags(view.extratags())),
        matching: view.match_info.as_ref().filter(|_| blocks.matching),
        details: blocks.details.then(|| Details::of(view)),
    }
}

/// The level of an address rank in this format, which takes squares and other named spots for streets.
fn level_of(rank: u8) -> Level {
    match rank {
        0..=3 => Level::Locality,
        25 => Level::Street,
        _ => Level::of_rank(rank),
    }
}

/// GeocodeJSON's name of the level of an address rank.
fn type_of(rank: u8) -> &'static str {
    match level_of(rank) {
        Level::Locality | Level::Other => "locality",
        Level::Country => "country",
        Level::State => "state",
        Level::County => "county",
        Level::City => "city",
        Level::District => "district",
        Level::Street => "street",
        Level::House | Level::Venue => "house",
    }
}

fn address<'a>(view: &'a ResultView<'_>, blocks: &Blocks) -> Address<'a> {
    let parts = if blocks.profile.shows_kinds { profile::parts(view) } else { AddressParts::by_rank(view, level_of) };
    Address {
        housenumber: parts.house_number,
        postcode: parts.postcode,
        street: parts.street,
        locality: parts.locality,
        district: parts.district,
        city: parts.city,
        county: parts.county,
        state: parts.state,
        country: parts.country,
        country_code: parts.country_code,
        admin: admin(view),
    }
}

/// Administrative boundaries from small to large, without the country except where that is the answer.
fn admin<'a>(view: &'a ResultView<'_>) -> Admin<'a> {
    let mut levels: Vec<(u8, &'a str)> = Vec::new();
    for line in &view.lines {
        let Some(place) = line.place else { continue };
        let level = place.admin_level();
        let counts = (1..15).contains(&level) && (level > 2 || line.own);
        let is_known = levels.iter().any(|(known, _)| *known == level);
        if place.category().is("boundary", "administrative") && counts && !is_known {
            levels.push((level, line.text.as_ref()));
        }
    }
    levels.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    Admin(levels)
}
