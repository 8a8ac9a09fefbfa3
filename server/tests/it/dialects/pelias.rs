//! Pelias v1: every endpoint, every parameter, every way to ask wrongly.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{get, helsinki, send};

/// The answer of a good request.
#[track_caller]
fn ask(path: &str) -> Value {
    get(&helsinki(), path).good_json()
}

/// The properties of all features.
#[track_caller]
fn properties(path: &str) -> Vec<Value> {
    ask(path)["features"].as_array().unwrap().iter().map(|feature| feature["properties"].clone()).collect()
}

#[track_caller]
fn first(path: &str) -> Value {
    properties(path).first().unwrap_or_else(|| panic!("{path}: nothing found")).clone()
}

/// The values of a property.
#[track_caller]
fn all(path: &str, property: &str) -> Vec<String> {
    properties(path).iter().map(|one| one[property].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn an_address_is_told_by_its_parts() {
    let expected = json!({
        "id": "node/319515045",
        "gid": "openstreetmap:address:node/319515045",
        "layer": "address",
        "source": "openstreetmap",
        "source_id": "node/319515045",
        "country_code": "FI",
        "name": "Aleksanterinkatu 52",
        "housenumber": "52",
        "street": "Aleksanterinkatu",
        "postalcode": "00100",
        "confidence": 1.0,
        "match_type": "exact",
        "accuracy": "point",
        "country": "Suomi",
        "country_gid": "openstreetmap:country:relation/54224",
        "country_a": "FIN",
        "locality": "Helsinki",
        "locality_gid": "openstreetmap:locality:node/1372477580",
        "neighbourhood": "Keskusta",
        "neighbourhood_gid": "openstreetmap:neighbourhood:node/4246817520",
        "label": "Aleksanterinkatu 52, Helsinki, Suomi",
    });
    assert_eq!(first("/v1/search?text=Aleksanterinkatu+52&layers=address"), expected);
    assert_eq!(first("/v1/search/structured?address=Aleksanterinkatu+52&locality=Helsinki"), expected);
    assert_eq!(first("/pelias/search?text=Aleksanterinkatu+52&layers=address"), expected);
    assert_eq!(first("/pelias/v1/search/structured?address=Aleksanterinkatu+52&country=FI"), expected);
}

#[test]
fn the_question_is_repeated_as_it_was_understood() {
    let body = ask(
        "/v1/search?text=+Ateneum+&size=2&focus.point.lat=60.17&focus.point.lon=24.94&lang=sv&boundary.country=fin",
    );
    let query = json!({
        "text": "Ateneum",
        "size": 2,
        "private": false,
        "boundary.country": ["FIN"],
        "lang": {"iso6391": "sv", "defaulted": false},
        "focus.point.lat": 60.17,
        "focus.point.lon": 24.94,
        "parsed_text": {"subject": "Ateneum"},
    });
    assert_eq!(body["geocoding"]["query"], query);
    assert_eq!(body["geocoding"]["version"], "0.2");
    assert_eq!(body["geocoding"]["attribution"], "http://127.0.0.1:8087/attribution");
    assert!(body["geocoding"].get("warnings").is_none() && body["geocoding"].get("errors").is_none());
    assert!(body["geocoding"]["timestamp"].as_u64().unwrap() > 1_700_000_000_000);
}

#[test]
fn autocomplete_goes_on_with_the_last_word_and_search_answers_whole_words_first() {
    let names = all("/v1/autocomplete?text=Aleksanterink&layers=street", "name");
    assert!(names.contains(&"Aleksanterinkatu".to_owned()), "{names:?}");
    assert_eq!(all("/v1/search?text=Aleksanterinkatu&layers=street", "name")[0], "Aleksanterinkatu");
}

#[test]
fn the_nearest_answers_a_reverse_question_with_its_distance() {
    let body = ask("/v1/reverse?point.lat=60.16867&point.lon=24.94193&size=3");
    let features = body["features"].as_array().unwrap();
    assert_eq!(features.len(), 3);
    let distances: Vec<f64> = features.iter().map(|one| one["properties"]["distance"].as_f64().unwrap()).collect();
    assert!(distances.is_sorted() && distances[0] < 0.05, "{distances:?}");
    assert_eq!(features[0]["properties"]["country_a"], "FIN");
    assert!(features[0]["properties"].get("match_type").is_none());
    let venues = all("/v1/nearby?point.lat=60.1699&point.lon=24.9384&size=5", "layer");
    assert_eq!(venues, ["venue"; 5]);
}

#[test]
fn coarse_layers_of_a_point_are_the_areas_around_it() {
    let layers = all("/v1/reverse?point.lat=60.1699&point.lon=24.9384&layers=coarse", "layer");
    assert!(layers.contains(&"locality".to_owned()) && layers.contains(&"country".to_owned()), "{layers:?}");
    assert_eq!(all("/v1/reverse?point.lat=60.1699&point.lon=24.9384&layers=country", "name"), ["Suomi"]);
}

#[test]
fn a_gid_leads_back_to_its_place() {
    for text in
        ["Aleksanterinkatu+52&layers=address", "Ateneum", "Aleksanterinkatu&layers=street", "Helsinki&layers=locality"]
    {
        let found = first(&format!("/v1/search?text={text}"));
        let again = first(&format!("/v1/place?ids={}", found["gid"].as_str().unwrap()));
        for key in ["gid", "layer", "name", "label"] {
            assert_eq!(found[key], again[key], "{text}");
        }
    }
    let ids = "openstreetmap:country:relation/54224,openstreetmap:venue:node/1,osm:street:way/2";
    assert_eq!(all(&format!("/v1/place?ids={ids}"), "name"), ["Suomi"]);
}

#[test]
fn filters_confine_answers() {
    let of = |filter: &str| all(&format!("/v1/search?text=Helsinki&size=40&{filter}"), "layer");
    assert!(of("layers=venue").iter().all(|layer| layer == "venue") && !of("layers=venue").is_empty());
    assert_eq!(of("layers=coarse").first().map(String::as_str), Some("locality"));
    assert!(of("boundary.country=SWE,no").is_empty());
    assert_eq!(of("boundary.country=se,FI"), of(""));
    let count = |filter: &str| properties(&format!("/v1/search?text=Aleksanterinkatu&size=40&{filter}")).len();
    assert!(count("") > 0);
    assert_eq!(
        count("boundary.rect.min_lat=0&boundary.rect.max_lat=1&boundary.rect.min_lon=0&boundary.rect.max_lon=1"),
        0
    );
    assert!(
        count("boundary.rect.min_lat=60&boundary.rect.max_lat=61&boundary.rect.min_lon=24&boundary.rect.max_lon=25")
            > 0
    );
    assert_eq!(count("boundary.circle.lat=0&boundary.circle.lon=0"), 0);
    assert!(count("boundary.circle.lat=60.17&boundary.circle.lon=24.94&boundary.circle.radius=3") > 0);
    assert!(count("boundary.gid=openstreetmap:country:relation/54224") > 0);
    assert_eq!(count("boundary.gid=openstreetmap:venue:way/8033120"), 0);
    let food = properties("/v1/nearby?point.lat=60.1699&point.lon=24.9384&categories=food&size=10");
    assert!(!food.is_empty() && food.iter().all(|one| one["category"].as_array().unwrap().contains(&json!("food"))));
}

#[test]
fn the_focus_brings_what_is_near_to_the_front() {
    for (lat, lon) in [(60.1699, 24.9384), (60.1718, 24.9497)] {
        let path = format!("/v1/search?text=cafe&size=5&layers=venue&focus.point.lat={lat}&focus.point.lon={lon}");
        assert!(properties(&path).iter().all(|one| one["distance"].is_f64()), "{path}");
    }
}

#[test]
fn names_are_in_the_language_asked_for() {
    assert_eq!(first("/v1/search?text=Helsinki&layers=locality&lang=sv")["name"], "Helsingfors");
    let header =
        send(&helsinki(), Method::GET, "/v1/search?text=Helsinki&layers=locality", &[("accept-language", "sv")]);
    assert_eq!(header.json()["features"][0]["properties"]["country"], "Finland");
}

#[test]
fn what_is_out_of_range_is_cut_with_a_warning() {
    for (query, warning) in [
        ("text=x&size=0", "out-of-range size, using 1"),
        ("text=x&size=41", "out-of-range size, using 40"),
        ("text=x&size=ten", "invalid size, using 10"),
        ("text=x&sources=wof", "the only source here is openstreetmap, which is used for all layers"),
        ("text=x&categories=nonsense", "unknown category 'nonsense' is left out"),
        ("text=x&focus.point.lat=60&focus.point.lon=385", "focus.point was brought into the range of coordinates"),
        (
            "text=x&boundary.circle.lat=1&boundary.circle.lon=2&boundary.circle.radius=-3",
            "boundary.circle.radius is out of range, using 50",
        ),
    ] {
        let body = ask(&format!("/v1/search?{query}"));
        assert_eq!(body["geocoding"]["warnings"], json!([warning]), "{query}");
    }
    let body = ask("/v1/reverse?point.lat=60.17&point.lon=24.94&boundary.circle.radius=9");
    assert_eq!(body["geocoding"]["warnings"], json!(["boundary.circle.radius is out of range, using 5"]));
    let long = ask(&format!("/v1/search?text={}", "a".repeat(141)));
    assert_eq!(long["geocoding"]["warnings"], json!(["param 'text' truncated to 140 characters"]));
    assert_eq!(long["geocoding"]["query"]["text"].as_str().unwrap().len(), 140);
}

#[test]
fn every_mistake_is_told_at_once() {
    let layers = "'x' is an invalid layers parameter; valid are coarse, venue, address, street, neighbourhood, borough, \
                  locality, localadmin, county, macrocounty, region, macroregion, country, postalcode";
    let sources = "'x' is an invalid sources parameter; valid are osm, openstreetmap, oa, openaddresses, gn, geonames, \
                   wof, whosonfirst";
    let rect = "parameters boundary.rect.min_lat, boundary.rect.min_lon, boundary.rect.max_lat, boundary.rect.max_lon \
                must all be there";
    let fields = "at least one of these parameters must be there: venue, address, neighbourhood, borough, locality, \
                  county, region, postalcode, country";
    for (path, errors) in [
        ("/v1/search", vec!["param 'text' is required and must not be empty"]),
        ("/v1/autocomplete?text=+", vec!["param 'text' is required and must not be empty"]),
        ("/v1/search?text=a&layers=x&sources=x", vec![layers, sources]),
        ("/v1/search?text=a&boundary.country=xx", vec!["xx is not a valid ISO2/ISO3 country code"]),
        ("/v1/search?text=a&boundary.gid=a:b:c", vec!["a:b:c is no gid of this server"]),
        ("/v1/search?text=a&boundary.rect.min_lat=1", vec![rect]),
        (
            "/v1/search?text=a&focus.point.lat=1",
            vec!["parameters focus.point.lat and focus.point.lon must both be there"],
        ),
        (
            "/v1/search?text=a&focus.point.lat=x&focus.point.lon=1",
            vec!["Parameter 'focus.point.lat' must be a number."],
        ),
        (
            "/v1/search?text=a&boundary.rect.min_lat=2&boundary.rect.max_lat=1&boundary.rect.min_lon=1&boundary.rect.max_lon=2",
            vec!["boundary.rect: a minimum is above its maximum"],
        ),
        ("/v1/search/structured?text=a", vec![fields]),
        ("/v1/reverse", vec!["parameters point.lat and point.lon must both be there"]),
        ("/v1/nearby?point.lon=1", vec!["parameters point.lat and point.lon must both be there"]),
        ("/v1/place", vec!["param 'ids' is required: a list of gids such as openstreetmap:venue:node/1"]),
        ("/v1/place?ids=1,b", vec!["1 is no gid of this server", "b is no gid of this server"]),
    ] {
        let answer = get(&helsinki(), path);
        assert_eq!(
            (answer.status, &answer.json()["geocoding"]["errors"]),
            (StatusCode::BAD_REQUEST, &json!(errors)),
            "{path}"
        );
        assert_eq!(answer.json()["features"], json!([]), "{path}");
    }
}

#[test]
fn status_attribution_and_unknown_paths_are_answered() {
    let service = helsinki();
    assert_eq!(get(&service, "/pelias/status").body, "status: ok");
    assert!(get(&service, "/attribution").body.contains("OpenStreetMap"));
    for path in ["/v1/nothing", "/pelias/nothing", "/pelias/v1/search/x"] {
        let answer = get(&service, path);
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::NOT_FOUND, r#"{"error":"not found: invalid path"}"#)
        );
    }
    assert_eq!(send(&service, Method::POST, "/v1/search", &[]).status, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn at_the_root_text_means_pelias_and_q_means_bragi() {
    assert_eq!(ask("/autocomplete?text=Ateneum")["geocoding"]["engine"]["name"], "Parvis");
    assert_eq!(ask("/autocomplete?q=Ateneum&text=x")["geocoding"]["query"], "Ateneum");
}
