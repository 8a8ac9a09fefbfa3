//! The operations of this dialect, for the route table and the OpenAPI document.

use super::features::features;
use super::reverse::reverse;
use super::status::status;
use super::{autocomplete, autocomplete_in_shape};
use crate::api::{Answer, Operation, Parameter, Upload};
use crate::details::PARAMETER as DETAILS;
use crate::request::{handler, upload};

const LANG: Parameter = Parameter::text("lang", "Languages of names, most liked first; beats the header").example("fr");

const WORDS: &[Parameter] = &[
    Parameter::text("q", "What is looked for").required().example("Aleksanterinkatu 52"),
    Parameter::integer("limit", "Most answers, cut to 1 to 100; 10 where it is absent").example("5"),
    Parameter::integer("offset", "Answers skipped before them, cut to 0 to 1000"),
    Parameter::number("lat", "Latitude of the asker, with lon or not at all").example("60.17"),
    Parameter::number("lon", "Longitude of the asker").example("24.94"),
    Parameter::one_of("type[]", TYPES, "Types of answers; also without brackets").repeats(),
    Parameter::one_of("zone_type[]", &super::kind::ZONES, "Types of zones; also without brackets").repeats(),
    Parameter::text("poi_type[]", "Kinds of venues such as amenity:theatre; also without brackets").repeats(),
    Parameter::text("timeout", "Accepted and not used: a question takes milliseconds"),
    LANG,
    DETAILS,
];

const TYPES: &[&str] = &["city", "house", "poi", "public_transport:stop_area", "street", "zone"];

const POINT: &[Parameter] = &[
    Parameter::within("lat", -90.0, 90.0, "Latitude").required().example("60.1699"),
    Parameter::within("lon", -180.0, 180.0, "Longitude").required().example("24.9384"),
    Parameter::integer("limit", "Most answers, cut to 1 to 100; 1 where it is absent"),
    LANG,
    DETAILS,
];

const FEATURES: &[Answer] = &[Answer::FEATURES.example(
    r#"{"type":"FeatureCollection","geocoding":{"version":"0.1.0","query":"Helsinki"},"features":[{"type":"Feature",
    "geometry":{"type":"Point","coordinates":[24.9427,60.1675]},"properties":{"geocoding":{
    "id":"admin:osm:relation:34914","type":"zone","label":"Helsinki (00100)","name":"Helsinki","postcode":"00100",
    "city":"Helsinki","zone_type":"city","administrative_regions":[]}}}]}"#,
)];

/// Autocomplete, which is found at the root too.
pub const AUTOCOMPLETE: Operation = Operation {
    name: "autocomplete",
    paths: &["/autocomplete"],
    summary: "Places by the beginning of words; with POST in a shape",
    parameters: &[WORDS],
    upload: Some(Upload { media_type: "application/json", schema: "Shape" }),
    answers: FEATURES,
    errors: &[400],
    ..Operation::json(|| handler(autocomplete).merge(upload(autocomplete_in_shape)))
};

const BY_ID: Operation = Operation {
    name: "features",
    paths: &["/features/{id}"],
    summary: "What an id stands for",
    parameters: &[&[
        Parameter::text("id", "Id of an answer").in_path().example("admin:osm:relation:34914"),
        LANG,
        DETAILS,
    ]],
    answers: FEATURES,
    errors: &[404],
    ..Operation::json(|| handler(features))
};

/// The operations whose paths no other dialect has.
pub const AT_ROOT: &[Operation] = &[BY_ID];

/// All operations.
pub const ALL: &[Operation] = &[
    AUTOCOMPLETE,
    Operation {
        name: "reverse",
        paths: &["/reverse"],
        summary: "What is at a point",
        parameters: &[POINT],
        answers: FEATURES,
        errors: &[400],
        ..Operation::json(|| handler(reverse))
    },
    BY_ID,
    Operation {
        name: "status",
        paths: &["/status"],
        summary: "Whether the server answers, and from what data",
        ..Operation::json(|| handler(status))
    },
];
