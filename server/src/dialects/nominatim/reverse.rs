//! `/reverse`: what is at a point.

use gazetteer::Point;
use geocoder::{Filter, Layer, ReverseRequest};

use super::debug;
use super::format::{self, Format, Frame};
use super::reply::Kind;
use super::{ApiError, Ask, Blocks, Hit, Reply};
use crate::params;

/// How far away a house or street may be: 0.006 degrees.
const RADIUS_M: f64 = 667.0;

/// Answers a reverse question.
pub fn reverse(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &Format::PLACES, Format::Xml, |format| answer(ask, format))
}

fn answer(ask: &Ask<'_>, format: Format) -> Result<Reply, ApiError> {
    let query = &ask.query;
    let lon = query.required_number("lon")?;
    let lat = query.required_number("lat")?;
    let blocks = Blocks::of(ask, format, true)?;
    let zoom = query.integer("zoom")?.unwrap_or(18).clamp(0, 18);
    let layers = params::layers(query)?.unwrap_or_else(|| [Layer::Address, Layer::Poi].into_iter().collect());
    // A point outside the world has nothing around it, which is no error.
    let request = Point::from_degrees(lat, lon).map(|at| ReverseRequest {
        at,
        max_rank: ReverseRequest::max_rank_at_zoom(zoom),
        layers,
        radius_m: RADIUS_M,
        limit: 1,
        filter: Filter { layers, ..Filter::default() },
    });
    if let Some(request) = request.as_ref().filter(|_| query.switch("debug", false)) {
        return Ok(Reply::ok(Kind::Html, debug::reverse(ask, request)));
    }
    let answers = request.map(|request| ask.geocoder.reverse(&request)).unwrap_or_default();
    let hit = answers.first().map(|answer| Hit::of_answer(answer, &ask.languages()));
    let querystring = querystring(lat, lon, query.get("zoom"));
    let frame = Frame::Reverse { querystring: &querystring };
    let body = match &hit {
        Some(hit) => format::place(hit, &frame, format, &blocks),
        None => format::nothing(&frame, format),
    };
    Ok(Reply::ok(format.kind(), body))
}

/// What the XML answer repeats of the question.
fn querystring(lat: f64, lon: f64, zoom: Option<&str>) -> String {
    let mut out = format!("lat={lat:?}&lon={lon:?}&format=xml");
    if let Some(zoom) = zoom {
        out.push_str("&zoom=");
        params::quote(&mut out, zoom);
    }
    out
}
