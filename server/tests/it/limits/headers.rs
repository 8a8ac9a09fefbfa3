//! What every answer tells browsers and caches.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use server::{Metrics, Options};
use tower::ServiceExt;

use crate::harness::{get, helsinki, helsinki_with, send};

#[test]
fn no_answer_is_guessed_at_and_every_page_has_a_policy() {
    let service = helsinki();
    for path in
        ["/", "/page/main.js", "/search?q=Helsinki", "/search", "/nothing", "/search?q=Helsinki&debug=1", "/metrics"]
    {
        let answer = get(&service, path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        let is_page = answer.header("content-type").unwrap().starts_with("text/html");
        assert!(!is_page || answer.header("content-security-policy").is_some(), "{path}");
    }
    let refused = send(&service, Method::GET, "/nothing", &[("accept", "text/html")]);
    assert!(refused.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
}

#[test]
fn caches_are_told_what_answers_depend_on() {
    let answer = get(&helsinki(), "/search?q=Helsinki");
    let vary: Vec<&str> = answer.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
    for name in ["accept-language", "origin", "accept-encoding"] {
        assert!(vary.contains(&name), "{name} in {vary:?}");
    }
    let by = |proto| send(&helsinki(), Method::GET, "/search?q=Helsinki", &[("x-forwarded-proto", proto)]);
    assert_ne!(by("http").header("etag"), by("https").header("etag"), "links differ");
}

#[test]
fn a_request_names_one_host() {
    let request = Request::get("/status").header("host", "a.example").header("host", "b.example");
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let answer = runtime.block_on(helsinki().oneshot(request)).unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}

#[test]
fn links_are_made_of_the_public_address_where_there_is_one() {
    let public_url = Some("https://geocoder.example.org/".parse().unwrap());
    let service = helsinki_with(Options { public_url, ..Options::default() });
    let answer = send(&service, Method::GET, "/search?q=Helsinki&format=xml", &[("x-forwarded-proto", "http")]);
    assert!(answer.body.contains("more_url=\"https://geocoder.example.org/search?"), "{}", answer.body);
    assert!(!answer.body.contains("127.0.0.1"));
}

#[test]
fn counts_are_shown_nowhere_but_where_they_are_wanted() {
    for metrics in [Metrics::Off, Metrics::At("127.0.0.1:0".parse().unwrap())] {
        let service = helsinki_with(Options { metrics, ..Options::default() });
        assert_eq!(get(&service, "/metrics").status, StatusCode::NOT_FOUND);
        assert!(get(&service, "/openapi.json").json()["paths"].get("/metrics").is_none());
    }
    let of = |text: &str| text.parse::<Metrics>().ok();
    assert_eq!(of("off"), Some(Metrics::Off));
    assert_eq!(of("[::1]:9100"), Some(Metrics::At("[::1]:9100".parse().unwrap())));
    assert_eq!(of("9100"), None);
}
