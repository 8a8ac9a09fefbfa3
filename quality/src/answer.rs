//! What each dialect answers, brought to one shape.
//!
//! A part of an answer has the name that geocoder-tester gives it: `name`, `housenumber`, `street`, `postcode`, `city`,
//! `district`, `county`, `state`, `country`, `osm_id`, `osm_key`, `osm_value`.

use anyhow::{Context, Result};
use gazetteer::Point;
use serde_json::Value;

use crate::request::Dialect;

/// Ranks of Nominatim from here on are streets, houses and POIs.
pub const STREET_RANK: u64 = 26;

/// Types of Photon and Addok that are no area.
const FINER_THAN_AREA: [&str; 6] = ["house", "street", "other", "housenumber", "poi", "venue"];

/// Keys under which Nominatim gives the parts of an address; the first that is there counts.
pub const NOMINATIM_PARTS: [(&str, &[&str]); 9] = [
    ("housenumber", &["house_number"]),
    ("street", &["road", "pedestrian", "footway", "path", "street"]),
    ("postcode", &["postcode"]),
    ("city", &["city", "town", "village", "hamlet", "municipality"]),
    ("district", &["city_district", "suburb", "borough", "quarter", "neighbourhood"]),
    ("county", &["county"]),
    ("state", &["state"]),
    ("country", &["country"]),
    ("countrycode", &["country_code"]),
];

/// One answer of a server.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Where it is.
    pub point: Point,
    /// What a person would read.
    pub label: String,
    /// Whether it is a street, a house or a POI.
    pub finer_than_area: bool,
    /// Its parts by name.
    pub parts: Vec<(String, String)>,
}

impl Answer {
    /// A part by its name, empty where the answer has none.
    pub fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// The answers in a body, best first.
pub fn answers(dialect: Dialect, body: &str) -> Result<Vec<Answer>> {
    let document: Value = serde_json::from_str(body)?;
    match dialect {
        Dialect::Nominatim => match document {
            Value::Array(rows) => rows.iter().map(nominatim).collect(),
            // a reverse answer is the bare object; without coordinates it says that nothing was found
            row if row.get("lat").is_some() => Ok(vec![nominatim(&row)?]),
            _ => Ok(Vec::new()),
        },
        Dialect::Photon | Dialect::Addok => {
            let features = document.get("features").and_then(Value::as_array);
            features.map_or(Ok(Vec::new()), |features| features.iter().map(feature).collect())
        }
    }
}

fn nominatim(row: &Value) -> Result<Answer> {
    let degrees = |key: &str| row.get(key).and_then(Value::as_str).and_then(|text| text.parse().ok());
    let point = degrees("lat").zip(degrees("lon")).and_then(|(lat, lon)| Point::from_degrees(lat, lon));
    let mut parts: Vec<(String, String)> =
        [("name", "name"), ("osm_id", "osm_id"), ("osm_key", "category"), ("osm_value", "type")]
            .iter()
            .filter_map(|(name, key)| Some(((*name).to_owned(), text(row.get(*key)?)?)))
            .collect();
    for (name, keys) in NOMINATIM_PARTS {
        let found = row.get("address").and_then(|address| keys.iter().find_map(|key| text(address.get(*key)?)));
        parts.extend(found.map(|value| (name.to_owned(), value)));
    }
    Ok(Answer {
        point: point.context("an answer without lat and lon as strings")?,
        label: row.get("display_name").and_then(text).unwrap_or_default(),
        finer_than_area: row.get("place_rank").and_then(Value::as_u64).is_none_or(|rank| rank >= STREET_RANK),
        parts,
    })
}

fn feature(feature: &Value) -> Result<Answer> {
    let coordinates = feature.pointer("/geometry/coordinates").and_then(Value::as_array);
    let degrees = |i: usize| coordinates.and_then(|numbers| numbers.get(i)?.as_f64());
    let point = degrees(1).zip(degrees(0)).and_then(|(lat, lon)| Point::from_degrees(lat, lon));
    let properties = feature.get("properties").and_then(Value::as_object).context("an answer without properties")?;
    let parts: Vec<(String, String)> =
        properties.iter().filter_map(|(key, value)| Some((key.clone(), text(value)?))).collect();
    let kind = properties.get("type").and_then(Value::as_str).unwrap_or("house");
    let finer_than_area = FINER_THAN_AREA.contains(&kind);
    let mut answer =
        Answer { point: point.context("an answer without coordinates")?, label: String::new(), finer_than_area, parts };
    answer.label = match answer.part("label") {
        "" => label(&answer),
        label => label.to_owned(),
    };
    Ok(answer)
}

/// A line to read for a dialect that has none.
fn label(answer: &Answer) -> String {
    let names = ["name", "street", "housenumber", "postcode", "city", "state", "country"];
    let parts: Vec<&str> = names.iter().map(|name| answer.part(name)).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// A string or number as text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nominatim_rows_have_their_parts() {
        let body = r#"[{"osm_id":7,"lat":"60.5","lon":"25.25","category":"place","type":"house","place_rank":30,
            "name":"","display_name":"52, Aleksi, Helsinki","address":{"house_number":"52","road":"Aleksi","city":"Helsinki"}}]"#;
        let parts = [
            ("name", ""),
            ("osm_id", "7"),
            ("osm_key", "place"),
            ("osm_value", "house"),
            ("housenumber", "52"),
            ("street", "Aleksi"),
            ("city", "Helsinki"),
        ];
        let answer = Answer {
            point: Point::from_degrees(60.5, 25.25).unwrap(),
            label: "52, Aleksi, Helsinki".into(),
            finer_than_area: true,
            parts: parts.map(|(name, value)| (name.into(), value.into())).into(),
        };
        assert_eq!(answers(Dialect::Nominatim, body).unwrap(), [answer]);
    }

    #[test]
    fn a_reverse_answer_is_one_or_none() {
        let found = answers(Dialect::Nominatim, r#"{"lat":"1","lon":"2","place_rank":16}"#).unwrap();
        assert_eq!((found.len(), found[0].finer_than_area), (1, false));
        assert_eq!(answers(Dialect::Nominatim, r#"{"error":"Unable to geocode"}"#).unwrap(), []);
    }

    #[test]
    fn features_are_read_for_photon_and_addok() {
        let body = r#"{"features":[{"properties":{"type":"city","name":"Lyon","postcode":69001},
            "geometry":{"coordinates":[4.85,45.75]}},{"properties":{"type":"housenumber","label":"8 Quai"},
            "geometry":{"coordinates":[4.86,45.76]}}]}"#;
        let found = answers(Dialect::Addok, body).unwrap();
        let short: Vec<_> = found.iter().map(|a| (a.label.as_str(), a.finer_than_area, a.part("postcode"))).collect();
        assert_eq!(short, [("Lyon, 69001", false, "69001"), ("8 Quai", true, "")]);
        assert_eq!(found[0].point, Point::from_degrees(45.75, 4.85).unwrap());
        assert_eq!(answers(Dialect::Photon, "{}").unwrap(), []);
        assert!(answers(Dialect::Photon, r#"{"features":[{"properties":{}}]}"#).is_err());
    }
}
