//! Limits on the head of a request and on the time of an answer.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

/// Refuses query strings that are longer than the settings allow, and requests to more than one host.
pub async fn head(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (found, most) = (request.uri().query().map_or(0, str::len), state.options.query_bytes);
    if found > most {
        let message = format!("ERROR 414: Query string too long: {found} bytes, at most {most} are taken.");
        return (StatusCode::URI_TOO_LONG, message).into_response();
    }
    if request.headers().get_all(HOST).iter().nth(1).is_some() {
        // Which of them a cache or proxy goes by is unknown, and links are made of it.
        return (StatusCode::BAD_REQUEST, "ERROR 400: Several Host headers, one is expected.").into_response();
    }
    next.run(request).await
}

/// Answers 503 where a request takes longer than the settings allow.
pub async fn time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(state.options.timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "Query took too long to process.").into_response(),
    }
}
