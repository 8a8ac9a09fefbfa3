//! Who is meant by a request at the root, as real clients send it.

use crate::harness::{get, helsinki};

/// Which dialect answered, by the shape of the answer.
fn answered(path: &str) -> &'static str {
    let answer = get(&helsinki(), path);
    assert!(answer.status.is_success(), "{path}: {}", answer.body);
    match answer.body.as_str() {
        body if body.starts_with("<?xml") => "Nominatim xml",
        body if body.contains("\"version\":\"draft\"") => "Addok",
        body if body.contains("\"osm_key\"") && !body.contains("place_id") => "Photon",
        body if body.contains("\"display_name\"") || body.contains("\"geocoding\"") => "Nominatim",
        body => panic!("{path}: {body}"),
    }
}

const POINT: &str = "lat=60.1686722&lon=24.9419347";

#[test]
fn mobilizons_providers_reach_their_dialects() {
    assert_eq!(
        answered(
            "/search?format=geocodejson&q=Kaivokatu&limit=10&accept-language=en_US&addressdetails=1&namedetails=1"
        ),
        "Nominatim"
    );
    assert_eq!(
        answered(&format!(
            "/reverse?format=geocodejson&{POINT}&accept-language=en&addressdetails=1&namedetails=1&zoom=12"
        )),
        "Nominatim"
    );
    assert_eq!(answered("/api/?q=Kaivokatu&lang=pt_BR&limit=10"), "Photon");
    assert_eq!(answered(&format!("/reverse?{POINT}&lang=en_US&limit=10")), "Photon");
    assert_eq!(answered("/search/?q=Kaivokatu&limit=10&type=street"), "Addok");
    assert_eq!(answered("/search/?q=Kaivokatu&limit=10"), "Addok");
    assert_eq!(answered(&format!("/reverse/?{POINT}&limit=10")), "Addok");
}

#[test]
fn other_clients_reach_their_dialects() {
    // geopy
    assert_eq!(answered("/search?q=Kaivokatu&format=json&limit=1"), "Nominatim");
    assert_eq!(answered(&format!("/reverse?{POINT}&format=json&addressdetails=1")), "Nominatim");
    assert_eq!(answered("/api?q=Kaivokatu&limit=1"), "Photon");
    assert_eq!(answered(&format!("/reverse?{POINT}&limit=1")), "Photon");
    // leaflet-control-geocoder
    assert_eq!(answered(&format!("/api/?q=Kaivokatu&{POINT}")), "Photon");
    assert_eq!(answered(&format!("/reverse?{POINT}&zoom=19&addressdetails=1&format=json")), "Nominatim");
    // Gancio
    assert_eq!(
        answered("/search?countrycodes=&q=kaivokatu&limit=3&format=json&addressdetails=1&namedetails=1"),
        "Nominatim"
    );
    assert_eq!(answered("/api?q=kaivokatu&limit=3"), "Photon");
    // the French geocoding service
    assert_eq!(answered("/search?q=Kaivokatu&autocomplete=1&index=address"), "Addok");
    assert_eq!(answered(&format!("/reverse?{POINT}&type=street")), "Addok");
}

#[test]
fn in_doubt_nominatim_answers_and_a_prefix_leaves_no_doubt() {
    assert_eq!(answered(&format!("/reverse?{POINT}")), "Nominatim xml");
    assert_eq!(answered("/search?q=Kaivokatu"), "Nominatim");
    assert_eq!(answered("/search/?q=Kaivokatu&format=jsonv2"), "Nominatim");
    assert_eq!(answered(&format!("/photon/reverse?{POINT}")), "Photon");
    assert_eq!(answered("/photon/api?q=Kaivokatu"), "Photon");
    assert_eq!(answered("/addok/search?q=Kaivokatu"), "Addok");
    assert_eq!(answered(&format!("/addok/reverse?{POINT}")), "Addok");
    assert_eq!(answered(&format!("/nominatim/reverse?{POINT}&limit=10&lang=de")), "Nominatim xml");
}

#[test]
fn profiles_have_these_dialects_too() {
    assert_eq!(answered("/for/mobilizon/api?q=Kaivokatu"), "Photon");
    assert_eq!(answered(&format!("/for/mobilizon/reverse?{POINT}&lang=fi&limit=10")), "Photon");
    assert_eq!(answered("/for/mobilizon/search/?q=Kaivokatu&limit=10"), "Addok");
    assert_eq!(answered("/for/gancio/api?q=Kaivokatu&limit=3"), "Photon");
}
