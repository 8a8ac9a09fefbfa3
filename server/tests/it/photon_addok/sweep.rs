//! What Mobilizon and others read of an answer, asserted on every answer of a sweep over a whole gazetteer.

use std::path::Path;
use std::sync::LazyLock;

use axum::Router;
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::harness::{get, helsinki, service, shared};

static HELSINKI: LazyLock<Router> = LazyLock::new(helsinki);

/// Asserts that a feature can be read: no null, texts where texts are joined, a street with every house number.
#[track_caller]
fn assert_readable(feature: &Value, asked: &str) -> Map<String, Value> {
    let at = feature["geometry"]["coordinates"].as_array().unwrap();
    assert!(at.len() == 2 && at.iter().all(Value::is_number), "{asked}: {feature}");
    let properties = feature["properties"].as_object().unwrap();
    for (key, value) in properties {
        assert!(!value.is_null() && value != "", "{asked}: {key} in {feature}");
    }
    for key in ["housenumber", "street", "name", "city", "district", "state", "country", "postcode", "context", "label"]
    {
        assert!(properties.get(key).is_none_or(Value::is_string), "{asked}: {key} in {feature}");
    }
    assert!(!properties.contains_key("housenumber") || properties.contains_key("street"), "{asked}: {feature}");
    properties.clone()
}

/// Asks for every place around each point of a grid and for each of their names, in both dialects.
fn sweep(service: &Router, (south, west): (f64, f64), step: f64, across: u32) -> usize {
    let mut seen = 0;
    let mut names: Vec<String> = Vec::new();
    for index in 0..across * across {
        let (lat, lon) = (south + f64::from(index / across) * step, west + f64::from(index % across) * step);
        for path in [
            format!("/reverse?lon={lon}&lat={lat}&lang=en_US&limit=10"),
            format!("/reverse/?lon={lon}&lat={lat}&limit=10"),
        ] {
            let body = get(service, &path).json();
            for feature in body["features"].as_array().unwrap() {
                let properties = assert_readable(feature, &path);
                names.extend(properties.get("name").and_then(Value::as_str).map(str::to_owned));
                seen += 1;
            }
        }
    }
    names.sort();
    names.dedup();
    for name in &names {
        let quoted = encode(name);
        for path in [
            "/api?lang=en_US&limit=10&q=",
            "/search/?limit=10&q=",
            "/for/mobilizon/api?q=",
            "/for/mobilizon/search/?q=",
        ] {
            let answer = get(service, &format!("{path}{quoted}"));
            if answer.status.as_u16() == 413 {
                continue;
            }
            for feature in
                answer.json()["features"].as_array().unwrap_or_else(|| panic!("{path}{name}: {}", answer.body))
            {
                assert_readable(feature, name);
                seen += 1;
            }
        }
    }
    seen
}

#[test]
fn every_answer_can_be_read_by_mobilizon() {
    assert!(sweep(&HELSINKI, (60.160, 24.930), 0.001, 20) > 5000);
}

#[test]
fn every_answer_of_a_whole_country_can_be_read_by_mobilizon_and_has_a_city() {
    let Some(extract) = shared("data/liechtenstein-2026-03.osm.pbf") else { return };
    let service = service(crate::harness::geocoder(Path::new(&extract)), server::Options::default());
    assert!(sweep(&service, (47.05, 9.48), 0.008, 25) > 2000);
    for index in 0..625 {
        let (lat, lon) = (47.05 + f64::from(index / 25) * 0.009, 9.48 + f64::from(index % 25) * 0.006);
        let body = get(&service, &format!("/reverse?lon={lon}&lat={lat}&limit=10&layer=house&layer=street")).json();
        for feature in body["features"].as_array().unwrap() {
            let properties = feature["properties"].as_object().unwrap();
            // A path on a ridge may lie in no municipality at all.
            let is_settled = properties.contains_key("county") || properties.contains_key("district");
            assert!(!is_settled || properties.contains_key("city"), "{feature}");
        }
    }
}

const VALUES: [&str; 22] = [
    "",
    "0",
    "1",
    "-1",
    "60.17",
    "24.94",
    "999999999999999999999",
    "1e308",
    "nan",
    "house",
    "street,city",
    "osm.amenity",
    "amenity:!cafe",
    "!",
    ":",
    "24,60,25,61",
    "fi",
    "sv",
    "Helsinki",
    "((((",
    "%00%ff",
    "osm_key:shop AND NOT",
];

const NAMES: [&str; 28] = [
    "q",
    "lat",
    "lon",
    "lng",
    "zoom",
    "limit",
    "lang",
    "layer",
    "osm_tag",
    "include",
    "exclude",
    "bbox",
    "countrycode",
    "location_bias_scale",
    "suggest_addresses",
    "dedupe",
    "geometry",
    "debug",
    "radius",
    "distance_sort",
    "query_string_filter",
    "street",
    "city",
    "housenumber",
    "type",
    "postcode",
    "citycode",
    "index",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_breaks_the_server(
        endpoint in prop::sample::select(&["api", "structured", "reverse", "search/", "reverse/", "addok/search", "photon/reverse"][..]),
        pairs in prop::collection::vec((prop::sample::select(&NAMES[..]), value()), 0..7),
    ) {
        let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = get(&HELSINKI, &format!("/{endpoint}?{}", pairs.join("&")));
        prop_assert!([200, 400, 413].contains(&answer.status.as_u16()), "{}", answer.status);
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
            prop_assert!(serde_json::from_str::<Value>(&answer.body).is_ok(), "{}", answer.body);
        }
    }
}

/// A text with every byte escaped.
fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&VALUES[..]).prop_map(|text| if text.contains('%') {
            text.to_owned()
        } else {
            encode(text)
        }),
        "\\PC{0,20}".prop_map(|text| encode(&text)),
    ]
}
