//! What an answer says of how it fits the question: how far it goes, how sure and how exact it is, which words it left
//! out and which it took for others.

use geocoder::{Answer, MatchType};
use serde::Serialize;

use crate::view::confidence;

/// The block `match` of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct MatchInfo {
    /// How far the answer goes into what was asked: `number`, `interpolated`, `street`, `corner`, `name`, `kind` or
    /// `area`.
    pub kind: &'static str,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// How far the place that was meant may be from the position, in whole metres.
    pub accuracy_m: u64,
    /// What of the question it does not account for, as typed.
    pub unused: Vec<String>,
    /// Words that were taken for others.
    pub corrections: Vec<Correction>,
}

/// A word that was taken for another.
#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    /// As typed, in its normal form.
    pub typed: String,
    /// As the name has it, in its normal form.
    pub taken: String,
}

impl MatchInfo {
    /// What an answer to a search says of itself.
    pub fn of(answer: &Answer<'_>) -> Self {
        let corrections = answer.corrections.iter().cloned();
        Self {
            kind: kind(answer.match_type),
            confidence: confidence::of_search(answer),
            accuracy_m: answer.accuracy_m().round() as u64,
            unused: answer.unused.clone(),
            corrections: corrections.map(|(typed, taken)| Correction { typed, taken }).collect(),
        }
    }
}

fn kind(matched: MatchType) -> &'static str {
    match matched {
        MatchType::Number => "number",
        MatchType::Interpolated => "interpolated",
        MatchType::StreetOnly => "street",
        MatchType::Corner => "corner",
        MatchType::Named => "name",
        MatchType::Found => "kind",
        MatchType::AreaOnly => "area",
    }
}
