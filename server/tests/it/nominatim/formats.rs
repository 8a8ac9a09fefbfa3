//! What the formats say about the bundled extract: blocks on request, languages, shapes, and what clients rely on.

use axum::Router;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{get, helsinki, send};

const FORMATS: [&str; 5] = ["xml", "json", "jsonv2", "geojson", "geocodejson"];

fn json_of(service: &Router, path: &str) -> Value {
    get(service, path).good_json()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_endpoint_answers_in_every_format_under_every_name() {
    let service = helsinki();
    for format in FORMATS {
        for path in ["search?q=Aleksanterinkatu&", "reverse?lat=60.1699&lon=24.9384&", "lookup?osm_ids=R34914&"] {
            let (name, rest) = path.split_once('?').unwrap();
            let plain = get(&service, &format!("/{name}?{rest}format={format}"));
            assert_eq!(plain.status, StatusCode::OK, "{path}{format}");
            for alias in [format!("/{name}.php"), format!("/nominatim/{name}"), format!("/nominatim/{name}.php")] {
                let aliased = get(&service, &format!("{alias}?{rest}format={format}"));
                let same = if format == "xml" { aliased.body.len() > 100 } else { aliased.body == plain.body };
                assert!(same, "{alias} {format}");
            }
        }
    }
}

#[test]
fn formats_default_as_they_always_did() {
    let service = helsinki();
    let starts = |path: &str, start: &str| assert!(get(&service, path).body.starts_with(start), "{path}");
    starts("/search?q=Helsinki", "[{\"place_id\":");
    starts("/reverse?lat=60.17&lon=24.94", "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<reversegeocode timestamp=");
    starts("/lookup?osm_ids=", "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<searchresults timestamp=");
    starts("/status", "OK");
}

#[test]
fn a_place_has_its_keys_in_order_and_blocks_where_asked() {
    let service = helsinki();
    let plain = json_of(&service, "/search?q=Aleksanterinkatu+52,+Helsinki&limit=1");
    let bare = [
        "place_id",
        "licence",
        "osm_type",
        "osm_id",
        "lat",
        "lon",
        "category",
        "type",
        "place_rank",
        "importance",
        "addresstype",
        "name",
        "display_name",
        "boundingbox",
    ];
    assert_eq!(keys(&plain[0]), bare);
    let path = "/search?q=Aleksanterinkatu+52,+Helsinki&limit=1&format=json&addressdetails=1&extratags=1&namedetails=1\
                &entrances=1&polygon_text=1";
    let full = json_of(&service, path);
    let all = [
        "place_id",
        "licence",
        "osm_type",
        "osm_id",
        "lat",
        "lon",
        "class",
        "type",
        "place_rank",
        "importance",
        "addresstype",
        "name",
        "display_name",
        "address",
        "entrances",
        "extratags",
        "namedetails",
        "boundingbox",
        "geotext",
    ];
    assert_eq!(keys(&full[0]), all);
    assert!(full[0]["lat"].is_string() && full[0]["boundingbox"][3].is_string() && full[0]["place_rank"].is_number());
    assert_eq!(full[0]["address"]["house_number"], "52");
    assert_eq!(full[0]["address"]["country_code"], "fi");
}

#[test]
fn names_come_in_the_language_asked_for() {
    let service = helsinki();
    let street = |query: &str, headers: &[(&str, &str)]| {
        let path = format!("/search?q=Aleksanterinkatu+52&addressdetails=1&limit=1{query}");
        send(&service, Method::GET, &path, headers).json()[0]["address"]["road"].clone()
    };
    assert_eq!(street("", &[]), "Aleksanterinkatu");
    assert_eq!(street("&accept-language=sv_FI", &[]), "Alexandersgatan");
    assert_eq!(street("", &[("accept-language", "de;q=0.5,sv")]), "Alexandersgatan");
    assert_eq!(street("&accept-language=fi", &[("accept-language", "sv")]), "Aleksanterinkatu");
}

#[test]
fn geocodejson_has_no_null_a_text_for_numbers_and_a_street_for_each() {
    let service = helsinki();
    let path = "/search?format=geocodejson&q=Aleksanterinkatu+52&limit=10&accept-language=en_US&addressdetails=1\
                &namedetails=1";
    let body = json_of(&service, path);
    assert_eq!(body["geocoding"]["query"], "Aleksanterinkatu 52");
    let features = body["features"].as_array().unwrap();
    assert!(!features.is_empty());
    for feature in features {
        let geocoding = &feature["properties"]["geocoding"];
        assert!(geocoding.as_object().unwrap().values().all(|value| !value.is_null()), "{geocoding}");
        if let Some(number) = geocoding.get("housenumber") {
            assert!(number.is_string() && geocoding["street"].is_string(), "{geocoding}");
        }
        assert!(geocoding.get("category").is_none() && geocoding.get("class").is_none());
        assert_eq!(feature["geometry"]["type"], "Point");
    }
}

#[test]
fn structured_values_are_joined_in_the_query_of_geocodejson() {
    let path = "/search?format=geocodejson&country=Finland&street=Aleksanterinkatu+52&city=Helsinki&postalcode=00100";
    let body = json_of(&helsinki(), path);
    assert_eq!(body["geocoding"]["query"], "Aleksanterinkatu 52, Helsinki, 00100, Finland");
    let lookup = json_of(&helsinki(), "/lookup?format=geocodejson&osm_ids=N1");
    assert_eq!(keys(&lookup["geocoding"]), ["version", "attribution", "licence"]);
}

#[test]
fn a_shape_comes_in_the_notation_asked_for() {
    let service = helsinki();
    let first = |query: &str| json_of(&service, &format!("/search?q=Aleksanterinkatu&limit=1{query}"))[0].clone();
    assert!(first("&polygon_text=1")["geotext"].as_str().unwrap().contains("LINESTRING("));
    assert!(first("&polygon_svg=1")["svg"].as_str().unwrap().starts_with("M "));
    assert!(first("&polygon_kml=1")["geokml"].as_str().unwrap().contains("<coordinates>"));
    let whole = first("&polygon_geojson=1")["geojson"].to_string();
    let simple = first("&polygon_geojson=1&polygon_threshold=0.01")["geojson"].to_string();
    assert!(whole.contains("LineString") && simple.len() < whole.len());
    let geojson =
        json_of(&service, "/search?q=Aleksanterinkatu&limit=1&format=geojson&polygon_geojson=1&polygon_svg=1");
    assert!(geojson["features"][0]["geometry"]["type"].as_str().unwrap().ends_with("LineString"));
}

#[test]
fn more_url_asks_for_what_was_not_shown() {
    let path = "/search?q=Aleksanterinkatu+%26+x&format=xml&limit=5&extratags=1&viewbox=24,60,25,61&bounded=1&dedupe=0";
    let body = get(&helsinki(), path).body;
    let url = body.split("more_url=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let (head, tail) = url.split_once("&exclude_place_ids=").unwrap();
    assert_eq!(head, "http://127.0.0.1:8087/search?q=Aleksanterinkatu+%26+x&addressdetails=1&extratags=1&limit=5");
    let tail = tail.split_once('&').unwrap().1;
    assert_eq!(tail, "viewbox=24%2C60%2C25%2C61&bounded=1&dedupe=0&format=xml");
}

#[test]
fn what_was_shown_is_left_out_when_excluded() {
    let service = helsinki();
    let shown = json_of(&service, "/search?q=Aleksanterinkatu&limit=1");
    for id in [shown[0]["place_id"].to_string(), format!("W{}", shown[0]["osm_id"])] {
        let rest = json_of(&service, &format!("/search?q=Aleksanterinkatu&limit=50&exclude_place_ids={id}"));
        assert!(rest.as_array().unwrap().iter().all(|place| place["osm_id"] != shown[0]["osm_id"]), "{id}");
    }
}

#[test]
fn what_is_found_resolves_by_lookup_and_details() {
    let service = helsinki();
    let found = json_of(&service, "/search?q=Aleksanterinkatu+52&limit=1&addressdetails=1");
    let (id, osm) = (&found[0]["place_id"], format!("W{}", found[0]["osm_id"]));
    let osm = if found[0]["osm_type"] == "node" { osm.replace('W', "N") } else { osm };
    let looked = json_of(&service, &format!("/lookup?format=jsonv2&osm_ids={osm},{osm}"));
    assert_eq!(looked, json!([found[0], found[0]]));
    let details = json_of(&service, &format!("/details?place_id={id}&addressdetails=1&keywords=1"));
    assert_eq!((&details["place_id"], &details["osm_id"]), (id, &found[0]["osm_id"]));
    assert_eq!(details["housenumber"], "52");
    assert_eq!(details["address"].as_array().unwrap().last().unwrap()["type"], "country");
}

#[test]
fn a_call_is_wrapped_around_json_and_nothing_else() {
    let service = helsinki();
    let wrapped = get(&service, "/status?format=json&json_callback=a.b");
    assert!(wrapped.body.starts_with("/**/a.b({\"status\":0,\"message\":\"OK\","), "{}", wrapped.body);
    assert_eq!(wrapped.header("content-type"), Some("application/javascript; charset=utf-8"));
    let text = get(&service, "/status?json_callback=a..b");
    assert_eq!((text.status, text.body.as_str()), (StatusCode::OK, "OK"));
}

#[test]
fn debug_explains_the_score_of_each_answer() {
    let answer = get(&helsinki(), "/search?q=Aleksanterinkatu+52+%3Cb%3E&debug=1");
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(answer.body.contains("<h2>Readings</h2>") && answer.body.contains("&lt;b&gt;"));
    assert!(!answer.body.contains("<b>") && !answer.body.contains("<script"));
}
