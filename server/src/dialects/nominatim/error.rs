//! Errors of this dialect: a status and a message, in the shape of the format that was asked for.

use axum::http::StatusCode;
use serde::Serialize;

use super::reply::{Kind, Reply};
use crate::params::{self, NoPoint};
use crate::view::point_budget::TooManyPoints;
use crate::view::xml::escape;

/// An error as the client sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// HTTP status.
    pub status: StatusCode,
    /// What is wrong, in the words that clients of the dialect know.
    pub message: String,
}

impl Error {
    /// A request that can't be understood.
    pub fn bad(message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message: message.into() }
    }

    /// A request for something that isn't there.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, message: message.into() }
    }

    /// The answer that says so.
    pub fn reply(&self, kind: Kind) -> Reply {
        let body = match kind {
            Kind::Json => self.json(),
            Kind::Xml => self.xml(),
            Kind::Text | Kind::Html | Kind::Script => format!("ERROR {}: {}", self.status.as_u16(), self.message),
        };
        let kind = if matches!(kind, Kind::Json | Kind::Xml) { kind } else { Kind::Text };
        Reply { status: self.status, kind, body, raised_threshold: None, momentary: false }
    }

    fn json(&self) -> String {
        #[derive(Serialize)]
        struct Body<'a> {
            error: Inner<'a>,
        }
        #[derive(Serialize)]
        struct Inner<'a> {
            code: u16,
            message: &'a str,
        }
        let body = Body { error: Inner { code: self.status.as_u16(), message: &self.message } };
        serde_json::to_string(&body).unwrap_or_default()
    }

    /// Indented over lines, as clients that compare bytes have seen it.
    fn xml(&self) -> String {
        let mut message = String::new();
        escape(&mut message, &self.message, false);
        let indent = " ".repeat(19);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n{indent}<error>\n{indent}  <code>{}</code>\n\
             {indent}  <message>{message}</message>\n{indent}</error>\n{}",
            self.status.as_u16(),
            " ".repeat(16)
        )
    }
}

impl From<params::Error> for Error {
    fn from(bad: params::Error) -> Self {
        Self::bad(bad.0)
    }
}

impl From<NoPoint> for Error {
    fn from(error: NoPoint) -> Self {
        match error {
            NoPoint::NoNumber(error) => error.into(),
            NoPoint::Missing(name) | NoPoint::Outside { name, .. } => Self::bad(format!("Parameter '{name}' missing.")),
        }
    }
}

impl From<TooManyPoints> for Error {
    fn from(error: TooManyPoints) -> Self {
        Self::bad(error.to_string())
    }
}
