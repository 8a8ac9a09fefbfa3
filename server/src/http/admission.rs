//! Refusing requests that would only wait: better an early 503 than a late answer.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

/// Counts a request for as long as it lives.
struct Admitted<'a>(&'a AtomicUsize);

impl Drop for Admitted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Lets a request pass, or answers 503 where too many are answered or wait already.
///
/// Questions are answered without awaiting anything, so waiting requests would be invisible; each therefore steps back
/// once after it was counted, which lets all that have arrived be counted first.
pub async fn admit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let before = state.admitted.fetch_add(1, Ordering::Relaxed);
    let _admitted = Admitted(&state.admitted);
    if before >= state.options.concurrency {
        return saturated();
    }
    tokio::task::yield_now().await;
    next.run(request).await
}

fn saturated() -> Response {
    let mut response =
        (StatusCode::SERVICE_UNAVAILABLE, "Too many requests at once, try again in a second.").into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}
