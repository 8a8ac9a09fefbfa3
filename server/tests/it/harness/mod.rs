//! A server on a gazetteer imported from a real extract, asked without a socket.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use geocoder::Geocoder;
pub use samples::{geocoder, shared};
use server::{AppState, Options, router};
use tower::ServiceExt;

/// What a server answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The body of an answer that must be a good one.
    #[track_caller]
    pub fn good_json(&self) -> serde_json::Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        assert_eq!(self.header("content-type"), Some("application/json; charset=utf-8"), "{}", self.body);
        self.json()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// A geocoder for the extract that is part of the repository.
pub fn helsinki_geocoder() -> Arc<Geocoder> {
    geocoder(&samples::bundled())
}

/// The service on the extract that is part of the repository.
pub fn helsinki() -> Router {
    service(helsinki_geocoder(), Options::default())
}

/// The service on the bundled extract with other settings.
pub fn helsinki_with(options: Options) -> Router {
    service(helsinki_geocoder(), options)
}

pub fn service(geocoder: Arc<Geocoder>, options: Options) -> Router {
    router(AppState::new(geocoder, options))
}

/// Sends a GET request.
pub fn get(service: &Router, path: &str) -> Answer {
    send(service, Method::GET, path, &[])
}

pub fn send(service: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:8087");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = service.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    })
}
