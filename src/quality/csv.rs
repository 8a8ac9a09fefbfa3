//! Case files of geocoder-tester: comma-separated, with a head line that names the columns.
//!
//! What a column means is said in [`super::tester`], since files in YAML have the same names. A row with something in its
//! column `skip` is left out. The kind is the name of the file.

use anyhow::{Context, Result, bail};

use super::case::Case;
use super::tester::{case, value};

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

#[cfg(test)]
mod tests {
    use gazetteer::Point;

    use super::super::case::{Bias, Expected, Question};
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
