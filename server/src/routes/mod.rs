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
use crate::options::Metrics;
use crate::page;
use crate::state::AppState;

/// The whole service, without a socket.
pub fn router(state: AppState) -> Router {
    let with_metrics = state.options.metrics == Metrics::WithAnswers;
    let body_bytes = state.options.body_bytes;
    let answers = Router::new()
        .merge(page::files::router())
        .merge(page::plain::router())
        .merge(paths::router(false, with_metrics))
        .route("/pelias/{*path}", any(pelias::unknown))
        .route("/v1/{*path}", any(pelias::unknown))
        .fallback(refusal::not_found)
        .layer(RequestBodyLimitLayer::new(body_bytes))
        .layer(from_fn_with_state(state.clone(), limits::time));
    answers
        .merge(paths::router(true, with_metrics))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), cache::tag))
        .layer(from_fn_with_state(state.clone(), limits::head))
        .layer(from_fn_with_state(state.clone(), admission::admit))
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(from_fn(cors::allow))
        .layer(from_fn_with_state(state.clone(), metrics::count))
        .layer(from_fn(log::request))
        .with_state(state)
}

/// The counts alone, for an address of their own.
pub fn metrics_router(state: AppState) -> Router {
    let routes =
        metrics::OPERATIONS.iter().flat_map(|operation| operation.paths.iter().map(move |path| (path, operation)));
    let router = routes.fold(Router::new(), |router, (path, operation)| router.route(path, operation.service()));
    router.fallback(refusal::not_found).layer(from_fn(cors::allow)).with_state(state)
}
