//! The most that a candidate can score, known before its names and house numbers are read.
//!
//! Hundreds of streets bear one name, and all words of the question fit all of them alike. What tells them apart, nearness,
//! importance and whether there are houses, stands in their records. So candidates are ranked by what they can score at
//! most, and once enough answers have scored that, the rest need not be looked at.

use std::collections::BinaryHeap;

use gazetteer::{Entry, Place};

use super::{Candidate, Ranking, kind, nearness, number, weight};

impl Ranking<'_> {
    /// The most that a candidate can score. Of a house number only its street's position is known.
    pub fn most(&self, candidate: Candidate<'_>) -> f64 {
        let Candidate { place, hit } = candidate;
        let name = hit.name | self.checked_later();
        let around = hit.context & !name;
        let country = self.reading.country_weight / self.all_weight();
        let dropped = self.share(!(name | around)) + self.reading.dropped_weight / self.all_weight();
        weight::NAME * self.share(name)
            + weight::CONTEXT * (self.share(around) + country)
            + weight::DROPPED * dropped
            + weight::WHOLE
            + weight::ORDER
            + weight::IMPORTANCE * place.importance()
            + weight::NEAR * nearness(self.bias, place.position())
            + if self.filter.favours(&Entry::Place(place)) { weight::FAVOURED } else { 0.0 }
            // Only areas are worth more for what they are.
            + if (1..26).contains(&place.rank_address()) { kind::worth(place).max(0.0) } else { 0.0 }
            + self.most_of_number(place)
    }

    fn most_of_number(&self, place: Place<'_>) -> f64 {
        let has_number = place.has_houses() || place.house_number().is_some();
        match &self.reading.number {
            None => 0.0,
            Some(_) if has_number && self.reading.is_number_spelt_out => number::SPELT_OUT,
            Some(_) if has_number => number::FOUND,
            Some(_) if place.is_street() => number::MISSED,
            Some(_) => number::MISPLACED,
        }
    }
}

/// The best scores so far, as many as are wanted.
pub struct Enough {
    wanted: usize,
    /// The worst on top: scores above 0 order like their bits.
    best: BinaryHeap<std::cmp::Reverse<u64>>,
}

impl Enough {
    /// Starts with none of so many.
    pub fn of(wanted: usize) -> Self {
        Self { wanted: wanted.max(1), best: BinaryHeap::new() }
    }

    /// Adds a score.
    pub fn add(&mut self, score: f64) {
        self.best.push(std::cmp::Reverse(score.max(0.0).to_bits()));
        if self.best.len() > self.wanted {
            self.best.pop();
        }
    }

    /// Whether nothing that scores this at most can come among them.
    pub fn is_reached(&self, most: f64) -> bool {
        // A hair, since sums are rounded in the order of their parts.
        let worst = self.best.peek().map(|std::cmp::Reverse(bits)| f64::from_bits(*bits) + 1e-9);
        self.best.len() >= self.wanted && worst.is_some_and(|worst| worst >= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_is_reached_when_so_many_score_the_most() {
        let mut enough = Enough::of(2);
        enough.add(2.0);
        assert!(!enough.is_reached(1.0));
        enough.add(1.5);
        assert!(enough.is_reached(1.5) && !enough.is_reached(1.6));
        enough.add(1.8);
        assert!(enough.is_reached(1.8) && !enough.is_reached(1.9));
    }
}
