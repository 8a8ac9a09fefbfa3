//! The whole service: the operations of all mounts, the page, and the gates that all requests pass.

mod mounts;
mod own;
mod paths;
mod root_dispatch;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::dialects::pelias;
use crate::http::{admission, cache, cors, limits, log, refusal};
use crate::metrics;
use crate::page;
use crate::state::AppState;

/// The whole service, without a socket.
pub fn router(state: AppState) -> Router {
    let body_bytes = state.options.body_bytes;
    let answers = Router::new()
        .merge(page::files::router())
        .merge(page::plain::router())
        .merge(paths::router(false))
        .route("/pelias/{*path}", any(pelias::unknown))
        .route("/v1/{*path}", any(pelias::unknown))
        .fallback(refusal::not_found)
        .layer(RequestBodyLimitLayer::new(body_bytes))
        .layer(from_fn_with_state(state.clone(), limits::time));
    answers
        .merge(paths::router(true))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), cache::tag))
        .layer(from_fn_with_state(state.clone(), limits::query_length))
        .layer(from_fn_with_state(state.clone(), admission::admit))
        .layer(from_fn(cors::allow))
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(from_fn_with_state(state.clone(), metrics::count))
        .layer(from_fn(log::request))
        .with_state(state)
}
