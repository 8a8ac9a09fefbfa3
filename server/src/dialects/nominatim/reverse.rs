//! `/reverse`: what is at a point.

use gazetteer::Point;
use geocoder::{Filter, Layer, ReverseRequest};

use super::blocks::Blocks;
use super::debug;
use super::error::Error;
use super::format::{self, Format, Frame};
use super::reply::{Kind, Reply};
use crate::params::{self, Empty, LatLon, NoPoint};
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// How far away a house or street may be: 0.006 degrees.
const RADIUS_M: f64 = 667.0;

/// Answers a reverse question.
pub fn reverse(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &Format::PLACES, Format::Xml, |format| answer(context, format))
}

fn answer(context: &RequestContext<'_>, format: Format) -> Result<Reply, Error> {
    let query = &context.query;
    let Some(LatLon { lat, lon }) = params::lat_lon(query, "lon", Empty::Refused)? else {
        return Err(NoPoint::Missing("lon").into());
    };
    let blocks = Blocks::of(context, format, true)?;
    let zoom = query.integer("zoom")?.unwrap_or(18).clamp(0, 18);
    let layers = params::layers(query)?.unwrap_or_else(|| [Layer::Address, Layer::Poi].into_iter().collect());
    // A point outside the world has nothing around it, which is no error.
    let request = Point::from_degrees(lat, lon).map(|at| ReverseRequest {
        at,
        max_rank: ReverseRequest::max_rank_at_zoom(zoom),
        layers,
        radius_m: RADIUS_M,
        limit: 1,
        filter: Filter::default(),
    });
    if let Some(request) = request.as_ref().filter(|_| query.switch("debug", false)) {
        return Ok(Reply::ok(Kind::Html, debug::reverse(context, request)));
    }
    let answers = request.map(|request| context.geocoder.reverse(&request)).unwrap_or_default();
    let mut view = answers.first().map(|answer| ResultView::of_answer(answer, &context.languages()));
    let raised = blocks.draw(view.as_mut_slice(), context)?;
    let querystring = querystring(lat, lon, query.get("zoom"));
    let frame = Frame::Reverse { querystring: &querystring };
    let body = match &view {
        Some(view) => format::place(view, &frame, format, &blocks),
        None => format::nothing(&frame, format),
    };
    Ok(Reply::ok(format.kind(), body).drawn_with(raised))
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
