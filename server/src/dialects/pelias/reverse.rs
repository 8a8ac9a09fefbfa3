//! `reverse` and `nearby`: what is at a point.

use gazetteer::{Entry, Point};
use geocoder::{Answer, Layers, Levels, ReverseRequest};

use super::feature::{Certainty, feature};
use super::layer::Layer;
use super::params::Params;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Radius in kilometres, where none is asked for, and the greatest.
const RADII_KM: (f64, f64) = (1.0, 5.0);
/// Search rank of houses, and the finest of areas.
const HOUSE: u8 = 30;
const AREA: u8 = 25;

/// Answers with what is nearest.
pub fn reverse(context: &RequestContext<'_>) -> JsonReply {
    let params = Params::of(context);
    answer(context, params)
}

/// Answers with the venues that are nearest.
pub fn nearby(context: &RequestContext<'_>) -> JsonReply {
    let mut params = Params::of(context);
    if params.layers.is_empty() {
        params.layers.push(Layer::Venue);
        params.filter.levels = Layer::levels(&params.layers);
    }
    answer(context, params)
}

fn answer(context: &RequestContext<'_>, mut params: Params) -> JsonReply {
    let at = params.point(context, "point");
    let radius_m = params.radius(context, RADII_KM.0, RADII_KM.1) * 1000.0;
    if at.is_none() && !params.is_bad() {
        params.refuse("parameters point.lat and point.lon must both be there");
    }
    let Some(at) = at.filter(|_| !params.is_bad()) else { return params.envelope.reply(context, Vec::new()) };
    // A visitor's country says nothing about a point.
    params.filter.favoured.clear();
    let mut features = Vec::new();
    for view in fine(context, &params, at, radius_m).into_iter().chain(coarse(context, &params, at)) {
        let layer = Layer::of(&view.entry, &params.layers);
        let wanted = params.layers.is_empty() || params.layers.contains(&layer);
        if features.len() < params.size && wanted {
            let distance_m = view.distance_m.unwrap_or_default();
            features.push(feature(&view, layer, Certainty::of_distance(distance_m), &params));
        }
    }
    params.envelope.reply(context, features)
}

/// Houses, venues and streets around the point; areas where all layers are wanted and nothing finer is near.
fn fine<'a>(context: &'a RequestContext<'_>, params: &Params, at: Point, radius_m: f64) -> Vec<ResultView<'a>> {
    let is_fine = |layer: &&Layer| !layer.is_coarse();
    let layers: Vec<Layer> = params.layers.iter().filter(is_fine).copied().collect();
    if layers.is_empty() && !params.layers.is_empty() {
        return Vec::new();
    }
    let found = context.geocoder.reverse(&ReverseRequest {
        at,
        max_rank: HOUSE,
        layers: Layers::default(),
        radius_m,
        limit: params.size,
        filter: geocoder::Filter { levels: Layer::levels(&layers), ..params.filter.clone() },
    });
    found.iter().map(|answer| ResultView::of_answer(answer, &params.languages)).collect()
}

/// The areas at the point from small to large, where such are asked for.
fn coarse<'a>(context: &'a RequestContext<'_>, params: &Params, at: Point) -> Vec<ResultView<'a>> {
    if !params.layers.iter().any(|layer| layer.is_coarse()) {
        return Vec::new();
    }
    let filter = geocoder::Filter { levels: Levels::default(), ..params.filter.clone() };
    let request = ReverseRequest { at, max_rank: AREA, layers: Layers::default(), radius_m: 0.0, limit: 1, filter };
    let found = context.geocoder.reverse(&request);
    found.first().map(|smallest| areas_of(smallest, params)).unwrap_or_default()
}

fn areas_of<'g>(smallest: &Answer<'g>, params: &Params) -> Vec<ResultView<'g>> {
    let own = smallest.entry.place();
    let around = smallest.entry.hierarchy().areas().filter(|area| *area != own).map(Entry::Place);
    let areas = std::iter::once(smallest.entry.clone()).chain(around);
    areas.map(|area| ResultView { distance_m: Some(0.0), ..ResultView::of_entry(area, &params.languages) }).collect()
}
