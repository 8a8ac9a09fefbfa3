//! `/lookup`: the address of known objects.

use super::blocks::Blocks;
use super::error::Error;
use super::format::{self, Format, Frame};
use super::reply::Reply;
use crate::params;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Answers a lookup: the objects that are there, in the order asked for.
pub fn lookup(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &Format::PLACES, Format::Xml, |format| answer(context, format))
}

fn answer(context: &RequestContext<'_>, format: Format) -> Result<Reply, Error> {
    let blocks = Blocks::of(context, format, true)?;
    let ids = params::osm_ids(&context.query)?;
    let languages = context.languages();
    // An object with two main tags is one hit.
    let entries = ids.into_iter().filter_map(|osm| context.geocoder.lookup(osm).into_iter().next());
    let mut views: Vec<ResultView<'_>> = entries.map(|entry| ResultView::of_entry(entry, &languages)).collect();
    let raised = blocks.draw(&mut views, context)?;
    Ok(Reply::ok(format.kind(), format::places(&views, &Frame::Lookup, format, &blocks)).drawn_with(raised))
}
