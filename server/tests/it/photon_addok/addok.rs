//! Addok: search, reverse, filters, errors.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{properties, texts};
use crate::harness::{Answer, get, helsinki, shared};

fn send(path: &str) -> Answer {
    get(&helsinki(), path)
}

/// The answer of a good request.
#[track_caller]
fn ask(path: &str) -> Value {
    send(path).good_json()
}

#[test]
fn a_house_says_everything_in_the_order_of_keys_that_is_usual() {
    let answer = send("/search/?q=Aleksanterinkatu+52&limit=1").body;
    let expected = r#"{"type":"FeatureCollection","version":"draft","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[24.9419347,60.1686722]},"properties":{"label":"Aleksanterinkatu 52, 00100 Helsinki","score":1.0,"housenumber":"52","id":"N319515045","name":"Aleksanterinkatu 52","postcode":"00100","city":"Helsinki","district":"Kluuvi","context":"Suomi","type":"housenumber","importance":0.00001,"street":"Aleksanterinkatu","country":"Suomi"}}],"attribution":"#;
    assert!(answer.starts_with(expected), "{answer}");
    assert!(answer.ends_with(r#","query":"Aleksanterinkatu 52","limit":1}"#), "{answer}");
}

#[test]
fn look_alikes_next_to_each_other_are_shown_once() {
    assert_eq!(texts(&ask("/search/?q=Aleksanterinkatu+52&type=housenumber&limit=1"), "label").len(), 1);
    let labels = texts(&ask("/search/?q=Aleksanterinkatu+52&type=housenumber&limit=5"), "label");
    assert_eq!(labels.iter().filter(|label| *label == "Aleksanterinkatu 52, 00100 Helsinki").count(), 1, "{labels:?}");
}

#[test]
fn types_confine_answers() {
    let types = |kind: &str| {
        let mut types = texts(&ask(&format!("/search/?q=k&limit=100&type={kind}")), "type");
        types.sort();
        types.dedup();
        types
    };
    assert_eq!(types("street"), ["street"]);
    assert_eq!(types("locality"), ["locality"]);
    assert_eq!(texts(&ask("/search/?q=Helsinki&type=municipality"), "name"), ["Helsinki"]);
    assert_eq!(send("/search/?q=k&type=planet").status, StatusCode::BAD_REQUEST);
}

#[test]
fn venues_are_shown_only_where_they_are_wanted() {
    let types = |path: &str| texts(&ask(path), "type");
    assert!(!types("/search/?q=Hotel+K%C3%A4mp").contains(&"poi".to_owned()));
    let hotel = ask("/search/?q=Hotel+K%C3%A4mp&index=poi&limit=1");
    assert_eq!(properties(&hotel)[0]["label"], "Hotel Kämp, Pohjoisesplanadi 29, 00100 Helsinki");
    assert_eq!(texts(&ask("/for/mobilizon/addok/search/?q=Hotel+K%C3%A4mp&limit=1"), "name"), ["Hotel Kämp"]);
}

#[test]
fn postcodes_confine_answers_and_filters_are_repeated() {
    let body = ask("/search/?q=Yrj%C3%B6nkatu&postcode=00120&postcode=00100&type=street");
    assert!(texts(&body, "postcode").iter().all(|code| code == "00120" || code == "00100"));
    assert_eq!(body["filters"], json!({ "type": "street", "postcode": ["00120", "00100"] }));
    assert!(texts(&ask("/search/?q=Aleksanterinkatu&postcode=99999"), "label").is_empty());
    assert!(texts(&ask("/search/?q=Aleksanterinkatu&citycode=99999"), "label").is_empty());
}

#[test]
fn a_word_may_be_unfinished_unless_autocompletion_is_off() {
    assert_eq!(texts(&ask("/search/?q=mannerheimint&limit=1"), "name"), ["Mannerheimintie"]);
    assert!(!texts(&ask("/search/?q=mannerh&autocomplete=0&limit=1"), "name").contains(&"Mannerheimintie".to_owned()));
}

#[test]
fn a_point_is_repeated_as_centre_under_three_spellings() {
    for lon in ["lon", "lng", "long"] {
        let body = ask(&format!("/search/?q=Kaivokatu&lat=60.17&{lon}=24.94"));
        assert_eq!(body["center"], json!([24.94, 60.17]), "{lon}");
    }
}

#[test]
fn scores_lie_between_zero_and_one_and_never_rise() {
    let scores: Vec<f64> = properties(&ask("/search/?q=Aleksanterinkatu+99999&limit=20"))
        .iter()
        .map(|hit| hit["score"].as_f64().unwrap())
        .collect();
    assert!(
        !scores.is_empty()
            && scores.is_sorted_by(|a, b| a >= b)
            && scores.iter().all(|score| (0.0..=1.0).contains(score))
    );
}

#[test]
fn each_mistake_has_its_status() {
    for (path, status) in [
        ("/search/", 400),
        ("/search/?q=", 400),
        ("/search/?q=+", 400),
        ("/search/?q=k&lat=60", 400),
        ("/search/?q=k&lat=91&lon=24", 400),
        ("/search/?q=k&lat=60&lng=181", 400),
        ("/search/?q=k&limit=x", 400),
        ("/reverse/", 400),
        ("/reverse/?lat=60", 400),
        ("/reverse/?lat=x&lon=24", 400),
    ] {
        let answer = send(path);
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.json()["title"], "Bad Request", "{path}");
    }
    let long = "k".repeat(201);
    assert_eq!(send(&format!("/search/?q={long}")).status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(send(&format!("/search/?q={}", &long[1..])).status, StatusCode::OK);
}

#[test]
fn a_limit_is_five_and_cut_to_its_range() {
    let count = |limit: &str| ask(&format!("/search/?q=k{limit}"))["features"].as_array().unwrap().len();
    assert_eq!((count(""), count("&limit=2"), count("&limit=0")), (5, 2, 1));
    assert_eq!(ask("/search/?q=k&limit=1000")["limit"], 100);
}

#[test]
fn reverse_tells_distance_and_type() {
    let body = ask("/reverse/?lat=60.1686722&lon=24.9419347");
    let found = properties(&body);
    assert_eq!((found.len(), &found[0]["type"]), (1, &json!("housenumber")));
    assert!(found[0]["distance"].as_u64().unwrap() < 30);
    assert_eq!(texts(&ask("/reverse/?lat=60.1686722&lon=24.9419347&type=street"), "name"), ["Aleksanterinkatu"]);
    assert_eq!(texts(&ask("/reverse/?lat=60.1686722&lon=24.9419347&type=municipality"), "name"), ["Helsinki"]);
    assert_eq!(ask("/reverse/?lat=0&lon=0")["features"], json!([]));
}

#[test]
fn health_is_told_at_the_root_and_under_the_prefix() {
    for path in ["/health", "/addok/health"] {
        assert_eq!(ask(path)["status"], "HEALTHY");
    }
}

#[test]
fn french_addresses_have_a_label_without_commas_a_department_and_a_place_in_the_plane() {
    let Some(extract) = shared("data/les-gets-2026-01.osm.pbf") else { return };
    let service = crate::harness::service(crate::harness::geocoder(&extract), server::Options::default());
    let body = get(&service, "/search/?q=Route+des+Perri%C3%A8res+Les+Gets&type=street&limit=1").json();
    let street = &properties(&body)[0];
    assert_eq!(street["label"], "Route des Perrières 74260 Les Gets");
    assert!(street["context"].as_str().unwrap().starts_with("74"));
    let (x, y) = (street["x"].as_f64().unwrap(), street["y"].as_f64().unwrap());
    assert!((975_000.0..990_000.0).contains(&x) && (6_560_000.0..6_575_000.0).contains(&y), "{x} {y}");
    let town = get(&service, "/search/?q=Les+Gets&citycode=74134&type=municipality").json();
    assert_eq!(properties(&town)[0]["citycode"], "74134");
}
