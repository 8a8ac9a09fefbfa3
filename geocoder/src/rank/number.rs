//! House numbers: the rows of a street that answer the number asked for.

use gazetteer::house_number::{HouseNumber, Match};
use gazetteer::{House, HouseKind, Place, Point, Shape};

/// What it is worth that the number is there.
const FOUND: f64 = 0.5;
/// What it costs that a street does not have the number.
pub const MISSED: f64 = -0.5;
/// What it costs that something has no such number which is no street: then the number was hardly one.
pub const MISPLACED: f64 = -0.8;

/// A row that answers a number.
pub struct NumberedHouse<'g> {
    /// The row.
    pub house: House<'g>,
    /// Where the number is.
    pub position: Point,
    /// The number, where the row stands for several.
    pub interpolated: Option<u32>,
    /// What the match is worth.
    pub value: f64,
}

/// What a match of numbers is worth; `None` for another house.
pub fn quality(found: Match) -> Option<f64> {
    match found {
        Match::Exact => Some(FOUND),
        Match::Member => Some(0.95 * FOUND),
        Match::Base => Some(0.4 * FOUND),
        Match::Between => Some(0.3 * FOUND),
        Match::Tail => Some(0.2 * FOUND),
        Match::None => None,
    }
}

/// What a number on an interpolation line is worth: less than a known one, more than its neighbour.
const INTERPOLATED: f64 = 0.8 * FOUND;
/// A place that bears the number comes behind the house itself.
const PLACE_BEHIND: f64 = 0.01;

/// The rows of a street or settlement that answer a number best: all of the best kind of match.
pub fn find<'g>(street: Place<'g>, number: &HouseNumber) -> Vec<NumberedHouse<'g>> {
    if !street.has_houses() {
        return Vec::new();
    }
    let mut found: Vec<NumberedHouse<'g>> = Vec::new();
    let mut best = 0.0;
    for house in street.houses() {
        let Some(candidate) = (if house.is_range() { on_line(house, number) } else { numbered(house, number) }) else {
            continue;
        };
        if candidate.value > best + PLACE_BEHIND {
            found.clear();
        }
        best = candidate.value.max(best);
        if candidate.value >= best - PLACE_BEHIND {
            found.push(candidate);
        }
    }
    found
}

fn numbered<'g>(house: House<'g>, number: &HouseNumber) -> Option<NumberedHouse<'g>> {
    let value = quality(number.matches(house.number()))? - if house.is_place() { PLACE_BEHIND } else { 0.0 };
    Some(NumberedHouse { position: house.position(), house, interpolated: None, value })
}

/// The place of a number on an interpolation line.
fn on_line<'g>(house: House<'g>, number: &HouseNumber) -> Option<NumberedHouse<'g>> {
    let Some(HouseKind::Range { first, last, step, .. }) = house.kind() else { return None };
    let asked = u32::try_from(number.number()?).ok()?;
    let (low, high) = (first.min(last), first.max(last));
    if !(low..=high).contains(&asked) || step == 0 || (asked - low) % step != 0 {
        return None;
    }
    let Shape::Lines(lines) = house.shape() else { return None };
    let line = lines.first()?;
    let length: f64 = line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
    let share = if high == low { 0.0 } else { f64::from(asked.abs_diff(first)) / f64::from(high - low) };
    let position = gazetteer::geometry::point_along(line, length * share);
    Some(NumberedHouse { house, position, interpolated: Some(asked), value: INTERPOLATED })
}
