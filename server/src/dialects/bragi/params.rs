//! From the parameters of autocomplete to the question for the geocoder.

use gazetteer::{BoundingBox, Entry, Point, Shape};
use geocoder::{Bias, Filter, Level, Levels, Question, Region, SearchRequest, TagFilter, TagRule, Typeahead};

use super::{Ask, Kind, Refusal, kind};

/// Most answers of one request, and how many where none are asked for.
const LIMITS: (i64, i64) = (100, 10);
/// Most answers that can be skipped.
const MOST_SKIPPED: i64 = 1000;
/// How far around the asker his pull has faded to a half, in metres.
const REACH_M: f64 = 30_000.0;
/// Answers fetched for each one wanted where types are chosen that the geocoder can't tell apart; else two, because those
/// that look alike are shown once.
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
    pub fn of(ask: &'a Ask<'_>, shape: Option<Shape>) -> Result<Self, Refusal> {
        let query = &ask.query;
        let text = query.get("q").ok_or_else(|| Refusal::bad("q: the text to look for is missing"))?.trim();
        let limit = query.integer("limit")?.unwrap_or(LIMITS.1).clamp(1, LIMITS.0) as usize;
        let offset = query.integer("offset")?.unwrap_or(0).clamp(0, MOST_SKIPPED) as usize;
        let types = choice(ask, ["type", "type[]"], &TYPES)?;
        let zones = choice(ask, ["zone_type", "zone_type[]"], &kind::ZONES)?;
        let spare = if types.is_empty() && zones.is_empty() { 2 } else { SPARE };
        let request = SearchRequest {
            question: Question::Free(text.to_owned()),
            limit: (limit + offset) * spare,
            filter: filter(ask, &types, shape),
            bias: point(ask)?.map_or(Bias::None, |at| Bias::Point { at, reach_m: REACH_M }),
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
fn choice<'a>(ask: &'a Ask<'_>, names: [&str; 2], known: &[&str]) -> Result<Vec<&'a str>, Refusal> {
    let values: Vec<&str> = names.into_iter().flat_map(|name| ask.query.all(name).collect::<Vec<_>>()).collect();
    let values: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
    match values.iter().find(|value| !known.contains(value)) {
        Some(value) => Err(Refusal::bad(format!("{}: {value} is none of {}", names[0], known.join(", ")))),
        None => Ok(values),
    }
}

/// The point of `lat` and `lon`, which come together or not at all.
pub fn point(ask: &Ask<'_>) -> Result<Option<Point>, Refusal> {
    let (lat, lon) = (ask.query.number("lat")?, ask.query.number("lon")?);
    match (lat, lon) {
        (None, None) => Ok(None),
        (Some(lat), Some(lon)) => {
            let point = Point::from_degrees(lat, lon);
            point.map(Some).ok_or_else(|| Refusal::bad(format!("lat, lon: {lat}, {lon} is outside the world")))
        }
        _ => Err(Refusal::bad("lat, lon: both or none must be there")),
    }
}

fn filter(ask: &Ask<'_>, types: &[&str], shape: Option<Shape>) -> Filter {
    let levels: Levels = types.iter().flat_map(|name| levels(name)).copied().collect();
    let venues = ["poi_type", "poi_type[]"].into_iter().flat_map(|name| ask.query.all(name).collect::<Vec<_>>());
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
