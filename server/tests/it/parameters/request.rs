//! A question as pairs of names and values, and how it is put to an operation.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

use super::answers::Answers;
use super::described::{Form, Operation};

const BOUNDARY: &str = "boundary-of-parts";

/// A question, at the usual path of its operation or at one of its own.
#[derive(Clone)]
pub struct Question {
    path: Option<String>,
    pairs: Vec<(String, String)>,
}

impl Question {
    /// Reads `name=value&name=value`, with a path before it or not.
    pub fn new(text: &str) -> Self {
        let (path, query) = match text.split_once('?') {
            Some((path, query)) if path.starts_with('/') => (Some(path.to_owned()), query),
            _ => (None, text),
        };
        Self { path, pairs: Vec::new() }.and(query)
    }

    /// The same with more pairs; those of the same name are replaced.
    pub fn and(mut self, query: &str) -> Self {
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            self.pairs.retain(|(known, _)| known != name);
            self.pairs.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Puts it to an operation, in a format.
    pub fn ask(&self, service: &Router, operation: &Operation, format: Option<&str>) -> Answers {
        let mut path = self.path.as_ref().unwrap_or(&operation.path).clone();
        let mut query = Vec::new();
        let mut form = Vec::new();
        for (name, value) in &self.pairs {
            if path.contains(&format!("{{{name}}}")) {
                path = path.replace(&format!("{{{name}}}"), value);
            } else if operation.fields.contains(name) {
                form.push((name.as_str(), value.as_str()));
            } else {
                query.push(format!("{}={}", encode(name), encode(value)));
            }
        }
        query.extend(format.map(|format| format!("format={format}")));
        let (content_type, body) = match operation.form {
            Form::None => (None, String::new()),
            Form::Json => (Some("application/json".to_owned()), json(&form)),
            Form::Multipart => (Some(format!("multipart/form-data; boundary={BOUNDARY}")), multipart(&form)),
        };
        let mut request =
            Request::builder().method(operation.method.as_str()).uri(format!("{path}?{}", query.join("&")));
        request = request.header("host", "127.0.0.1:8087");
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        send(service, request.body(Body::from(body)).unwrap())
    }
}

fn send(service: &Router, request: Request<Body>) -> Answers {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = service.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let content_type = head.headers.get("content-type").map_or("", |value| value.to_str().unwrap_or_default());
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answers::new(head.status.as_u16(), content_type, String::from_utf8(bytes.to_vec()).unwrap())
    })
}

/// Every byte that isn't plain is escaped.
fn encode(text: &str) -> String {
    let escaped = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b',' | b':' | b'/' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    escaped.collect()
}

/// An object of fields that are JSON themselves.
fn json(form: &[(&str, &str)]) -> String {
    let fields: Vec<String> = form.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

/// A form; its field `data` is a file. `%0A` ends a line.
fn multipart(form: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        let file = if *name == "data" { "; filename=\"sample.csv\"" } else { "" };
        let value = value.replace("%0A", "\n");
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let parts: String = form.iter().map(part).collect();
    format!("{parts}--{BOUNDARY}--\r\n")
}
