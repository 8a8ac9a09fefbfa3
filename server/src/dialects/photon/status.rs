//! `/status`: that all is well, and how old the data is.

use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

#[derive(Serialize)]
struct Body {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    import_date: Option<String>,
    version: &'static str,
}

/// Answers that all is well: a server without data does not start. Several gazetteers are as old as the oldest of them.
pub fn status(context: &RequestContext<'_>) -> JsonReply {
    let manifests = context.geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest);
    let dates = manifests.map(|manifest| manifest.source.data_timestamp.as_ref().unwrap_or(&manifest.imported));
    let import_date = dates.min().cloned();
    JsonReply::ok(&Body { status: "Ok", import_date, version: env!("CARGO_PKG_VERSION") }).momentary()
}
