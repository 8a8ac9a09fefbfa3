//! The operations of this dialect, for the route table and the OpenAPI document.

use super::api::api;
use super::reverse;
use super::status::status;
use super::structured::structured;
use crate::api::{Answer, Operation, Parameter};
use crate::details::PARAMETER as DETAILS;
use crate::request::handler;

/// Where the asker is.
const POINT: &[Parameter] = &[
    Parameter::within("lat", -90.0, 90.0, "Latitude of the point to be near").example("60.1699"),
    Parameter::within("lon", -180.0, 180.0, "Longitude of the point to be near").example("24.9384"),
];

const BIAS: &[Parameter] = &[
    Parameter::integer("zoom", "Zoom of the map that is looked at; sets how far the pull of the point reaches")
        .example("14"),
    Parameter::number("location_bias_scale", "0 to 1: how much prominence counts against nearness"),
    Parameter::text("bbox", "Box to which answers are confined: minLon,minLat,maxLon,maxLat")
        .example("24.9,60.1,25.0,60.2"),
    Parameter::text("countrycode", "Country to which answers are confined, by ISO code").repeats(),
    Parameter::switch("suggest_addresses", "Fills the list with houses of the streets that were found"),
];

/// The point of a reverse question.
const NEAR: &[Parameter] = &[
    Parameter::within("lat", -90.0, 90.0, "Latitude").required().example("60.1699"),
    Parameter::within("lon", -180.0, 180.0, "Longitude").required().example("24.9384"),
    Parameter::number("radius", "Kilometres within which answers lie, greater than 0, at most 5000"),
    Parameter::switch("distance_sort", "Nearest first; otherwise the most important first"),
    Parameter::text("query_string_filter", "osm_key:KEY or osm_value:VALUE, joined by AND and NOT")
        .example("osm_key:amenity"),
];

/// What kinds of answers are wanted.
const FILTERS: &[Parameter] = &[
    Parameter::text("osm_tag", "Main tag: key:value, key, :value, each also with ! for not").repeats().example("!shop"),
    Parameter::text("layer", "house, street, locality, district, city, county, state, country or other").repeats(),
    Parameter::text("include", "Categories such as osm.amenity.cafe, of which one must fit").repeats(),
    Parameter::text("exclude", "Categories that must not all fit").repeats(),
];

/// How answers are shown.
const SHOWN: &[Parameter] = &[
    Parameter::text("lang", "Language of names, or default for local names").example("en"),
    Parameter::integer("limit", "Most answers, cut to 1 to 50").example("10"),
    Parameter::switch("dedupe", "Shows answers that look alike once"),
    Parameter::switch("geometry", "Shows whole shapes in place of points"),
    Parameter::switch("debug", "Adds how the answers came about"),
    DETAILS,
];

const WORDS: &[Parameter] =
    &[Parameter::text("q", "The text; may be left out where include is given").example("Mannerheimintie 1")];

const FIELDS: &[Parameter] = &[
    Parameter::text("housenumber", "House number").example("1"),
    Parameter::text("street", "Street").example("Mannerheimintie"),
    Parameter::text("district", "Part of the settlement"),
    Parameter::text("city", "Settlement").example("Helsinki"),
    Parameter::text("postcode", "Postcode"),
    Parameter::text("county", "County"),
    Parameter::text("state", "State"),
];

/// Parameters of `/reverse` that no other dialect has there.
pub const REVERSE_ALONE: &[Parameter] = &[
    Parameter::text("lang", "Photon: language of names").example("en"),
    Parameter::integer("limit", "Photon: most answers").example("10"),
    Parameter::number("radius", "Photon: kilometres within which answers lie"),
    Parameter::switch("distance_sort", "Photon: nearest first"),
    Parameter::text("osm_tag", "Photon: main tag of answers").repeats(),
];

/// Parameters of `/api`.
pub const API: &[&[Parameter]] = &[WORDS, POINT, BIAS, FILTERS, SHOWN];
/// Parameters of `/structured`.
pub const STRUCTURED: &[&[Parameter]] = &[FIELDS, POINT, BIAS, FILTERS, SHOWN];
/// Parameters of `/reverse`.
pub const REVERSE: &[&[Parameter]] = &[NEAR, FILTERS, SHOWN];

const FEATURES: Operation =
    Operation { answers: &[Answer::FEATURES], errors: &[400], ..Operation::json(|| handler(api)) };

/// All operations.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "api",
        paths: &["/api", "/api/"],
        summary: "Places by words, while somebody types",
        parameters: API,
        ..FEATURES
    },
    Operation {
        name: "structured",
        paths: &["/structured", "/structured/"],
        summary: "Places by fields",
        parameters: STRUCTURED,
        handler: || handler(structured),
        ..FEATURES
    },
    Operation {
        name: "reverse",
        paths: &["/reverse", "/reverse/"],
        summary: "What is near a point",
        parameters: REVERSE,
        handler: || handler(reverse),
        ..FEATURES
    },
    Operation {
        name: "status",
        paths: &["/status", "/status/"],
        summary: "Whether the server answers, and how old its data is",
        ..Operation::json(|| handler(status))
    },
];
