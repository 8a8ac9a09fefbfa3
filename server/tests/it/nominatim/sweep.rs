//! Requests of any form: whatever is asked, the server has an answer, and what it answers can be read.

use std::sync::LazyLock;

use axum::Router;
use axum::http::StatusCode;
use proptest::prelude::*;

use crate::harness::{get, helsinki};

static SERVICE: LazyLock<Router> = LazyLock::new(helsinki);

const NAMES: [&str; 28] = [
    "q",
    "street",
    "city",
    "country",
    "postalcode",
    "amenity",
    "limit",
    "format",
    "viewbox",
    "bounded",
    "layer",
    "lat",
    "lon",
    "zoom",
    "osm_ids",
    "osmtype",
    "osmid",
    "place_id",
    "exclude_place_ids",
    "countrycodes",
    "featureType",
    "accept-language",
    "json_callback",
    "polygon_geojson",
    "polygon_threshold",
    "addressdetails",
    "dedupe",
    "debug",
];

const VALUES: [&str; 30] = [
    "",
    "0",
    "1",
    "-1",
    "60.17",
    "24.94",
    "999999999999999999999",
    "1e308",
    "nan",
    "xml",
    "json",
    "geojson",
    "geocodejson",
    "Aleksanterinkatu+52",
    "Helsinki",
    "caf%C3%A9",
    "((((((",
    "*",
    "kind:poi",
    "%22",
    "a+AND+b",
    "%00",
    "%ED%A0%80",
    "%E2%80%8F",
    "24,60,25,61",
    "W1,N2,R34914",
    "[amenity=cafe]",
    "60.17,24.94",
    "poi,address",
    "N",
];

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        "[ -~]{0,40}".prop_map(|text| encode(&text)),
        "\\PC{0,20}".prop_map(|text| encode(&text)),
    ]
}

fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |encoded, byte| format!("{encoded}%{byte:02x}"))
}

fn path() -> impl Strategy<Value = String> {
    let name = prop::sample::select(&NAMES[..]);
    let endpoint = prop::sample::select(&["search", "reverse", "lookup", "details", "status", "polygons"][..]);
    (endpoint, prop::collection::vec((name, value()), 0..8)).prop_map(|(endpoint, pairs)| {
        let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("/{endpoint}?{}", pairs.join("&"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_breaks_the_server(path in path()) {
        let answer = get(&SERVICE, &path);
        prop_assert!([StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND].contains(&answer.status));
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&answer.body).is_ok(), "{}", answer.body);
        }
    }

    #[test]
    fn no_raw_query_breaks_the_server(raw in "[!-~&&[^#]]{0,200}") {
        for endpoint in ["search", "reverse", "lookup", "details"] {
            let uri = format!("/{endpoint}?{raw}");
            if uri.parse::<axum::http::Uri>().is_ok() {
                prop_assert!(get(&SERVICE, &uri).status.as_u16() < 500, "{uri}");
            }
        }
    }
}

#[test]
fn every_point_of_a_grid_is_answered_with_what_clients_rely_on() {
    for step in 0..400 {
        let (lat, lon) = (60.160 + f64::from(step / 20) * 0.001, 24.930 + f64::from(step % 20) * 0.001);
        let body = get(&SERVICE, &format!("/reverse?format=geocodejson&lat={lat}&lon={lon}&namedetails=1")).json();
        for feature in body["features"].as_array().into_iter().flatten() {
            let geocoding = feature["properties"]["geocoding"].as_object().unwrap();
            assert!(geocoding.values().all(|value| !value.is_null()), "{lat} {lon}: {geocoding:?}");
            let has_number = geocoding.get("housenumber").is_some_and(serde_json::Value::is_string);
            assert_eq!(has_number, geocoding.contains_key("housenumber"), "{lat} {lon}");
            assert!(!has_number || geocoding["street"].is_string(), "{lat} {lon}: {geocoding:?}");
        }
    }
}
