//! Cross-origin requests, methods, caching, compression and limits.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use geocoder::Geocoder;
use server::{AppState, Options, router, serve_until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::harness::{get, helsinki, helsinki_geocoder, helsinki_with, send};

const SEARCH: &str = "/search?q=Helsinki";

#[test]
fn every_origin_may_read_every_answer() {
    let service = helsinki();
    for path in [SEARCH, "/search", "/nothing"] {
        let answer = send(&service, Method::GET, path, &[("origin", "https://example.org")]);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(get(&service, path).header("access-control-allow-origin"), None, "{path}");
    }
    let posted = send(&service, Method::POST, "/search", &[("origin", "null")]);
    assert_eq!(posted.header("access-control-allow-origin"), Some("*"));
}

#[test]
fn a_preflight_allows_get_and_the_headers_asked_for() {
    let service = helsinki();
    let mut headers = vec![("origin", "https://example.org"), ("access-control-request-method", "GET")];
    let any = send(&service, Method::OPTIONS, "/search", &headers);
    headers.push(("access-control-request-headers", "x-one, x-two"));
    let asked = send(&service, Method::OPTIONS, "/search", &headers);
    for (answer, allowed) in [(any, "*"), (asked, "x-one, x-two")] {
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(answer.header("access-control-allow-methods"), Some("GET"));
        assert_eq!(answer.header("access-control-allow-headers"), Some(allowed));
        assert_eq!(answer.header("access-control-max-age"), Some("86400"));
        assert_eq!(answer.header("allow"), None);
    }
}

#[test]
fn plain_options_names_the_methods_and_head_has_no_body() {
    let service = helsinki();
    let options = send(&service, Method::OPTIONS, "/reverse.php", &[]);
    assert_eq!((options.status, options.header("allow")), (StatusCode::OK, Some("GET, HEAD")));
    let head = send(&service, Method::HEAD, SEARCH, &[]);
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.header("content-type"), Some("application/json; charset=utf-8"));
}

#[test]
fn an_answer_that_the_client_has_is_not_sent_again() {
    let service = helsinki();
    let first = get(&service, SEARCH);
    let tag = first.header("etag").unwrap();
    assert_eq!(first.header("cache-control"), Some("public, max-age=300"));
    let known = [("if-none-match", tag)];
    let again = send(&service, Method::GET, SEARCH, &known);
    assert_eq!((again.status, again.body.as_str(), again.header("etag")), (StatusCode::NOT_MODIFIED, "", Some(tag)));
    let elsewhere = send(&service, Method::GET, "/search?q=Kamppi", &known);
    let translated = send(&service, Method::GET, SEARCH, &[known[0], ("accept-language", "sv")]);
    assert_eq!((elsewhere.status, translated.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(get(&service, "/search").header("etag"), None);
}

#[test]
fn long_answers_are_compressed_for_those_who_accept_it() {
    let request =
        axum::http::Request::builder().uri("/search?q=Helsinki&namedetails=1").header("accept-encoding", "gzip");
    let request = request.body(axum::body::Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let response = runtime.block_on(tower::ServiceExt::oneshot(helsinki(), request)).unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
}

#[test]
fn queries_and_bodies_have_a_greatest_length() {
    let service = helsinki();
    let fits = get(&service, &format!("/search?q={}", "a".repeat(8190)));
    let long = get(&service, &format!("/search?q={}", "a".repeat(8191)));
    assert_eq!((fits.status, long.status), (StatusCode::OK, StatusCode::URI_TOO_LONG));
    assert_eq!(long.body, "ERROR 414: Query string too long: 8193 bytes, at most 8192 are taken.");
    let body = send(&service, Method::POST, "/search", &[("content-length", "100000000")]);
    assert_eq!(body.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn a_saturated_server_says_when_to_come_back() {
    let answer = get(&helsinki_with(Options { concurrency: 0, ..Options::default() }), SEARCH);
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, Some("1")));
}

#[test]
fn a_new_gazetteer_answers_from_the_next_request_on() {
    let state = AppState::new(Arc::new(Geocoder::open::<&str>(&[]).unwrap()), Options::default());
    let service = router(state.clone());
    let before = get(&service, SEARCH);
    state.replace(helsinki_geocoder());
    let known = [("if-none-match", before.header("etag").unwrap())];
    let after = send(&service, Method::GET, SEARCH, &known);
    assert_eq!((before.body.as_str(), after.status), ("[]", StatusCode::OK));
    assert!(after.body.contains("Helsinki"));
}

#[test]
fn the_status_is_never_kept() {
    let status = get(&helsinki(), "/status");
    assert_eq!((status.header("cache-control"), status.header("etag")), (Some("no-cache"), None));
}

#[test]
fn a_client_that_never_says_what_it_wants_is_cut_off_and_a_stop_ends_the_service() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let options = Options { patience: Duration::from_millis(100), connections: 2, ..Options::default() };
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let state = AppState::new(helsinki_geocoder(), options);
        let serving = tokio::spawn(serve_until(listener, state, async { stopped.await.unwrap() }));
        let mut slow = TcpStream::connect(address).await.unwrap();
        slow.write_all(b"GET /search?q=").await.unwrap();
        let mut quick = TcpStream::connect(address).await.unwrap();
        quick.write_all(b"GET /status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let (mut nothing, mut answer) = (Vec::new(), Vec::new());
        quick.read_to_end(&mut answer).await.unwrap();
        slow.read_to_end(&mut nothing).await.unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n") && answer.ends_with(b"\r\n\r\nOK"));
        assert!(!nothing.starts_with(b"HTTP/1.1 200"));
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(5), serving).await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    });
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let page = get(&helsinki(), "/");
    assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, Some("text/html; charset=utf-8")));
    assert!(page.body.contains("OpenStreetMap contributors"));
    for outside in ["src=\"http", "url(http", "@import", "fetch(\"http"] {
        assert!(!page.body.contains(outside), "{outside}");
    }
}
