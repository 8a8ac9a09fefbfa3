//! Answers as JSON. One object an answer:
//!
//! ```text
//! place_id      number, the public id
//! osm_type      "node", "way" or "relation"; null where no object stands for the answer
//! osm_id        number or null
//! name          its name in the languages asked for, "" where it has none
//! display_name  all parts of the address in one line
//! address       {key: text} from the answer itself to the country; of parts with the same key the smallest
//! country_code  two letters in lower case, or null
//! lat, lon      numbers, degrees
//! bounding_box  [south, west, north, east], degrees
//! category      {"key": "amenity", "value": "cafe"}
//! matched       "number", "interpolated", "street_only", "named", "found" or "area_only"
//! unused        words of the question that the answer does not account for
//! distance_m    metres from the point of a reverse question, else null
//! details       with --details: what the parameter `details` of the server adds (docs/dialects.md)
//! score         {"total": number, "parts": [[name, number], ...]}: the total is the sum of the parts
//! ```
//!
//! `parvis explain` prints one object: `tokens`, `readings` (each `meaning`, `words`, `candidates`) and `answers`.

use gazetteer::{BoundingBox, Languages, Point};
use geocoder::address::AddressPart;
use geocoder::{Answer, Explanation, Score, address};
use serde_json::{Map, Value, json};

/// An answer.
pub fn answer(answer: &Answer<'_>, languages: &Languages) -> Value {
    let entry = &answer.entry;
    let parts = address::parts(answer, languages);
    let category = entry.category();
    json!({
        "place_id": entry.place_id().number(),
        "osm_type": entry.osm().map(|osm| osm.kind().word()),
        "osm_id": entry.osm().map(gazetteer::OsmId::number),
        "name": languages.choose(entry.names().iter()),
        "display_name": address::display_name(&parts),
        "address": address_object(&parts),
        "country_code": entry.hierarchy().country().map(|code| code.map(char::from).iter().collect::<String>()),
        "lat": answer.position.lat_degrees(),
        "lon": answer.position.lon_degrees(),
        "bounding_box": corners(answer.bounding_box()),
        "category": { "key": category.key, "value": category.value },
        "matched": super::matched(answer.match_type),
        "unused": answer.unused,
        "corrections": answer.corrections.iter().map(|(typed, taken)| json!({ "typed": typed, "taken": taken })).collect::<Vec<_>>(),
        "accuracy_m": answer.accuracy_m().round(),
        "distance_m": answer.distance_m.map(|metres| (metres * 100.0).round() / 100.0),
        "score": score(&answer.score),
    })
}

/// An answer as a feature of GeoJSON: its position as the geometry, everything else as properties.
pub fn feature(mut answer: Value) -> Value {
    let mut take = |key: &str| answer.as_object_mut().and_then(|fields| fields.shift_remove(key)).unwrap_or_default();
    let (lat, lon, corners) = (take("lat"), take("lon"), take("bounding_box"));
    let bbox = [1, 0, 3, 2].map(|index| corners[index].clone());
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "bbox": bbox,
        "properties": answer,
    })
}

/// Features together, with whose data they are.
pub fn collection(features: &[Value]) -> Value {
    json!({ "type": "FeatureCollection", "attribution": gazetteer::ATTRIBUTION, "features": features })
}

/// How answers came about, and the answers.
pub fn explanation(explanation: &Explanation, answers: &[Answer<'_>], languages: &Languages) -> Value {
    let readings = explanation
        .lookups
        .iter()
        .map(|reading| json!({ "meaning": reading.meaning, "words": reading.words, "candidates": reading.candidates }));
    json!({
        "tokens": explanation.tokens,
        "readings": readings.collect::<Value>(),
        "answers": answers.iter().map(|found| answer(found, languages)).collect::<Value>(),
    })
}

fn address_object(parts: &[AddressPart<'_>]) -> Value {
    let mut object = Map::new();
    for (key, text) in parts {
        if !object.contains_key(key.as_ref()) {
            object.insert(key.to_string(), Value::from(text.as_ref()));
        }
    }
    object.into()
}

fn corners(bbox: BoundingBox) -> [f64; 4] {
    let (low, high) = (Point::new(bbox.south, bbox.west), Point::new(bbox.north, bbox.east));
    [low.lat_degrees(), low.lon_degrees(), high.lat_degrees(), high.lon_degrees()]
}

fn score(score: &Score) -> Value {
    let parts: Vec<Value> = score.parts().map(|(part, value)| json!([part.name(), value])).collect();
    json!({ "total": score.total(), "parts": parts })
}
