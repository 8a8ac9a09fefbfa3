//! The most that an answer can score, told without reading names.
//!
//! Of thousands of places whose name begins like a word only the best are shown. What costs is comparing names, of
//! which the most important places have two hundred. All the other parts of a score stand in the record of a place or
//! follow from the words by which the index found it, so that a place which can't come among the best any more is known
//! beforehand.

use gazetteer::{Entry, Place};

use super::{Candidate, Ranking};
use crate::retrieve::{Pattern, WordTerms};

/// The most that a candidate can score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UpperBound {
    /// The score.
    pub score: f64,
    /// Whether its whole name may have been typed, which may be worth [`super::Weights::whole_name`] more in the end.
    pub may_be_whole: bool,
}

impl UpperBound {
    /// Of something that nothing is known of.
    pub const ANYTHING: Self = Self { score: f64::INFINITY, may_be_whole: true };
}

/// What the candidates of an interpretation can score at most.
pub struct Bounds<'r> {
    ranking: &'r Ranking<'r>,
    /// Share of the question that each word is.
    shares: Vec<f64>,
    /// Words that a name may have although the index does not say so.
    may_be_named: u32,
    /// Whether any name may turn out to be what was typed as a whole.
    may_be_whole: bool,
    /// What the question costs or gives every candidate.
    base: f64,
}

impl<'r> Bounds<'r> {
    /// Makes ready for an interpretation.
    pub fn of(ranking: &'r Ranking<'r>) -> Self {
        let shares = (0..ranking.terms.len()).map(|word| ranking.weight_of(1 << word)).collect();
        let later = ranking.terms.iter().enumerate().filter(|(_, terms)| terms.is_deferred);
        let may_be_named = later.map(|(index, _)| 1 << index).sum();
        let is_compared = |terms: &&WordTerms| terms.is_deferred || matches!(terms.pattern, Pattern::Letters(..));
        let may_be_whole = ranking.terms.iter().any(is_compared);
        let (interpretation, weights) = (ranking.interpretation, ranking.weights);
        let base = weights.order
            + (weights.around() * interpretation.country_weight + weights.dropped * interpretation.dropped_weight)
                / ranking.all_weight();
        Self { ranking, shares, may_be_named, may_be_whole, base }
    }

    /// The most that an answer of a candidate can score, by what its record tells.
    pub fn most(&self, candidate: Candidate<'_>) -> UpperBound {
        let place = candidate.place;
        let may_have = place.has_houses() || place.house_number().is_some();
        self.most_with(candidate, may_have.then_some(self.ranking.weights.most_number()))
    }

    /// The most that an answer of a candidate can score, where its house numbers were looked up.
    pub fn most_by_number(&self, candidate: Candidate<'_>) -> UpperBound {
        self.most_with(candidate, self.ranking.asked().and_then(|asked| asked.most_at(candidate.place)))
    }

    fn most_with(&self, candidate: Candidate<'_>, found_number: Option<f64>) -> UpperBound {
        let (weights, Candidate { place, matched }) = (self.ranking.weights, candidate);
        let named = matched.name | self.may_be_named;
        let around = matched.context & !named;
        let words = self.shares.iter().enumerate().map(|(index, share)| match 1 << index {
            bit if named & bit != 0 => weights.name * share,
            bit if around & bit != 0 => weights.around() * share,
            _ => weights.dropped * share,
        });
        let covered = if self.may_be_whole { 1.0 } else { matched.covered };
        let score = self.base
            + words.sum::<f64>()
            + weights.whole * covered
            + weights.importance * place.importance()
            + self.ranking.kinds.worth(place, weights)
            + self.number(place, found_number)
            + self.proximity(place);
        UpperBound { score, may_be_whole: covered >= 1.0 }
    }

    /// What the number is worth, which may have been found.
    fn number(&self, place: Place<'_>, found: Option<f64>) -> f64 {
        match found {
            _ if self.ranking.interpretation.number.is_none() => 0.0,
            Some(worth) => worth,
            None if !place.is_street() => self.ranking.weights.number_misplaced,
            None if self.ranking.may_number_go_on() => self.ranking.weights.number_unfinished,
            None => self.ranking.weights.number_missed,
        }
    }

    /// Nearness and favour; of the houses of a street only its own position is known.
    fn proximity(&self, place: Place<'_>) -> f64 {
        let Ranking { filter, location_bias, weights, .. } = self.ranking;
        let favoured = filter.favours(&Entry::Place(place));
        weights.near * location_bias.proximity(place.position()) + if favoured { weights.favoured } else { 0.0 }
    }
}
