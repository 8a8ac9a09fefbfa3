//! Shapes of an answer have a budget of points.

use axum::http::StatusCode;
use server::Options;

use crate::harness::{get, helsinki, helsinki_with};

/// How many positions a GeoJSON geometry has.
fn points(geometry: &serde_json::Value) -> usize {
    match geometry.as_array() {
        Some(pair) if pair.first().is_some_and(serde_json::Value::is_number) => 1,
        Some(parts) => parts.iter().map(points).sum(),
        None => geometry.get("coordinates").map_or(0, points),
    }
}

const SEARCH: &str = "/search?q=park&limit=40&polygon_geojson=1&dedupe=0";
const HEADER: &str = "x-parvis-polygon-threshold";

fn points_of(body: &serde_json::Value, key: &str) -> usize {
    body.as_array().unwrap().iter().map(|place| points(&place[key])).sum()
}

#[test]
fn shapes_with_too_many_points_are_drawn_more_coarsely_and_a_header_says_so() {
    let whole = get(&helsinki(), SEARCH);
    let all = points_of(&whole.json(), "geojson");
    assert_eq!(whole.header(HEADER), None);
    assert!(all > 100, "{all} points");
    for format in ["jsonv2", "geojson", "geocodejson", "xml"] {
        let service = helsinki_with(Options { answer_points: all / 2, ..Options::default() });
        let answer = get(&service, &format!("{SEARCH}&format={format}"));
        assert_eq!(answer.status, StatusCode::OK);
        let threshold: f64 = answer.header(HEADER).unwrap().parse().unwrap();
        assert!(threshold > 0.0 && threshold < 1.0, "{threshold}");
        if format == "jsonv2" {
            let left = points_of(&answer.json(), "geojson");
            assert!(left <= all / 2 && left > 0, "{left} of {all}");
        }
    }
}

#[test]
fn more_points_than_can_be_saved_are_refused_with_the_way_out() {
    let service = helsinki_with(Options { answer_points: 3, ..Options::default() });
    let answer = get(&service, SEARCH);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body.contains("ask for fewer places at once"), "{}", answer.body);
    assert_eq!(get(&service, "/search?q=Helsinki").status, StatusCode::OK, "without shapes nothing is counted");
}

#[test]
fn shapes_of_photon_have_the_same_budget() {
    let path = "/api?q=park&limit=50&geometry=1";
    let all: usize =
        get(&helsinki(), path).json()["features"].as_array().unwrap().iter().map(|one| points(&one["geometry"])).sum();
    assert!(all > 100, "{all} points");
    let answer = get(&helsinki_with(Options { answer_points: all / 2, ..Options::default() }), path);
    assert!(answer.header(HEADER).is_some());
    let left: usize = answer.json()["features"].as_array().unwrap().iter().map(|one| points(&one["geometry"])).sum();
    assert!(left <= all / 2, "{left} of {all}");
}
