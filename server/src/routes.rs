//! The route table: every path that is answered, and the gates that all requests pass.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Html;
use axum::routing::{MethodRouter, get};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::ask::{self, Endpoint};
use crate::nominatim::{self, Reply};
use crate::state::AppState;
use crate::transport::{admission, cache, cors, limits, log, refusal};

/// Paths of the Nominatim dialect; each is answered with the suffix `.php` too, which older clients send.
const NOMINATIM: [(&str, Endpoint<Reply>); 7] = [
    ("/search", nominatim::search),
    ("/reverse", nominatim::reverse),
    ("/lookup", nominatim::lookup),
    ("/status", nominatim::status),
    ("/details", nominatim::details),
    ("/deletable", nominatim::deletable),
    ("/polygons", nominatim::polygons),
];

/// The page at the root.
const PAGE: &str = include_str!("../page/index.html");

/// The whole service, without a socket.
pub fn router(state: AppState) -> Router {
    let body_bytes = state.options.body_bytes;
    let page = only_get(get(|| async { Html(PAGE) }));
    Router::new()
        .route("/", page)
        .merge(nominatim_routes(""))
        .merge(nominatim_routes("/nominatim"))
        .fallback(refusal::not_found)
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), cache::tag))
        .layer(RequestBodyLimitLayer::new(body_bytes))
        .layer(from_fn_with_state(state.clone(), limits::query_length))
        .layer(from_fn_with_state(state.clone(), limits::time))
        .layer(from_fn_with_state(state.clone(), admission::admit))
        .layer(from_fn(cors::allow))
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(from_fn(log::request))
        .with_state(state)
}

fn nominatim_routes(prefix: &str) -> Router<AppState> {
    NOMINATIM.into_iter().fold(Router::new(), |router, (path, endpoint)| {
        let handler = only_get(ask::handler(endpoint));
        router.route(&format!("{prefix}{path}"), handler.clone()).route(&format!("{prefix}{path}.php"), handler)
    })
}

/// Refuses everything but GET, HEAD and OPTIONS.
fn only_get(handler: MethodRouter<AppState>) -> MethodRouter<AppState> {
    handler.options(cors::options).fallback(refusal::method_not_allowed)
}
