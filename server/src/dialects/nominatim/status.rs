//! `/status`: whether the server answers, and how old its data is.

use gazetteer::timestamp;
use serde::Serialize;

use super::error::Error;
use super::format::Format;
use super::reply::Reply;
use crate::request::RequestContext;

#[derive(Serialize)]
struct State {
    status: u16,
    message: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data_updated: Option<String>,
    /// Seconds since the time of the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    data_age_seconds: Option<i64>,
    /// The number of the last diff in the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    replication_sequence: Option<i64>,
    software_version: &'static str,
    database_version: String,
}

/// Answers that all is well: a server without data does not start.
pub fn status(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &[Format::Text, Format::Json], Format::Text, |format| answer(context, format))
}

fn answer(context: &RequestContext<'_>, format: Format) -> Result<Reply, Error> {
    let body = match format {
        Format::Json => serde_json::to_string(&state(context)).map_err(|error| Error::bad(error.to_string()))?,
        _ => "OK".to_owned(),
    };
    Ok(Reply::ok(format.kind(), body).momentary())
}

fn state(context: &RequestContext<'_>) -> State {
    // Several gazetteers are as old as the oldest of them.
    let manifests = context.geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest);
    let oldest = manifests.filter_map(|manifest| manifest.source.data_timestamp.as_deref()).min();
    State {
        status: 0,
        message: "OK",
        data_updated: oldest.map(with_offset),
        data_age_seconds: oldest.and_then(timestamp::parse).map(|moment| timestamp::seconds_now() - moment),
        replication_sequence: only_sequence(context),
        software_version: env!("CARGO_PKG_VERSION"),
        database_version: format!("{}-{}", env!("CARGO_PKG_VERSION"), gazetteer::FORMAT),
    }
}

/// The number of the last diff, where there is one gazetteer: numbers of several mean nothing together.
fn only_sequence(context: &RequestContext<'_>) -> Option<i64> {
    let [only] = context.geocoder.gazetteers() else { return None };
    only.manifest().source.replication_sequence
}

/// A UTC time with its offset in digits, as clients parse it.
pub fn with_offset(time: &str) -> String {
    time.strip_suffix('Z').map_or_else(|| time.to_owned(), |local| format!("{local}+00:00"))
}
