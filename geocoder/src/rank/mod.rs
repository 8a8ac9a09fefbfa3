//! From candidates to scored answers.
//!
//! A candidate's score is the sum of named parts, each from one file of this folder. No part depends on how often a word
//! occurs in a gazetteer, so that answers of several gazetteers can stand in one list.

mod name;
mod near;
mod number;

use gazetteer::{Entry, Place};

use crate::answer::{Answer, Matched};
use crate::interpret::Reading;
use crate::request::{Bias, Filter};
use crate::retrieve::{Hit, WordTerms};
use crate::score::{Part, Score};

pub use name::NameMatch;
pub use near::nearness;

/// Weights of the parts: what a full match of each is worth.
mod weight {
    /// All words in the name.
    pub const NAME: f64 = 1.0;
    /// All words in what is around.
    pub const CONTEXT: f64 = 0.8;
    /// The name has nothing else.
    pub const WHOLE: f64 = 0.4;
    /// The words come in the name's order, without gap.
    pub const ORDER: f64 = 0.05;
    /// Importance 1.
    pub const IMPORTANCE: f64 = 0.5;
    /// At the bias point.
    pub const NEAR: f64 = 0.4;
    /// All words dropped.
    pub const DROPPED: f64 = -1.0;
}

/// A place that accounts for words of a reading.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'g> {
    /// The place.
    pub place: Place<'g>,
    /// The words that it accounts for.
    pub hit: Hit,
}

/// What candidates are measured against.
pub struct Ranking<'r> {
    /// The reading of the question.
    pub reading: &'r Reading,
    /// The terms of its words.
    pub terms: &'r [&'r WordTerms],
    /// What answers must be.
    pub filter: &'r Filter,
    /// What makes them more likely meant.
    pub bias: Bias,
}

impl Ranking<'_> {
    /// Adds the answers that a candidate gives: itself, or its houses of the number that was asked for.
    pub fn answers<'g>(&self, candidate: Candidate<'g>, answers: &mut Vec<Answer<'g>>) {
        let place = candidate.place;
        let name = NameMatch::best(place, self.terms, candidate.hit);
        let score = self.score(candidate, &name);
        let Some(number) = &self.reading.number else {
            return self.push(Entry::Place(place), Matched::Named, score, answers);
        };
        if let Some(own) = place.house_number().filter(|_| !place.is_street()) {
            let found = number::quality(number.matches(own));
            let (matched, value) = found.map_or((Matched::Named, number::MISSED), |value| (Matched::Number, value));
            return self.push_numbered(Entry::Place(place), matched, value, score, answers);
        }
        let houses = number::find(place, number);
        if houses.is_empty() {
            let matched = if place.is_street() { Matched::StreetOnly } else { Matched::Named };
            return self.push_numbered(Entry::Place(place), matched, number::MISSED, score, answers);
        }
        for house in houses {
            let mut score = score.clone();
            score.add(Part::Number, house.value);
            let position = house.position;
            let interpolated = house.interpolated;
            if let Some(entry) = house.house.entry().filter(|entry| self.passes(entry)) {
                let matched = if interpolated.is_some() { Matched::Interpolated } else { Matched::Number };
                self.add_near(&mut score, position);
                let unused = self.reading.unused.clone();
                answers.push(Answer { entry, position, interpolated, matched, score, distance_m: None, unused });
            }
        }
    }

    fn score(&self, candidate: Candidate<'_>, name: &NameMatch) -> Score {
        let words = &self.reading.words;
        let all: f64 = words.iter().map(super::query::Word::weight).sum::<f64>() + self.reading.dropped_weight;
        let share = |mask: u32| {
            let met = words.iter().enumerate().filter(|(index, _)| mask & 1 << index != 0);
            met.map(|(_, word)| word.weight()).sum::<f64>() / all.max(1.0)
        };
        let around = (candidate.hit.name | candidate.hit.context) & !name.words;
        let missing = !(candidate.hit.name | candidate.hit.context | name.words);
        let mut score = Score::default();
        score.add(Part::Name, weight::NAME * share(name.words));
        score.add(Part::Context, weight::CONTEXT * share(around));
        score.add(Part::Whole, weight::WHOLE * name.covered);
        score.add(Part::Order, if name.in_order { weight::ORDER } else { 0.0 });
        score.add(Part::Importance, weight::IMPORTANCE * candidate.place.importance());
        score.add(Part::Guess, -name.cost - self.context_cost(around));
        score.add(Part::Dropped, weight::DROPPED * (share(missing) + self.reading.dropped_weight / all.max(1.0)));
        score
    }

    /// What it costs that words stand for other terms in the context: the best spelling of each counts.
    fn context_cost(&self, around: u32) -> f64 {
        let met = self.terms.iter().enumerate().filter(|(index, _)| around & 1 << index != 0);
        met.filter_map(|(_, terms)| terms.terms.first()).map(|term| term.spelling.cost()).sum()
    }

    fn push_numbered<'g>(
        &self,
        entry: Entry<'g>,
        matched: Matched,
        value: f64,
        mut score: Score,
        answers: &mut Vec<Answer<'g>>,
    ) {
        score.add(Part::Number, value);
        self.push(entry, matched, score, answers);
    }

    fn push<'g>(&self, entry: Entry<'g>, matched: Matched, mut score: Score, answers: &mut Vec<Answer<'g>>) {
        if !self.passes(&entry) {
            return;
        }
        let position = entry.position();
        self.add_near(&mut score, position);
        let unused = self.reading.unused.clone();
        answers.push(Answer { entry, position, interpolated: None, matched, score, distance_m: None, unused });
    }

    fn add_near(&self, score: &mut Score, position: gazetteer::Point) {
        score.add(Part::Near, weight::NEAR * nearness(self.bias, position));
    }

    fn passes(&self, entry: &Entry<'_>) -> bool {
        self.filter.passes(entry) && self.reading.country.is_none_or(|code| entry.chain().country() == Some(code))
    }
}
