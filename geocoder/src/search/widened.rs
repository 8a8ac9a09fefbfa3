//! Readings answered with their words widened: as typed, as others write them, as beginnings, joined and split.

use std::cell::Cell;
use std::ops::Range;

use super::effort::Effort;
use super::session::Session;
use super::step::Widening;
use crate::interpret::{Reading, respelt};
use crate::query::Word;

/// Letters that begin words around nearly everything.
const FEW_LETTERS: usize = 2;

impl Session<'_, '_> {
    /// Answers all readings with their words widened alike; for beginnings only the last word of the question.
    pub(super) fn step(&mut self, readings: &[Reading], widening: Widening) {
        for reading in readings {
            let mut widenings = vec![widening; reading.words.len()];
            let last = reading.words.iter().enumerate().max_by_key(|(_, word)| word.tokens.end);
            match (widening, last) {
                (Widening::Typed, _) => {
                    self.reading(reading, &widenings);
                }
                (Widening::Begun, Some((last, word))) => {
                    widenings.fill(Widening::Written);
                    self.begun(reading, last, word.text().chars().count(), widenings);
                }
                _ => {
                    self.widened(reading, &widenings);
                }
            }
        }
    }

    /// Answers a reading whose last word, of which so many letters are typed, may go on.
    fn begun(&mut self, reading: &Reading, last: usize, letters: usize, mut widenings: Vec<Widening>) {
        let is_alone = reading.words.len() == 1;
        let mut widened = |session: &mut Self, widening| {
            widenings[last] = widening;
            session.widened(reading, &widenings)
        };
        if letters == 1 && !is_alone {
            widened(self, Widening::BegunLater);
        }
        let is_name = is_alone && letters <= FEW_LETTERS;
        let is_answered = widened(self, if is_name { Widening::BegunName } else { Widening::Begun });
        if !is_answered && letters > 1 && letters <= FEW_LETTERS && !is_alone {
            // More words begin so than were looked up: what the other words lead to is looked through for one.
            widened(self, Widening::BegunLater);
        }
    }

    /// Answers a reading with widened words, unless they stand for no more than as typed: then it would find the same again.
    fn widened(&mut self, reading: &Reading, widenings: &[Widening]) -> bool {
        !self.is_as_typed(reading, widenings) && self.reading(reading, widenings)
    }

    /// Whether the words of a reading stand for no more than as typed.
    fn is_as_typed(&mut self, reading: &Reading, widenings: &[Widening]) -> bool {
        let (book, effort) = (&mut self.book, &mut self.effort);
        reading.words.iter().zip(widenings).all(|(word, widening)| book.is_as_typed(word, *widening, effort))
    }

    /// Answers readings with two words joined or one split.
    pub(super) fn respelt(&mut self, readings: &[Reading]) {
        for reading in readings {
            if self.effort.is_spent() {
                return;
            }
            let loose: Vec<Widening> = self.as_known(reading);
            let asked = Cell::new(0);
            let is_known = |text: &str| {
                asked.set(asked.get() + 1);
                self.book.lexicon.is_term(text)
            };
            let others = respelt(reading, is_known);
            self.effort.spend(Effort::TERM * asked.get());
            for other in others {
                let own = |tokens: &Range<usize>| reading.words.iter().position(|word| word.tokens == *tokens);
                let widening = |word: &Word| own(&word.tokens).map_or(Widening::Written, |index| loose[index]);
                let widenings: Vec<Widening> = other.words.iter().map(widening).collect();
                self.reading(&other, &widenings);
            }
        }
    }
}
