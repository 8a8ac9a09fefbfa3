//! What only the root has: `/autocomplete`, which two dialects claim, and the description of the server.

use crate::ask::{Ask, handler, upload};
use crate::catalogue::Operation;
use crate::json_reply::JsonReply;
use crate::{bragi, openapi, pelias};

/// `/autocomplete`: Pelias calls the question `text`, Bragi `q`.
fn autocomplete(ask: &Ask<'_>) -> JsonReply {
    let is_pelias = ask.query.get("q").is_none() && ask.query.get("text").is_some();
    if is_pelias { pelias::autocomplete(ask) } else { bragi::autocomplete(ask) }
}

/// The operations that decide who is meant.
pub const OPERATIONS: &[Operation] = &[Operation {
    summary: "Places by the beginning of words, in the dialect of Bragi; in that of Pelias where there is text and no q",
    handler: || handler(autocomplete).merge(upload(bragi::autocomplete_in_shape)),
    ..bragi::AUTOCOMPLETE
}];

/// The operations of the server itself.
pub const OWN: &[Operation] = &[Operation {
    name: "openapi",
    paths: &["/openapi.json"],
    summary: "This document",
    ..Operation::json(|| handler(openapi::document))
}];
