//! What an operator watches: requests by dialect and status, how long they took, and the age of the data.
//!
//! Counted in memory since the start and printed at `/metrics` as Prometheus reads it (text format 0.0.4). Which
//! dialect answered is noted on the response by whoever answers, see [`Dialect`]; questions themselves are never looked
//! at.

mod print;

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api::{Answer, Operation};
use crate::state::AppState;

/// The dialect that gave a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect(pub &'static str);

/// What is answered by no dialect: unknown paths, and requests that a gate refused.
const NONE: Dialect = Dialect("none");

impl Dialect {
    /// Notes the dialect on a response that no other is noted on.
    pub fn note(self, mut response: Response) -> Response {
        let noted = response.extensions_mut();
        if noted.get::<Self>().is_none() {
            noted.insert(self);
        }
        response
    }
}

/// Counts a request when it is answered.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let response = next.run(request).await;
    let Dialect(dialect) = response.extensions().get().copied().unwrap_or(NONE);
    state.tally.add(dialect, response.status().as_u16(), start.elapsed());
    response
}

async fn metrics(State(state): State<AppState>) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, print::page(&state)).into_response()
}

/// The name of the one operation.
pub const NAME: &str = "metrics";

/// The one operation.
pub const OPERATIONS: &[Operation] = &[Operation {
    name: NAME,
    paths: &["/metrics"],
    summary: "Counts of requests and the state of the data, for Prometheus",
    answers: &[Answer::TEXT],
    ..Operation::json(|| get(metrics))
}];
