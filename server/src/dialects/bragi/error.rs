//! Errors of this dialect: a short word for the kind and a long one for people.

use axum::http::StatusCode;
use serde_json::json;

use crate::http::json_reply::JsonReply;
use crate::params::{self, NoPoint};

/// A request that is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    status: StatusCode,
    short: &'static str,
    long: String,
}

impl Error {
    /// A request that can't be understood.
    pub fn bad(long: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, short: "validation error", long: long.into() }
    }

    /// A request for something that isn't there.
    pub fn not_found(long: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, short: "Unable to find object", long: long.into() }
    }

    /// The answer that says so.
    pub fn reply(self) -> JsonReply {
        JsonReply::with(self.status, &json!({"short": self.short, "long": self.long}))
    }
}

impl From<params::Error> for Error {
    fn from(bad: params::Error) -> Self {
        Self::bad(bad.0)
    }
}

impl From<NoPoint> for Error {
    fn from(error: NoPoint) -> Self {
        Self::bad(match error {
            NoPoint::NoNumber(error) => error.0,
            NoPoint::Missing(_) => "lat, lon: both or none must be there".to_owned(),
            NoPoint::Outside { found, .. } => format!("lat, lon: {}, {} is outside the world", found.lat, found.lon),
        })
    }
}
