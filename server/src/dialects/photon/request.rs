//! What the endpoints of this dialect have in common: limits, languages, filters and the point that is looked at.

use gazetteer::Languages;
use geocoder::{Bias, Filter};

use super::error::Error;
use super::filters;
use crate::params::{self, Empty, Query};
use crate::request::RequestContext;

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
    pub fn of(context: &RequestContext<'_>, default_limit: i64) -> Result<Self, Error> {
        let query = &context.query;
        let filter = Filter { levels: filters::levels(query)?, tags: filters::tags(query)?, ..Filter::default() };
        Ok(Self {
            limit: params::limit(query, default_limit, MOST, Empty::Absent)?,
            languages: context.languages_by("lang"),
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

/// What the point that is looked at and the zoom of the map say about where answers are likely meant.
///
/// The radius is Photon's: 0.1 km at zoom 18, 2.2 times as much with each step out. The smaller the scale of
/// prominence, the shorter the way on which the pull fades.
pub fn bias(query: &Query) -> Result<Bias, Error> {
    let Some(at) = params::point(query, "lon", Empty::Absent)? else { return Ok(Bias::None) };
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
    fn three_words_switch_on() {
        for (raw, on) in
            [("a=1", true), ("a=yes", true), ("a=True", true), ("a=0", false), ("a=no", false), ("a=", true)]
        {
            assert_eq!(switch(&Query::parse(raw), "a", true), on, "{raw}");
        }
    }
}
