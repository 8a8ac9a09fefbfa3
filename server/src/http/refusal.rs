//! Answers that no dialect gives: unknown paths, wrong methods, and failures of the program itself.
//!
//! Their shape follows the Accept header as at Nominatim's framework: a title in JSON or XML, nothing for HTML.

use std::any::Any;

use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;

use super::cors;

type Answer = axum::response::Response;

/// The answer for an unknown path.
pub async fn not_found(headers: HeaderMap) -> Answer {
    refuse(StatusCode::NOT_FOUND, &headers)
}

/// The answer for a method that is not served.
pub async fn method_not_allowed(headers: HeaderMap) -> Answer {
    refuse_method(&headers, cors::METHODS)
}

/// The answer for other methods than GET, HEAD and POST.
pub async fn only_get_and_post(headers: HeaderMap) -> Answer {
    refuse_method(&headers, cors::WITH_POST)
}

/// The answer for other methods than POST.
pub async fn only_post(headers: HeaderMap) -> Answer {
    refuse_method(&headers, cors::POST)
}

fn refuse_method(headers: &HeaderMap, served: HeaderValue) -> Answer {
    let mut answer = refuse(StatusCode::METHOD_NOT_ALLOWED, headers);
    answer.headers_mut().insert(ALLOW, served);
    answer
}

/// The answer for a request that made the program panic.
pub fn failed(headers: &HeaderMap) -> Answer {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, headers)
}

/// The answer where even the gates panicked and the request is gone.
pub fn panicked(_cause: Box<dyn Any + Send + 'static>) -> Response<axum::body::Body> {
    failed(&HeaderMap::new())
}

fn refuse(status: StatusCode, headers: &HeaderMap) -> Answer {
    let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let (kind, body) = match wanted(headers) {
        Shape::Json => ("application/json", format!("{{\"title\": \"{title}\"}}")),
        Shape::Xml(kind) => {
            (kind, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><error><title>{title}</title></error>"))
        }
        Shape::Empty => ("text/html; charset=utf-8", String::new()),
    };
    let mut answer = (status, body).into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
    answer
}

enum Shape {
    Json,
    Xml(&'static str),
    Empty,
}

/// The first of the known types in the Accept header; JSON where there is none.
fn wanted(headers: &HeaderMap) -> Shape {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut types = accept.split(',').map(|part| part.split(';').next().unwrap_or_default().trim());
    types
        .find_map(|kind| match kind {
            "application/json" | "*/*" | "application/*" => Some(Shape::Json),
            "text/xml" => Some(Shape::Xml("text/xml")),
            "application/xml" => Some(Shape::Xml("application/xml")),
            "text/html" => Some(Shape::Empty),
            _ => None,
        })
        .unwrap_or(Shape::Json)
}
