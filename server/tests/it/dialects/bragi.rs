//! Bragi: every endpoint, every parameter, and the keys that clients read without looking.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::harness::{get, helsinki, send};

/// The geocoding blocks of a good answer.
#[track_caller]
fn blocks(path: &str) -> Vec<Value> {
    let answer = get(&helsinki(), path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    blocks_of(&answer.json())
}

fn blocks_of(body: &Value) -> Vec<Value> {
    let features = body["features"].as_array().unwrap();
    features.iter().map(|feature| feature["properties"]["geocoding"].clone()).collect()
}

#[track_caller]
fn names(path: &str) -> Vec<String> {
    blocks(path).iter().map(|block| block["name"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn post(path: &str, body: &str) -> (StatusCode, Value) {
    let request = Request::post(path).header("content-type", "application/json").body(Body::from(body.to_owned()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = helsinki().oneshot(request.unwrap()).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    })
}

#[test]
fn an_address_is_told_with_its_regions() {
    let block = &blocks("/bragi/autocomplete?q=Aleksanterinkatu+52&type[]=house&limit=1")[0];
    let plain =
        ["id", "type", "label", "name", "housenumber", "street", "postcode", "city"].map(|key| block[key].clone());
    let expected = json!([
        "addr:osm:node:319515045",
        "house",
        "Aleksanterinkatu 52 (Helsinki)",
        "Aleksanterinkatu 52",
        "52",
        "Aleksanterinkatu",
        "00100",
        "Helsinki"
    ]);
    assert_eq!(Value::from(plain.to_vec()), expected);
    let regions = block["administrative_regions"].as_array().unwrap();
    let zones: Vec<&Value> = regions.iter().map(|region| &region["zone_type"]).collect();
    assert!(zones.contains(&&json!("city")), "{zones:?}");
    let country = regions.last().unwrap();
    let expected = json!(["country", "Suomi", "Suomi", 2]);
    assert_eq!(json!([country["zone_type"], country["name"], country["label"], country["level"]]), expected);
    assert_eq!(block["country_codes"], json!(["fi"]));
    assert!(block.get("address").is_none());
}

#[test]
fn a_venue_has_an_address_of_its_own() {
    let block = &blocks("/bragi/autocomplete?q=Ateneum&type=poi&limit=1")[0];
    assert_eq!(block["type"], "poi");
    assert_eq!(block["poi_types"], json!([{"id": "poi_type:tourism:museum", "name": "museum"}]));
    let address = &block["address"];
    let plain = ["type", "name", "label", "housenumber", "street", "postcode", "city"].map(|key| address[key].clone());
    let expected = json!(["house", "Kaivokatu 2", "Kaivokatu 2 (Helsinki)", "2", "Kaivokatu", "00100", "Helsinki"]);
    assert_eq!(Value::from(plain.to_vec()), expected);
    assert_eq!(address["administrative_regions"], block["administrative_regions"]);
}

#[test]
fn every_answer_around_has_the_keys_that_clients_read() {
    for step in 0..200 {
        let (lat, lon) = (60.160 + f64::from(step / 20) * 0.002, 24.930 + f64::from(step % 20) * 0.001);
        for block in blocks(&format!("/bragi/reverse?lat={lat}&lon={lon}&limit=5")) {
            let is_venue = block["type"] == "poi" || block["type"] == "public_transport:stop_area";
            assert_eq!(block.get("address").is_some(), is_venue, "{block}");
            for part in [Some(&block), block.get("address")].into_iter().flatten() {
                assert!(part["id"].is_string() && part.get("postcode").is_some(), "{block}");
                assert!(
                    part["label"].is_string() && part["name"].as_str().is_some_and(|name| !name.is_empty()),
                    "{block}"
                );
                assert!(part.get("housenumber").is_none_or(|number| number.is_string() && part["street"].is_string()));
                let regions = part["administrative_regions"].as_array().unwrap();
                assert!(regions.iter().any(|region| region["zone_type"] == "country"), "{block}");
            }
        }
    }
}

#[test]
fn types_zones_and_kinds_confine_answers() {
    let types = |query: &str| -> Vec<String> {
        let found = blocks(&format!("/bragi/autocomplete?q=Helsinki&limit=50&{query}"));
        found.iter().map(|block| block["type"].as_str().unwrap().to_owned()).collect()
    };
    assert!(types("type[]=zone").iter().all(|kind| kind == "zone") && !types("type[]=zone").is_empty());
    assert!(types("type=poi").iter().all(|kind| kind == "poi"));
    assert!(types("type[]=city").iter().all(|kind| kind == "zone") && !types("type[]=city").is_empty());
    assert!(types("type=street&type=house").iter().all(|kind| kind == "street" || kind == "house"));
    let zones = blocks("/bragi/autocomplete?q=Helsinki&type=zone&zone_type[]=city");
    assert!(!zones.is_empty() && zones.iter().all(|block| block["zone_type"] == "city"), "{zones:?}");
    let museums = blocks("/bragi/autocomplete?q=museo&poi_type[]=poi_type:tourism:museum&limit=20");
    assert!(museums.iter().all(|block| block["poi_types"][0]["id"] == "poi_type:tourism:museum"));
}

#[test]
fn limit_and_offset_cut_a_list() {
    let all = names("/bragi/autocomplete?q=kat&limit=8");
    assert_eq!(all.len(), 8);
    let beginning = names("/bragi/autocomplete?q=kat&limit=1");
    assert_eq!(beginning, all[..1]);
    assert_eq!(names("/bragi/autocomplete?q=kat&limit=100&offset=1000"), [""; 0]);
}

#[test]
fn names_are_in_the_language_asked_for() {
    assert_eq!(names("/bragi/autocomplete?q=Helsinki&type[]=city&lang=sv&limit=1"), ["Helsingfors"]);
}

#[test]
fn an_id_leads_back_to_its_feature() {
    for query in
        ["Aleksanterinkatu+52&type=house", "Ateneum&type=poi", "Aleksanterinkatu&type=street", "Helsinki&type=city"]
    {
        let found = &blocks(&format!("/bragi/autocomplete?limit=1&q={query}"))[0];
        for prefix in ["", "/bragi"] {
            let id = found["id"].as_str().unwrap().replace(':', "%3A");
            let again = &blocks(&format!("{prefix}/features/{id}"))[0];
            assert_eq!((&again["id"], &again["label"]), (&found["id"], &found["label"]));
        }
    }
}

#[test]
fn answers_lie_in_the_shape_that_is_sent() {
    let ring =
        |south: f64, north: f64| json!([[[24.0, south], [25.0, south], [25.0, north], [24.0, north], [24.0, south]]]);
    let shape = |coordinates: Value| {
        json!({"shape": {"type": "Feature", "properties": {},
        "geometry": {"type": "Polygon", "coordinates": coordinates}}})
        .to_string()
    };
    for path in ["/bragi/autocomplete?q=Ateneum", "/autocomplete?q=Ateneum"] {
        let (status, body) = post(path, &shape(ring(60.0, 61.0)));
        assert_eq!((status, blocks_of(&body)[0]["name"].as_str()), (StatusCode::OK, Some("Ateneum")));
        assert_eq!(post(path, &shape(ring(61.0, 62.0))).1["features"], json!([]));
        assert_eq!(blocks_of(&post(path, "").1)[0]["name"], "Ateneum");
        assert_eq!(blocks_of(&post(path, "{}").1)[0]["name"], "Ateneum");
    }
}

#[test]
fn mistakes_have_a_short_and_a_long_word() {
    for (path, long) in [
        ("/bragi/autocomplete", "q: the text to look for is missing"),
        ("/bragi/autocomplete?q=a&limit=x", "Parameter 'limit' must be a number."),
        ("/bragi/autocomplete?q=a&offset=1.5", "Parameter 'offset' must be a number."),
        ("/bragi/autocomplete?q=a&lat=1", "lat, lon: both or none must be there"),
        ("/bragi/autocomplete?q=a&lat=91&lon=1", "lat, lon: 91, 1 is outside the world"),
        (
            "/bragi/autocomplete?q=a&type[]=x",
            "type: x is none of city, house, poi, public_transport:stop_area, street, zone",
        ),
        (
            "/bragi/autocomplete?q=a&zone_type=x",
            "zone_type: x is none of suburb, city_district, city, state_district, state, country_region, country",
        ),
        ("/bragi/reverse", "lat, lon: both must be there"),
        ("/bragi/reverse?lat=x&lon=1", "Parameter 'lat' must be a number."),
    ] {
        let answer = get(&helsinki(), path);
        let expected = json!({"short": "validation error", "long": long});
        assert_eq!((answer.status, answer.json()), (StatusCode::BAD_REQUEST, expected), "{path}");
    }
    let bad = post("/bragi/autocomplete?q=a", r#"{"shape": {"geometry": {"type": "Point", "coordinates": [1, 2]}}}"#);
    let long = "shape: a Polygon or MultiPolygon of [lon, lat] is expected";
    assert_eq!(bad, (StatusCode::BAD_REQUEST, json!({"short": "validation error", "long": long})));
    assert_eq!(post("/bragi/autocomplete?q=a", "{").0, StatusCode::BAD_REQUEST);
    assert_eq!(get(&helsinki(), "/bragi/features/poi:osm:node:1").status, StatusCode::NOT_FOUND);
    assert_eq!(get(&helsinki(), "/features/nonsense").status, StatusCode::NOT_FOUND);
}

#[test]
fn status_is_good_and_other_methods_are_refused() {
    assert_eq!(get(&helsinki(), "/bragi/status").json()["status"], "good");
    let refused = send(&helsinki(), axum::http::Method::DELETE, "/bragi/autocomplete?q=a", &[]);
    assert_eq!((refused.status, refused.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, Some("GET, HEAD, POST")));
}
