//! Case files of geocoder-tester: a head line that names the columns, then one case a line.
//!
//! Columns are parted by commas, semicolons or tabs, whichever the head line has most of. What a column means is said
//! in [`crate::tester`], since files in YAML have the same names. A row with something in its column `skip` is left
//! out, and so is one that expects nothing, unless none does. In a file that has no column of expectations at all, such
//! as a list of airports with their positions, `lat` and `lon` are where the answer must be. The kind is the name of
//! the file.

use anyhow::{Context, Result, bail};

use crate::case::Case;
use crate::tester::{case, value};

/// How far from the position of a bare list an answer may be, in metres: an airport is known by its middle or its door.
const LISTED_WITHIN_M: u32 = 3_000;

/// The cases of a file's text.
pub fn read(text: &str, kind: &str) -> Result<Vec<Case>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers().context("line 1")?.clone();
    let has = |wanted: &str| columns.iter().any(|name| name.trim() == wanted);
    let question = match (has("query"), has("name")) {
        (true, _) => "query",
        (false, true) => "name",
        _ => bail!("line 1: a column \"query\" expected, or \"name\""),
    };
    let is_list = !columns.iter().any(|name| name.trim().starts_with("expected_"));
    let mut cases = Vec::new();
    let mut without = None;
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, ::csv::Position::line);
        let renamed = |name| if name == question { "query" } else { name };
        let cells = columns.iter().zip(&record).map(|(name, value)| (renamed(name.trim()), value.trim()));
        let row: Vec<(&str, &str)> = cells.filter(|(_, value)| !value.is_empty()).collect();
        if row.is_empty() || value(&row, "skip").is_some() {
            continue;
        }
        let spot = if is_list { listed_spot(&row) } else { None };
        match &spot {
            Some(spot) => cases.push(listed(&row, spot, kind).with_context(|| format!("line {line}"))?),
            None if !expects(&row) => without = without.or(Some(line)),
            None => cases.push(case(&row, kind).with_context(|| format!("line {line}"))?),
        }
    }
    match without {
        Some(line) if cases.is_empty() => {
            bail!("line {line}: an expectation expected, such as expected_name or expected_coordinate")
        }
        _ => Ok(cases),
    }
}

/// The sign that the head line has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    // the last of several with the same count wins: a head of one column is comma-separated
    *b"\t;,".iter().max_by_key(|sign| count(sign)).unwrap_or(&b',')
}

fn expects(row: &[(&str, &str)]) -> bool {
    row.iter().any(|(name, _)| name.starts_with("expected_"))
}

/// The position of a row in a bare list, as an expectation.
fn listed_spot(row: &[(&str, &str)]) -> Option<String> {
    Some(format!("{},{},{LISTED_WITHIN_M}", value(row, "lat")?, value(row, "lon")?))
}

fn listed(row: &[(&str, &str)], spot: &str, kind: &str) -> Result<Case> {
    let mut row: Vec<_> = row.iter().copied().filter(|(name, _)| !matches!(*name, "lat" | "lon")).collect();
    row.push(("expected_coordinate", spot));
    case(&row, kind)
}

#[cfg(test)]
mod tests {
    use gazetteer::Point;

    use super::*;
    use crate::case::{Bias, Expected, Question};

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
        assert_eq!(read(text, "lyon").unwrap(), std::slice::from_ref(&case));
        let semicolons = "\u{feff}query;lat;lon;lang;expected_name;expected_city;expected_coordinate;comment\r\n\
                          rue du Port, Lyon;45.7;4.8;fr;Rue du Port;Lyon;45.75,4.85,300;\r\n";
        assert_eq!(read(semicolons, "lyon").unwrap(), [case]);
    }

    #[test]
    fn a_bare_list_expects_its_positions() {
        let cases = read("name;lat;lon;iata\nLyon-Saint-Exupéry;45.72;5.08;LYS\nNowhere;;;\n", "airports").unwrap();
        let spot = Some((Point::from_degrees(45.72, 5.08).unwrap(), 3_000.0));
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].expected, Expected::Fields { fields: vec![], spot });
        assert_eq!((&cases[0].question, cases[0].bias), (&Question::Text("Lyon-Saint-Exupéry".into()), None));
    }

    #[test]
    fn rows_that_are_skipped_or_expect_nothing_are_left_out() {
        assert_eq!(read("query,skip,expected_name\nA,later,B\nC,,D\nE,,\n,,\n", "x").unwrap().len(), 1);
        let error = format!("{:#}", read("query,expected_name\nC,\n", "x").unwrap_err());
        assert_eq!(error, "line 2: an expectation expected, such as expected_name or expected_coordinate");
        assert!(read("question,expected_name\nA,B\n", "x").is_err());
    }
}
