//! `/search`: places by words.

use super::debug;
use super::format::{self, Format, Frame};
use super::more_url::more_url;
use super::reply::Kind;
use super::search_params::SearchParams;
use super::{ApiError, Ask, Blocks, Hit, Reply};

/// Answers a search.
pub fn search(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &Format::PLACES, Format::JsonV2, |format| answer(ask, format))
}

fn answer(ask: &Ask<'_>, format: Format) -> Result<Reply, ApiError> {
    let blocks = Blocks::of(ask, format, false)?;
    let params = SearchParams::of(ask)?;
    if ask.query.switch("debug", false) {
        return Ok(Reply::ok(Kind::Html, debug::search(ask, &params)));
    }
    let hits = hits(ask, &params);
    let more = (format == Format::Xml).then(|| more_url(ask, &params, &blocks, &hits));
    let frame = Frame::Search { query: &params.shown, more, viewbox: params.viewbox };
    Ok(Reply::ok(format.kind(), format::places(&hits, &frame, format, &blocks)))
}

/// The answers to show: those that look alike once, as many as were asked for.
fn hits<'a>(ask: &'a Ask<'_>, params: &SearchParams<'_>) -> Vec<Hit<'a>> {
    let Some(request) = &params.request else { return Vec::new() };
    let languages = ask.languages();
    let answers = ask.geocoder.search(request);
    let mut hits: Vec<Hit<'a>> = Vec::with_capacity(params.limit);
    for answer in answers.iter().filter(|answer| params.wants(answer)) {
        if hits.len() == params.limit {
            break;
        }
        let hit = Hit::of_answer(answer, &languages);
        if !params.dedupe || !hits.iter().any(|known| look_alike(known, &hit)) {
            hits.push(hit);
        }
    }
    hits
}

/// Whether two answers are the same to a reader: one object, or same kind, rank and displayed name.
///
/// Streets count as the same kind whatever their class, unlike at Nominatim: their ways differ only in class.
fn look_alike(a: &Hit<'_>, b: &Hit<'_>) -> bool {
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
