//! `features/{id}`: what an id stands for.

use super::block::collection;
use super::{Ask, Hit, JsonReply, Refusal, id};
use crate::params::decode;

/// Answers with the one feature.
pub fn features(ask: &Ask<'_>) -> JsonReply {
    let id = decode(ask.path.rsplit('/').next().unwrap_or_default());
    match id::find(ask.geocoder, &id) {
        Some(entry) => collection(ask, "", &[Hit::of_entry(entry, &ask.languages_by("lang"))]),
        None => Refusal::not_found(format!("{id} is no id of this server")).reply(),
    }
}
