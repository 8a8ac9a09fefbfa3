//! The web page and its map.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{get, helsinki, send};

/// The centre of Helsinki, and all that the extract holds.
const CENTRE: &str = "24.94,60.166,24.95,60.171";
const ALL: &str = "24.9,60.1,25.0,60.2";

#[track_caller]
fn map(parameters: &str) -> Value {
    let answer = get(&helsinki(), &format!("/map?{parameters}"));
    assert_eq!(answer.status, StatusCode::OK, "{parameters}: {}", answer.body);
    answer.json()
}

/// The values of a property of all features of a kind, or of all kinds.
fn all<'a>(map: &'a Value, kind: &str, property: &str) -> BTreeSet<&'a str> {
    let features = map["features"].as_array().unwrap().iter().map(|feature| &feature["properties"]);
    let wanted = features.filter(|properties| kind.is_empty() || properties["kind"] == kind);
    wanted.filter_map(|properties| properties[property].as_str()).collect()
}

#[test]
fn a_close_box_shows_streets_buildings_houses_and_venues() {
    let map = map(&format!("bbox={CENTRE}&zoom=18"));
    assert_eq!((&map["zoom"], &map["cut"]), (&json!(18), &json!(false)));
    for kind in ["road", "street", "building", "house", "venue", "green"] {
        assert!(all(&map, "", "kind").contains(kind), "{kind}");
    }
    assert!(all(&map, "street", "name").contains("Aleksanterinkatu"));
    assert!(all(&map, "house", "name").contains("52"));
    let first = all(&map, "", "kind").first().copied();
    assert_eq!(first, Some("boundary"));
}

#[test]
fn a_far_look_shows_roads_and_no_houses() {
    let map = map(&format!("bbox={ALL}&zoom=12"));
    let kinds = all(&map, "", "kind");
    assert!(kinds.contains("road"), "{kinds:?}");
    for kind in ["house", "venue", "building", "street", "path"] {
        assert!(!kinds.contains(kind), "{kind}");
    }
}

#[test]
fn a_wide_box_is_drawn_at_the_zoom_that_fits_it() {
    assert_eq!(map("bbox=-180,-90,180,90&zoom=20")["zoom"], 4);
    assert_eq!(map("bbox=-180,-90,180,90&zoom=-7")["zoom"], 0);
}

#[test]
fn lines_reach_over_the_edge_by_no_more_than_a_segment_and_areas_by_the_overlap() {
    let map = map(&format!("bbox={CENTRE}&zoom=16"));
    let features = map["features"].as_array().unwrap();
    let areas = features.iter().filter(|feature| feature["properties"]["kind"] == "green");
    let points: Vec<(f64, f64)> = areas.flat_map(|area| positions(&area["geometry"]["coordinates"])).collect();
    assert!(!points.is_empty());
    // 16 pixels of zoom 16, and the rounding
    let margin = 16.5 * 360.0 / 256.0 / 65536.0;
    for (lon, lat) in points {
        assert!((24.94 - margin..=24.95 + margin).contains(&lon), "{lon}");
        assert!((60.166 - margin..=60.171 + margin).contains(&lat), "{lat}");
    }
}

fn positions(value: &Value) -> Vec<(f64, f64)> {
    match value.as_array().map(Vec::as_slice) {
        Some([lon, lat]) if lon.is_f64() => vec![(lon.as_f64().unwrap(), lat.as_f64().unwrap())],
        Some(inner) => inner.iter().flat_map(positions).collect(),
        None => Vec::new(),
    }
}

#[test]
fn names_are_in_the_language_that_is_asked_for() {
    let parameters = format!("bbox={CENTRE}&zoom=16&lang=sv");
    assert!(all(&map(&parameters), "street", "name").contains("Alexandersgatan"));
}

#[test]
fn a_box_that_is_none_is_refused() {
    for parameters in ["", "?bbox=", "?bbox=1,2,3", "?bbox=3,2,1,4", "?bbox=a,b,c,d", "?bbox=1,2,3,4&zoom=x"] {
        let answer = get(&helsinki(), &format!("/map{parameters}"));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{parameters}");
        assert!(answer.json()["message"].is_string(), "{parameters}");
    }
}

#[test]
fn the_page_knows_where_the_map_is_and_whose() {
    let about = get(&helsinki(), "/map/about").json();
    assert_eq!(about["attribution"], "© OpenStreetMap contributors");
    assert_eq!(about["languages"][0], "sv");
    let bbox: Vec<f64> = about["bbox"].as_array().unwrap().iter().map(|side| side.as_f64().unwrap()).collect();
    assert!(bbox[0] < 24.945 && 24.945 < bbox[2] && bbox[1] < 60.17 && 60.17 < bbox[3], "{bbox:?}");
}

#[test]
fn files_are_served_with_type_policy_and_tag() {
    let files = [
        ("/", "text/html; charset=utf-8"),
        ("/page/style.css", "text/css; charset=utf-8"),
        ("/page/main.js", "text/javascript; charset=utf-8"),
        ("/page/field/map/paint.js", "text/javascript; charset=utf-8"),
        ("/page/field/", "text/html; charset=utf-8"),
        ("/page/words/ar.json", "application/json; charset=utf-8"),
        ("/page/icon.svg", "image/svg+xml"),
    ];
    for (path, media_type) in files {
        let answer = get(&helsinki(), path);
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, Some(media_type)), "{path}");
        assert!(answer.header("content-security-policy").unwrap().starts_with("default-src 'self'"), "{path}");
        let tag = answer.header("etag").unwrap();
        let again = send(&helsinki(), Method::GET, path, &[("if-none-match", tag)]);
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        let head = send(&helsinki(), Method::HEAD, path, &[]);
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
    }
    assert_eq!(get(&helsinki(), "/page/other.js").status, StatusCode::NOT_FOUND);
    assert_eq!(send(&helsinki(), Method::POST, "/", &[]).status, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn settlements_say_how_important_they_are() {
    let map = map(&format!("bbox={ALL}&zoom=12"));
    let features = map["features"].as_array().unwrap().iter().map(|feature| &feature["properties"]);
    let mut settlements = features.filter(|properties| properties["kind"] == "settlement");
    assert!(settlements.all(|properties| properties["importance"].as_f64().is_some_and(|own| own > 0.0)));
}

#[test]
fn the_page_tells_the_area_and_examples_that_are_found() {
    let about = get(&helsinki(), "/map/about?lang=en").json();
    assert_eq!(about["areas"], json!(["Helsinki, Finland"]));
    assert!(about["places"].as_u64().unwrap() > 1_000);
    let examples = about["examples"].as_array().unwrap();
    assert_eq!((examples.len(), &examples[0]), (3, &json!("Helsinki")));
    for example in examples {
        let question: String = example.as_str().unwrap().replace(' ', "%20").replace('&', "%26");
        let found = get(&helsinki(), &format!("/photon/api?q={question}&limit=1")).json();
        assert_eq!(found["features"].as_array().unwrap().len(), 1, "{example}");
    }
}

#[test]
fn without_scripts_the_results_are_a_page() {
    let page = get(&helsinki(), "/page/search?q=stockmann&lang=de");
    assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, Some("text/html; charset=utf-8")));
    assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'self'"));
    for wanted in [
        "<html lang=\"de\" dir=\"ltr\">",
        "<h2>Stockmann</h2>",
        "Kaufhaus",
        "Aleksanterinkatu 52, 00100 Helsinki",
        "geo:60.1683",
    ] {
        assert!(page.body.contains(wanted), "{wanted}: {}", page.body);
    }
    let nothing = get(&helsinki(), "/page/search?q=%3Cb%3Eqzxv&lang=xx");
    assert!(nothing.body.contains("Nothing found for “&lt;b&gt;qzxv”."), "{}", nothing.body);
    assert!(get(&helsinki(), "/page/search").body.contains("<form"));
}

#[test]
fn other_sites_may_load_the_address_field() {
    for path in
        ["/page/field/parvis-search.js", "/page/field/map/map.js", "/page/field/map/land.txt", "/page/words/de.json"]
    {
        let answer = send(&helsinki(), Method::GET, path, &[("origin", "https://events.example")]);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert!(answer.header("cross-origin-resource-policy").is_none_or(|policy| policy == "cross-origin"), "{path}");
    }
}
