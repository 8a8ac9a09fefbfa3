//! The three things that are asked about every address, and why an answer is a miss.

use std::collections::HashMap;

use gazetteer::house_number::{HouseNumber, Match};
use gazetteer::{Entry, Point};
use geocoder::{Answer, Filter, Geocoder, Layer, MatchType, Question, ReverseRequest, SearchRequest};

use crate::misses::Tally;
use crate::objects::Numbered;
use crate::question::{self, Asked};

/// How far from its house an answer may be.
const NEAR_M: f64 = 30.0;
/// Outlines that touch differ by the rounding of coordinates.
const ROUNDING_M: f64 = 0.1;

/// An address with the entry that bears it.
struct Case<'g, 'o> {
    object: &'o Numbered,
    entry: Entry<'g>,
    asked: Asked,
}

/// Where all addresses of a text are.
type Twins<'c> = HashMap<&'c str, Vec<Point>>;

/// Asks about all addresses.
pub fn all(geocoder: &Geocoder, objects: &[Numbered]) -> Tally {
    let mut tally = Tally::default();
    let mut cases = Vec::new();
    for object in objects {
        let entries = geocoder.lookup(object.osm);
        match entries.into_iter().find(|entry| entry.house_number().is_some()) {
            None => tally.miss(
                "object",
                "object is no address of the gazetteer",
                format!("{} {}", object.osm, object.number),
            ),
            Some(entry) => {
                let asked = question::of(&entry, entry.house_number().unwrap_or_default());
                cases.extend(asked.into_iter().map(|asked| Case { object, entry: entry.clone(), asked }));
            }
        }
    }
    let mut twins = Twins::new();
    for case in &cases {
        twins.entry(&case.asked.text).or_default().push(case.entry.position());
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = cases.len().div_ceil(threads).max(1);
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let parts: Vec<_> = cases.chunks(share).map(|part| scope.spawn(|| some(geocoder, part, &twins))).collect();
        parts.into_iter().map(|part| part.join().unwrap()).collect()
    });
    for part in tallies {
        tally.add(part);
    }
    tally
}

fn some(geocoder: &Geocoder, cases: &[Case<'_, '_>], twins: &Twins<'_>) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        tally.asked += 1;
        let answer = search(geocoder, &case.asked.text);
        if let Some(cause) = search_miss(case, answer.as_ref(), &twins[case.asked.text.as_str()]) {
            tally.miss("search", cause, told(case, answer.as_ref()));
        }
        let there = at(geocoder, case.entry.position());
        if let Some(cause) = reverse_miss(case, there.as_ref()) {
            tally.miss("reverse", cause, told(case, there.as_ref()));
        }
        for answer in answer.iter().chain(&there) {
            if let Some(unresolved) = lookup_miss(geocoder, answer) {
                tally.miss(
                    "lookup",
                    "object of an answer is not found by its id",
                    format!("{unresolved}: {}", told(case, Some(answer))),
                );
                break;
            }
        }
    }
    tally
}

fn search<'g>(geocoder: &'g Geocoder, text: &str) -> Option<Answer<'g>> {
    let request = SearchRequest { question: Question::Free(text.to_owned()), limit: 1, ..SearchRequest::default() };
    geocoder.search(&request).into_iter().next()
}

fn at(geocoder: &Geocoder, at: Point) -> Option<Answer<'_>> {
    let layers = [Layer::Address, Layer::Poi].into_iter().collect();
    let request = ReverseRequest { at, max_rank: 30, layers, radius_m: 1_000.0, limit: 1, filter: Filter::default() };
    geocoder.reverse(&request).into_iter().next()
}

/// Why an answer is not the house asked for nor its twin; `None` where it is.
fn search_miss(case: &Case<'_, '_>, answer: Option<&Answer<'_>>, twins: &[Point]) -> Option<&'static str> {
    let Some(answer) = answer else { return Some("nothing found") };
    let near = twins
        .iter()
        .any(|twin| answer.position.distance_m(*twin) <= NEAR_M || answer.entry.shape().nearest(*twin).1 <= NEAR_M);
    let same_street = question::street(&answer.entry) == question::street(&case.entry);
    match answer.match_type {
        MatchType::Number if near => None,
        MatchType::Number if !bears(&answer.entry, &case.asked.number) => Some("house of a like number"),
        MatchType::Number if same_street => Some("same number of the street elsewhere"),
        MatchType::Number => Some("same number of another street"),
        MatchType::Interpolated if near => Some("interpolated number in its stead"),
        MatchType::Interpolated => Some("interpolated number elsewhere"),
        MatchType::StreetOnly => Some("street without the number"),
        MatchType::Named => Some("something of that name"),
        MatchType::Found | MatchType::Corner => Some("something of that kind"),
        MatchType::AreaOnly => Some("area only"),
    }
}

/// Why an answer at a coordinate is not what stands there; `None` where it is.
fn reverse_miss(case: &Case<'_, '_>, answer: Option<&Answer<'_>>) -> Option<&'static str> {
    let Some(answer) = answer else { return Some("nothing there") };
    let position = case.entry.position();
    let own_m = case.entry.shape().nearest(position).1;
    let no_farther = answer.entry.shape().nearest(position).1 <= own_m + ROUNDING_M;
    let same_street = question::street(&answer.entry) == question::street(&case.entry);
    match answer.entry.house_number() {
        Some(_) if answer.interpolated.is_some() => Some("interpolated number"),
        Some(_) if bears(&answer.entry, &case.asked.number) && same_street || no_farther => None,
        Some(_) => Some("number that is farther away"),
        None if answer.entry.rank_address() < 28 => Some("street or area"),
        None => Some("place without a number"),
    }
}

/// Whether one of the numbers of an entry is the one asked for.
fn bears(entry: &Entry<'_>, number: &str) -> bool {
    let found = HouseNumber::parse(number).map(|asked| asked.matches(entry.house_number().unwrap_or_default()));
    found.is_some_and(|found| matches!(found, Match::Exact | Match::Member))
}

/// The first object that an answer names and that is not found by its id as the same place.
fn lookup_miss(geocoder: &Geocoder, answer: &Answer<'_>) -> Option<String> {
    let lines = answer.entry.address();
    let named = lines.iter().filter_map(|line| line.place).map(Entry::Place);
    for entry in std::iter::once(answer.entry.clone()).chain(named) {
        let Some(osm) = entry.osm() else { continue };
        // A street is answered by each of its ways, in its own place.
        let is_same = |found: &Entry<'_>| {
            found.place_id() == entry.place_id() && found.place().ix() == entry.place().ix()
                || matches!(found, Entry::Way(way) if way.street().ix() == entry.place().ix())
        };
        if !geocoder.lookup(osm).iter().any(is_same) {
            return Some(osm.to_string());
        }
    }
    None
}

fn told(case: &Case<'_, '_>, answer: Option<&Answer<'_>>) -> String {
    let own = format!("{} \"{}\"", case.object.osm, case.asked.text);
    let Some(answer) = answer else { return own };
    let osm = answer.entry.osm().map(|osm| osm.to_string()).unwrap_or_default();
    let (street, number) = (question::street(&answer.entry), answer.entry.house_number().unwrap_or_default());
    let name = answer.entry.names().get("name").unwrap_or_default();
    let away_m = answer.position.distance_m(case.entry.position());
    format!("{own} -> {osm} {name} [{street} {number}] {away_m:.0} m {:?}", answer.match_type)
}
