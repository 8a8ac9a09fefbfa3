//! Answers of the dialects that speak nothing but JSON.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A JSON body with its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonReply {
    /// HTTP status.
    pub status: StatusCode,
    /// The body.
    pub body: String,
    /// Its type; JSON unless it is wrapped in a call.
    pub media_type: &'static str,
    /// A header that only few answers have.
    pub note: Option<(HeaderName, String)>,
    /// Whether the answer tells of this very moment, so that nobody may keep it.
    pub momentary: bool,
}

/// The type of JSON. It is the same for GeoJSON, because clients read nothing else.
const JSON: &str = "application/json; charset=utf-8";

impl JsonReply {
    /// A good answer. What is printed has no maps with other keys than text, so printing can't fail.
    pub fn ok<T: Serialize>(body: &T) -> Self {
        Self::with(StatusCode::OK, body)
    }

    /// An answer with any status.
    pub fn with<T: Serialize>(status: StatusCode, body: &T) -> Self {
        let body = serde_json::to_string(body).unwrap_or_default();
        Self { status, body, media_type: JSON, note: None, momentary: false }
    }

    /// A good answer that is JSON already.
    pub fn printed(body: String) -> Self {
        Self { status: StatusCode::OK, body, media_type: JSON, note: None, momentary: false }
    }

    /// A good answer, printed for people.
    pub fn pretty<T: Serialize>(body: &T) -> Self {
        let body = serde_json::to_string_pretty(body).unwrap_or_default();
        Self { status: StatusCode::OK, body, media_type: JSON, note: None, momentary: false }
    }

    /// The same answer, for now only.
    pub fn momentary(self) -> Self {
        Self { momentary: true, ..self }
    }

    /// The same answer in a call of a function. The comment before it keeps the bytes that the client chooses from the
    /// beginning of the body, where other programs look for their own file formats.
    pub fn in_call(self, function: &str) -> Self {
        let body = format!("/**/{function}({})", self.body);
        Self { body, media_type: "application/javascript; charset=utf-8", ..self }
    }
}

impl IntoResponse for JsonReply {
    fn into_response(self) -> Response {
        let mut response = (self.status, [(CONTENT_TYPE, self.media_type)], self.body).into_response();
        if let Some((name, text)) = self.note {
            response.headers_mut().extend(HeaderValue::from_str(&text).map(|value| (name, value)));
        }
        if self.momentary {
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        response
    }
}
