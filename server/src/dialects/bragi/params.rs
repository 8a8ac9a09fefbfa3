//! From the parameters of autocomplete to the question for the geocoder.

use gazetteer::{BoundingBox, Entry, Point, Shape};
use geocoder::{Bias, Filter, Level, Levels, Question, Region, SearchRequest, TagFilter, TagRule, Typeahead};

use super::error::Error;
use super::kind;
use super::kind::Kind;
use crate::params::{self, Empty};
use crate::request::RequestContext;

/// Most answers of one request, and how many where none are asked for.
const LIMITS: (i64, i64) = (100, 10);
/// Most answers that can be skipped.
const MOST_SKIPPED: i64 = 1000;
/// How far around the asker his pull has faded to a half, in metres.
const REACH_M: f64 = 30_000.0;
/// Answers fetched for each one wanted where types are chosen that the geocoder can't tell apart; else two, because
/// those that look alike are shown once.
const SPARE: usize = 4;

/// A question as asked.
#[derive(Clone, Debug)]
pub struct Params<'a> {
    /// The text.
    pub text: &'a str,
    /// Answers wanted.
    pub limit: usize,
    /// Answers skipped before them.
    pub offset: usize,
    /// The question.
    pub request: SearchRequest,
    types: Vec<&'a str>,
    zones: Vec<&'a str>,
}

/// The types that can be asked for.
const TYPES: [&str; 6] = ["city", "house", "poi", "public_transport:stop_area", "street", "zone"];

impl<'a> Params<'a> {
    /// Reads the parameters; answers must lie in the shape where there is one.
    pub fn of(context: &'a RequestContext<'_>, shape: Option<Shape>) -> Result<Self, Error> {
        let query = &context.query;
        let text = query.get("q").ok_or_else(|| Error::bad("q: the text to look for is missing"))?.trim();
        let limit = params::limit(query, LIMITS.1, LIMITS.0, Empty::Refused)?;
        let offset = query.integer("offset")?.unwrap_or(0).clamp(0, MOST_SKIPPED) as usize;
        let types = choice(context, ["type", "type[]"], &TYPES)?;
        let zones = choice(context, ["zone_type", "zone_type[]"], &kind::ZONES)?;
        let spare = if types.is_empty() && zones.is_empty() { 2 } else { SPARE };
        let request = SearchRequest {
            question: Question::Free(text.to_owned()),
            limit: (limit + offset) * spare,
            filter: filter(context, &types, shape),
            bias: point(context)?.map_or(Bias::None, |at| Bias::Point { at, reach_m: REACH_M }),
            typeahead: Typeahead::Always,
            ..SearchRequest::default()
        };
        Ok(Self { text, limit, offset, request, types, zones })
    }

    /// Whether an answer is of a type and a zone type that were asked for.
    pub fn wants(&self, entry: &Entry<'_>) -> bool {
        let of_type = |name: &str| match name {
            "city" => Kind::of(entry) == Kind::Zone && Level::of(entry) == Level::City,
            _ => Kind::of(entry).name() == name,
        };
        let zone = kind::zone_type(entry.rank_address());
        (self.types.is_empty() || self.types.iter().any(|name| of_type(name)))
            && (self.zones.is_empty()
                || Kind::of(entry) != Kind::Zone
                || zone.is_some_and(|zone| self.zones.contains(&zone)))
    }
}

/// The values of a list that may be sent with or without brackets; one that is not known is refused.
fn choice<'a>(context: &'a RequestContext<'_>, names: [&str; 2], known: &[&str]) -> Result<Vec<&'a str>, Error> {
    let values: Vec<&str> = names.into_iter().flat_map(|name| context.query.all(name).collect::<Vec<_>>()).collect();
    let values: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
    match values.iter().find(|value| !known.contains(value)) {
        Some(value) => Err(Error::bad(format!("{}: {value} is none of {}", names[0], known.join(", ")))),
        None => Ok(values),
    }
}

/// The point of `lat` and `lon`, which come together or not at all.
pub fn point(context: &RequestContext<'_>) -> Result<Option<Point>, Error> {
    Ok(params::point(&context.query, "lon", Empty::Refused)?)
}

fn filter(context: &RequestContext<'_>, types: &[&str], shape: Option<Shape>) -> Filter {
    let levels: Levels = types.iter().flat_map(|name| levels(name)).copied().collect();
    let venues = ["poi_type", "poi_type[]"].into_iter().flat_map(|name| context.query.all(name).collect::<Vec<_>>());
    let rules: Vec<TagRule> = venues.filter(|name| !name.is_empty()).map(venue_rule).collect();
    let groups = if rules.is_empty() { Vec::new() } else { vec![rules] };
    let bounds: Option<BoundingBox> = shape.as_ref().map(Shape::bounding_box);
    let regions = shape.into_iter().map(Region::Shape).collect();
    Filter { levels, tags: TagFilter { groups, not: Vec::new() }, bounds, regions, ..Filter::default() }
}

fn levels(name: &str) -> &'static [Level] {
    match name {
        "city" => &[Level::City],
        "house" => &[Level::House],
        "street" => &[Level::Street],
        "zone" => {
            &[Level::Locality, Level::District, Level::City, Level::County, Level::State, Level::Country, Level::Other]
        }
        _ => &[Level::Venue, Level::House, Level::Other],
    }
}

/// A kind of venue, as `amenity:theatre` or as ids of types have it, `poi_type:amenity:theatre`.
fn venue_rule(name: &str) -> TagRule {
    let name = name.strip_prefix("poi_type:").unwrap_or(name);
    let (key, value) = name.split_once(':').unwrap_or((name, ""));
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    TagRule { key: filled(key), value: filled(value), other_than: None }
}
