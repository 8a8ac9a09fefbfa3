//! The block `details` in every dialect, and its absence where nobody asks for it.

use serde_json::Value;

use crate::harness::{get, helsinki};

/// A request of each dialect that answers with the Ateneum first, and where its block stands.
const REQUESTS: [(&str, &str); 8] = [
    ("/search?format=jsonv2&q=Ateneum&limit=1&accept-language=fi", "/0/details"),
    ("/api?q=Ateneum&limit=1&lang=fi", "/features/0/properties/details"),
    ("/v1/search?text=Ateneum&size=1&lang=fi", "/features/0/properties/details"),
    ("/v1/autocomplete?text=Ateneum&size=1&lang=fi", "/features/0/properties/details"),
    ("/addok/search/?q=Ateneum&index=poi&limit=1", "/features/0/properties/details"),
    ("/autocomplete?q=Ateneum&limit=1&lang=fi", "/features/0/properties/geocoding/details"),
    ("/geocode/v1/json?q=Ateneum&limit=1&language=fi&key=x", "/results/0/details"),
    (
        "/for/mobilizon/search?format=geocodejson&q=Ateneum&limit=1&accept-language=fi",
        "/features/0/properties/geocoding/details",
    ),
];

#[test]
fn the_block_details_is_the_same_in_every_dialect() {
    let service = helsinki();
    let block = |path: &str, pointer: &str| -> Value {
        let body = get(&service, path).json();
        body.pointer(pointer).cloned().unwrap_or_default()
    };
    let (first, pointer) = REQUESTS[0];
    let expected = block(&format!("{first}&details=1"), pointer);
    assert_eq!(expected["address"], "Ateneum, Kaivokatu 2, 00100 Helsinki, Suomi");
    for (path, pointer) in REQUESTS {
        assert_eq!(block(path, pointer), Value::Null, "{path}");
        assert_eq!(block(&format!("{path}&details=0"), pointer), Value::Null, "{path}");
        assert_eq!(block(&format!("{path}&details=1"), pointer), expected, "{path}");
    }
}

#[test]
fn a_block_has_no_null_and_no_empty_text() {
    let service = helsinki();
    for text in ["ravintola", "Aleksanterinkatu", "Helsinki", "Suomi", "00100", "Aleksanterinkatu+52", "puisto"] {
        let body = get(&service, &format!("/search?format=json&q={text}&limit=50&details=1")).json();
        for place in body.as_array().unwrap() {
            let block = place["details"].as_object().unwrap();
            assert!(
                block.values().all(|value| !value.is_null() && value != "" && value != &Value::Array(vec![])),
                "{block:?}"
            );
            assert_eq!(block["time_zone"], "Europe/Helsinki");
            let lines = block["address_lines"].as_array().unwrap();
            assert_eq!(
                lines.last().unwrap(),
                &place["display_name"].as_str().unwrap().rsplit(", ").next().unwrap(),
                "{block:?}"
            );
        }
    }
}
