//! The OpenCage-shaped endpoint: both ways, every parameter, every way to ask wrongly.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{get, helsinki};

#[track_caller]
fn ask(query: &str) -> Value {
    get(&helsinki(), &format!("/geocode/v1/json?{query}")).good_json()
}

#[track_caller]
fn results(query: &str) -> Vec<Value> {
    let body = ask(query);
    let results = body["results"].as_array().unwrap().clone();
    assert_eq!(body["total_results"], results.len());
    results
}

#[test]
fn a_text_is_answered_as_pretix_reads_it() {
    let result = &results("q=Aleksanterinkatu+52,+Helsinki&key=anything&address_only=1")[0];
    assert_eq!(result["formatted"], "Aleksanterinkatu 52, 00100 Helsinki, Suomi");
    assert_eq!(result["geometry"], json!({"lat": 60.168_672_2, "lng": 24.941_934_7}));
    assert_eq!(result["confidence"], 10);
    let components = json!({
        "ISO_3166-1_alpha-2": "FI",
        "ISO_3166-1_alpha-3": "FIN",
        "_category": "building",
        "_type": "building",
        "_normalized_city": "Helsinki",
        "house_number": "52",
        "road": "Aleksanterinkatu",
        "neighbourhood": "Keskusta",
        "suburb": "Kaisaniemi",
        "city": "Helsinki",
        "postcode": "00100",
        "country": "Suomi",
        "country_code": "fi",
    });
    assert_eq!(result["components"], components);
}

#[test]
fn the_frame_tells_status_rate_and_time() {
    let body = ask("q=Ateneum&limit=1");
    assert_eq!(body["status"], json!({"code": 200, "message": "OK"}));
    assert!(body["rate"]["remaining"].as_u64().unwrap() > 0);
    assert!(body["rate"]["reset"].as_u64().unwrap() > body["timestamp"]["created_unix"].as_u64().unwrap());
    assert!(body["licenses"].is_array() && body["thanks"].is_string());
    assert!(body.get("request").is_none());
    assert_eq!(ask("q=Ateneum&add_request=1")["request"]["query"], "Ateneum");
}

#[test]
fn a_point_is_answered_by_what_is_there() {
    for query in [
        "q=60.1686722,24.9419347",
        "q=60.1686722+24.9419347",
        "q=60.1686722%2C+24.9419347",
        "q=60.1686722%252C24.9419347",
    ] {
        let found = results(query);
        assert_eq!(found.len(), 1, "{query}");
        assert!(found[0]["distance_from_q"]["meters"].as_u64().unwrap() < 30, "{query}");
    }
    assert_eq!(results("q=0,-30").len(), 0);
}

#[test]
fn annotations_are_there_unless_they_are_not_wanted() {
    let result = &results("q=Ateneum&limit=1")[0];
    let names: Vec<&String> = result["annotations"].as_object().unwrap().keys().collect();
    for name in ["DMS", "Maidenhead", "Mercator", "OSM", "flag", "geohash"] {
        assert!(names.iter().any(|known| *known == name), "{name}");
    }
    assert!(result["annotations"]["OSM"]["edit_url"].as_str().unwrap().contains("way=8033120"));
    assert!(results("q=Ateneum&limit=1&no_annotations=1")[0].get("annotations").is_none());
}

#[test]
fn parameters_confine_and_order_results() {
    assert_eq!(results("q=Helsinki&limit=1").len(), 1);
    assert_eq!(results("q=Helsinki&countrycode=se").len(), 0);
    assert!(!results("q=Helsinki&countrycode=SE,fi").is_empty());
    assert_eq!(results("q=Helsinki&bounds=0,0,1,1").len(), 0);
    assert!(!results("q=Helsinki&bounds=24,60,25,61").is_empty());
    assert!(results("q=Helsinki&min_confidence=9").iter().all(|one| one["confidence"].as_u64().unwrap() >= 9));
    assert!(results("q=Helsinki&no_dedupe=1&limit=50").len() >= results("q=Helsinki&limit=50").len());
    assert_eq!(results("q=Helsinki&language=sv&limit=1")[0]["components"]["city"], "Helsingfors");
    assert_eq!(results("q=Helsinki&language=native&limit=1")[0]["components"]["city"], "Helsinki");
    assert!(!results("q=cafe&proximity=60.17,24.94").is_empty());
    let addresses = results("q=Ateneum&address_only=1");
    assert!(addresses.iter().all(|one| !one["formatted"].as_str().unwrap().starts_with("Ateneum,")), "{addresses:?}");
}

#[test]
fn answers_can_be_calls() {
    let answer = get(&helsinki(), "/opencage/geocode/v1/json?q=Ateneum&jsonp=show");
    assert!(answer.body.starts_with("/**/show({") && answer.body.ends_with("})"));
    assert_eq!(answer.header("content-type"), Some("application/javascript; charset=utf-8"));
}

#[test]
fn mistakes_keep_the_frame() {
    for (query, message) in [
        ("", "missing or bad query: q must have two characters or more"),
        ("q=a", "missing or bad query: q must have two characters or more"),
        ("q=ab&limit=x", "Parameter 'limit' must be a number."),
        ("q=ab&bounds=1,2,3", "bounds: four numbers are expected: min lon, min lat, max lon, max lat"),
        ("q=ab&bounds=1,2,3,nan", "bounds: four numbers are expected: min lon, min lat, max lon, max lat"),
        ("q=ab&countrycode=fin", "countrycode: two-letter codes with commas are expected"),
        ("q=ab&proximity=x", "proximity: latitude and longitude with a comma are expected"),
    ] {
        let answer = get(&helsinki(), &format!("/geocode/v1/json?{query}"));
        let body = answer.json();
        assert_eq!(
            (answer.status, &body["status"]),
            (StatusCode::BAD_REQUEST, &json!({"code": 400, "message": message})),
            "{query}"
        );
        assert_eq!((&body["results"], &body["total_results"]), (&json!([]), &json!(0)), "{query}");
    }
}
