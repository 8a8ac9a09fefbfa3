//! The frame of every answer: licences, rate, status, thanks, time and the results.

use std::time::SystemTime;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::http::json_reply::JsonReply;
use crate::params::callback_by;
use crate::request::RequestContext;
use crate::time::http_time;

/// Requests that a client is told it may make in a day; there is no such limit.
const RATE: u64 = 1_000_000;

/// The frame around results, or around none with a message.
pub fn reply(context: &RequestContext<'_>, outcome: Result<Vec<Value>, String>) -> JsonReply {
    let (status, message, results) = match outcome {
        Ok(results) => (StatusCode::OK, "OK".to_owned(), results),
        Err(message) => (StatusCode::BAD_REQUEST, message, Vec::new()),
    };
    let now = SystemTime::now();
    let unix = now.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut body = Map::new();
    let mut set = |name: &str, value: Value| _ = body.insert(name.to_owned(), value);
    set("documentation", format!("{}/openapi.json", context.root_url()).into());
    let licence = json!({"name": "ODbL", "url": "https://opendatacommons.org/licenses/odbl/"});
    let attribution = json!({"name": "see attribution guide", "url": "https://www.openstreetmap.org/copyright"});
    set("licenses", json!([attribution, licence]));
    // The next midnight, as the clients' arithmetic expects.
    set("rate", json!({"limit": RATE, "remaining": RATE, "reset": (unix / 86_400 + 1) * 86_400}));
    if context.query.switch("add_request", false) {
        set("request", json!({"query": context.query.get("q"), "language": context.query.get("language")}));
    }
    set("total_results", results.len().into());
    set("results", results.into());
    set("status", json!({"code": status.as_u16(), "message": message}));
    set("stay_informed", json!({}));
    set("thanks", "For using free map data".into());
    set("timestamp", json!({"created_http": http_time(now), "created_unix": unix}));
    let reply = JsonReply::with(status, &body);
    match context.query.filled("jsonp") {
        None => reply,
        Some(_) => match callback_by(&context.query, "jsonp") {
            Ok(Some(name)) => reply.in_call(name),
            _ => reply,
        },
    }
}
