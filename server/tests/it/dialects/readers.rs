//! The exact requests of Mobilizon, Gancio, GatherPress and pretix, and what they read of every answer, over a whole
//! gazetteer.
//!
//! Each client has its requests for a point and for a text, and a rule for one answer that names what would crash it:
//! Mobilizon joins house number and street, so a number, a null or a missing street ends in an exception. The points
//! are a grid; the texts are the names of everything found there.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use axum::Router;
use serde_json::{Map, Value};

use crate::harness::{geocoder, get, helsinki, service, shared};

static HELSINKI: LazyLock<Router> = LazyLock::new(helsinki);

/// What a client asks and reads.
struct Reader {
    name: &'static str,
    /// What is asked for a point; `LAT` and `LON` are replaced.
    at_point: &'static [&'static str],
    /// What is asked for a text; `TEXT` is replaced.
    at_text: &'static [&'static str],
    /// How the client writes a text into an address.
    encode: fn(&str) -> String,
    /// The answers in a body.
    answers: fn(&Value) -> Vec<Value>,
    /// What is wrong with an answer, if anything.
    fault: fn(&Value) -> Option<String>,
}

const READERS: &[Reader] = &[
    Reader {
        name: "Mobilizon, Nominatim",
        at_point: &[
            "/for/mobilizon/reverse?format=geocodejson&lat=LAT&lon=LON&accept-language=en_US&addressdetails=1&namedetails=1",
            "/reverse?format=geocodejson&lat=LAT&lon=LON&accept-language=pt_BR&addressdetails=1&namedetails=1&zoom=12",
        ],
        at_text: &[
            "/for/mobilizon/search?format=geocodejson&q=TEXT&limit=10&accept-language=en_US&addressdetails=1&namedetails=1&countrycodes=fr",
            "/search?format=geocodejson&q=TEXT&limit=10&accept-language=fr&addressdetails=1&namedetails=1",
        ],
        encode: elixir,
        answers: features,
        fault: mobilizon_nominatim,
    },
    Reader {
        name: "Mobilizon, Photon",
        at_point: &["/for/mobilizon/photon/reverse?lon=LON&lat=LAT&lang=en_US&limit=10"],
        at_text: &["/for/mobilizon/photon/api/?q=TEXT&lang=zh_Hant&limit=10&lat=60.17&lon=24.94"],
        encode: elixir,
        answers: features,
        fault: |feature| address_fault(&feature["properties"]).or_else(|| point_fault(feature)),
    },
    Reader {
        name: "Mobilizon, Addok",
        at_point: &["/for/mobilizon/addok/reverse/?lon=LON&lat=LAT&limit=10"],
        at_text: &[
            "/for/mobilizon/addok/search/?q=TEXT&limit=10",
            "/for/mobilizon/addok/search/?q=TEXT&limit=10&type=municipality",
        ],
        encode: elixir,
        answers: features,
        fault: |feature| address_fault(&feature["properties"]).or_else(|| point_fault(feature)),
    },
    Reader {
        name: "Mobilizon, Pelias",
        at_point: &["/for/mobilizon/v1/reverse?point.lon=LON&point.lat=LAT"],
        at_text: &[
            "/for/mobilizon/v1/autocomplete?text=TEXT&lang=en_US&size=10&focus.point.lat=60.17&focus.point.lon=24.94&boundary.country=FR",
            "/for/mobilizon/v1/autocomplete?text=TEXT&lang=fr&size=10&layers=coarse",
        ],
        encode: elixir,
        answers: features,
        fault: mobilizon_pelias,
    },
    Reader {
        name: "Mobilizon, Mimirsbrunn",
        at_point: &["/for/mobilizon/bragi/reverse?lon=LON&lat=LAT"],
        at_text: &[
            "/for/mobilizon/bragi/autocomplete?q=TEXT&lang=en_US&limit=10&lat=60.17&lon=24.94",
            "/for/mobilizon/bragi/autocomplete?q=TEXT&lang=fr&limit=10&type=zone",
        ],
        encode: elixir,
        answers: features,
        fault: mobilizon_mimirsbrunn,
    },
    Reader {
        name: "Gancio, Nominatim",
        at_point: &[],
        at_text: &["/for/gancio/search?countrycodes=&q=TEXT&limit=3&format=json&addressdetails=1&namedetails=1"],
        encode: everything,
        answers: |body| body.as_array().cloned().unwrap_or_default(),
        fault: gancio_nominatim,
    },
    Reader {
        name: "Gancio and GatherPress, Photon",
        at_point: &[],
        at_text: &["/for/gancio/api?q=TEXT&limit=3", "/api?q=TEXT&limit=5&lang=de"],
        encode: everything,
        answers: features,
        fault: photon,
    },
    Reader {
        name: "pretix, OpenCage",
        at_point: &["/geocode/v1/json?q=LAT,LON&key=any"],
        at_text: &["/geocode/v1/json?q=TEXT&key=any&language=de&limit=1"],
        encode: everything,
        answers: |body| body["results"].as_array().cloned().unwrap_or_default(),
        fault: pretix,
    },
];

/// Escapes all bytes.
fn everything(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
}

/// As Elixir's `URI.encode` does, which leaves what separates the parts of an address as it is. What follows a `#` is
/// not sent.
fn elixir(text: &str) -> String {
    let sent = text.split('#').next().unwrap_or_default();
    let escaped = sent.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ if b"-._~:/?[]@!$&'()*+,;=".contains(&byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    escaped.collect()
}

fn features(body: &Value) -> Vec<Value> {
    body["features"].as_array().cloned().unwrap_or_default()
}

/// The position of a feature as Mobilizon matches it: a list of exactly two numbers.
fn point_fault(feature: &Value) -> Option<String> {
    let coordinates = feature["geometry"]["coordinates"].as_array();
    let is_point = coordinates.is_some_and(|pair| pair.len() == 2 && pair.iter().all(Value::is_number));
    (!is_point).then(|| "coordinates".to_owned())
}

/// Texts that are joined, and a street with every house number.
fn address_fault(block: &Value) -> Option<String> {
    let Some(block) = block.as_object() else { return Some("no block of properties".to_owned()) };
    let texts = ["housenumber", "street", "name", "city", "town", "county", "state", "region", "country", "postcode"];
    let wrong = text_fault(block, &texts).or_else(|| text_fault(block, &["locality", "postalcode", "context", "type"]));
    let joined = !block.contains_key("housenumber") || block.contains_key("street");
    wrong.or_else(|| (!joined).then(|| "a house number without a street".to_owned()))
}

/// The first of these keys that is there and no text.
fn text_fault(block: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let wrong = keys.iter().find(|key| block.get(**key).is_some_and(|value| !value.is_string()));
    wrong.map(|key| format!("{key} is no text"))
}

fn mobilizon_nominatim(feature: &Value) -> Option<String> {
    let block = &feature["properties"]["geocoding"];
    let keys = block.as_object()?;
    let looks_into_address = ["category", "class"].iter().find(|key| keys.contains_key(**key));
    let null = keys.iter().find(|(_, value)| value.is_null());
    let names = block.get("namedetails").is_some_and(|names| !names.is_object());
    point_fault(feature)
        .or_else(|| address_fault(block))
        .or_else(|| looks_into_address.map(|key| format!("{key} sends it to an address that is not there")))
        .or_else(|| null.map(|(key, _)| format!("{key} is null")))
        .or_else(|| names.then(|| "namedetails are no map".to_owned()))
        .or_else(|| (!block["type"].is_string()).then(|| "no type".to_owned()))
}

fn mobilizon_pelias(feature: &Value) -> Option<String> {
    let block = &feature["properties"];
    let missing = ["id", "layer"].into_iter().find(|key| !block[*key].is_string());
    point_fault(feature).or_else(|| address_fault(block)).or_else(|| missing.map(|key| format!("no {key}")))
}

fn mobilizon_mimirsbrunn(feature: &Value) -> Option<String> {
    let block = &feature["properties"]["geocoding"];
    let has_keys = |block: &Value| {
        block["id"].is_string() && block.get("postcode").is_some_and(|code| code.is_string() || code.is_null())
    };
    let regions = block["administrative_regions"].as_array();
    let countries =
        regions.map_or(0, |regions| regions.iter().filter(|region| region["zone_type"] == "country").count());
    let joined = block.get("housenumber").is_none() || block["street"].is_string() && block["housenumber"].is_string();
    let whole = has_keys(block) && (block["type"] != "poi" || has_keys(&block["address"]));
    point_fault(feature)
        .or_else(|| (!whole).then(|| "no id, no postcode or no address".to_owned()))
        .or_else(|| (!joined).then(|| "house number and street can't be joined".to_owned()))
        .or_else(|| (countries != 1).then(|| format!("{countries} countries")))
}

fn gancio_nominatim(row: &Value) -> Option<String> {
    let missing = ["class", "lat", "lon", "display_name"].into_iter().find(|key| !row[*key].is_string());
    let names = &row["namedetails"];
    let has_names = names.is_null() || names["name"].is_string() || names.is_object() && names["name"].is_null();
    missing
        .map(|key| format!("no {key}"))
        .or_else(|| (!has_names || names.get("alt_name").is_some()).then(|| "odd namedetails".to_owned()))
        .or_else(|| (!row["address"].is_object()).then(|| "no address".to_owned()))
}

fn photon(feature: &Value) -> Option<String> {
    let block = feature["properties"].as_object()?;
    let missing =
        ["osm_key", "osm_value", "osm_type"].into_iter().find(|key| !block.get(*key).is_some_and(Value::is_string));
    let null = block.iter().find(|(_, value)| value.is_null());
    point_fault(feature)
        .or_else(|| text_fault(block, &["name", "housenumber", "street", "locality", "district", "city"]))
        .or_else(|| text_fault(block, &["county", "state", "postcode", "country", "countrycode"]))
        .or_else(|| missing.map(|key| format!("no {key}")))
        .or_else(|| null.map(|(key, _)| format!("{key} is null")))
        .or_else(|| (!block["osm_id"].is_i64()).then(|| "no osm_id".to_owned()))
}

fn pretix(result: &Value) -> Option<String> {
    let spot = &result["geometry"];
    let has_all = spot["lat"].is_number() && spot["lng"].is_number() && result["formatted"].is_string();
    (!has_all).then(|| "no position or no text".to_owned())
}

/// Asks and reads; gives how many answers there were.
fn read(service: &Router, reader: &Reader, url: &str) -> usize {
    let answer = get(service, url);
    let status = answer.status.as_u16();
    // Addok refuses long questions, OpenCage short ones: both clients take any other status than 200 for no answer
    assert!([200, 400, 413].contains(&status), "{}: {url}: {status}", reader.name);
    let content_type = answer.header("content-type").unwrap_or_default();
    assert!(content_type.starts_with("application/json"), "{}: {url}: {content_type}", reader.name);
    if status != 200 {
        return 0;
    }
    let answers = (reader.answers)(&answer.json());
    for answer in &answers {
        let fault = (reader.fault)(answer);
        assert!(fault.is_none(), "{}: {url}: {}: {answer}", reader.name, fault.unwrap_or_default());
    }
    answers.len()
}

/// Names of everything at the points of a grid.
fn names(service: &Router, points: &[(f64, f64)]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (lat, lon) in points {
        let body = get(service, &format!("/photon/reverse?lat={lat}&lon={lon}&limit=30&radius=0.2")).json();
        let found = features(&body).into_iter().filter_map(|one| one["properties"]["name"].as_str().map(str::to_owned));
        names.extend(found);
    }
    names
}

fn grid((south, west): (f64, f64), step: f64, across: u32) -> Vec<(f64, f64)> {
    let at = |index: u32| (south + f64::from(index / across) * step, west + f64::from(index % across) * step);
    (0..across * across).map(at).collect()
}

/// Reads with every client at every point and for every name; gives the least number of answers that a client got.
fn sweep(service: &Router, points: &[(f64, f64)]) -> usize {
    let names = names(service, points);
    let read_by = |reader: &Reader| {
        let at_points = points.iter().flat_map(|(lat, lon)| {
            let put = move |url: &&str| url.replace("LAT", &lat.to_string()).replace("LON", &lon.to_string());
            reader.at_point.iter().map(put)
        });
        let at_texts = names.iter().flat_map(|name| {
            let text = (reader.encode)(name);
            reader.at_text.iter().map(move |url| url.replace("TEXT", &text))
        });
        at_points.chain(at_texts).map(|url| read(service, reader, &url)).sum()
    };
    READERS.iter().map(read_by).min().unwrap_or_default()
}

#[test]
fn every_answer_in_the_sample_can_be_read_by_every_platform() {
    let read = sweep(&HELSINKI, &grid((60.1645, 24.9355), 0.0015, 10));
    assert!(read > 900, "{read} answers");
}

#[test]
fn every_answer_in_a_whole_country_can_be_read_by_every_platform() {
    let Some(extract) = shared("data/liechtenstein-2026-03.osm.pbf") else { return };
    let service = service(geocoder(Path::new(&extract)), server::Options::default());
    let read = sweep(&service, &grid((47.05, 9.48), 0.014, 15));
    // names of 265 things, and not every platform asks at points
    assert!(read > 250, "{read} answers");
}
