//! From parameters to the question, which is a text or a point.

use gazetteer::{BoundingBox, Languages, Point};
use geocoder::{Bias, Filter, Layer, Layers, Question, ReverseRequest, SearchRequest, Typeahead};

use crate::details;
use crate::params::{self, Empty, Error};
use crate::request::RequestContext;

/// Answers, where none are asked for, and the most.
const LIMITS: (i64, i64) = (10, 100);
/// Answers that are fetched at least, so that enough stay when those that look alike or are vague are dropped.
const FETCHED: usize = 20;
/// How far around `proximity` its pull has faded to a half, in metres.
const REACH_M: f64 = 50_000.0;
/// How far away an answer at a point may be, in metres.
const RADIUS_M: f64 = 667.0;
/// Search rank of houses.
const HOUSE: u8 = 30;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Words.
    Words(SearchRequest),
    /// What is at a point.
    Point(ReverseRequest),
}

/// A question as asked.
#[derive(Clone, Debug)]
pub struct Params {
    /// What is asked.
    pub asked: Asked,
    /// Answers wanted.
    pub limit: usize,
    /// The least confidence of answers, 0 for any.
    pub min_confidence: u8,
    /// Whether annotations are left out.
    pub no_annotations: bool,
    /// Whether answers that look alike are all shown.
    pub no_dedupe: bool,
    /// Whether names of venues are left out.
    pub address_only: bool,
    /// Whether the block `details` is shown.
    pub details: bool,
    /// The languages that the client reads.
    pub languages: Languages,
}

impl Params {
    /// Reads the parameters.
    pub fn of(context: &RequestContext<'_>) -> Result<Self, Error> {
        let query = &context.query;
        let text = query.get("q").map(str::trim).filter(|text| text.chars().nth(1).is_some());
        let text = text.ok_or_else(|| Error::new("missing or bad query: q must have two characters or more"))?;
        let limit = params::limit(query, LIMITS.0, LIMITS.1, Empty::Refused)?;
        let min_confidence = query.integer("min_confidence")?.unwrap_or(0).clamp(0, 10) as u8;
        let filter = filter(context)?;
        let bias = proximity(context)?.map_or(Bias::None, |at| Bias::Point { at, reach_m: REACH_M });
        let asked = match point(text) {
            Some(at) => Asked::Point(reverse(at)),
            None => Asked::Words(SearchRequest {
                question: Question::Free(text.to_owned()),
                limit: (limit * 2).max(FETCHED),
                filter,
                bias,
                typeahead: Typeahead::Fallback,
                ..SearchRequest::default()
            }),
        };
        Ok(Self {
            asked,
            limit,
            min_confidence,
            no_annotations: query.switch("no_annotations", false),
            no_dedupe: query.switch("no_dedupe", false),
            address_only: query.switch("address_only", false),
            details: details::is_asked(query),
            languages: languages(context),
        })
    }
}

/// Latitude and longitude in this order, with a comma or a blank between; the comma may come escaped twice.
fn point(text: &str) -> Option<Point> {
    let text = text.replace("%2C", ",").replace('+', " ");
    let mut numbers = text.split([',', ' ']).filter(|part| !part.is_empty());
    let (lat, lon) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    if numbers.next().is_some() { None } else { Point::from_degrees(lat, lon) }
}

fn reverse(at: Point) -> ReverseRequest {
    let layers: Layers = [Layer::Address, Layer::Poi].into_iter().collect();
    let filter = Filter { layers, ..Filter::default() };
    ReverseRequest { at, max_rank: HOUSE, layers, radius_m: RADIUS_M, limit: 1, filter }
}

fn filter(context: &RequestContext<'_>) -> Result<Filter, Error> {
    let codes = context.query.get("countrycode").unwrap_or_default().split(',').map(str::trim);
    let codes: Vec<&str> = codes.filter(|code| !code.is_empty()).collect();
    let countries: Vec<[u8; 2]> =
        codes.iter().filter_map(|code| code.to_ascii_lowercase().as_bytes().try_into().ok()).collect();
    if countries.len() < codes.len() {
        return Err(Error::new("countrycode: two-letter codes with commas are expected"));
    }
    let layers = if context.query.switch("address_only", false) {
        [Layer::Address].into_iter().collect()
    } else {
        Layers::default()
    };
    Ok(Filter { countries, layers, bounds: bounds(context)?, ..Filter::default() })
}

/// `bounds`: west, south, east, north.
fn bounds(context: &RequestContext<'_>) -> Result<Option<BoundingBox>, Error> {
    let Some(text) = context.query.filled("bounds") else { return Ok(None) };
    let sides: Option<Vec<f64>> = text.split(',').map(|side| side.trim().parse().ok()).collect();
    match sides.as_deref() {
        Some(&[west, south, east, north])
            if Point::from_degrees(south, west).is_some() && Point::from_degrees(north, east).is_some() =>
        {
            Ok(Some(BoundingBox::of_corners((south, west), (north, east))))
        }
        _ => Err(Error::new("bounds: four numbers are expected: min lon, min lat, max lon, max lat")),
    }
}

fn proximity(context: &RequestContext<'_>) -> Result<Option<Point>, Error> {
    let Some(text) = context.query.filled("proximity") else { return Ok(None) };
    point(text).map(Some).ok_or_else(|| Error::new("proximity: latitude and longitude with a comma are expected"))
}

/// `native` asks for local names.
fn languages(context: &RequestContext<'_>) -> Languages {
    if context.query.get("language") == Some("native") {
        Languages::default()
    } else {
        context.languages_by("language")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_are_a_point_and_everything_else_is_text() {
        let at = Point::from_degrees(52.5, -13.25);
        for text in ["52.5,-13.25", "52.5 -13.25", "52.5, -13.25", "52.5%2C-13.25", "52.5+-13.25"] {
            assert_eq!(point(text), at, "{text}");
        }
        for text in ["52.5", "52.5,13.2,1", "99,0", "nan,0", "Platz 1", ""] {
            assert_eq!(point(text), None, "{text}");
        }
    }
}
