//! What the endpoints of this dialect have in common: limits, languages, filters and the point that is looked at.

use gazetteer::{Languages, Point};
use geocoder::{Bias, Filter};

use super::ApiError;
use super::filters;
use crate::params::Query;
use crate::request::Ask;

/// Most answers of one request.
const MOST: i64 = 50;
/// Up to this zoom the map shows countries, and where it is looked at tells nothing.
const WORLD_ZOOM: i64 = 4;
/// The prominence scale at which a point's pull has its usual reach.
const USUAL_SCALE: f64 = 0.4;

/// A request as far as all endpoints understand it.
#[derive(Clone, Debug)]
pub struct Common {
    /// Most answers wanted.
    pub limit: usize,
    /// Languages of names.
    pub languages: Languages,
    /// What answers must be.
    pub filter: Filter,
    /// Whether answers that look alike are shown once.
    pub dedupe: bool,
    /// Whether whole shapes are shown.
    pub geometry: bool,
    /// Whether to say how answers came about.
    pub debug: bool,
}

impl Common {
    /// Reads the parameters that all endpoints share.
    pub fn of(ask: &Ask<'_>, default_limit: i64) -> Result<Self, ApiError> {
        let query = &ask.query;
        let limit = if query.filled("limit").is_some() { query.integer("limit")? } else { None };
        let filter = Filter { levels: filters::levels(query)?, tags: filters::tags(query)?, ..Filter::default() };
        Ok(Self {
            limit: limit.unwrap_or(default_limit).clamp(1, MOST) as usize,
            languages: ask.languages_by("lang"),
            filter,
            dedupe: switch(query, "dedupe", true),
            geometry: switch(query, "geometry", false),
            debug: switch(query, "debug", false),
        })
    }
}

/// A switch: `1`, `yes` or `true` is on, anything else off.
pub fn switch(query: &Query, name: &str, default: bool) -> bool {
    query.filled(name).map_or(default, |value| matches!(value.to_ascii_lowercase().as_str(), "1" | "yes" | "true"))
}

/// The point of `lat` and `lon`; an error where one is missing, is no number or lies outside the world.
pub fn point(query: &Query) -> Result<Option<Point>, ApiError> {
    match (query.filled("lat"), query.filled("lon")) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(missing("lon")),
        (None, Some(_)) => Err(missing("lat")),
        (Some(_), Some(_)) => {
            let (lat, lon) = (coordinate(query, "lat", 90.0)?, coordinate(query, "lon", 180.0)?);
            Ok(Point::from_degrees(lat, lon))
        }
    }
}

fn missing(name: &str) -> ApiError {
    ApiError(format!("Parameter '{name}' missing: 'lat' and 'lon' belong together"))
}

fn coordinate(query: &Query, name: &str, most: f64) -> Result<f64, ApiError> {
    let value = query.required_number(name)?;
    if value.abs() <= most {
        return Ok(value);
    }
    Err(ApiError(format!("Parameter '{name}' must be between -{most} and {most}, found {value}")))
}

/// What the point that is looked at and the zoom of the map say about where answers are likely meant.
///
/// The radius is Photon's: 0.1 km at zoom 18, 2.2 times as much with each step out. The smaller the scale of prominence, the
/// shorter the way on which the pull fades.
pub fn bias(query: &Query) -> Result<Bias, ApiError> {
    let Some(at) = point(query)? else { return Ok(Bias::None) };
    let zoom = if query.filled("zoom").is_some() { query.integer("zoom")?.unwrap_or(12) } else { 12 };
    let scale = if query.filled("location_bias_scale").is_some() { query.number("location_bias_scale")? } else { None };
    let scale = scale.unwrap_or(USUAL_SCALE).clamp(0.0, 1.0);
    if zoom <= WORLD_ZOOM {
        return Ok(Bias::None);
    }
    let radius_m = 100.0 * 2.2_f64.powi(18 - zoom.min(18) as i32);
    Ok(Bias::Point { at, reach_m: radius_m * 4.0_f64.powf(scale / USUAL_SCALE - 1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(raw: &str) -> Option<f64> {
        match bias(&Query::parse(raw)).unwrap() {
            Bias::Point { reach_m, .. } => Some(reach_m.round()),
            _ => None,
        }
    }

    #[test]
    fn the_pull_reaches_as_far_as_the_map_shows() {
        assert_eq!(reach("lat=47&lon=9&zoom=18"), Some(100.0));
        assert_eq!(reach("lat=47&lon=9&zoom=30"), Some(100.0));
        assert_eq!(reach("lat=47&lon=9"), Some(11338.0));
        assert_eq!(reach("lat=47&lon=9&zoom=18&location_bias_scale=0"), Some(25.0));
        assert_eq!(reach("lat=47&lon=9&zoom=4"), None);
        assert_eq!(reach("zoom=18"), None);
    }

    #[test]
    fn half_a_point_and_a_point_outside_the_world_are_errors() {
        let of = |raw: &str| point(&Query::parse(raw));
        assert_eq!(of("lat=&lon="), Ok(None));
        for raw in ["lat=47", "lon=9", "lat=91&lon=9", "lat=47&lon=180.1", "lat=x&lon=9", "lat=nan&lon=9"] {
            assert!(of(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn three_words_switch_on() {
        for (raw, on) in
            [("a=1", true), ("a=yes", true), ("a=True", true), ("a=0", false), ("a=no", false), ("a=", true)]
        {
            assert_eq!(switch(&Query::parse(raw), "a", true), on, "{raw}");
        }
    }
}
