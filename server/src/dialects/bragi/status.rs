//! `status`: whether the server answers, and from what data.

use serde_json::json;

use super::{Ask, JsonReply};

/// Answers that all is well: a server without data does not start.
pub fn status(ask: &Ask<'_>) -> JsonReply {
    let manifests = ask.geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest);
    let data: Vec<_> = manifests
        .map(|manifest| json!({"source": manifest.source.file, "timestamp": manifest.source.data_timestamp}))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    JsonReply::ok(&json!({"status": "good", "version": version, "bragi": {"version": version}, "data": data}))
        .momentary()
}
