//! The dialects of Photon and Addok, and who is meant at the root, asked without a socket.

mod addok;
mod extra;
mod files;
mod metrics;
mod photon;
mod root;
mod sweep;

use serde_json::Value;

/// The properties of all features of an answer.
fn properties(body: &Value) -> Vec<Value> {
    body["features"].as_array().unwrap().iter().map(|feature| feature["properties"].clone()).collect()
}

/// The texts of a key of all features; empty where one has no such key.
fn texts(body: &Value, key: &str) -> Vec<String> {
    properties(body).iter().map(|properties| properties[key].as_str().unwrap_or_default().to_owned()).collect()
}
