//! Every way to ask wrongly, and the answer word for word.

use axum::Router;
use axum::http::{Method, StatusCode};

use crate::harness::{get, helsinki, send};

#[track_caller]
fn refused(service: &Router, path: &str, message: &str) {
    let answer = get(service, path);
    let expected = serde_json::json!({"error": {"code": 400, "message": message}}).to_string();
    assert_eq!((answer.status, answer.body), (StatusCode::BAD_REQUEST, expected), "{path}");
    assert_eq!(answer.headers["content-type"], "application/json; charset=utf-8", "{path}");
}

#[test]
fn bad_parameters_of_a_search_are_named() {
    let service = helsinki();
    let structured = "Structured query parameters(amenity, street, city, county, state, postalcode, country) \
                      cannot be used together with 'q' parameter.";
    for (query, message) in [
        ("", "Nothing to search for."),
        ("q=++", "Nothing to search for."),
        ("city=", "Nothing to search for."),
        ("city=+", "Nothing to search for."),
        ("q=a&city=b", structured),
        ("q=&country=b", structured),
        ("q=a&limit=1.5", "Parameter 'limit' must be a number."),
        ("q=a&limit=", "Parameter 'limit' must be a number."),
        ("q=a&limit=ten", "Parameter 'limit' must be a number."),
        ("q=a&polygon_threshold=x", "Parameter 'polygon_threshold' must be a number."),
        ("q=a&polygon_threshold=inf", "Parameter 'polygon_threshold' must be a number."),
        ("q=a&polygon_svg=1&polygon_kml=1", "Too many polygon output options selected."),
        (
            "q=a&layer=poi,x",
            "Parameter 'layer' must be a comma-separated list of: address, poi, railway, natural, manmade",
        ),
        ("q=a&viewbox=1,2,3", "Bounding box parameter needs 4 coordinates."),
        ("q=a&viewbox=1,2,3,x", "Bounding box parameter needs to be numbers."),
        ("q=a&viewboxlbrt=1,2,3,nan", "Bounding box parameter needs to be numbers."),
        ("q=a&viewbox=1,2,1,3", "Bounding box with invalid parameters."),
        ("q=a&exclude_place_ids=1,W2,W", "Invalid exclude ID: W"),
        ("q=a&json_callback=a..b", "Invalid json_callback value"),
    ] {
        refused(&service, &format!("/search?{query}"), message);
    }
}

#[test]
fn bad_parameters_of_other_endpoints_are_named() {
    let service = helsinki();
    let too_many = format!("/lookup?format=json&osm_ids={}", vec!["N1"; 51].join(","));
    for (path, message) in [
        ("/reverse?format=json", "Parameter 'lon' missing."),
        ("/reverse?format=json&lon=1", "Parameter 'lat' missing."),
        ("/reverse?format=json&lat=x&lon=1", "Parameter 'lat' must be a number."),
        ("/reverse?format=json&lat=1&lon=nan", "Parameter 'lon' must be a number."),
        ("/reverse?format=json&lat=1&lon=1&zoom=1.5", "Parameter 'zoom' must be a number."),
        (
            "/reverse?format=json&lat=1&lon=1&polygon_geojson=1&polygon_text=1",
            "Too many polygon output options selected.",
        ),
        (too_many.as_str(), "Too many object IDs."),
        ("/details", "Missing ID parameter 'place_id' or 'osmtype'."),
        ("/details?osmtype=R", "Parameter 'osmid' missing."),
        ("/details?osmtype=r&osmid=1", "Parameter 'osmtype' must be one of: N, W, R"),
        ("/details?osmtype=&osmid=1", "Parameter 'osmtype' must be one of: N, W, R"),
        ("/details?place_id=x", "Parameter 'place_id' must be a number."),
    ] {
        refused(&service, path, message);
    }
}

#[test]
fn a_bad_format_is_told_in_text() {
    let service = helsinki();
    for (path, formats) in [
        ("/search?q=a&format=", "xml, geojson, geocodejson, json, jsonv2"),
        ("/reverse?format=JSON", "xml, geojson, geocodejson, json, jsonv2"),
        ("/lookup?format=text", "xml, geojson, geocodejson, json, jsonv2"),
        ("/status?format=xml", "text, json"),
        ("/details?format=xml", "json"),
        ("/deletable?format=xml", "json"),
    ] {
        let answer = get(&service, path);
        let expected = format!("ERROR 400: Parameter 'format' must be one of: {formats}");
        assert_eq!((answer.status, answer.body), (StatusCode::BAD_REQUEST, expected), "{path}");
        assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8", "{path}");
    }
}

#[test]
fn an_error_in_xml_is_xml() {
    let answer = get(&helsinki(), "/search?q=a&format=xml&exclude_place_ids=%3Cx%3E");
    let lines: Vec<_> = answer.body.lines().map(str::trim).collect();
    let expected = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>",
        "<error>",
        "<code>400</code>",
        "<message>Invalid exclude ID: &lt;x&gt;</message>",
        "</error>",
        "",
    ];
    assert_eq!(lines, expected);
    assert_eq!(answer.headers["content-type"], "text/xml; charset=utf-8");
}

#[test]
fn what_is_not_there_is_not_found() {
    let service = helsinki();
    for path in [
        "/details?osmtype=W&osmid=99999999999",
        "/details?osmtype=W&osmid=99999999999999999999999999",
        "/details?osmtype=W&osmid=-1",
        "/details?place_id=0",
        "/details?place_id=18446744073709551615",
        "/details?postcode=fi:99999",
    ] {
        let answer = get(&service, path);
        let expected = r#"{"error":{"code":404,"message":"No place with that OSM ID found."}}"#;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_FOUND, expected), "{path}");
    }
}

#[test]
fn nothing_found_is_a_good_answer() {
    let service = helsinki();
    for (path, body) in [
        ("/search?q=", "[]"),
        ("/search?q=qwzxvnowhere", "[]"),
        ("/search?q=Helsinki&countrycodes=zz", "[]"),
        ("/lookup?format=json", "[]"),
        ("/lookup?format=json&osm_ids=X1,W,N99999999999999999999", "[]"),
        ("/reverse?format=json&lat=0&lon=-30", r#"{"error":"Unable to geocode"}"#),
        ("/reverse?format=geojson&lat=147&lon=9", r#"{"error":"Unable to geocode"}"#),
        ("/reverse?format=jsonv2&lat=47&lon=999&json_callback=f", r#"/**/f({"error":"Unable to geocode"})"#),
        ("/deletable", "[]"),
        ("/polygons?format=json", "[]"),
    ] {
        let answer = get(&service, path);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, body), "{path}");
    }
}

#[test]
fn unknown_paths_and_methods_are_refused_as_the_client_accepts() {
    let service = helsinki();
    for (accept, kind, body) in [
        (None, "application/json", r#"{"title": "404 Not Found"}"#),
        (
            Some("text/xml"),
            "text/xml",
            r#"<?xml version="1.0" encoding="UTF-8"?><error><title>404 Not Found</title></error>"#,
        ),
        (Some("text/html,*/*;q=0.8"), "text/html; charset=utf-8", ""),
    ] {
        let headers: Vec<_> = accept.into_iter().map(|accept| ("accept", accept)).collect();
        let answer = send(&service, Method::GET, "/nothing", &headers);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_FOUND, body));
        assert_eq!((answer.header("content-type"), answer.header("vary")), (Some(kind), Some("Accept")));
    }
    // "/search/" is a path of Addok.
    for path in ["/lookup/", "/Search", "/search.PHP"] {
        assert_eq!(get(&service, path).status, StatusCode::NOT_FOUND, "{path}");
    }
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = send(&service, method, "/search", &[]);
        let expected = (StatusCode::METHOD_NOT_ALLOWED, r#"{"title": "405 Method Not Allowed"}"#);
        assert_eq!((answer.status, answer.body.as_str()), expected);
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
}
