//! Cross-origin requests: every page may ask, as at the public servers whose place Parvis takes.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, ORIGIN,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What may be sent to every path.
pub const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD");

/// Allows the origin of a request that names one, whatever it is answered.
pub async fn allow(request: Request, next: Next) -> Response {
    let has_origin = request.headers().contains_key(ORIGIN);
    let mut response = next.run(request).await;
    if has_origin {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}

/// Answers OPTIONS: a preflight with what is allowed across origins, any other with the methods.
pub async fn options(headers: HeaderMap) -> Response {
    let mut response = StatusCode::OK.into_response();
    let answer = response.headers_mut();
    if headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
        let wanted = headers.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
        answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
        answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.unwrap_or(HeaderValue::from_static("*")));
        answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    } else {
        answer.insert(ALLOW, METHODS);
    }
    response
}
