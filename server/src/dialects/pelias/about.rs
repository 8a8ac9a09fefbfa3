//! What is no question: the attribution, the state of the server, and paths that lead nowhere.

use axum::http::StatusCode;
use axum::response::Html;
use serde_json::json;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

/// Whom the data is owed to, as a page.
pub fn attribution(_ask: &RequestContext<'_>) -> Html<&'static str> {
    Html(
        "<!DOCTYPE html><html lang=\"en\"><title>Attribution</title><h1>Attribution</h1>\
         <p>Data: © <a href=\"https://www.openstreetmap.org/copyright\">OpenStreetMap contributors</a>, \
         <a href=\"https://opendatacommons.org/licenses/odbl/\">ODbL 1.0</a></p></html>",
    )
}

/// That the server answers.
pub fn status(_ask: &RequestContext<'_>) -> &'static str {
    "status: ok"
}

/// The answer for a path below the dialect that nothing is at.
pub async fn unknown() -> JsonReply {
    JsonReply::with(StatusCode::NOT_FOUND, &json!({"error": "not found: invalid path"}))
}
