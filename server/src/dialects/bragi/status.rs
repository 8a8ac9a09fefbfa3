//! `status`: whether the server answers, and from what data.

use serde_json::json;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

/// Answers that all is well: a server without data does not start.
pub fn status(context: &RequestContext<'_>) -> JsonReply {
    let manifests = context.geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest);
    let data: Vec<_> = manifests
        .map(|manifest| json!({"source": manifest.source.file, "timestamp": manifest.source.data_timestamp}))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    JsonReply::ok(&json!({"status": "good", "version": version, "bragi": {"version": version}, "data": data}))
        .momentary()
}
