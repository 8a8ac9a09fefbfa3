//! Case files of geocoder-tester in YAML: a list of cases, or cases under their names.
//!
//! A case has the names of a comma-separated file ([`crate::tester`]); what is expected stands as `expected_city: Lyon`
//! or below `expected`, where a coordinate may be a list. Values are taken as they are written, so a postcode keeps its
//! zeros. A case with `skip` is left out. Errors name the line in which a case begins, or the line of the value that is
//! wrong.

use anyhow::{Context, Result, anyhow, bail};
use saphyr::{MarkedYaml, YamlData, YamlLoader};
use saphyr_parser::{Parser, ScalarStyle};

use crate::case::Case;
use crate::tester::{case, value};

/// Spellings of no value.
const NULLS: [&str; 5] = ["", "~", "null", "Null", "NULL"];

/// Values of `skip` that leave nothing out.
const NOT_SKIPPED: [&str; 3] = ["false", "False", "FALSE"];

/// The cases of a file's text.
pub fn read(text: &str, kind: &str) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for document in load(text)? {
        for node in case_nodes(&document)? {
            let row = row(node)?;
            let row: Vec<(&str, &str)> = row.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            if value(&row, "skip").is_none_or(|skip| NOT_SKIPPED.contains(&skip)) {
                cases.push(case(&row, kind).with_context(|| place(node))?);
            }
        }
    }
    Ok(cases)
}

/// The documents of a text, with each value as it is written.
fn load(text: &str) -> Result<Vec<MarkedYaml<'_>>> {
    let mut loader = YamlLoader::default();
    loader.early_parse(false);
    let scanned = Parser::new_from_str(text).load(&mut loader, true);
    let error = scanned.err().or_else(|| loader.error().cloned());
    match error {
        Some(error) => Err(anyhow!("line {}: {}", error.marker().line(), error.info())),
        None => Ok(loader.into_documents()),
    }
}

/// The cases of a document: the items of a list or the values of a mapping.
fn case_nodes<'a, 'i>(document: &'a MarkedYaml<'i>) -> Result<Vec<&'a MarkedYaml<'i>>> {
    match &document.data {
        YamlData::Sequence(items) => Ok(items.iter().collect()),
        YamlData::Mapping(pairs) => Ok(pairs.values().collect()),
        _ => bail!("{}: a list of cases expected, or cases under their names", place(document)),
    }
}

/// Names and values of a case; those below `expected` begin with `expected_`.
fn row(node: &MarkedYaml<'_>) -> Result<Vec<(String, String)>> {
    let mut row = Vec::new();
    for (name, node) in pairs(node)? {
        if name == "expected" {
            for (name, node) in pairs(node)? {
                row.extend(written(node)?.map(|value| (format!("expected_{name}"), value)));
            }
        } else if name == "expected_coordinate" || !matches!(node.data, YamlData::Sequence(_) | YamlData::Mapping(_)) {
            // other lists, such as marks, change nothing
            row.extend(written(node)?.map(|value| (name.to_owned(), value)));
        }
    }
    Ok(row)
}

fn pairs<'a, 'i>(node: &'a MarkedYaml<'i>) -> Result<Vec<(&'a str, &'a MarkedYaml<'i>)>> {
    let YamlData::Mapping(pairs) = &node.data else {
        bail!("{}: names and values expected, such as \"query: Lyon\"", place(node));
    };
    let named = pairs.iter().map(|(name, value)| match &name.data {
        YamlData::Representation(name, ..) => Ok((name.as_ref(), value)),
        _ => bail!("{}: a name expected", place(name)),
    });
    named.collect()
}

/// A value as it is written, `None` for null; the items of a list with commas between them.
fn written(node: &MarkedYaml<'_>) -> Result<Option<String>> {
    match &node.data {
        YamlData::Representation(text, ScalarStyle::Plain, _) if NULLS.contains(&text.as_ref()) => Ok(None),
        YamlData::Representation(text, ..) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        YamlData::Sequence(items) => {
            let items = items.iter().map(|item| Ok(written(item)?.unwrap_or_default())).collect::<Result<Vec<_>>>()?;
            Ok(Some(items.join(",")))
        }
        _ => bail!("{}: a text, a number or a list of them expected", place(node)),
    }
}

fn place(node: &MarkedYaml<'_>) -> String {
    format!("line {}", node.span.start.line())
}

#[cfg(test)]
mod tests {
    use gazetteer::Point;

    use super::*;
    use crate::case::{Bias, Expected, Question};

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_list_of_cases_reads_like_columns() {
        let text = "---
- name: a street with its town
  query: rue du Port, Bourg
  lat: 45.7
  lon: 4.8
  lang: fr
  limit: 5
  mark: [street, slow]
  expected:
    name: Rue du Port
    postcode: 01000
    coordinate: \"45.75,4.85,300\"
- query: 'Bourg'
  expected_city: Bourg
  expected_coordinate: [46.2, 5.25]
";
        let at = Point::from_degrees(45.7, 4.8).unwrap();
        let first = Case {
            kind: "ain".into(),
            question: Question::Text("rue du Port, Bourg".into()),
            bias: Some(Bias { map_centre: at, position: at }),
            language: Some("fr".into()),
            expected: Expected::Fields {
                fields: fields(&[("name", "Rue du Port"), ("postcode", "01000")]),
                spot: Some((Point::from_degrees(45.75, 4.85).unwrap(), 300.0)),
            },
        };
        let second = Case {
            kind: "ain".into(),
            question: Question::Text("Bourg".into()),
            bias: None,
            language: None,
            expected: Expected::Fields {
                fields: fields(&[("city", "Bourg")]),
                spot: Some((Point::from_degrees(46.2, 5.25).unwrap(), 100.0)),
            },
        };
        assert_eq!(read(text, "ain").unwrap(), [first, second]);
    }

    #[test]
    fn cases_may_stand_under_their_names_and_be_skipped() {
        let text = "first: &first {query: A, expected: {city: B}}\nagain: *first\n\
                    later: {query: C, skip: not mapped, expected: {city: D}}\n\
                    now: {query: E, skip: false, comment: ~, expected: {city: F}}\n";
        let asked: Vec<String> = read(text, "x").unwrap().iter().map(|case| case.question.to_string()).collect();
        assert_eq!(asked, ["A", "A", "E"]);
    }

    #[track_caller]
    fn refused(text: &str) -> String {
        format!("{:#}", read(text, "x").unwrap_err())
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let no_words = "- query: A\n  expected: {city: B}\n- expected: {city: B}\n";
        let both = "a value for \"query\" expected, or \"lat\" and \"lon\" to ask what is there";
        assert_eq!(refused(no_words), format!("line 3: {both}"));
        let no_expectation = "- query: A\n";
        let hint = "an expectation expected, such as expected_name or expected_coordinate";
        assert_eq!(refused(no_expectation), format!("line 1: {hint}"));
        assert_eq!(refused("- A\n- B\n"), "line 1: names and values expected, such as \"query: Lyon\"");
        assert_eq!(refused("cases\n"), "line 1: a list of cases expected, or cases under their names");
        let nested = "- query: A\n  expected:\n    city: {name: B}\n";
        assert_eq!(refused(nested), "line 3: a text, a number or a list of them expected");
        assert!(refused("- query: A\n  query: B\n").starts_with("line 2: "));
        assert!(refused("- query: \"A\n- x\n").starts_with("line "));
        let spot = "- query: A\n  expected: {coordinate: [1, x]}\n";
        assert!(refused(spot).starts_with("line 1: \"x\": degrees expected"), "{}", refused(spot));
    }
}
