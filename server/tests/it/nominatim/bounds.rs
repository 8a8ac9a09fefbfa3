//! Bounds and defaults of every parameter: what is cut, what falls back, which of two wins.

use axum::Router;
use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::harness::{get, helsinki, send};

fn places(service: &Router, query: &str) -> Vec<Value> {
    let answer = get(service, &format!("/search?{query}"));
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    answer.json().as_array().unwrap().clone()
}

fn ids(places: &[Value]) -> Vec<String> {
    places.iter().map(|place| format!("{}{}", place["osm_type"], place["osm_id"])).collect()
}

fn reverse(service: &Router, query: &str) -> Value {
    let answer = get(service, &format!("/reverse?format=jsonv2&{query}"));
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    answer.json()
}

const HERE: &str = "lat=60.16905&lon=24.94539";

#[test]
fn limits_are_cut_to_one_to_fifty_and_ten_without_one() {
    let service = helsinki();
    let count = |limit: &str| places(&service, &format!("q=ravintola{limit}")).len();
    assert_eq!(["", "&limit=10", "&limit=+7+", "&limit=%2B7"].map(count), [10, 10, 7, 7]);
    assert_eq!(["&limit=0", "&limit=-5", "&limit=1"].map(count), [1, 1, 1]);
    assert_eq!(count("&limit=50"), count("&limit=5000"));
    assert!(count("&limit=50") > 10 && count("&limit=50") <= 50);
    for bad in ["1.5", "1e1", "0x5", "%20"] {
        assert_eq!(get(&service, &format!("/search?q=a&limit={bad}")).status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[test]
fn only_zero_is_off_and_the_last_of_several_values_wins() {
    let service = helsinki();
    let has_address = |value: &str| {
        let found = places(&service, &format!("q=Kauppatori&limit=1&{value}"));
        found[0].get("address").is_some()
    };
    for on in ["addressdetails=1", "addressdetails=false", "addressdetails=no", "addressdetails=00", "addressdetails="]
    {
        assert!(has_address(on), "{on}");
    }
    for off in ["", "addressdetails=0", "addressdetails=1&addressdetails=0"] {
        assert!(!has_address(off), "{off}");
    }
    assert_eq!(places(&service, "q=ravintola&limit=3&limit=2").len(), 2);
    let twice = places(&service, "q=nowhere+at+all&q=Kauppatori&limit=1");
    assert_eq!(twice[0]["name"], "Kauppatori");
}

#[test]
fn parameters_that_nobody_knows_are_left_alone() {
    let service = helsinki();
    let plain = get(&service, "/search?q=Kauppatori").body;
    for more in ["email=a@b.c", "key=1", "_=123", "app=x", "zoom=x", "osm_ids=x", "lang=de", "limit2=x", "&&", "="] {
        assert_eq!(get(&service, &format!("/search?q=Kauppatori&{more}")).body, plain, "{more}");
    }
}

#[test]
fn a_box_has_any_two_corners_and_an_older_name() {
    let service = helsinki();
    let within = |bbox: &str| ids(&places(&service, &format!("q=ravintola&bounded=1&limit=50&{bbox}")));
    let usual = within("viewbox=24.94,60.165,24.95,60.17");
    assert!(!usual.is_empty());
    for same in [
        "viewbox=24.95,60.17,24.94,60.165",
        "viewbox=24.95,60.165,24.94,60.17",
        "viewboxlbrt=24.94,60.165,24.95,60.17",
        "viewbox=24.94,60.165,24.95,60.17&viewboxlbrt=1,1,2,2",
    ] {
        assert_eq!(within(same), usual, "{same}");
    }
    // The world is as far as a box goes, and an empty one is none.
    let all = ids(&places(&service, "q=ravintola&limit=50"));
    assert_eq!(within("viewbox=-999,-99,999,99").len(), all.len());
    assert_eq!(ids(&places(&service, "q=ravintola&limit=50&viewbox=")), all);
    assert_eq!(ids(&places(&service, "q=ravintola&limit=50&bounded=1")), all);
    for (bad, message) in [
        ("1,2", "Bounding box parameter needs 4 coordinates."),
        ("1,2,3,4,5", "Bounding box parameter needs 4 coordinates."),
        ("1,2,3,", "Bounding box parameter needs to be numbers."),
        ("1,2,inf,4", "Bounding box parameter needs to be numbers."),
        ("1,2,3,2", "Bounding box with invalid parameters."),
        // Both sides are cut to the same edge of the world.
        ("181,1,200,2", "Bounding box with invalid parameters."),
    ] {
        let answer = get(&service, &format!("/search?q=a&viewbox={bad}"));
        assert_eq!(answer.json()["error"]["message"], message, "{bad}");
    }
}

#[test]
fn countries_are_taken_as_far_as_they_are_codes() {
    let service = helsinki();
    let count = |codes: &str| places(&service, &format!("q=Kauppatori&countrycodes={codes}")).len();
    let all = count("");
    assert!(all > 0);
    // What has not two letters is dropped, and a list of which nothing is left is none.
    assert_eq!(["fi", "FI", "se,fi", "fin", "f,fin,", "fi,xxx"].map(count), [all; 6]);
    assert_eq!(["se", "zz", "se,zz"].map(count), [0; 3]);
}

#[test]
fn a_feature_type_wins_over_layers_and_unknown_ones_mean_nothing() {
    let service = helsinki();
    let kinds = |query: &str| -> Vec<String> {
        let found = places(&service, &format!("q=Helsinki&limit=50&{query}"));
        found.iter().map(|place| place["addresstype"].as_str().unwrap().to_owned()).collect()
    };
    let cities = kinds("featureType=city");
    assert!(!cities.is_empty() && cities.iter().all(|kind| kind == "city"), "{cities:?}");
    assert_eq!(kinds("featureType=city&layer=poi"), cities);
    assert!(kinds("featureType=country").is_empty());
    // Letter case counts, and a type that is none confines nothing but to addresses.
    assert_eq!(kinds("featureType=City"), kinds("featureType=nonsense"));
    assert!(kinds("featureType=City").contains(&"city".to_owned()));
    assert_eq!(kinds("layer=ADDRESS,%20poi"), kinds("layer=address,poi"));
    assert_eq!(kinds("layer=,"), kinds(""));
}

#[test]
fn shown_answers_are_excluded_under_any_of_their_ids() {
    let service = helsinki();
    let first = places(&service, "q=Kauppatori&limit=1")[0].clone();
    let letter = &first["osm_type"].as_str().unwrap()[..1];
    let (osm, place) = (&first["osm_id"], &first["place_id"]);
    for id in [format!("{letter}{osm}"), format!("{}{osm}", letter.to_uppercase())] {
        let rest = places(&service, &format!("q=Kauppatori&limit=50&exclude_place_ids={id}"));
        assert!(rest.iter().all(|other| other["osm_id"] != *osm), "{id}");
    }
    // A public id stands for one main tag of an object that may have two.
    for id in [format!("+{place}+"), format!(",{place},,N1")] {
        let rest = places(&service, &format!("q=Kauppatori&limit=50&exclude_place_ids={id}"));
        assert!(rest.iter().all(|other| other["place_id"] != *place), "{id}");
    }
    let postcode = places(&service, "q=00100&limit=50");
    assert!(postcode.iter().any(|place| place["type"] == "postcode" && place.get("osm_id").is_none()), "{postcode:?}");
    let rest = places(&service, "q=00100&limit=50&exclude_place_ids=Pfi:00100");
    assert!(rest.iter().all(|place| place["type"] != "postcode"), "{rest:?}");
    for (bad, told) in [("x", "x"), ("1,+W+", "W"), ("N1,Pfi", "Pfi"), ("1.5", "1.5")] {
        let answer = get(&service, &format!("/search?q=a&exclude_place_ids={bad}"));
        let expected = format!("Invalid exclude ID: {told}");
        assert_eq!(answer.json()["error"]["message"], expected.as_str(), "{bad}");
    }
}

#[test]
fn zooms_are_cut_to_what_there_is() {
    let service = helsinki();
    let at = |zoom: &str| reverse(&service, &format!("{HERE}{zoom}"))["osm_id"].clone();
    assert_eq!(["&zoom=18", "&zoom=19", "&zoom=99", "&zoom=+18+"].map(at), [""; 4].map(at));
    assert_eq!(at("&zoom=-3"), at("&zoom=0"));
    let kind = |zoom: u8| reverse(&service, &format!("{HERE}&zoom={zoom}"))["addresstype"].clone();
    assert_eq!([kind(17), kind(10)], ["road", "city"]);
    assert_eq!(get(&service, &format!("/reverse?{HERE}&zoom=&format=json")).status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_point_is_two_numbers_and_none_outside_the_world() {
    let service = helsinki();
    let usual = reverse(&service, HERE);
    assert_eq!(reverse(&service, "lat=+60.16905+&lon=%2B24.94539"), usual);
    assert_eq!(reverse(&service, "lat=6.016905e1&lon=24.94539"), usual);
    for nowhere in ["lat=91&lon=0", "lat=-90.1&lon=0", "lat=0&lon=181", "lat=1e300&lon=-1e300"] {
        assert_eq!(reverse(&service, nowhere)["error"], "Unable to geocode", "{nowhere}");
    }
    for bad in ["lat=60,1&lon=24", "lat=&lon=24", "lat=60&lon=inf", "lat=nan&lon=1", "lat=60°&lon=24"] {
        let answer = get(&service, &format!("/reverse?format=json&{bad}"));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[test]
fn lookup_takes_fifty_ids_and_leaves_out_what_is_none() {
    let service = helsinki();
    let found = |ids: &str| get(&service, &format!("/lookup?format=json&osm_ids={ids}"));
    let place = &places(&service, "q=Kauppatori&limit=1")[0];
    let id = format!("{}{}", &place["osm_type"].as_str().unwrap()[..1], place["osm_id"]);
    let upper = id.to_uppercase();
    for ids in [id.clone(), format!("+{upper}+,,X1,W,N-1,N1.5"), format!("{upper},N99999999999999999999999")] {
        let answer = found(&ids).json();
        assert_eq!((answer.as_array().unwrap().len(), &answer[0]["osm_id"]), (1, &place["osm_id"]), "{ids}");
    }
    assert_eq!(found(&format!("{upper},{upper}")).json().as_array().unwrap().len(), 2);
    let fifty = vec![upper.as_str(); 50].join(",");
    assert_eq!(found(&fifty).json().as_array().unwrap().len(), 50);
    // Malformed ids don't count.
    assert_eq!(found(&format!("{fifty},X1")).status, StatusCode::OK);
    assert_eq!(found(&format!("{fifty},N1")).status, StatusCode::BAD_REQUEST);
}

#[test]
fn look_alikes_are_shown_unless_they_are_not_wanted() {
    let service = helsinki();
    let count = |dedupe: &str| places(&service, &format!("q=Aleksanterinkatu&limit=50{dedupe}")).len();
    assert_eq!(count(""), count("&dedupe=1"));
    assert!(count("&dedupe=0") >= count(""));
}

#[test]
fn every_endpoint_has_its_alias_head_and_tag() {
    let service = helsinki();
    for path in [
        "/search?q=Kauppatori",
        "/reverse?lat=60.17&lon=24.94&format=json",
        "/lookup?osm_ids=R34914&format=json",
        "/details?postcode=fi:00100",
        "/deletable",
        "/polygons",
    ] {
        let (name, query) = path.split_once('?').unwrap_or((path, ""));
        let plain = get(&service, path);
        assert_eq!(plain.status, StatusCode::OK, "{path}: {}", plain.body);
        for alias in [format!("{name}.php?{query}"), format!("/nominatim{name}?{query}")] {
            assert_eq!(get(&service, &alias).body, plain.body, "{alias}");
        }
        let head = send(&service, Method::HEAD, path, &[]);
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
        assert_eq!(head.header("etag"), plain.header("etag"), "{path}");
        let tag = plain.header("etag").unwrap();
        for known in [tag.to_owned(), format!("\"other\", {tag}")] {
            let again = send(&service, Method::GET, path, &[("if-none-match", &known)]);
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path} {known}");
        }
    }
}

#[test]
fn a_call_needs_identifiers_with_single_dots() {
    let service = helsinki();
    for good in ["f", "a.b.c", "_x", "ärger", "class", "x1"] {
        let answer = get(&service, &format!("/search?q=Kauppatori&limit=1&json_callback={good}"));
        assert!(answer.body.starts_with(&format!("/**/{good}([{{")) && answer.body.ends_with(')'), "{}", answer.body);
        assert_eq!(answer.header("content-type"), Some("application/javascript; charset=utf-8"));
    }
    for bad in ["", "$", "a[0]", "a..b", "a.", ".a", "1a", "a+b", "f()", "a;b", "f%0a"] {
        let answer = get(&service, &format!("/search?q=Kauppatori&json_callback={bad}"));
        assert_eq!(answer.json()["error"]["message"], "Invalid json_callback value", "{bad}");
    }
    // XML and errors are no calls.
    assert!(get(&service, "/search?q=a&format=xml&json_callback=f").body.starts_with("<?xml"));
    assert!(get(&service, "/search?limit=x&json_callback=f").body.starts_with("{\"error\""));
}

#[test]
fn an_empty_language_falls_through_to_the_header() {
    let service = helsinki();
    let name = |query: &str| {
        let path = format!("/search?q=Alexandersgatan&limit=1{query}");
        send(&service, Method::GET, &path, &[("accept-language", "sv")]).json()[0]["name"].clone()
    };
    assert_eq!(name(""), "Alexandersgatan");
    assert_eq!(name("&accept-language="), "Alexandersgatan");
    assert_eq!(name("&accept-language=fi"), "Aleksanterinkatu");
    // A parameter shuts out the header even where it names no language.
    assert_eq!(name("&accept-language=*"), "Aleksanterinkatu");
}
