//! What an endpoint sends back: status, type and body.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::error::Error;
use super::format::Format;
use crate::params::callback;
use crate::request::RequestContext;
use crate::view::point_budget::HEADER;

/// The type of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any JSON, GeoJSON included: clients read nothing else than `application/json`.
    Json,
    /// XML.
    Xml,
    /// Plain text.
    Text,
    /// A page.
    Html,
    /// JSON wrapped in a call.
    Script,
}

impl Kind {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Xml => "text/xml; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Script => "application/javascript; charset=utf-8",
        })
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// HTTP status.
    pub status: StatusCode,
    /// Type of the body.
    pub kind: Kind,
    /// The body.
    pub body: String,
    /// The tolerance in degrees of its shapes, where it had to be raised.
    pub raised_threshold: Option<f64>,
    /// Whether the answer tells of this very moment, so that nobody may keep it.
    pub momentary: bool,
}

impl Reply {
    /// A good answer.
    pub fn ok(kind: Kind, body: String) -> Self {
        Self { status: StatusCode::OK, kind, body, raised_threshold: None, momentary: false }
    }

    /// The same answer, whose shapes are drawn with this tolerance in degrees where it had to be raised.
    pub fn drawn_with(self, raised_threshold: Option<f64>) -> Self {
        Self { raised_threshold, ..self }
    }

    /// The same answer, for now only.
    pub fn momentary(self) -> Self {
        Self { momentary: true, ..self }
    }

    /// Answers in one of the formats of an endpoint; errors take the shape of the format, a bad format is told in text.
    pub fn in_format(
        context: &RequestContext<'_>,
        formats: &[Format],
        default: Format,
        answer: impl FnOnce(Format) -> Result<Self, Error>,
    ) -> Self {
        let format = match Format::of(&context.query, formats, default) {
            Ok(format) => format,
            Err(error) => return Error::from(error).reply(Kind::Text),
        };
        let wrapped = answer(format).and_then(|reply| reply.wrap(context));
        wrapped.unwrap_or_else(|error| error.reply(format.kind()))
    }

    /// Puts JSON into a call where the client asks for that.
    fn wrap(self, context: &RequestContext<'_>) -> Result<Self, Error> {
        if self.kind != Kind::Json || self.status != StatusCode::OK {
            return Ok(self);
        }
        Ok(match callback(&context.query)? {
            Some(name) => Self { kind: Kind::Script, body: format!("/**/{name}({})", self.body), ..self },
            None => self,
        })
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = (self.status, [(CONTENT_TYPE, self.kind.header())], self.body).into_response();
        if let Some(threshold) = self.raised_threshold {
            response.headers_mut().extend(HeaderValue::from_str(&threshold.to_string()).map(|value| (HEADER, value)));
        }
        if self.momentary {
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        response
    }
}
