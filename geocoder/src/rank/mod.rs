//! From candidates to scored answers.
//!
//! A candidate's score is the sum of named parts, each from one file of this folder. No part depends on how often a
//! word occurs in a gazetteer, so that answers of several gazetteers can stand in one list.

mod address;
mod bounds;
mod category;
mod generic;
mod name;
mod number;
mod proximity;
mod weights;
mod word_weight;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use gazetteer::{Entry, Place, text};

use crate::answer::{Answer, MatchType};
use crate::facts::{MatchFacts, NameFact, NumberFact};
use crate::interpret::Interpretation;
use crate::request::Filter;
use crate::retrieve::{Match, WordTerms};
use crate::score::{Part, Score};

pub use address::AddressMatch;
pub use bounds::{Bounds, UpperBound};
pub use category::{CategoryWeights, stands_behind};
pub use name::{NameCache, NameMatch};
pub use proximity::LocationBias;
pub use weights::{Weight, Weights};

/// A place that accounts for words of an interpretation.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'g> {
    /// The place.
    pub place: Place<'g>,
    /// The words that it accounts for.
    pub matched: Match,
}

/// What candidates are measured against.
pub struct Ranking<'r> {
    /// The interpretation of the question.
    pub interpretation: &'r Interpretation,
    /// The terms of its words.
    pub terms: &'r [&'r WordTerms],
    /// What answers must be.
    pub filter: &'r Filter,
    /// Where they are more likely meant.
    pub location_bias: LocationBias,
    /// Whether the last word, or number, may go on.
    pub unfinished: bool,
    /// What of the words is in the addresses of candidates.
    pub address: AddressMatch<'r>,
    /// The least score that an answer must be able to reach, so that it is worth looking into its address.
    pub threshold: Cell<f64>,
    /// What facts are worth.
    pub weights: &'static Weights,
    /// What kinds of places are worth.
    pub kinds: CategoryWeights,
    /// How the words fit names.
    pub names: NameCache<'r>,
    /// The words that many streets have in their names, where that was asked.
    pub stop_words: OnceCell<u32>,
}

impl Ranking<'_> {
    /// Adds the answers that a candidate gives: itself, or its houses of the number that was asked for.
    pub fn answers<'g>(&self, candidate: Candidate<'g>, answers: &mut Vec<Answer<'g>>) {
        let place = candidate.place;
        let fit = self.fit(candidate);
        let Some(asked) = self.asked() else {
            return self.push(
                fit,
                Answer::of(Entry::Place(place), MatchType::Named),
                (NumberFact::NotAsked, 0.0),
                answers,
            );
        };
        let only_spelt_out = asked.only_spelt_out;
        if self.is_of_name(&fit.name) {
            return;
        }
        if let Some(own) = place.house_number().filter(|_| !place.is_street()) {
            let found = asked.quality(own);
            if found.is_none() && only_spelt_out {
                return;
            }
            // A number is worth what the name is: "Reykjavík 10" does not mean a shop "Reykjavík ..." at some number
            // 10.
            let covered = fit.name.covered;
            let (match_type, number) = match found {
                Some((fact, value)) => (MatchType::Number, (fact, value * covered)),
                None => (MatchType::Named, (NumberFact::Missing, self.weights.number_misplaced)),
            };
            return self.push(fit, Answer::of(Entry::Place(place), match_type), number, answers);
        }
        let houses = number::find(place, &asked);
        if houses.is_empty() && only_spelt_out {
            return;
        }
        if houses.is_empty() {
            return self.without_number(&fit, place, &asked, answers);
        }
        // While a name is still typed, a number is worth as much as there is of the name.
        let is_part = fit.name.is_begun || fit.is_generic;
        let share = if is_part { fit.name.covered } else { 1.0 };
        for found in houses {
            let match_type = if found.interpolated.is_some() { MatchType::Interpolated } else { MatchType::Number };
            if let Some(entry) = found.house.entry() {
                let answer = Answer {
                    position: found.position,
                    interpolated: found.interpolated,
                    ..Answer::of(entry, match_type)
                };
                self.push(fit.clone(), answer, (found.fact, found.value * share), answers);
            }
        }
    }

    /// Whether what was taken for a house number is a word of the name that nothing else accounts for: "rue du 8 mai
    /// 1945".
    fn is_of_name(&self, name: &NameMatch) -> bool {
        if name.other_numbers.is_empty() || name.words == 0 {
            return false;
        }
        let (mut tokens, mut variants) = (Vec::new(), Vec::new());
        text::tokens(&self.interpretation.number_text, &mut tokens);
        tokens.iter().any(|token| {
            text::variants(token, &mut variants);
            let is_it =
                |number: &String| *number == token.text || variants.iter().any(|variant| variant.text == *number);
            name.other_numbers.iter().any(is_it)
        })
    }

    /// The number that was asked for.
    fn asked(&self) -> Option<number::Asked<'_>> {
        let Interpretation { number, number_text, unused, is_number_spelt_out, .. } = self.interpretation;
        let number = number.as_ref()?;
        let only_spelt_out = *is_number_spelt_out;
        Some(number::Asked {
            number,
            typed: number_text,
            words: self.terms,
            only_spelt_out,
            unused,
            weights: self.weights,
        })
    }

    /// Whether the number may still be typed.
    fn may_number_go_on(&self) -> bool {
        self.unfinished && self.interpretation.is_number_last
    }

    /// The answers of a place that does not have the number.
    fn without_number<'g>(
        &self,
        fit: &Fit,
        place: Place<'g>,
        asked: &number::Asked<'_>,
        answers: &mut Vec<Answer<'g>>,
    ) {
        let whole = Answer::of(Entry::Place(place), MatchType::StreetOnly);
        if !place.is_street() {
            let whole = Answer { match_type: MatchType::Named, ..whole };
            return self.push(fit.clone(), whole, (NumberFact::Missing, self.weights.number_misplaced), answers);
        }
        let begun = if self.may_number_go_on() { number::begun(place, asked) } else { Vec::new() };
        let value = if begun.is_empty() { self.weights.number_missed } else { self.weights.number_unfinished };
        self.push(fit.clone(), whole, (NumberFact::Missing, value), answers);
        for house in begun {
            let correction = (asked.typed.to_owned(), house.number().to_owned());
            if let Some(entry) = house.entry() {
                let before = answers.len();
                let number = (NumberFact::Missing, self.weights.number_goes_on);
                self.push(fit.clone(), Answer::of(entry, MatchType::StreetOnly), number, answers);
                answers[before..].iter_mut().for_each(|answer| answer.corrections.push(correction.clone()));
            }
        }
    }

    /// How many words and terms a name is compared with, and whether letter by letter.
    pub fn size(&self) -> (usize, usize, bool) {
        let terms = self.terms.iter().map(|terms| terms.len()).sum();
        (self.terms.len(), terms, self.deferred() != 0)
    }

    /// How the words fit a candidate, as far as that is the same for all its houses.
    fn fit(&self, candidate: Candidate<'_>) -> Fit {
        let weights = self.weights;
        let name = self.names.best(candidate.place, candidate.matched);
        let share = |mask| self.weight_of(mask);
        let known = candidate.matched.name | candidate.matched.context | name.words | self.deferred();
        let around = known & !name.words;
        let mut score = Score::default();
        let beyond = self.beyond_phrase(&name);
        score.add(Part::Name, weights.name * share(name.words & !beyond) + weights.context * share(beyond));
        let is_area = (1..26).contains(&candidate.place.rank_address());
        let is_generic = self.is_generic(candidate.place, &name);
        let told = if is_generic { 0.0 } else { name.covered };
        let is_short_code = !is_area && self.is_short_code(&name);
        score.add(Part::Whole, weights.whole * told * if is_short_code { share(name.words) } else { 1.0 });
        score.add(Part::Order, if name.in_order { weights.order } else { 0.0 });
        score.add(Part::Importance, weights.importance * candidate.place.importance());
        let mut guesses = name.guesses;
        guesses.add_all(self.context_guesses(around));
        let left_out = share(!known) + self.interpretation.dropped_weight / self.all_weight();
        score.add(Part::Guess, weights.of_guesses(&guesses));
        score.add(Part::Dropped, weights.dropped * left_out);
        let borrowed = name.words & !candidate.matched.context == 0 && !name.is_whole();
        let is_unmapped = candidate.place.is_street() && candidate.place.osm().is_none();
        score.add(Part::Kind, if is_unmapped { self.weights.unmapped } else { 0.0 });
        score.add(Part::Kind, self.kinds.worth(candidate.place, weights));
        score.add(Part::Kind, if borrowed && !is_area || is_generic { weights.borrowed } else { 0.0 });
        let fact = match name.words {
            0 => NameFact::None,
            _ if name.is_whole() && !is_short_code => NameFact::Whole,
            _ => NameFact::Part,
        };
        let facts = MatchFacts { name: fact, guesses, left_out, ..MatchFacts::default() };
        Fit { name, around, is_generic, facts, score }
    }

    /// Adds an answer where the filter lets it pass, with the parts of its score that depend on its number and where it
    /// is.
    fn push<'g>(
        &self,
        fit: Fit,
        mut answer: Answer<'g>,
        (number_fact, number): (NumberFact, f64),
        answers: &mut Vec<Answer<'g>>,
    ) {
        let (weights, Fit { name, around, mut facts, mut score, .. }) = (self.weights, fit);
        if !self.passes(&answer.entry) {
            return;
        }
        let country = self.interpretation.country_weight / self.all_weight();
        let near = weights.near * self.location_bias.proximity(answer.position);
        let favoured = if self.filter.favours(&answer.entry) { weights.favoured } else { 0.0 };
        let whole = if name.is_whole() { weights.whole_name } else { 0.0 };
        let most =
            |around: f64| score.total() + number + weights.around() * (around + country) + near + favoured + whole;
        let least = self.threshold.get();
        if least.is_finite() && most(self.weight_of(around)) < least {
            return;
        }
        let own = self.address.own(&answer.entry, around);
        let unmet = self.deferred() & around & !own.words;
        if unmet & !self.optional() != 0 || !self.may_lack(unmet, &name, &answer.entry) {
            return;
        }
        let guesses = self.address_guesses(own.words & !own.plainly);
        facts.guesses.add_all(guesses);
        facts.number = number_fact;
        score.add(Part::Guess, weights.of_guesses(&guesses));
        let part = self.weight_of(own.words & !own.whole);
        score.add(Part::Context, self.weights.context_part * part);
        let (own, other) = (self.weight_of(own.words) + country, self.weight_of(around & !own.words & !unmet));
        if matches!(answer.entry, Entry::House(_)) && stands_behind(answer.entry.category()) {
            score.add(Part::Kind, self.weights.furniture);
        }
        score.add(Part::Number, number);
        score.add(Part::Context, weights.context * own + weights.neighbourhood * other);
        score.add(Part::Near, near);
        score.add(Part::Favoured, favoured);
        answer.facts = facts;
        answer.score = score;
        answer.unused.clone_from(&self.interpretation.unused);
        let words = &self.interpretation.words;
        for (index, word) in words.iter().enumerate().filter(|(index, _)| unmet & 1 << *index != 0) {
            if !text::is_filler(&word.token) {
                answer.unused.push(word.text().to_owned());
                // The word for a street that the map leaves out is no doubt.
                let is_told = text::is_street_word(word.text());
                answer.facts.left_out += if is_told { 0.0 } else { self.weight_of(1 << index) };
            }
        }
        let correction = |(word, token): &(usize, String)| (words[*word].text().to_owned(), token.clone());
        answer.corrections = name.guessed.iter().map(correction).collect();
        answers.push(answer);
    }

    fn passes(&self, entry: &Entry<'_>) -> bool {
        self.filter.passes(entry)
            && self.interpretation.country.is_none_or(|code| entry.hierarchy().country() == Some(code))
    }
}

/// How the words of an interpretation fit a candidate.
#[derive(Clone)]
struct Fit {
    name: Rc<NameMatch>,
    /// Words met in what is around, a bit a word.
    around: u32,
    /// Whether the name was met in words alone that many streets have.
    is_generic: bool,
    /// What is known of all answers of the candidate.
    facts: MatchFacts,
    /// The parts that all answers of the candidate share.
    score: Score,
}
