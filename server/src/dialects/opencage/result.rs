//! One result.

use gazetteer::BoundingBox;
use serde_json::{Map, Value, json};

use super::annotations::annotations;
use super::components::{components, is_venue};
use super::confidence;
use super::params::Params;
use crate::details::Details;
use crate::view::label;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

/// The result of a result; `None` where it is vaguer than wanted.
pub fn result(view: &ResultView<'_>, params: &Params) -> Option<Value> {
    let bbox = view.bounding_box();
    let confidence = confidence::of(bbox);
    if confidence < params.min_confidence {
        return None;
    }
    let parts = AddressParts::whole(view);
    let mut result = Map::new();
    let mut set = |name: &str, value: Value| _ = result.insert(name.to_owned(), value);
    if !params.no_annotations {
        set("annotations", annotations(view).into());
    }
    set("bounds", bounds(bbox));
    set("components", components(view, &parts, params.address_only).into());
    set("confidence", confidence.into());
    if let Some(distance_m) = view.distance_m {
        set("distance_from_q", json!({"meters": distance_m.round() as u64}));
    }
    let name = if is_venue(view) && !params.address_only { view.name } else { "" };
    let postal = label::postal(name, &parts);
    if params.details {
        set("details", json!(Details::of(view)));
    }
    set("formatted", if postal.is_empty() { view.display_name() } else { postal }.into());
    set("geometry", json!({"lat": view.position.lat_degrees(), "lng": view.position.lon_degrees()}));
    Some(result.into())
}

fn bounds(bbox: BoundingBox) -> Value {
    let degrees = |side: i32| f64::from(side) / 1e7;
    json!({
        "northeast": {"lat": degrees(bbox.north), "lng": degrees(bbox.east)},
        "southwest": {"lat": degrees(bbox.south), "lng": degrees(bbox.west)},
    })
}
