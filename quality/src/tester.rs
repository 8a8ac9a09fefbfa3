//! What the names in a case file of geocoder-tester mean, be it comma-separated or YAML.
//!
//! Known names: `query`, `lat` and `lon` (where it is asked from, or the place itself where there is no `query`),
//! `lang` and `expected_*`. Of the expectations, `expected_coordinate` is `lat,lon,metres`; every other one is compared
//! with the part of the answer of that name (`name`, `housenumber`, `street`, `postcode`, `city`, `country`, ..). Other
//! names (`comment`, `limit`, `mark`) change nothing here.

use anyhow::{Context, Result, bail};
use gazetteer::Point;

use crate::case::{Bias, Case, Expected, Question};
use crate::tsv::point;

/// Metres from an expected coordinate that gives no tolerance of its own.
const TOLERANCE_M: f64 = 100.0;

/// The case that names and values tell; none of the values is empty.
pub fn case(row: &[(&str, &str)], kind: &str) -> Result<Case> {
    let at = match (value(row, "lat"), value(row, "lon")) {
        (Some(lat), Some(lon)) => Some(point(lat, lon)?),
        (None, None) => None,
        _ => bail!("both \"lat\" and \"lon\" expected, or none of them"),
    };
    let (question, bias) = match (value(row, "query"), at) {
        (Some(text), at) => (Question::Text(text.to_owned()), at.map(|at| Bias { map_centre: at, position: at })),
        (None, Some(at)) => (Question::Reverse(at), None),
        (None, None) => bail!("a value for \"query\" expected, or \"lat\" and \"lon\" to ask what is there"),
    };
    let language = value(row, "lang").map(str::to_owned);
    Ok(Case { kind: kind.to_owned(), question, bias, language, expected: expected(row)? })
}

fn expected(row: &[(&str, &str)]) -> Result<Expected> {
    let mut fields = Vec::new();
    let mut spot = None;
    for (name, value) in row.iter().filter_map(|(name, value)| Some((name.strip_prefix("expected_")?, *value))) {
        match name {
            "coordinate" => spot = Some(coordinate(value)?),
            _ => fields.push((name.to_owned(), value.to_owned())),
        }
    }
    if fields.is_empty() && spot.is_none() {
        bail!("an expectation expected, such as expected_name or expected_coordinate");
    }
    Ok(Expected::Fields { fields, spot })
}

fn coordinate(text: &str) -> Result<(Point, f64)> {
    let parts: Vec<&str> = text.split(',').collect();
    match parts[..] {
        [lat, lon] => Ok((point(lat, lon)?, TOLERANCE_M)),
        [lat, lon, metres] => {
            let metres = metres.trim().parse().with_context(|| format!("\"{metres}\": metres expected"))?;
            Ok((point(lat, lon)?, metres))
        }
        _ => bail!("\"{text}\": LAT,LON,METRES expected"),
    }
}

/// The value of a name.
pub fn value<'a>(row: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    row.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_without_words_asks_what_is_there() {
        let row = [("lat", "60.17"), ("lon", "24.94"), ("expected_city", "Helsinki")];
        let at = Point::from_degrees(60.17, 24.94).unwrap();
        let told = case(&row, "x").unwrap();
        assert_eq!((told.question, told.bias), (Question::Reverse(at), None));
    }

    #[test]
    fn half_a_position_is_refused() {
        let error = case(&[("query", "Rom"), ("lat", "1"), ("expected_city", "Rom")], "x").unwrap_err();
        assert_eq!(error.to_string(), "both \"lat\" and \"lon\" expected, or none of them");
    }
}
