//! Errors of this dialect: a status, a title and a description.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::params::{self, NoPoint};

/// A request that can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// HTTP status.
    pub status: StatusCode,
    /// What is wrong, for people.
    pub description: String,
}

#[derive(Serialize)]
struct Body<'a> {
    title: &'a str,
    description: &'a str,
}

impl Error {
    /// A request that can't be understood.
    pub fn bad(description: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, description: description.into() }
    }

    /// A request that asks for too much.
    pub fn too_large(description: impl Into<String>) -> Self {
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, description: description.into() }
    }

    /// A request that the server has no room for at present.
    pub fn busy(description: impl Into<String>) -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, description: description.into() }
    }

    /// The answer that says so.
    pub fn reply(&self) -> JsonReply {
        let title = self.status.canonical_reason().unwrap_or("Error");
        JsonReply::with(self.status, &Body { title, description: &self.description })
    }
}

impl From<params::Error> for Error {
    fn from(error: params::Error) -> Self {
        Self::bad(error.0)
    }
}

impl From<NoPoint> for Error {
    fn from(error: NoPoint) -> Self {
        Self::bad(match error {
            NoPoint::NoNumber(error) => error.0,
            NoPoint::Missing("lat") => "lon without lat: both are needed".to_owned(),
            NoPoint::Missing(_) => "lat without lon: both are needed".to_owned(),
            NoPoint::Outside { name, most, found } => {
                let found = if name == "lat" { found.lat } else { found.lon };
                format!("{name} must be between -{most} and {most}, found {found}")
            }
        })
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.reply().into_response()
    }
}
