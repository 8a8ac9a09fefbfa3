//! `/reverse`: what is near a point.

use geocoder::{Layers, Level, Levels, ReverseRequest};

use super::api::views;
use super::debug::Debug;
use super::error::{Error, reply};
use super::operations::REVERSE;
use super::request::{Common, switch};
use super::{filters, format, query_string, strict};
use crate::http::json_reply::JsonReply;
use crate::params::{self, Empty, Query};
use crate::request::RequestContext;

/// How far away answers may be where nothing is said, in kilometres.
const RADIUS_KM: f64 = 1.0;
/// The farthest that may be asked for, in kilometres.
const FARTHEST_KM: f64 = 5000.0;

/// Parameters that Photon's reverse has and neither Nominatim's nor Addok's has.
const OWN: [&str; 8] =
    ["lang", "radius", "distance_sort", "osm_tag", "include", "exclude", "query_string_filter", "geometry"];

/// Whether a reverse question at the root is meant for this dialect: by a parameter or layer that only Photon has.
pub fn is_meant(query: &Query) -> bool {
    OWN.iter().any(|name| query.get(name).is_some())
        || query.values("layer").any(|list| list.split(',').any(|name| filters::layer(name.trim()).is_some()))
}

/// Answers a reverse question.
pub fn reverse(context: &RequestContext<'_>) -> JsonReply {
    reply(answer(context))
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    strict::check(context, REVERSE)?;
    let query = &context.query;
    let at = params::point(query, "lon", Empty::Absent)?
        .ok_or_else(|| Error::new("missing parameters 'lat' and 'lon': /reverse?lat=52&lon=13"))?;
    let mut common = Common::of(context, 1)?;
    if let Some(text) = query.filled("query_string_filter") {
        query_string::add(text, &mut common.filter.tags)?;
    }
    let request = ReverseRequest {
        at,
        max_rank: max_rank(common.filter.levels),
        layers: Layers::default(),
        radius_m: radius_km(query)? * 1000.0,
        limit: if common.limit == 1 { 1 } else { params::fetched(common.limit, common.dedupe) },
        filter: common.filter.clone(),
    };
    let mut answers = context.geocoder.reverse(&request);
    if !switch(query, "distance_sort", true) {
        answers.sort_by(|a, b| b.entry.importance().total_cmp(&a.entry.importance()));
    }
    let debug = common.debug.then(|| Debug::of(&answers, &geocoder::Explanation::default()));
    format::reply(context, views(&answers, &common), &common, debug)
}

fn radius_km(query: &Query) -> Result<f64, Error> {
    if query.filled("radius").is_none() {
        return Ok(RADIUS_KM);
    }
    let radius = query.required_number("radius")?;
    if radius > 0.0 && radius <= FARTHEST_KM {
        return Ok(radius);
    }
    Err(Error::new(format!("Parameter 'radius' must be greater than 0 and at most {FARTHEST_KM}, found {radius}")))
}

/// The rank of the finest level that is wanted: nothing finer need be looked at.
fn max_rank(levels: Levels) -> u8 {
    let finest = Level::ALL.into_iter().find(|level| levels.contains(*level));
    match finest {
        Some(Level::House | Level::Venue | Level::Other) | None => 30,
        Some(Level::Street) => 27,
        Some(Level::Locality) => 25,
        Some(Level::District) => 21,
        Some(Level::City) => 16,
        Some(Level::County) => 12,
        Some(Level::State) => 9,
        Some(Level::Country) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_photon_alone_knows_is_a_sign_of_it() {
        let meant = |raw: &str| is_meant(&Query::parse(raw));
        for raw in ["lang=de", "layer=house", "layer=house,street", "radius=", "distance_sort=0"] {
            assert!(meant(raw), "{raw}");
        }
        for raw in ["lat=1&lon=2&limit=10", "layer=address,poi", "debug=1", "key=x", "dedupe=1"] {
            assert!(!meant(raw), "{raw}");
        }
    }

    #[test]
    fn a_radius_is_positive_and_bounded() {
        let of = |raw: &str| radius_km(&Query::parse(raw));
        assert_eq!((of(""), of("radius=0.5"), of("radius=5000")), (Ok(1.0), Ok(0.5), Ok(5000.0)));
        for raw in ["radius=0", "radius=-1", "radius=5001", "radius=x", "radius=nan"] {
            assert!(of(raw).is_err(), "{raw}");
        }
    }
}
