//! Case files of geocoder-tester: comma-separated, with a head line that names the columns.
//!
//! Known columns: `query`, `lat` and `lon` (where it is asked from), `lang`, `skip` (a row with something in it is left
//! out) and `expected_*`. Of the expectations, `expected_coordinate` is `lat,lon,metres`; every other one is compared
//! with the part of the answer of that name (`name`, `housenumber`, `street`, `postcode`, `city`, `country`, ..). The kind
//! is the name of the file. Other columns (`comment`, `limit`, `mark`) change nothing here.

use anyhow::{Context, Result, bail};
use gazetteer::Point;

use super::case::{Bias, Case, Expected, Question};
use super::tsv::point;

/// Metres from an expected coordinate that gives no tolerance of its own.
const TOLERANCE_M: f64 = 100.0;

/// The cases of a file's text.
pub fn read(text: &str, kind: &str) -> Result<Vec<Case>> {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers().context("line 1")?.clone();
    if !columns.iter().any(|name| name == "query") {
        bail!("line 1: a column \"query\" expected");
    }
    let mut cases = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, ::csv::Position::line);
        let row: Vec<(&str, &str)> =
            columns.iter().zip(&record).filter(|(_, value)| !value.trim().is_empty()).collect();
        if value(&row, "skip").is_none() {
            cases.push(case(&row, kind).with_context(|| format!("line {line}"))?);
        }
    }
    Ok(cases)
}

fn case(row: &[(&str, &str)], kind: &str) -> Result<Case> {
    let bias = match (value(row, "lat"), value(row, "lon")) {
        (Some(lat), Some(lon)) => {
            let at = point(lat, lon)?;
            Some(Bias { map_centre: at, position: at })
        }
        _ => None,
    };
    Ok(Case {
        kind: kind.to_owned(),
        question: Question::Text(value(row, "query").context("a value for \"query\" expected")?.to_owned()),
        bias,
        language: value(row, "lang").map(str::to_owned),
        expected: expected(row)?,
    })
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

fn value<'a>(row: &[(&str, &'a str)], column: &str) -> Option<&'a str> {
    row.iter().find(|(name, _)| *name == column).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_expectations() {
        let text = "query,lat,lon,lang,expected_name,expected_city,expected_coordinate,comment\n\
                    \"rue du Port, Lyon\",45.7,4.8,fr,Rue du Port,Lyon,\"45.75,4.85,300\",\n";
        let at = Point::from_degrees(45.7, 4.8).unwrap();
        let case = Case {
            kind: "lyon".into(),
            question: Question::Text("rue du Port, Lyon".into()),
            bias: Some(Bias { map_centre: at, position: at }),
            language: Some("fr".into()),
            expected: Expected::Fields {
                fields: vec![("name".into(), "Rue du Port".into()), ("city".into(), "Lyon".into())],
                spot: Some((Point::from_degrees(45.75, 4.85).unwrap(), 300.0)),
            },
        };
        assert_eq!(read(text, "lyon").unwrap(), [case]);
    }

    #[test]
    fn skipped_rows_are_left_out_and_empty_ones_refused() {
        let text = "query,skip,expected_name\nA,later,B\nC,,D\n";
        assert_eq!(read(text, "x").unwrap().len(), 1);
        let error = format!("{:#}", read("query,expected_name\nA,B\nC,\n", "x").unwrap_err());
        assert_eq!(error, "line 3: an expectation expected, such as expected_name or expected_coordinate");
        assert!(read("question,expected_name\nA,B\n", "x").is_err());
    }
}
