//! `/status`: whether the server answers, and how old its data is.

use serde::Serialize;

use super::format::Format;
use super::{ApiError, Ask, Reply};

#[derive(Serialize)]
struct State {
    status: u16,
    message: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data_updated: Option<String>,
    software_version: &'static str,
    database_version: String,
}

/// Answers that all is well: a server without data does not start.
pub fn status(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &[Format::Text, Format::Json], Format::Text, |format| answer(ask, format))
}

fn answer(ask: &Ask<'_>, format: Format) -> Result<Reply, ApiError> {
    let body = match format {
        Format::Json => serde_json::to_string(&state(ask)).map_err(|error| ApiError::bad(error.to_string()))?,
        _ => "OK".to_owned(),
    };
    Ok(Reply::ok(format.kind(), body).momentary())
}

fn state(ask: &Ask<'_>) -> State {
    // Several gazetteers are as old as the oldest of them.
    let manifests = ask.geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest);
    let oldest = manifests.filter_map(|manifest| manifest.source.data_timestamp.as_deref()).min();
    State {
        status: 0,
        message: "OK",
        data_updated: oldest.map(with_offset),
        software_version: env!("CARGO_PKG_VERSION"),
        database_version: format!("{}-{}", env!("CARGO_PKG_VERSION"), gazetteer::FORMAT),
    }
}

/// A UTC time with its offset in digits, as clients parse it.
pub fn with_offset(time: &str) -> String {
    time.strip_suffix('Z').map_or_else(|| time.to_owned(), |local| format!("{local}+00:00"))
}
