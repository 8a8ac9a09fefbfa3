//! `/search`: places by words.

use super::blocks::Blocks;
use super::debug;
use super::error::Error;
use super::format::{self, Format, Frame};
use super::more_url::more_url;
use super::reply::{Kind, Reply};
use super::search_params::SearchParams;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Answers a search.
pub fn search(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &Format::PLACES, Format::JsonV2, |format| answer(context, format))
}

fn answer(context: &RequestContext<'_>, format: Format) -> Result<Reply, Error> {
    let blocks = Blocks::of(context, format, false)?;
    let params = SearchParams::of(context)?;
    if context.query.switch("debug", false) {
        return Ok(Reply::ok(Kind::Html, debug::search(context, &params)));
    }
    let mut views = views(context, &params);
    let raised = blocks.draw(&mut views, context)?;
    let more = (format == Format::Xml).then(|| more_url(context, &params, &blocks, &views));
    let frame = Frame::Search { query: &params.shown, more, viewbox: params.viewbox };
    Ok(Reply::ok(format.kind(), format::places(&views, &frame, format, &blocks)).drawn_with(raised))
}

/// The answers to show: those that look alike once, as many as were asked for.
fn views<'a>(context: &'a RequestContext<'_>, params: &SearchParams<'_>) -> Vec<ResultView<'a>> {
    let Some(request) = &params.request else { return Vec::new() };
    let languages = context.languages();
    let answers = context.geocoder.search(request);
    let mut views: Vec<ResultView<'a>> = Vec::with_capacity(params.limit);
    for answer in answers.iter().filter(|answer| params.wants(answer)) {
        if views.len() == params.limit {
            break;
        }
        let view = ResultView::of_answer(answer, &languages);
        if !params.dedupe || !views.iter().any(|known| look_alike(known, &view)) {
            views.push(view);
        }
    }
    views
}

/// Whether two answers are the same to a reader: one object, or same kind, rank and displayed name.
///
/// Streets count as the same kind whatever their class, unlike at Nominatim: their ways differ only in class.
fn look_alike(a: &ResultView<'_>, b: &ResultView<'_>) -> bool {
    if a.osm().is_some() && a.osm() == b.osm() && a.interpolated == b.interpolated {
        return true;
    }
    let rank = a.entry.rank_address();
    let is_street = matches!(rank, 26 | 27);
    let same_kind = a.category().key == b.category().key && (is_street || a.category().value == b.category().value);
    a.osm().map(gazetteer::OsmId::kind) == b.osm().map(gazetteer::OsmId::kind)
        && rank == b.entry.rank_address()
        && same_kind
        && a.display_name() == b.display_name()
}
