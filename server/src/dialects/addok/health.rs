//! `/health`: that all is well.

use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    parvis_version: &'static str,
    places: u64,
    houses: u64,
}

/// Answers that all is well: a server without data does not start.
pub fn health(context: &RequestContext<'_>) -> JsonReply {
    let (mut places, mut houses) = (0, 0);
    for gazetteer in context.geocoder.gazetteers() {
        let counts = &gazetteer.manifest().counts;
        places += counts.places;
        houses += counts.houses;
    }
    JsonReply::ok(&Health { status: "HEALTHY", parvis_version: env!("CARGO_PKG_VERSION"), places, houses }).momentary()
}
