//! Positions written in a question: coordinates, links to maps, geo: URIs and Plus codes.
//!
//! People paste what they have. [`find`] reads every notation in which a text may carry a position, in this order: a
//! link or geo: URI anywhere, a full Plus code anywhere, coordinates at the start or the end. What is left of the text
//! is handed back, since it may say what to look for there. [`ShortCode`]s need a place to be near to and are found
//! apart. House numbers, postcodes, dates and times are not coordinates: plain numbers need a decimal point in both.

mod cursor;
mod degrees;
mod links;
mod plus_code;

#[cfg(test)]
mod tests;

use gazetteer::Point;

pub use plus_code::{ShortCode, find_short_code};

/// The longest text before and behind other words that is looked at for coordinates, in bytes.
const LONGEST: usize = 160;

/// A position that was written in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// Where it is.
    pub point: Point,
    /// How far the true place may lie from the point in metres, by the digits that were given.
    pub accuracy_m: f64,
    /// The text without the position and without the signs that set it off.
    pub rest: String,
}

/// The position that a text carries, if it carries one.
pub fn find(text: &str) -> Option<Located> {
    links::find(text).or_else(|| plus_code::find(text)).or_else(|| at_start(text)).or_else(|| at_end(text))
}

fn at_start(text: &str) -> Option<Located> {
    let begin = text.find(|c: char| !is_setting(c))?;
    let (position, length) = degrees::pair(head(&text[begin..]))?;
    Some(located(position, rest_of(text, begin, begin + length)))
}

/// Coordinates that reach to the end of the text: tried from each word of its last part on.
fn at_end(text: &str) -> Option<Located> {
    let end = text.trim_end_matches(is_setting).len();
    let from = (0..=end.saturating_sub(1)).rev().take(LONGEST).filter(|at| text.is_char_boundary(*at)).last()?;
    for (offset, c) in text[from..end].char_indices() {
        let begin = from + offset;
        let starts_word = text[..begin].chars().next_back().is_none_or(is_setting);
        if !starts_word || is_setting(c) {
            continue;
        }
        match degrees::pair(&text[begin..end]) {
            Some((position, length)) if begin + length == end => {
                return Some(located(position, rest_of(text, begin, end)));
            }
            _ => {}
        }
    }
    None
}

fn located(position: degrees::Position, rest: String) -> Located {
    Located { point: position.point, accuracy_m: position.accuracy_m, rest }
}

/// What stands before and behind a piece of a text, without the signs that set it off.
fn rest_of(text: &str, begin: usize, end: usize) -> String {
    let before = text[..begin].trim_matches(is_setting);
    let behind = text[end..].trim_matches(is_setting);
    [before, behind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Blanks and signs that may stand around a position.
fn is_setting(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '@' | ':')
}

/// The first part of a text, cut between characters.
fn head(text: &str) -> &str {
    let end = (0..=text.len().min(LONGEST)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}
