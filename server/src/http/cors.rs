//! Headers of every answer: every page of every origin may ask, as at the public servers whose place Parvis takes, and
//! no browser takes an answer for something else than it is.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ORIGIN, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What may be sent to paths that only answer.
pub const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD");

/// What a page may load that isn't the map's own: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Allows the origin of a request that names one, whatever it is answered; tells browsers not to guess the type of an
/// answer, and pages to load nothing unless they bring a policy of their own.
pub async fn allow(request: Request, next: Next) -> Response {
    let has_origin = request.headers().contains_key(ORIGIN);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if has_origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    headers.append(VARY, HeaderValue::from_static("origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"));
    if is_page && !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, NOTHING);
    }
    response
}

/// What may be sent to paths that take something in, too.
pub const WITH_POST: HeaderValue = HeaderValue::from_static("GET, HEAD, POST");

/// What may be sent to paths that only take something in.
pub const POST: HeaderValue = HeaderValue::from_static("POST");

/// Answers OPTIONS: a preflight with what is allowed across origins, any other with the methods.
pub async fn options(headers: HeaderMap) -> Response {
    allowed(&headers, METHODS, HeaderValue::from_static("GET"))
}

/// Answers OPTIONS where POST is served too.
pub async fn options_with_post(headers: HeaderMap) -> Response {
    allowed(&headers, WITH_POST, HeaderValue::from_static("GET, POST"))
}

/// Answers OPTIONS where only POST is served.
pub async fn options_post_only(headers: HeaderMap) -> Response {
    allowed(&headers, POST, POST)
}

fn allowed(headers: &HeaderMap, methods: HeaderValue, across: HeaderValue) -> Response {
    let mut response = StatusCode::OK.into_response();
    let answer = response.headers_mut();
    if headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
        let wanted = headers.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
        answer.insert(ACCESS_CONTROL_ALLOW_METHODS, across);
        answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.unwrap_or(HeaderValue::from_static("*")));
        answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    } else {
        answer.insert(ALLOW, methods);
    }
    response
}
