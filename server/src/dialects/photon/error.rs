//! Errors of this dialect: status 400 and a message.

use axum::http::StatusCode;
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::params::{self, NoPoint};
use crate::view::point_budget::TooManyPoints;

/// A request that can't be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub String);

#[derive(Serialize)]
struct Body<'a> {
    message: &'a str,
}

impl Error {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<params::Error> for Error {
    fn from(error: params::Error) -> Self {
        Self(error.0)
    }
}

impl From<NoPoint> for Error {
    fn from(error: NoPoint) -> Self {
        Self(match error {
            NoPoint::NoNumber(error) => error.0,
            NoPoint::Missing(name) => format!("Parameter '{name}' missing: 'lat' and 'lon' belong together"),
            NoPoint::Outside { name, most, found } => {
                let found = if name == "lat" { found.lat } else { found.lon };
                format!("Parameter '{name}' must be between -{most} and {most}, found {found}")
            }
        })
    }
}

impl From<TooManyPoints> for Error {
    fn from(error: TooManyPoints) -> Self {
        Self(error.to_string())
    }
}

/// The answer, or the error as clients read it.
pub fn reply(answer: Result<JsonReply, Error>) -> JsonReply {
    answer.unwrap_or_else(|error| JsonReply::with(StatusCode::BAD_REQUEST, &Body { message: &error.0 }))
}
