//! Cases drawn from an extract: one line a case, six columns separated by tabs.
//!
//! `kind`, question, latitude, longitude, house number, accepted spots (`lat,lon` joined by `;`). The kind says how the
//! question is meant: `reverse_*` holds a position, `structured_*` holds `key=value` joined by `|`, `bias_*` is asked
//! from nearby, `nonsense*` must find nothing (or no street), everything else is free text. It says also how near is
//! right: a house 60 m, a POI 120 m, a street 400 m, a settlement 2.5 km.

use anyhow::{Context, Result, anyhow, bail};
use gazetteer::Point;

use crate::case::{Bias, Case, Expected, Question};

/// How far from the place asked for a person stands, in degrees each way: about a kilometre.
const BESIDE: f64 = 0.01;

/// The cases of a file's text.
pub fn read(text: &str) -> Result<Vec<Case>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty());
    lines.map(|(i, line)| case(line).with_context(|| format!("line {}", i + 1))).collect()
}

fn case(line: &str) -> Result<Case> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [kind, question, lat, lon, number, spots] = columns[..] else {
        bail!("six columns separated by tabs expected, found {}", columns.len());
    };
    let at = point(lat, lon)?;
    Ok(Case {
        kind: kind.to_owned(),
        question: self::question(kind, question)?,
        bias: if kind.starts_with("bias_") { Some(beside(at)?) } else { None },
        language: None,
        expected: expected(kind, number, spots)?,
    })
}

fn question(kind: &str, text: &str) -> Result<Question> {
    if kind.starts_with("reverse_") {
        return Ok(Question::Reverse(pair(text)?));
    }
    if kind.starts_with("structured_") {
        let value = |key: &str| {
            let found = text.split('|').find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
            found.map(str::to_owned).ok_or_else(|| anyhow!("\"{text}\": {key}=VALUE expected"))
        };
        return Ok(Question::Structured {
            house_number: value("housenumber")?,
            street: value("street")?,
            city: value("city")?,
        });
    }
    Ok(Question::Text(text.to_owned()))
}

fn expected(kind: &str, number: &str, spots: &str) -> Result<Expected> {
    Ok(match kind {
        "nonsense" => Expected::Nothing,
        "nonsense_street" => Expected::AreaAtMost,
        _ => Expected::Spots {
            spots: spots.split(';').filter(|spot| !spot.is_empty()).map(pair).collect::<Result<_>>()?,
            within_m: within_m(kind)?,
            house_number: (!number.is_empty()).then(|| number.to_owned()),
        },
    })
}

/// How far from an accepted spot an answer of this kind may be, in metres.
fn within_m(kind: &str) -> Result<f64> {
    // what is typed of an unfinished address is mostly the street alone
    let limits = [
        ("prefix_address", 400.0),
        ("reverse_beside", 60.0),
        ("address", 60.0),
        ("poi", 120.0),
        ("event", 120.0),
        ("street", 400.0),
        ("place", 2_500.0),
    ];
    let limit = limits.iter().find(|(part, _)| kind.contains(part));
    limit.map(|(_, metres)| *metres).ok_or_else(|| {
        anyhow!("kind \"{kind}\": the name must contain address, poi, event, street, place or be nonsense")
    })
}

fn beside(at: Point) -> Result<Bias> {
    let shift = |degrees: f64| ((degrees + BESIDE) * 1e4).round() / 1e4;
    let position = Point::from_degrees(shift(at.lat_degrees()), shift(at.lon_degrees()));
    Ok(Bias { map_centre: at, position: position.context("a position inside the world expected")? })
}

fn pair(text: &str) -> Result<Point> {
    let (lat, lon) = text.split_once(',').with_context(|| format!("\"{text}\": LAT,LON expected"))?;
    point(lat, lon)
}

/// A point from two numbers in degrees.
pub(super) fn point(lat: &str, lon: &str) -> Result<Point> {
    let degrees = |text: &str| text.trim().parse::<f64>().with_context(|| format!("\"{text}\": degrees expected"));
    Point::from_degrees(degrees(lat)?, degrees(lon)?).with_context(|| format!("{lat},{lon}: not in this world"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Point {
        Point::from_degrees(lat, lon).unwrap()
    }

    #[test]
    fn every_column_ends_in_the_case() {
        let text = "bias_address\tMóasíða 2b\t65.6957730\t-18.1418715\t2b\t65.695773,-18.141872;65.7,-18.2\n";
        let case = Case {
            kind: "bias_address".into(),
            question: Question::Text("Móasíða 2b".into()),
            bias: Some(Bias { map_centre: at(65.695_773, -18.141_871_5), position: at(65.7058, -18.1319) }),
            language: None,
            expected: Expected::Spots {
                spots: vec![at(65.695_773, -18.141_872), at(65.7, -18.2)],
                within_m: 60.0,
                house_number: Some("2b".into()),
            },
        };
        assert_eq!(read(text).unwrap(), [case]);
    }

    #[test]
    fn the_kind_tells_how_the_question_is_meant() {
        let structured = "structured_address\thousenumber=2|street=Jórusel|city=Reykjavík\t64\t-21\t2\t64,-21";
        let (house_number, street, city) = ("2".into(), "Jórusel".into(), "Reykjavík".into());
        assert_eq!(case(structured).unwrap().question, Question::Structured { house_number, street, city });
        let reverse = case("reverse_beside\t64.1,-21.9\t64\t-21\t94\t64,-21").unwrap();
        assert_eq!(reverse.question, Question::Reverse(at(64.1, -21.9)));
        assert_eq!(case("nonsense\txqvork\t0.0\t0.0\t\t").unwrap().expected, Expected::Nothing);
        assert_eq!(case("nonsense_street\txq 3, Rom\t0.0\t0.0\t\t").unwrap().expected, Expected::AreaAtMost);
    }

    #[test]
    fn a_kind_has_the_distance_of_what_it_asks_for() {
        let kinds = ["address_typo", "prefix_address", "event_floor", "bias_poi", "street", "prefix_place"];
        let metres = kinds.map(|kind| within_m(kind).unwrap());
        assert!(metres.iter().zip([60.0, 400.0, 120.0, 120.0, 400.0, 2_500.0]).all(|(a, b)| (a - b).abs() < 1e-9));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = format!("{:#}", read("place\tRom\t1\t2\t\t1,2\nplace\tRom\n").unwrap_err());
        assert_eq!(error, "line 2: six columns separated by tabs expected, found 2");
        let error = format!("{:#}", read("place\tRom\tx\t2\t\t").unwrap_err());
        assert_eq!(error, "line 1: \"x\": degrees expected: invalid float literal");
    }
}
