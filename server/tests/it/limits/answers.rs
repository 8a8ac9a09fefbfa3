//! Answers that nobody reads.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use server::Options;
use tower::ServiceExt;

use crate::harness::helsinki_with;

/// An answer of more than 64 kB.
const LARGE: &str = "/map?bbox=24.93,60.16,24.96,60.18&zoom=18";

async fn ask(service: &Router, path: &str) -> Response {
    service.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap()
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}

#[test]
fn a_place_is_held_until_the_answer_is_read() {
    let service = helsinki_with(Options { concurrency: 2, ..Options::default() });
    run(async {
        let unread = [ask(&service, "/status").await, ask(&service, LARGE).await];
        assert_eq!(unread.each_ref().map(Response::status), [StatusCode::OK; 2]);
        assert_eq!(ask(&service, "/status").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        drop(unread);
        assert_eq!(ask(&service, "/status").await.status(), StatusCode::OK);
    });
}

#[test]
fn bytes_of_answers_that_wait_are_bounded() {
    let service = helsinki_with(Options::default());
    let bytes = |response: &Response| axum::body::HttpBody::size_hint(response.body()).exact().unwrap();
    run(async {
        let own = bytes(&ask(&service, LARGE).await);
        assert!(own > 64 << 10, "{own} bytes");
        let service = helsinki_with(Options { answer_bytes: own * 2, ..Options::default() });
        let mut unread = vec![ask(&service, LARGE).await, ask(&service, LARGE).await];
        let refused = ask(&service, LARGE).await;
        assert_eq!(
            (refused.status(), refused.headers()["retry-after"].as_bytes()),
            (StatusCode::SERVICE_UNAVAILABLE, &b"1"[..])
        );
        assert_eq!(ask(&service, "/status").await.status(), StatusCode::OK, "small answers don't count");
        unread.pop();
        assert_eq!(ask(&service, LARGE).await.status(), StatusCode::OK);
    });
}
