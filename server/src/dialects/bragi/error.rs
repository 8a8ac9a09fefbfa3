//! Errors of this dialect: a short word for the kind and a long one for people.

use axum::http::StatusCode;
use serde_json::json;

use super::JsonReply;
use crate::params::BadParameter;

/// A request that is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    status: StatusCode,
    short: &'static str,
    long: String,
}

impl Refusal {
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

impl From<BadParameter> for Refusal {
    fn from(bad: BadParameter) -> Self {
        Self::bad(bad.0)
    }
}
