//! One line a request: method, path, status and milliseconds; never the query, which can be someone's home.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// Logs a request when it is answered.
pub async fn request(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let ms = start.elapsed().as_secs_f64() * 1e3;
    tracing::debug!(%method, path, status = response.status().as_u16(), ms = format_args!("{ms:.2}"), "request");
    response
}
