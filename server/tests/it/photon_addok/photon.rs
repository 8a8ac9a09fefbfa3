//! Photon: every endpoint, every parameter, every way to ask wrongly.

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::Options;

use super::{properties, texts};
use crate::harness::{get, helsinki, helsinki_with, send};

/// The answer of a good request.
#[track_caller]
fn ask(path: &str) -> Value {
    get(&helsinki(), path).good_json()
}

/// The message of a bad request.
#[track_caller]
fn message(path: &str) -> String {
    let answer = get(&helsinki(), path);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {}", answer.body);
    let body = answer.json();
    assert_eq!(body.as_object().unwrap().len(), 1);
    body["message"].as_str().unwrap().to_owned()
}

fn degrees(body: &Value, index: usize) -> (f64, f64) {
    let position = &body["features"][index]["geometry"]["coordinates"];
    (position[1].as_f64().unwrap(), position[0].as_f64().unwrap())
}

#[test]
fn a_house_has_number_and_street_in_photons_order_of_keys() {
    let body = get(&helsinki(), "/api?q=Aleksanterinkatu+52&limit=1").body;
    assert_eq!(
        body,
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"osm_type":"N","osm_id":319515045,"#
            .to_owned()
            + r#""osm_key":"place","osm_value":"house","type":"house","housenumber":"52","street":"Aleksanterinkatu","#
            + r#""locality":"Keskusta","district":"Kluuvi","city":"Helsinki","country":"Suomi","postcode":"00100","#
            + r#""countrycode":"FI"},"geometry":{"type":"Point","coordinates":[24.9419347,60.1686722]}}]}"#
    );
}

#[test]
fn a_street_is_named_by_its_name_and_shows_its_extent_from_north_west() {
    let street = &properties(&ask("/api?q=Mannerheimintie&layer=street&limit=1"))[0];
    assert_eq!((&street["name"], &street["type"]), (&json!("Mannerheimintie"), &json!("street")));
    assert!(street.get("street").is_none() && street.get("housenumber").is_none());
    let extent: Vec<f64> = street["extent"].as_array().unwrap().iter().map(|edge| edge.as_f64().unwrap()).collect();
    assert!(extent[0] < extent[2] && extent[1] > extent[3], "{extent:?}");
}

#[test]
fn a_city_has_a_name_and_no_city() {
    let cities = properties(&ask("/api?q=Helsinki&layer=city"));
    assert_eq!(cities.len(), 1, "node and boundary look alike: {cities:?}");
    assert_eq!(cities[0]["name"], "Helsinki");
    assert_eq!((&cities[0]["osm_key"], &cities[0]["osm_value"]), (&json!("place"), &json!("city")));
    assert!(cities[0].get("city").is_none());
}

#[test]
fn an_unfinished_word_is_completed() {
    assert_eq!(texts(&ask("/api?q=mannerheimint&limit=1"), "name"), ["Mannerheimintie"]);
    assert_eq!(texts(&ask("/api/?q=helsin&limit=1"), "name"), ["Helsinki"]);
}

#[test]
fn a_limit_is_cut_to_its_range_and_fifteen_without_one() {
    let count = |path: &str| ask(path)["features"].as_array().unwrap().len();
    assert_eq!(count("/api?q=k"), 15);
    assert_eq!(count("/api?q=k&limit=3"), 3);
    assert_eq!(count("/api?q=k&limit=0"), 1);
    assert_eq!(count("/api?q=k&limit=-5"), 1);
    assert_eq!(count("/api?q=k&limit="), 15);
    assert!((16..=50).contains(&count("/api?q=k&limit=99999")));
    assert_eq!(message("/api?q=k&limit=many"), "Parameter 'limit' must be a number.");
}

#[test]
fn any_language_is_taken_and_known_ones_are_spoken() {
    let name = |lang: &str| texts(&ask(&format!("/api?q=Mannerheimintie&layer=street&limit=1&lang={lang}")), "name");
    assert_eq!(name("sv"), ["Mannerheimvägen"]);
    assert_eq!(name("sv_FI"), ["Mannerheimvägen"]);
    for unknown in ["default", "pt_BR", "xx", "", "*"] {
        assert_eq!(name(unknown), ["Mannerheimintie"], "{unknown}");
    }
    let path = "/api?q=Mannerheimintie&layer=street&limit=1";
    let answer = send(&helsinki(), axum::http::Method::GET, path, &[("accept-language", "sv,en;q=0.5")]);
    assert_eq!(texts(&answer.json(), "name"), ["Mannerheimvägen"]);
}

#[test]
fn the_point_that_is_looked_at_comes_first() {
    let near = |lat: f64, lon: f64| {
        degrees(&ask(&format!("/api?q=Kahvila&lat={lat}&lon={lon}&zoom=18&location_bias_scale=0")), 0)
    };
    let (west, east) = (near(60.168, 24.936), near(60.168, 24.953));
    assert!(west.1 < east.1, "{west:?} {east:?}");
}

#[test]
fn half_a_point_and_points_outside_the_world_are_refused() {
    for path in [
        "/api?q=k&lat=60",
        "/api?q=k&lon=24",
        "/api?q=k&lat=91&lon=1",
        "/api?q=k&lat=1&lon=181",
        "/api?q=k&lat=x&lon=1",
    ] {
        assert!(!message(path).is_empty());
    }
    ask("/api?q=k&lat=&lon=");
}

#[test]
fn a_box_confines_answers() {
    let body = ask("/api?q=ravintola&bbox=24.945,60.167,24.950,60.170&limit=50");
    let count = body["features"].as_array().unwrap().len();
    assert!(count > 0);
    for index in 0..count {
        let (lat, lon) = degrees(&body, index);
        assert!((60.167..=60.170).contains(&lat) && (24.945..=24.950).contains(&lon), "{lat} {lon}");
    }
    for bbox in ["1,2,3", "1,2,3,x", "3,2,1,4", "1,2,3,95"] {
        assert!(message(&format!("/api?q=k&bbox={bbox}")).contains("bbox"), "{bbox}");
    }
}

#[test]
fn layers_confine_answers_and_unknown_ones_are_refused() {
    let types = |layers: &str| {
        let mut types = texts(&ask(&format!("/api?q=k&limit=50{layers}")), "type");
        types.sort();
        types.dedup();
        types
    };
    assert_eq!(types("&layer=street"), ["street"]);
    assert_eq!(types("&layer=street&layer=district"), ["district", "street"]);
    assert_eq!(types("&layer=house"), ["house"]);
    assert!(message("/api?q=k&layer=houses").contains("Allowed layers are: house, street, locality"));
}

#[test]
fn tags_include_and_exclude_in_every_form() {
    let keys = |filter: &str| {
        let tags = properties(&ask(&format!("/api?q=k&limit=50{filter}")));
        tags.iter()
            .map(|tag| format!("{}:{}", tag["osm_key"].as_str().unwrap(), tag["osm_value"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let all = |filter: &str, fits: &dyn Fn(&str) -> bool| {
        let found = keys(filter);
        assert!(!found.is_empty(), "{filter}");
        assert!(found.iter().all(|tag| fits(tag)), "{filter}: {found:?}");
    };
    all("&osm_tag=amenity", &|tag| tag.starts_with("amenity:"));
    all("&osm_tag=amenity:restaurant", &|tag| tag == "amenity:restaurant");
    all("&osm_tag=:restaurant", &|tag| tag.ends_with(":restaurant"));
    all("&osm_tag=!amenity", &|tag| !tag.starts_with("amenity:"));
    all("&osm_tag=!amenity:restaurant", &|tag| tag != "amenity:restaurant");
    all("&osm_tag=:!restaurant", &|tag| !tag.ends_with(":restaurant"));
    all("&osm_tag=amenity:!restaurant", &|tag| tag.starts_with("amenity:") && tag != "amenity:restaurant");
    all("&osm_tag=amenity&osm_tag=shop&osm_tag=!:cafe", &|tag| tag.starts_with("amenity:") || tag.starts_with("shop:"));
    all("&include=osm.amenity.cafe,osm.shop", &|tag| tag == "amenity:cafe" || tag.starts_with("shop:"));
    all("&include=osm.amenity&include=osm.amenity.cafe", &|tag| tag == "amenity:cafe");
    all("&exclude=osm.amenity&exclude=osm.shop", &|tag| !tag.starts_with("amenity:") && !tag.starts_with("shop:"));
    for bad in ["osm_tag=a:b:c", "osm_tag=:", "include=osm", "exclude=osm"] {
        assert!(!message(&format!("/api?q=k&{bad}")).is_empty());
    }
}

#[test]
fn without_words_a_category_is_listed_from_the_point_outwards() {
    let body = ask("/api?include=osm.amenity.restaurant&lat=60.169&lon=24.941&limit=20");
    assert_eq!(body["features"].as_array().unwrap().len(), 20);
    let away = |index| {
        let (lat, lon): (f64, f64) = degrees(&body, index);
        ((lat - 60.169).powi(2) + ((lon - 24.941) / 2.0).powi(2)).sqrt()
    };
    assert!(away(0) < away(19));
    assert!(texts(&body, "osm_value").iter().all(|value| value == "restaurant"));
    assert!(!ask("/api?include=osm.place.city")["features"].as_array().unwrap().is_empty());
    assert_eq!(message("/api"), "missing search term 'q': /api?q=berlin");
    // somebody who has deleted all that was typed
    assert_eq!(ask("/api?q="), json!({ "type": "FeatureCollection", "features": [] }));
}

#[test]
fn countries_confine_answers() {
    let count = |codes: &str| ask(&format!("/api?q=k&{codes}"))["features"].as_array().unwrap().len();
    assert!(count("countrycode=FI") > 0);
    assert!(count("countrycode=se,fi") > 0);
    assert!(count("countrycode=se&countrycode=fi") > 0);
    assert_eq!(count("countrycode=se"), 0);
    assert!(message("/api?q=k&countrycode=fin").contains("two letters"));
}

#[test]
fn look_alikes_are_shown_once_unless_all_are_wanted() {
    let count = |dedupe: &str| {
        ask(&format!("/api?q=Helsinki&layer=city&dedupe={dedupe}"))["features"].as_array().unwrap().len()
    };
    assert_eq!((count("1"), count("yes"), count("0")), (1, 1, 2));
}

#[test]
fn whole_shapes_are_shown_on_request() {
    let kind = |path: &str| ask(path)["features"][0]["geometry"]["type"].as_str().unwrap().to_owned();
    assert_eq!(kind("/api?q=Kaivokatu&layer=street&limit=1"), "Point");
    assert!(kind("/api?q=Kaivokatu&layer=street&limit=1&geometry=1").ends_with("LineString"));
}

#[test]
fn debugging_adds_how_answers_came_about() {
    let answer = get(&helsinki(), "/api?q=Kaivokatu&limit=1&debug=1");
    assert!(answer.body.starts_with("{\n  \"type\""), "{}", answer.body);
    let body = answer.json();
    let raw = &body["properties"]["raw_data"][0];
    let parts: f64 = raw["parts"].as_object().unwrap().values().map(|part| part.as_f64().unwrap()).sum();
    assert!((raw["score"].as_f64().unwrap() - parts).abs() < 1e-9);
    assert_eq!(body["properties"]["debug"]["tokens"], json!(["kaivokatu"]));
}

#[test]
fn houses_of_the_street_are_suggested_on_request() {
    let houses = |suggest: &str| {
        let found = properties(&ask(&format!(
            "/api?q=Keskuskatu&layer=street&layer=house&limit=50&suggest_addresses={suggest}"
        )));
        found.iter().filter(|hit| hit["street"] == "Keskuskatu" && hit.get("name").is_none()).count()
    };
    assert!(houses("1") > houses("0"));
}

#[test]
fn fields_find_what_they_say_and_one_is_needed() {
    let house = ask("/structured?street=Aleksanterinkatu&housenumber=52&city=Helsinki&limit=1");
    assert_eq!(
        (texts(&house, "housenumber"), texts(&house, "street")),
        (vec!["52".to_owned()], vec!["Aleksanterinkatu".to_owned()])
    );
    let with_district = ask("/structured?street=Aleksanterinkatu&housenumber=52&district=Kluuvi&city=Helsinki&limit=1");
    assert_eq!(texts(&with_district, "housenumber"), ["52"]);
    let wrong_district = ask("/structured/?street=Aleksanterinkatu&housenumber=52&district=Xyz&city=Helsinki&limit=1");
    assert_eq!(texts(&wrong_district, "housenumber"), ["52"]);
    assert_eq!(texts(&ask("/structured?city=Helsinki&limit=1"), "name"), ["Helsinki"]);
    assert!(
        message("/structured").contains("countrycode, state, county, city, postcode, district, street, housenumber")
    );
    assert!(message("/structured?street=").contains("at least one"));
}

#[test]
fn reverse_gives_the_nearest_within_the_radius() {
    let one = ask("/photon/reverse?lat=60.1686722&lon=24.9419347");
    assert_eq!(one["features"].as_array().unwrap().len(), 1);
    let ten = ask("/reverse?lat=60.1686722&lon=24.9419347&limit=10");
    assert_eq!(ten["features"].as_array().unwrap().len(), 10);
    let streets = texts(&ask("/reverse?lat=60.1686722&lon=24.9419347&limit=3&layer=street&radius=0.5"), "name");
    assert_eq!((streets.len(), streets[0].as_str()), (3, "Aleksanterinkatu"));
    assert_eq!(texts(&ask("/reverse?lat=60.1686722&lon=24.9419347&layer=city"), "name"), ["Helsinki"]);
    let cafe = ask("/reverse?lat=60.1686722&lon=24.9419347&osm_tag=amenity:cafe&limit=5");
    assert!(texts(&cafe, "osm_value").iter().all(|value| value == "cafe"));
    let filtered = ask("/reverse?lat=60.1686722&lon=24.9419347&limit=5&query_string_filter=osm_key:shop");
    assert!(texts(&filtered, "osm_key").iter().all(|key| key == "shop"));
    let by_importance = ask("/reverse?lat=60.1686722&lon=24.9419347&limit=10&distance_sort=0");
    assert_eq!(by_importance["features"].as_array().unwrap().len(), 10);
    for path in [
        "/photon/reverse",
        "/reverse?lat=60&limit=1",
        "/reverse?lat=60&lon=24&radius=0",
        "/reverse?lat=60&lon=24&radius=5001",
    ] {
        assert!(!message(path).is_empty());
    }
    assert!(message("/reverse?lat=60&lon=24&query_string_filter=name:x").contains("query_string_filter"));
}

#[test]
fn far_from_everything_there_is_nothing_and_no_error() {
    assert_eq!(ask("/reverse?lat=0&lon=0&limit=1"), json!({ "type": "FeatureCollection", "features": [] }));
}

#[test]
fn the_status_tells_the_age_of_the_data() {
    let body = ask("/photon/status");
    assert_eq!(body["status"], "Ok");
    assert!(body["import_date"].as_str().unwrap().starts_with("20"));
    assert!(body["version"].is_string());
}

#[test]
fn unknown_parameters_and_languages_are_refused_by_a_strict_server_only() {
    let strict = helsinki_with(Options { strict: true, ..Options::default() });
    let status = |path: &str| get(&strict, path).status;
    for path in
        ["/api?q=k&lang=xx", "/api?q=k&nonsense=1", "/structured?city=x&q=k", "/reverse?lat=1&lon=2&limit=1&q=k"]
    {
        assert_eq!(status(path), StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(get(&helsinki(), path).status, StatusCode::OK, "{path}");
    }
    let answer = get(&strict, "/api?q=k&nonsense=1").body;
    assert!(answer.contains("unknown query parameter 'nonsense'. Allowed parameters are: q, lat, lon"), "{answer}");
    for path in ["/api?q=k&lang=default", "/api?q=k&lang=sv&limit=3&osm_tag=amenity", "/structured?city=Helsinki"] {
        assert_eq!(status(path), StatusCode::OK, "{path}");
    }
}

#[test]
fn a_boundary_that_stands_for_a_settlement_is_that_settlement() {
    let Some(extract) = crate::harness::shared("data/liechtenstein-2026-03.osm.pbf") else { return };
    let service = crate::harness::service(crate::harness::geocoder(&extract), Options::default());
    let vaduz = properties(&get(&service, "/api?q=Vaduz&osm_tag=place&limit=1").json());
    let tags = (&vaduz[0]["osm_type"], &vaduz[0]["osm_key"], &vaduz[0]["type"]);
    assert_eq!(tags, (&json!("R"), &json!("place"), &json!("city")));
    assert_eq!(texts(&get(&service, "/api?q=Vaduz&osm_tag=!place&layer=city").json(), "name"), [""; 0]);
}
