//! Errors of this dialect: status 400 and a message.

use axum::http::StatusCode;
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::params::BadParameter;

/// A request that can't be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError(pub String);

#[derive(Serialize)]
struct Body<'a> {
    message: &'a str,
}

impl ApiError {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<BadParameter> for ApiError {
    fn from(error: BadParameter) -> Self {
        Self(error.0)
    }
}

/// The answer, or the error as clients read it.
pub fn reply(answer: Result<JsonReply, ApiError>) -> JsonReply {
    answer.unwrap_or_else(|error| JsonReply::with(StatusCode::BAD_REQUEST, &Body { message: &error.0 }))
}
