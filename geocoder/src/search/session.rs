//! One question put to one gazetteer: words looked up once, readings answered step by step.

use gazetteer::text::{Variant, VariantKind, base_forms, variants};
use gazetteer::{Gazetteer, Place, PlaceIx};
use rustc_hash::FxHashMap;

use super::relax;
use super::step::Widening;
use crate::answer::{Answer, Matched};
use crate::explain::{self, Explanation};
use crate::interpret::{Reading, respelt};
use crate::query::{Role, Word};
use crate::rank::{Candidate, Ranking, nearness};
use crate::request::{SearchRequest, Typeahead};
use crate::retrieve::{self, Hit, Lexicon, Spelling, WordTerms};
use crate::score::Part;

/// Most documents taken from the index for a reading.
const MOST_HITS: usize = 20_000;
/// Most of them that are ranked in full.
const MOST_RANKED: usize = 300;

/// The state of one question in one gazetteer.
pub struct Session<'g, 'r> {
    gazetteer: &'g Gazetteer,
    pub(super) lexicon: Lexicon,
    request: &'r SearchRequest,
    unfinished: bool,
    terms: FxHashMap<(String, Widening), WordTerms>,
}

impl<'g, 'r> Session<'g, 'r> {
    /// Starts a question; `None` where the gazetteer has no words.
    pub fn open(gazetteer: &'g Gazetteer, request: &'r SearchRequest, unfinished: bool) -> Option<Self> {
        let lexicon = Lexicon::of(gazetteer)?;
        Some(Self { gazetteer, lexicon, request, unfinished, terms: FxHashMap::default() })
    }

    /// The answers to a group of readings, from the first step that answers.
    pub fn answer(&mut self, readings: &[Reading], explanation: &mut Option<Explanation>) -> Vec<Answer<'g>> {
        let mut answers = Vec::new();
        self.step(readings, Widening::Typed, &mut answers, explanation);
        // Somebody who is typing may mean a longer word, unless what was typed is a name as it stands.
        let may_go_on = match self.request.typeahead {
            Typeahead::Never => false,
            Typeahead::Fallback => self.unfinished && !answers.iter().any(is_whole),
            Typeahead::Always => self.unfinished,
        };
        if may_go_on {
            self.step(readings, Widening::Begun, &mut answers, explanation);
        }
        if is_answered(&answers, readings) {
            return answers;
        }
        self.step(readings, Widening::Written, &mut answers, explanation);
        self.respelt(readings, &mut answers, explanation);
        for widening in [Widening::OneOff, Widening::TwoOff] {
            if is_answered(&answers, readings) {
                return answers;
            }
            self.misspelt(readings, widening, &mut answers, explanation);
        }
        if answers.is_empty() {
            self.relaxed(readings, &mut answers, explanation);
        }
        answers
    }

    /// Answers readings with two words joined or one split.
    fn respelt(&mut self, readings: &[Reading], answers: &mut Vec<Answer<'g>>, explanation: &mut Option<Explanation>) {
        for reading in readings {
            let others = respelt(reading, |text| self.lexicon.is_term(text));
            for other in &others {
                let widenings = vec![Widening::Written; other.words.len()];
                self.reading(other, &widenings, answers, explanation);
            }
        }
    }

    /// Answers all readings with their words widened alike; for beginnings only the last word of the question.
    fn step(
        &mut self,
        readings: &[Reading],
        widening: Widening,
        answers: &mut Vec<Answer<'g>>,
        explanation: &mut Option<Explanation>,
    ) {
        for reading in readings {
            let last = reading.words.iter().map(|word| word.tokens.end).max();
            let widenings: Vec<Widening> = reading
                .words
                .iter()
                .map(|word| match widening {
                    Widening::Begun if Some(word.tokens.end) != last => Widening::Written,
                    _ => widening,
                })
                .collect();
            self.reading(reading, &widenings, answers, explanation);
        }
    }

    /// Takes words for misspelt: those that no name has; where all are known, each in turn, then all.
    fn misspelt(
        &mut self,
        readings: &[Reading],
        widening: Widening,
        answers: &mut Vec<Answer<'g>>,
        explanation: &mut Option<Explanation>,
    ) {
        for reading in readings {
            let can: Vec<bool> = reading.words.iter().map(|word| can_be_misspelt(word, widening)).collect();
            let unknown: Vec<bool> =
                reading.words.iter().map(|word| self.look_up(word, Widening::Written).is_empty()).collect();
            let mut plans: Vec<Vec<bool>> = Vec::new();
            if unknown.iter().any(|unknown| *unknown) {
                plans.push(unknown.iter().zip(&can).map(|(unknown, can)| *unknown && *can).collect());
            } else {
                for (index, _) in can.iter().enumerate().filter(|(_, can)| **can) {
                    plans.push((0..can.len()).map(|other| other == index).collect());
                }
            }
            if can.iter().filter(|can| **can).count() > 1 {
                plans.push(can.clone());
            }
            for plan in plans.into_iter().filter(|plan| plan.iter().any(|widened| *widened)) {
                let before = answers.len();
                let widenings: Vec<Widening> =
                    plan.iter().map(|widened| if *widened { widening } else { Widening::Written }).collect();
                self.reading(reading, &widenings, answers, explanation);
                if is_answered(&answers[before..], std::slice::from_ref(reading)) {
                    break;
                }
            }
        }
    }

    /// Answers one reading.
    fn reading(
        &mut self,
        reading: &Reading,
        widenings: &[Widening],
        answers: &mut Vec<Answer<'g>>,
        explanation: &mut Option<Explanation>,
    ) {
        for (word, widening) in reading.words.iter().zip(widenings) {
            self.look_up(word, *widening);
        }
        let terms = self.terms_of(reading, widenings);
        let needed = all_bits(terms.len());
        let hits = if terms.iter().any(|terms| terms.is_empty()) {
            Vec::new()
        } else {
            let words: Vec<(&WordTerms, Role)> =
                terms.iter().zip(&reading.words).map(|(terms, word)| (*terms, word.role)).collect();
            retrieve::find(&self.lexicon, &words, needed, MOST_HITS)
        };
        explain::reading(explanation, reading, widenings.iter().map(|w| w.name()), &terms, hits.len());
        let ranking = Ranking { reading, terms: &terms, filter: &self.request.filter, bias: self.request.bias };
        for candidate in self.most_promising(&hits, reading) {
            ranking.answers(candidate, answers);
        }
    }

    /// Leaves words out, see [`relax`].
    fn relaxed(&mut self, readings: &[Reading], answers: &mut Vec<Answer<'g>>, explanation: &mut Option<Explanation>) {
        for reading in readings.iter().filter(|reading| reading.words.len() > 1) {
            let widenings: Vec<Widening> = reading.words.iter().map(|word| self.least_widening(word)).collect();
            let terms = self.terms_of(reading, &widenings);
            let hits = relax::find(&self.lexicon, &terms, reading);
            explain::reading(explanation, reading, widenings.iter().map(|_| "or left out"), &terms, hits.len());
            let ranking = Ranking { reading, terms: &terms, filter: &self.request.filter, bias: self.request.bias };
            for candidate in self.most_promising(&hits, reading) {
                let before = answers.len();
                ranking.answers(candidate, answers);
                relax::keep_honest(answers, before, candidate, reading, &terms);
            }
        }
    }

    /// The first widening under which a word is known at all.
    fn least_widening(&mut self, word: &Word) -> Widening {
        let steps = [Widening::Written, Widening::OneOff];
        let allowed = steps.into_iter().filter(|step| *step == Widening::Written || can_be_misspelt(word, *step));
        let mut last = Widening::Written;
        for step in allowed {
            last = step;
            if !self.look_up(word, step).is_empty() {
                break;
            }
        }
        last
    }

    fn terms_of(&self, reading: &Reading, widenings: &[Widening]) -> Vec<&WordTerms> {
        static NONE: WordTerms = WordTerms { terms: Vec::new(), start: None };
        let words = reading.words.iter().zip(widenings);
        words.map(|(word, widening)| self.terms.get(&(word.text().to_owned(), *widening)).unwrap_or(&NONE)).collect()
    }

    /// The terms of a word; looked up once a question.
    fn look_up(&mut self, word: &Word, widening: Widening) -> &WordTerms {
        let key = (word.text().to_owned(), widening);
        if !self.terms.contains_key(&key) {
            let terms = self.widened(word, widening);
            self.terms.insert(key.clone(), terms);
        }
        &self.terms[&key]
    }

    fn widened(&self, word: &Word, widening: Widening) -> WordTerms {
        let mut found = WordTerms::default();
        found.terms.extend(self.lexicon.exact(word.text(), Spelling::Same));
        if widening == Widening::Typed {
            return found;
        }
        let mut others: Vec<Variant> = Vec::new();
        variants(&word.token, &mut others);
        let mut inflected: Vec<Variant> = Vec::new();
        base_forms(word.text(), &mut inflected);
        for variant in others.iter().chain(&inflected) {
            let spelling =
                if variant.kind == VariantKind::Inflection { Spelling::Inflection } else { Spelling::Variant };
            if found.matching(&variant.text).is_none() {
                found.terms.extend(self.lexicon.exact(&variant.text, spelling));
            }
        }
        match widening {
            Widening::Begun => {
                self.lexicon.completions(word.text(), &mut found.terms);
                found.start = Some(word.text().to_owned());
            }
            Widening::OneOff => self.lexicon.similar(word.text(), 1, &mut found.terms),
            Widening::TwoOff => self.lexicon.similar(word.text(), 2, &mut found.terms),
            Widening::Typed | Widening::Written => {}
        }
        let mut seen = Vec::with_capacity(found.terms.len());
        found.terms.sort_by_key(|term| term.spelling);
        found.terms.retain(|term| {
            let new = !seen.contains(&term.text);
            if new {
                seen.push(term.text.clone());
            }
            new
        });
        found
    }

    /// The candidates worth ranking in full: places that the filter may let pass, the likeliest first where there are many.
    fn most_promising(&self, hits: &[Hit], reading: &Reading) -> Vec<Candidate<'g>> {
        let filter = &self.request.filter;
        let mut found: Vec<Candidate<'g>> = hits
            .iter()
            .filter_map(|hit| Some(Candidate { place: self.gazetteer.place(PlaceIx(hit.doc))?, hit: *hit }))
            .filter(|candidate| filter.may_pass(candidate.place))
            .collect();
        if found.len() > MOST_RANKED {
            let promise = |candidate: &Candidate<'_>| self.promise(candidate.place, candidate.hit, reading);
            found.sort_by_cached_key(|candidate| std::cmp::Reverse((promise(candidate) * 1e6) as i64));
            found.truncate(MOST_RANKED);
        }
        found
    }

    /// A quick guess at the score: words in the name, importance, nearness, and whether a number can be there.
    fn promise(&self, place: Place<'_>, hit: Hit, reading: &Reading) -> f64 {
        let has_number = place.has_houses() || place.house_number().is_some();
        f64::from(hit.name.count_ones()) / reading.words.len() as f64
            + place.importance()
            + nearness(self.request.bias, place.position())
            + if self.request.filter.favours(&gazetteer::Entry::Place(place)) { 0.5 } else { 0.0 }
            + if reading.number.is_some() && has_number { 0.5 } else { 0.0 }
    }
}

/// Whether the question is answered as a whole: something is found and, where a house number may have been asked for, the
/// number too, or a name that has the number in it.
fn is_answered(answers: &[Answer<'_>], readings: &[Reading]) -> bool {
    let asked = readings.iter().any(|reading| reading.number.is_some());
    let number_is_there = |answer: &Answer<'_>| {
        matches!(answer.matched, Matched::Number | Matched::Interpolated)
            || answer.matched == Matched::Named && !answer.score.parts().iter().any(|(_, value)| *value < -0.25)
    };
    answers.iter().any(|answer| !asked || number_is_there(answer))
}

/// Whether an answer is a whole name as typed, or a house number that was found.
fn is_whole(answer: &Answer<'_>) -> bool {
    let whole = |part: Part| answer.score.parts().iter().any(|(known, value)| *known == part && *value > 0.39);
    whole(Part::Whole) && (answer.matched == Matched::Named || whole(Part::Number))
}

/// Numbers and short words are never corrected; of a word with a number in it ("Training3") the letters may be wrong.
fn can_be_misspelt(word: &Word, widening: Widening) -> bool {
    let least = if widening == Widening::TwoOff { 7 } else { 3 };
    let text = word.text();
    let letters = text.chars().take_while(|c| !c.is_ascii_digit()).count();
    letters >= least && (letters == text.chars().count() || letters >= 5)
}

fn all_bits(count: usize) -> u32 {
    if count >= 32 { u32::MAX } else { (1 << count) - 1 }
}
