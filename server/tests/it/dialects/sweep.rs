//! Requests of any form to every path of the route table: whatever is asked, the server has an answer.

use std::sync::LazyLock;

use axum::Router;
use proptest::prelude::*;
use serde_json::Value;

use crate::harness::{get, helsinki};

static SERVICE: LazyLock<Router> = LazyLock::new(helsinki);

/// Every path that is asked with GET, with the names of its parameters.
static PATHS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let document = get(&SERVICE, "/openapi.json").json();
    let paths = document["paths"].as_object().unwrap();
    let names = |operation: &Value| -> Vec<String> {
        let parameters = operation["parameters"].as_array().unwrap();
        let resolved = |one: &Value| match one["$ref"].as_str() {
            Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap().clone(),
            None => one.clone(),
        };
        parameters.iter().map(|parameter| resolved(parameter)["name"].as_str().unwrap().to_owned()).collect()
    };
    let asked = paths.iter().filter_map(|(path, methods)| Some((path.clone(), names(methods.get("get")?))));
    asked.collect()
});

const VALUES: [&str; 32] = [
    "",
    "0",
    "1",
    "-1",
    "41",
    "60.17",
    "24.94",
    "181",
    "1e308",
    "nan",
    "999999999999999999999",
    "Helsinki",
    "Ateneum",
    "Aleksanterinkatu+52",
    "caf%C3%A9",
    "((((",
    "%00",
    "%ED%A0%80",
    "%E2%80%8F",
    "24,60,25,61",
    "60.17,24.94",
    "openstreetmap:venue:node/1",
    "openstreetmap:country:relation/54224",
    "venue,address",
    "coarse",
    "FIN,se",
    "food",
    "poi",
    "zone",
    "city",
    "poi_type:amenity:cafe",
    "%F0%9F%8F%A0",
];

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,30}".prop_map(|text| encode(&text)),
    ]
}

fn encode(text: &str) -> String {
    let escapes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
    escapes.concat()
}

fn url() -> impl Strategy<Value = String> {
    let pairs = prop::collection::vec((any::<prop::sample::Index>(), value()), 0..9);
    (any::<prop::sample::Index>(), pairs).prop_map(|(which, pairs)| {
        let (path, names) = which.get(&PATHS);
        let pairs = pairs.iter().filter(|_| !names.is_empty());
        let query: Vec<String> = pairs.map(|(name, value)| format!("{}={value}", name.get(names))).collect();
        format!("{}?{}", path.replace("{id}", "poi:osm:node:1"), query.join("&"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_breaks_the_server(url in url()) {
        let answer = get(&SERVICE, &url);
        prop_assert!(answer.status.as_u16() < 500, "{url}: {}", answer.status);
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
            prop_assert!(serde_json::from_str::<Value>(&answer.body).is_ok(), "{url}: {}", answer.body);
        }
    }

    #[test]
    fn no_raw_query_breaks_the_server(which in any::<prop::sample::Index>(), raw in "[!-~&&[^#]]{0,200}") {
        let url = format!("{}?{raw}", which.get(&PATHS).0.replace("{id}", "x"));
        if url.parse::<axum::http::Uri>().is_ok() {
            prop_assert!(get(&SERVICE, &url).status.as_u16() < 500, "{url}");
        }
    }
}
