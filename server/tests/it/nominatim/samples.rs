//! Genuine answers of a Nominatim 5.3 server: same status, type and shape, key by key, wherever the same place is
//! answered.

use axum::http::Method;
use serde_json::Value;

use crate::harness::{geocoder, send, service, shared};

/// Objects whose keys are data.
const OPEN: [&str; 8] = ["address", "extratags", "namedetails", "extra", "admin", "names", "addresstags", "hierarchy"];

/// Lists whose items a gazetteer doesn't know, and coordinates, which depend on the kind of shape.
const ANY_LIST: [&str; 2] = ["coordinates", "linked_places"];

/// The keys of a value in order and the types under them; open objects and lists only by type.
fn shape(value: &Value, key: &str) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "string".to_owned(),
        Value::Array(_) if ANY_LIST.contains(&key) => "array".to_owned(),
        Value::Array(items) => format!("[{}]", items.first().map_or(String::new(), |first| shape(first, ""))),
        Value::Object(_) if OPEN.contains(&key) => "object".to_owned(),
        Value::Object(map) => {
            let fields: Vec<_> = map.iter().map(|(key, value)| format!("{key}:{}", shape(value, key))).collect();
            format!("{{{}}}", fields.join(","))
        }
    }
}

/// The object that the first answer of a body is; `None` where there is none.
fn first_object(body: &Value) -> Option<(String, u64)> {
    let place = match body {
        Value::Array(places) => places.first()?,
        other => match other.get("features") {
            Some(features) => features.get(0)?.get("properties")?,
            None => other,
        },
    };
    let place = place.get("geocoding").unwrap_or(place);
    Some((place.get("osm_type")?.as_str()?.to_owned(), place.get("osm_id")?.as_u64()?))
}

/// The names of elements and attributes in order, up to the end of the first place.
fn skeleton(xml: &str) -> Vec<String> {
    let first_only = xml.split("<place ").take(2).collect::<Vec<_>>().join("<place ");
    let tags = first_only.split('<').skip(2).filter(|tag| !tag.starts_with('/'));
    let names = |tag: &str| {
        let inside = tag.split('>').next().unwrap();
        let attributes = inside.split('"').step_by(2).map(|part| part.trim().trim_end_matches('=').to_owned());
        attributes.collect::<Vec<_>>().join(" ")
    };
    let skip = ["tag key value", "name desc"];
    tags.map(names).filter(|tag| !skip.iter().any(|skipped| tag.starts_with(skipped))).collect()
}

#[test]
fn answers_have_the_shape_of_genuine_ones() {
    let Some(samples) = shared("samples/nominatim-5.3-liechtenstein-2026-03") else { return };
    let Some(extract) = shared("data/liechtenstein-2026-03.osm.pbf") else { return };
    let service = service(geocoder(&extract), server::Options::default());
    let index: Value = serde_json::from_slice(&std::fs::read(samples.join("index.json")).unwrap()).unwrap();
    let (mut faults, mut compared) = (Vec::new(), 0);
    for sample in index.as_array().unwrap() {
        let text = |key: &str| sample[key].as_str().unwrap();
        // Parvis explains where a default server refuses to, and knows how old its data is.
        if ["search_debug", "status"].contains(&text("name")) {
            continue;
        }
        let headers: Vec<(&str, &str)> = sample["request_headers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str().unwrap()))
            .collect();
        let answer = send(&service, Method::GET, text("request"), &headers);
        let expected = std::fs::read_to_string(samples.join(text("file"))).unwrap();
        let mut differs = |what: &str, ours: &str, theirs: &str| {
            if ours != theirs {
                faults.push(format!("{} {}: {what}\n   ours {ours}\n theirs {theirs}", text("name"), text("request")));
            }
        };
        differs("status", &answer.status.as_u16().to_string(), &sample["status"].to_string());
        differs(
            "type",
            answer.header("content-type").unwrap_or_default(),
            sample["headers"]["content-type"].as_str().unwrap_or_default(),
        );
        let extension = text("file").rsplit('.').next();
        if extension == Some("json") {
            let theirs: Value = serde_json::from_str(&expected).unwrap();
            let ours = answer.json();
            if first_object(&ours) == first_object(&theirs) {
                compared += 1;
                differs("shape", &shape(&ours, ""), &shape(&theirs, ""));
                if theirs.get("error").is_some() {
                    differs("message", &answer.body, &expected);
                }
            }
        } else if extension == Some("xml") {
            compared += 1;
            differs("elements", &skeleton(&answer.body).join("\n"), &skeleton(&expected).join("\n"));
        } else if extension == Some("txt") {
            compared += 1;
            differs("text", &answer.body, &expected);
        }
    }
    eprintln!("{compared} bodies compared");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(compared > 60, "only {compared} bodies could be compared");
}
