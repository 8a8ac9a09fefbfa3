//! The operations of this dialect, for the route table and the OpenAPI document.

use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use super::health::health;
use super::{bulk, reverse, search};
use crate::api::{Answer, Operation, Parameter, Upload};
use crate::details::PARAMETER as DETAILS;
use crate::request::handler;

/// What answers must be.
const FILTERS: &[Parameter] = &[
    Parameter::text("type", "housenumber, street, locality or municipality").repeats().example("street"),
    Parameter::text("postcode", "Postcode of answers").repeats(),
    Parameter::text("citycode", "Official number of the municipality of answers").repeats(),
    Parameter::text("index", "address, or poi for venues too, with commas").example("address"),
    DETAILS,
];

const WORDS: &[Parameter] = &[
    Parameter::text("q", "The address, 200 characters at most").required().example("Mannerheimintie 1"),
    Parameter::integer("limit", "Most answers, cut to 1 to 100").example("5"),
    Parameter::switch("autocomplete", "Whether the last word may be unfinished"),
    Parameter::within("lat", -90.0, 90.0, "Latitude of a point to be near").example("60.1699"),
    Parameter::within("lon", -180.0, 180.0, "Longitude of a point to be near; lng and long mean the same")
        .example("24.9384"),
];

const POINT: &[Parameter] = &[
    Parameter::within("lat", -90.0, 90.0, "Latitude").required().example("60.1699"),
    Parameter::within("lon", -180.0, 180.0, "Longitude; lng and long mean the same").required().example("24.9384"),
    Parameter::integer("limit", "Most answers, cut to 1 to 100").example("1"),
];

const CSV: Answer = Answer { media_type: "text/csv", schema: "string", example: "" };

const FILE: Upload = Upload { media_type: "multipart/form-data", schema: "CsvFile" };

const ADDRESSES: Operation =
    Operation { answers: &[Answer::FEATURES], errors: &[400, 413], ..Operation::json(|| handler(search)) };

/// `/health`, which is asked at the root too.
pub const HEALTH: Operation = Operation {
    name: "health",
    paths: &["/health", "/health/"],
    summary: "Whether the server answers",
    ..Operation::json(|| handler(health))
};

/// The operations that are asked with GET.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "search",
        paths: &["/search/", "/search"],
        summary: "Addresses by words, while somebody types",
        parameters: &[WORDS, FILTERS],
        ..ADDRESSES
    },
    Operation {
        name: "reverse",
        paths: &["/reverse/", "/reverse"],
        summary: "Addresses next to a point",
        parameters: &[POINT, FILTERS],
        handler: || handler(reverse),
        ..ADDRESSES
    },
    HEALTH,
];

const BULK_FILE: Operation = Operation {
    upload: Some(FILE),
    has_get: false,
    answers: &[CSV],
    errors: &[400, 413],
    ..Operation::json(|| post(bulk::search).layer(DefaultBodyLimit::disable()))
};

/// The operations that take files.
pub const BULK: &[Operation] = &[
    Operation {
        name: "search_csv",
        paths: &["/search/csv/", "/search/csv"],
        summary: "The addresses of a CSV file, a row each",
        ..BULK_FILE
    },
    Operation {
        name: "reverse_csv",
        paths: &["/reverse/csv/", "/reverse/csv"],
        summary: "What is next to the points of a CSV file, a row each",
        handler: || post(bulk::reverse).layer(DefaultBodyLimit::disable()),
        ..BULK_FILE
    },
];
