//! geo: URIs and links to the maps that people paste from: OpenStreetMap, Google, Apple, Bing, Waze and their kin.
//!
//! A link is recognised by its shape, not by its host: hosts change, and the same few ways of writing a position are
//! used by all. The pin beats the centre of the map. Links that carry no position (short links, object numbers) don't
//! answer here.

use super::degrees::{Position, plain_pair};
use super::{Located, rest_of};

/// How a link begins in a text.
const STARTS: [&str; 8] =
    ["https://", "http://", "geo:", "www.", "openstreetmap.org/", "osm.org/", "maps.google.", "maps.apple."];

/// Parameters whose value is a pair, pins before centres.
const PAIRS: [&str; 15] = [
    "q",
    "query",
    "daddr",
    "destination",
    "coordinate",
    "loc",
    "ll",
    "to",
    "sll",
    "saddr",
    "center",
    "cp",
    "at",
    "c",
    "point",
];

/// The words that are looked at, and the longest of them in bytes.
const MOST_WORDS: usize = 512;
const LONGEST: usize = 4096;

pub(super) fn find(text: &str) -> Option<Located> {
    let words = text.split_whitespace().take(MOST_WORDS).filter(|word| word.len() <= LONGEST);
    for word in words.filter(|word| word.contains([':', '.'])) {
        let begin = word.as_ptr() as usize - text.as_ptr() as usize;
        let opened = word.trim_start_matches(['(', '[', '<', '"', '\'']);
        let begin = begin + word.len() - opened.len();
        let link = opened.trim_end_matches([']', '>', '"', ',', ';']);
        if let Some(position) = position_of(link) {
            let rest = rest_of(text, begin, begin + link.len());
            return Some(Located { point: position.point, accuracy_m: position.accuracy_m, rest });
        }
    }
    None
}

fn position_of(link: &str) -> Option<Position> {
    let start =
        STARTS.iter().find(|start| link.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))?;
    let decoded = percent_decoded(link);
    if *start == "geo:" { geo_uri(decoded.get(4..)?) } else { map_link(&decoded) }
}

/// "geo:47.14,9.52;u=35?z=17", and the "geo:0,0?q=47.14,9.52(Name)" of Android.
fn geo_uri(uri: &str) -> Option<Position> {
    let own = uri.split(['?', ';']).next().and_then(plain_pair);
    let asked = parameter(uri, "q").and_then(plain_pair);
    asked.or(own)
}

fn map_link(link: &str) -> Option<Position> {
    pin(link)
        .or_else(|| named_pair(link, "mlat", "mlon"))
        .or_else(|| PAIRS.iter().find_map(|name| plain_pair(parameter(link, name)?.trim_start_matches("loc:"))))
        .or_else(|| named_pair(link, "lat", "lon"))
        .or_else(|| named_pair(link, "lat", "lng"))
        .or_else(|| link.split('/').filter_map(|part| part.strip_prefix('@')).find_map(leading_pair))
        .or_else(|| map_centre(link))
        .or_else(|| link.split('/').find_map(decimal_pair))
}

/// The place of a Google link: "!3d47.14!4d9.52", of several the last.
fn pin(link: &str) -> Option<Position> {
    let (_, data) = link.rsplit_once("!3d")?;
    let (lat, data) = data.split_once("!4d")?;
    let end = data.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(data.len());
    plain_pair(&format!("{lat},{}", &data[..end]))
}

/// "map=17/47.14/9.52" and "#17/47.14/9.52".
fn map_centre(link: &str) -> Option<Position> {
    let value = parameter(link, "map").or_else(|| link.split_once('#').map(|(_, fragment)| fragment))?;
    let (_, pair) = value.split_once('/')?;
    leading_pair(pair)
}

fn named_pair(link: &str, lat: &str, lon: &str) -> Option<Position> {
    plain_pair(&format!("{},{}", parameter(link, lat)?, parameter(link, lon)?))
}

/// The first two values of a list: "47.14,9.52,17z".
fn leading_pair(list: &str) -> Option<Position> {
    let mut values = list.split([',', '/', '&', '?', ';']);
    plain_pair(&format!("{},{}", values.next()?, values.next()?))
}

/// A step of a path that is a pair with decimals: "/place/47.14,9.52/".
fn decimal_pair(step: &str) -> Option<Position> {
    let step = step.split(['?', '#']).next()?;
    let (lat, lon) = step.split_once(',')?;
    (lat.contains('.') && lon.contains('.')).then(|| plain_pair(step)).flatten()
}

/// The value of a parameter of the query or the fragment.
fn parameter<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let pairs = link.split(['?', '&', '#', ';']).skip(1);
    pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The text with its percent escapes resolved; plus signs are blanks in the query, and no sign of a number.
fn percent_decoded(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = (first == b'%').then(|| behind.get(..2)).flatten();
        let value =
            escaped.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        rest = if value.is_some() { &behind[2..] } else { behind };
        bytes.push(value.unwrap_or(if first == b'+' { b' ' } else { first }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
