//! `autocomplete`: places by the beginning of words, in a shape where one is sent.

use gazetteer::{Point, Polygon, Shape};
use serde_json::Value;

use super::block::collection;
use super::error::Error;
use super::params::Params;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Most points of a shape.
const MOST_POINTS: usize = 10_000;

/// Answers a question.
pub fn autocomplete(context: &RequestContext<'_>) -> JsonReply {
    answer(context, None).unwrap_or_else(Error::reply)
}

/// Answers a question whose answers must lie in the shape that is sent along.
pub fn autocomplete_in_shape(context: &RequestContext<'_>, body: &[u8]) -> JsonReply {
    shape(body).and_then(|shape| answer(context, shape)).unwrap_or_else(Error::reply)
}

fn answer(context: &RequestContext<'_>, shape: Option<Shape>) -> Result<JsonReply, Error> {
    let params = Params::of(context, shape)?;
    let languages = context.languages_by("lang");
    let found = context.geocoder.search(&params.request);
    let wanted = found.iter().filter(|answer| params.wants(&answer.entry));
    let mut views: Vec<ResultView<'_>> = Vec::new();
    for answer in wanted {
        let view = ResultView::of_answer(answer, &languages);
        if !views.iter().any(|known| view.looks_like(known)) {
            views.push(view);
        }
    }
    let views: Vec<ResultView<'_>> = views.into_iter().skip(params.offset).take(params.limit).collect();
    Ok(collection(context, params.text, &views))
}

/// The shape of `{"shape": {"geometry": {"type": "Polygon", ...}}}`; a bare geometry is taken too, an empty body is
/// none.
fn shape(body: &[u8]) -> Result<Option<Shape>, Error> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let body: Value = serde_json::from_slice(body).map_err(|error| Error::bad(format!("body: {error}")))?;
    let Some(shape) = body.get("shape").filter(|shape| !shape.is_null()) else { return Ok(None) };
    let geometry = shape.get("geometry").unwrap_or(shape);
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let polygons = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygon(coordinates).map(|polygon| vec![polygon]),
        Some("MultiPolygon") => coordinates.as_array().and_then(|list| list.iter().map(polygon).collect()),
        _ => None,
    };
    let polygons = polygons.ok_or_else(|| Error::bad("shape: a Polygon or MultiPolygon of [lon, lat] is expected"))?;
    let points: usize =
        polygons.iter().flat_map(|polygon| polygon.inners.iter().chain([&polygon.outer])).map(Vec::len).sum();
    if points > MOST_POINTS {
        return Err(Error::bad(format!("shape: {points} points, at most {MOST_POINTS} are taken")));
    }
    Ok(Some(Shape::Area(polygons)))
}

fn polygon(rings: &Value) -> Option<Polygon> {
    let mut rings = rings.as_array()?.iter().map(ring);
    let outer = rings.next()??;
    Some(Polygon { outer, inners: rings.collect::<Option<_>>()? })
}

/// A ring of at least three points, closed where it is not.
fn ring(points: &Value) -> Option<Vec<Point>> {
    let point = |point: &Value| Point::from_degrees(point.get(1)?.as_f64()?, point.get(0)?.as_f64()?);
    let mut ring: Vec<Point> = points.as_array()?.iter().map(point).collect::<Option<_>>()?;
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    (ring.len() > 3).then_some(ring)
}
