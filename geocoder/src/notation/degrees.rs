//! Pairs of coordinates: decimal degrees, degrees and minutes, degrees, minutes and seconds.
//!
//! Letters or names say which number is which; without them the latitude comes first, unless the first number can't be
//! one. A number counts as a coordinate when it has decimals or a degree sign, or minutes and a letter.

use gazetteer::Point;
use gazetteer::geometry::METRES_PER_DEGREE;

use super::cursor::{Cursor, Number};

/// The decimals that make a decimal comma likely where it might be a list of numbers.
const COMMA_DECIMALS: usize = 3;

const LATITUDE_NAMES: [&str; 3] = ["lat", "latitude", "mlat"];
const LONGITUDE_NAMES: [&str; 6] = ["lon", "lng", "long", "longitude", "mlon", "lgt"];

/// A position and how well it is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub(super) point: Point,
    pub(super) accuracy_m: f64,
}

/// What a letter or a name says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Latitude(bool),
    Longitude(bool),
}

/// One number of a pair, in degrees.
#[derive(Clone, Copy, Debug)]
struct Part {
    degrees: f64,
    /// Degrees that half of the last digit is worth.
    unit: f64,
    decimals: usize,
    marked: bool,
    axis: Option<Axis>,
}

/// The pair at the start of a text and the bytes it takes.
pub(super) fn pair(text: &str) -> Option<(Position, usize)> {
    // Letters behind a number may belong to the next word ("48.85 2.35 W Street"), a comma may be a decimal sign.
    let readings = [('.', true), ('.', false), (',', true), (',', false)];
    readings.into_iter().find_map(|(decimal, letters)| pair_as(text, decimal, letters))
}

/// A latitude and a longitude in plain decimals that fill the whole text, as in a link: "47.14,9.52".
pub(super) fn plain_pair(text: &str) -> Option<Position> {
    let mut cursor = Cursor::new(text, '.');
    cursor.blanks();
    let first = cursor.number()?;
    cursor.skip(|c| c.is_whitespace() || matches!(c, ',' | '~' | '/')).then_some(())?;
    let second = cursor.number()?;
    let ended = !cursor.peek().is_some_and(|c| c.is_alphanumeric() || c == '.');
    let axes = [Axis::Latitude(false), Axis::Longitude(false)];
    ended.then(|| position(with_axis(first, axes[0]), with_axis(second, axes[1]))).flatten()
}

fn with_axis(number: Number, axis: Axis) -> Part {
    Part { axis: Some(axis), ..part_of(number, number.value, unit_of(number, 1.0), true) }
}

fn pair_as(text: &str, decimal: char, letters: bool) -> Option<(Position, usize)> {
    let mut cursor = Cursor::new(text, decimal);
    let first = part(&mut cursor, letters)?;
    let separated = separator(&mut cursor);
    let touching = first.axis.is_some() || first.marked;
    (separated || touching).then_some(())?;
    let second = part(&mut cursor, letters)?;
    let ended = !cursor.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '°' | '\'' | '"' | '%'));
    let commas = decimal == '.' || [first, second].iter().all(|part| part.marked || part.decimals >= COMMA_DECIMALS);
    (ended && commas && first.axis.is_some() == second.axis.is_some()).then_some(())?;
    Some((position(first, second)?, cursor.position()))
}

/// Blanks with at most one comma, semicolon, slash, bar or ampersand.
fn separator(cursor: &mut Cursor<'_>) -> bool {
    let blank = cursor.blanks();
    let sign = cursor.take(|c| matches!(c, ',' | ';' | '/' | '|' | '&')).is_some();
    cursor.blanks() || blank || sign
}

fn part(cursor: &mut Cursor<'_>, letters: bool) -> Option<Part> {
    let before = if letters { axis_before(cursor) } else { None };
    let first = cursor.number()?;
    let (mut degrees, mut unit) = (first.value, unit_of(first, 1.0));
    let marked = mark(cursor, is_degree_sign);
    let mut sixtieths = 0;
    if first.decimals == 0 && (marked || letters) {
        for (scale, is_sign) in [(60.0, is_minute_sign as fn(char) -> bool), (3600.0, is_second_sign)] {
            let Some(number) = sixtieth(cursor, is_sign, marked) else { break };
            degrees += number.value / scale;
            unit = unit_of(number, scale);
            sixtieths += 1;
            if number.decimals > 0 {
                break;
            }
        }
    }
    let axis = if letters { before.or_else(|| axis_behind(cursor)) } else { None };
    let counts = marked || first.decimals > 0 || (sixtieths > 0 && axis.is_some());
    counts.then_some(Part { axis, ..part_of(first, degrees, unit, marked || sixtieths > 0) })
}

fn part_of(number: Number, degrees: f64, unit: f64, marked: bool) -> Part {
    let degrees = if number.negative { -degrees } else { degrees };
    Part { degrees, unit, decimals: number.decimals, marked, axis: None }
}

/// Minutes or seconds: below sixty, with their sign, or by their place alone behind a blank.
fn sixtieth(cursor: &mut Cursor<'_>, is_sign: fn(char) -> bool, marked: bool) -> Option<Number> {
    let mut ahead = *cursor;
    let blank = ahead.blanks();
    let number = ahead.number().filter(|number| number.value < 60.0 && !number.negative)?;
    let signed = mark(&mut ahead, is_sign);
    // Two minute signs are a second sign.
    mark(&mut ahead, is_sign);
    // Degree signs on both numbers leave no doubt that the next degrees are no minutes.
    let next_is_degrees = !signed && ahead.rest().trim_start().starts_with(is_degree_sign);
    ((signed || blank || marked) && !next_is_degrees).then(|| *cursor = ahead)?;
    Some(number)
}

fn mark(cursor: &mut Cursor<'_>, is_sign: impl Fn(char) -> bool) -> bool {
    let mut ahead = *cursor;
    ahead.blanks();
    let found = ahead.take(is_sign).is_some();
    if found {
        *cursor = ahead;
    }
    found
}

fn is_degree_sign(c: char) -> bool {
    matches!(c, '°' | 'º' | '˚')
}

fn is_minute_sign(c: char) -> bool {
    matches!(c, '\'' | '′' | '’' | '‘' | '´' | '`' | 'ʹ')
}

fn is_second_sign(c: char) -> bool {
    matches!(c, '"' | '″' | '”' | '“' | '„' | 'ʺ') || is_minute_sign(c)
}

/// A letter or a name before a number, with a colon or equals sign.
fn axis_before(cursor: &mut Cursor<'_>) -> Option<Axis> {
    let mut ahead = *cursor;
    let axis = match ahead.take(|c| c.is_ascii_alphabetic()).and_then(axis_of) {
        Some(axis) if !ahead.peek().is_some_and(char::is_alphabetic) => axis,
        _ => {
            ahead = *cursor;
            let latitude = ahead.word(&LATITUDE_NAMES).is_some();
            (latitude || ahead.word(&LONGITUDE_NAMES).is_some()).then_some(())?;
            if latitude { Axis::Latitude(false) } else { Axis::Longitude(false) }
        }
    };
    ahead.skip(|c| c.is_whitespace() || matches!(c, ':' | '=' | '.'));
    *cursor = ahead;
    Some(axis)
}

/// A letter behind a number that is not the start of a word.
fn axis_behind(cursor: &mut Cursor<'_>) -> Option<Axis> {
    let mut ahead = *cursor;
    ahead.blanks();
    let axis = axis_of(ahead.take(|c| c.is_ascii_alphabetic())?)?;
    let word = ahead.peek().is_some_and(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    (!word).then(|| *cursor = ahead)?;
    Some(axis)
}

fn axis_of(letter: char) -> Option<Axis> {
    match letter.to_ascii_uppercase() {
        'N' => Some(Axis::Latitude(false)),
        'S' => Some(Axis::Latitude(true)),
        'E' => Some(Axis::Longitude(false)),
        'W' => Some(Axis::Longitude(true)),
        _ => None,
    }
}

fn unit_of(number: Number, scale: f64) -> f64 {
    0.5 * 0.1_f64.powi(number.decimals as i32) / scale
}

fn position(first: Part, second: Part) -> Option<Position> {
    let turned = match (first.axis, second.axis) {
        (Some(Axis::Latitude(_)), Some(Axis::Longitude(_))) => false,
        (Some(Axis::Longitude(_)), Some(Axis::Latitude(_))) => true,
        (None, None) => first.degrees.abs() > 90.0,
        _ => return None,
    };
    let (lat, lon) = if turned { (second, first) } else { (first, second) };
    let point = Point::from_degrees(signed(lat), signed(lon))?;
    Some(Position { point, accuracy_m: (lat.unit.max(lon.unit) * METRES_PER_DEGREE).max(0.1) })
}

fn signed(part: Part) -> f64 {
    match part.axis {
        Some(Axis::Latitude(true) | Axis::Longitude(true)) => -part.degrees,
        _ => part.degrees,
    }
}
