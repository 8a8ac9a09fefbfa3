//! HTTP caching: an answer stays the same as long as the gazetteer does.
//!
//! The tag of an answer is made of the generation of the data, the request's path and query, and the headers that
//! languages and links depend on. It is weak, because compression and the time stamp of XML answers change bytes but no
//! meaning.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, ETAG, HOST, IF_NONE_MATCH, VARY};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

/// The scheme that a proxy was asked with.
pub const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Marks good answers with their tag, and answers 304 where the client has this answer.
pub async fn tag(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    let tag = tag_of(state.loaded().generation, &request);
    let known = knows(request.headers(), &tag);
    if known {
        return mark(StatusCode::NOT_MODIFIED.into_response(), &tag, &state);
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::OK { mark(response, &tag, &state) } else { response }
}

fn tag_of(generation: u64, request: &Request) -> String {
    let mut hasher = DefaultHasher::new();
    generation.hash(&mut hasher);
    request.uri().path_and_query().map(PathAndQuery::as_str).hash(&mut hasher);
    for name in [ACCEPT_LANGUAGE, HOST, FORWARDED_PROTO] {
        request.headers().get(name).map(HeaderValue::as_bytes).hash(&mut hasher);
    }
    format!("W/\"{:016x}\"", hasher.finish())
}

fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|known| known.trim() == tag)
}

/// Adds tag and age to an answer that does not say itself how long it holds.
fn mark(mut response: Response, tag: &str, state: &AppState) -> Response {
    if response.headers().contains_key(CACHE_CONTROL) {
        return response;
    }
    let seconds = state.options.max_age.as_secs();
    let control = if seconds == 0 { "no-cache".to_owned() } else { format!("public, max-age={seconds}") };
    let headers = response.headers_mut();
    headers.insert(ETAG, HeaderValue::from_str(tag).unwrap_or(HeaderValue::from_static("W/\"\"")));
    headers.append(VARY, HeaderValue::from_static("accept-language"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_str(&control).unwrap_or(HeaderValue::from_static("no-cache")));
    response
}
