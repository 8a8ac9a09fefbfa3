//! The whole service: the operations of the catalogue, the page, and the gates that all requests pass.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::catalogue;
use crate::metrics;
use crate::page;
use crate::pelias;
use crate::state::AppState;
use crate::transport::{admission, cache, cors, limits, log, refusal};

/// The whole service, without a socket.
pub fn router(state: AppState) -> Router {
    let body_bytes = state.options.body_bytes;
    let answers = Router::new()
        .merge(page::files::router())
        .merge(catalogue::router(false))
        .route("/pelias/{*path}", any(pelias::unknown))
        .route("/v1/{*path}", any(pelias::unknown))
        .fallback(refusal::not_found)
        .layer(RequestBodyLimitLayer::new(body_bytes))
        .layer(from_fn_with_state(state.clone(), limits::time));
    answers
        .merge(catalogue::router(true))
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
