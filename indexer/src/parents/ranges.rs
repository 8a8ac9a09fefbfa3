//! Rows of interpolated numbers: `addr:interpolation` on a line between numbered nodes.

use gazetteer::{Point, Shape};

use super::numbered_nodes::NumberedNodes;
use crate::feature::Feature;
use crate::model::Model;

/// Numbers with more digits are postcodes or mistakes.
const MOST_DIGITS: usize = 6;
/// A row that spans more numbers is a mistake.
const LONGEST: u32 = 1_000;

/// Numbers between two neighbouring numbered nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The number at the line's start.
    pub first: u32,
    /// The number at its end.
    pub last: u32,
    /// From one number to the next.
    pub step: u32,
    /// The line between the nodes.
    pub line: Vec<Point>,
}

/// The rows of an interpolation way; empty where its tags or numbers make no sense.
pub fn ranges(model: &Model, feature: &Feature, numbered: &NumberedNodes) -> Vec<Range> {
    let step = model.tag(feature, "addr:interpolation").and_then(|kind| step_of(model.features.strings.get(kind)));
    let (Some(step), Shape::Lines(lines)) = (step, &feature.shape) else { return Vec::new() };
    let Some(line) = lines.first() else { return Vec::new() };
    let number = |node: u64| {
        let feature = &model.features.features[*numbered.get(&node)? as usize];
        parse(feature.tags.get(&model.features.strings, "addr:housenumber")?)
    };
    let stops: Vec<(u32, u32)> =
        feature.extra().numbered_nodes.iter().filter_map(|&(node, index)| Some((number(node)?, index))).collect();
    stops.windows(2).filter_map(|pair| row(pair[0], pair[1], step, line)).collect()
}

fn row((first, start): (u32, u32), (last, end): (u32, u32), step: u32, line: &[Point]) -> Option<Range> {
    let span = first.abs_diff(last);
    let line = line.get(start as usize..=end as usize).filter(|line| line.len() > 1)?;
    (span > step && span <= LONGEST).then(|| Range { first, last, step, line: line.to_vec() })
}

fn step_of(kind: &str) -> Option<u32> {
    match kind {
        "odd" | "even" => Some(2),
        "all" => Some(1),
        _ => kind.parse().ok().filter(|step| (1..=9).contains(step)),
    }
}

fn parse(number: &str) -> Option<u32> {
    let is_plain = number.len() <= MOST_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphabetic_rows_and_odd_numbers_are_left_out() {
        assert_eq!(
            ["odd", "all", "3", "alphabetic", "0", "10"].map(step_of),
            [Some(2), Some(1), Some(3), None, None, None]
        );
        assert_eq!(["12", "12b", "1234567", ""].map(parse), [Some(12), None, None, None]);
    }

    #[test]
    fn a_row_lies_between_its_two_nodes() {
        let line: Vec<Point> = (0..5).map(|lon| Point::new(0, lon)).collect();
        let found = row((2, 1), (8, 3), 2, &line).unwrap();
        assert_eq!(found, Range { first: 2, last: 8, step: 2, line: line[1..=3].to_vec() });
        assert_eq!(row((2, 1), (4, 3), 2, &line), None);
        assert_eq!(row((2, 1), (2, 3), 2, &line), None);
        assert_eq!(row((2, 1), (9_000, 3), 2, &line), None);
    }
}
