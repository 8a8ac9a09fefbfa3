//! `/lookup`: the address of known objects.

use super::format::{self, Format, Frame};
use super::{ApiError, Ask, Blocks, Hit, Reply};
use crate::params;

/// Answers a lookup: the objects that are there, in the order asked for.
pub fn lookup(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &Format::PLACES, Format::Xml, |format| answer(ask, format))
}

fn answer(ask: &Ask<'_>, format: Format) -> Result<Reply, ApiError> {
    let blocks = Blocks::of(ask, format, true)?;
    let ids = params::osm_ids(&ask.query)?;
    let languages = ask.languages();
    // An object with two main tags is one hit.
    let entries = ids.into_iter().filter_map(|osm| ask.geocoder.lookup(osm).into_iter().next());
    let hits: Vec<Hit<'_>> = entries.map(|entry| Hit::of_entry(entry, &languages)).collect();
    Ok(Reply::ok(format.kind(), format::places(&hits, &Frame::Lookup, format, &blocks)))
}
