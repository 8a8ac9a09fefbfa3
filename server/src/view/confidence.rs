//! How sure an answer is, between 0 and 1, for the dialects that tell it.
//!
//! Ranking compares sums whose parts depend on the question; clients want to know whether the answer is what was asked
//! for. So only what speaks against it counts: words that were guessed or left out, a house number that was not found.

use geocoder::{Answer, MatchType};

/// The least that is told of an answer that is shown at all.
const LEAST: f64 = 0.1;

/// How sure the answer to a search is.
///
/// 1 for all words met as typed. An answer that goes only as far as the street has 0.6 at most, one that is only an
/// area around what was asked for 0.3, a number between two known ones 0.9.
pub fn of_search(answer: &Answer<'_>) -> f64 {
    let most: f64 = match answer.match_type {
        MatchType::Number | MatchType::Corner | MatchType::Named | MatchType::Found => 1.0,
        MatchType::Interpolated => 0.9,
        MatchType::StreetOnly => 0.6,
        MatchType::AreaOnly => 0.3,
    };
    rounded(answer.facts.certainty().min(most).max(LEAST))
}

/// How sure the answer to a reverse question is: by its distance in metres.
pub fn of_distance(distance_m: f64) -> f64 {
    match distance_m {
        ..1.0 => 1.0,
        ..10.0 => 0.9,
        ..100.0 => 0.8,
        ..250.0 => 0.7,
        ..1000.0 => 0.6,
        _ => 0.5,
    }
}

/// Whether the answer is less than what was asked for.
pub fn is_fallback(answer: &Answer<'_>) -> bool {
    matches!(answer.match_type, MatchType::StreetOnly | MatchType::AreaOnly) || !answer.unused.is_empty()
}

/// Three digits are as much as there is to know.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_the_surer() {
        let tenths = [0.0, 5.0, 50.0, 200.0, 900.0, 5e5].map(|metres| (of_distance(metres) * 10.0).round() as u8);
        assert_eq!(tenths, [10, 9, 8, 7, 6, 5]);
    }
}
