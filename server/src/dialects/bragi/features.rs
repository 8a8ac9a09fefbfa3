//! `features/{id}`: what an id stands for.

use super::block::collection;
use super::error::Error;
use super::id;
use crate::http::json_reply::JsonReply;
use crate::params::decode;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Answers with the one feature.
pub fn features(context: &RequestContext<'_>) -> JsonReply {
    let id = decode(context.path.rsplit('/').next().unwrap_or_default());
    match id::find(context.geocoder, &id) {
        Some(entry) => collection(context, "", &[ResultView::of_entry(entry, &context.languages_by("lang"))]),
        None => Error::not_found(format!("{id} is no id of this server")).reply(),
    }
}
