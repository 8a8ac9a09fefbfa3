//! Words taken for misspelt ones.
//!
//! A word that no name has is looked for in the dictionary, some letters off. Where all words are known and yet nothing has
//! them all, one of them is a misspelling that happens to be a word: each is left out in turn, and what the others lead to is
//! asked for a word like it. That a correction must occur together with the other words makes it both sure and cheap.

use super::loosen;
use super::session::{REACH, Session};
use super::step::Widening;
use crate::interpret::Reading;
use crate::query::Word;
use crate::retrieve::{Reach, SHORT};

/// What the other words lead to is looked through where it is no more than this; else the dictionary is.
const MOST_LOOKED_THROUGH: usize = super::promise::MOST_RANKED;
/// The same for words that are too short for the dictionary: the likeliest are looked through.
const MOST_FOR_SHORT: usize = 2_000;

impl Session<'_, '_> {
    /// Answers readings with words so many letters off.
    pub(super) fn misspelt(&mut self, readings: &[Reading], letters: u8) {
        for reading in readings {
            if self.effort.is_spent() {
                return;
            }
            let (mut unknown, mut doubtful) = (Vec::new(), Vec::new());
            for word in &reading.words {
                unknown.push(!self.book.look_up(word, Widening::Written, &mut self.effort));
                doubtful.push(!self.book.is_written(word));
            }
            match short_of(reading, &unknown) {
                Some(short) if letters == 1 => {
                    self.off_later(reading, short, letters);
                }
                _ if unknown.contains(&true) => self.unknown_words(reading, &doubtful, letters),
                // What is only like an inflected form of something is rather misspelt: "Reposl" for Repsol, not for some "Repos".
                _ if doubtful.contains(&true) => {
                    self.unknown_words(reading, &doubtful, letters);
                    self.each_in_turn(reading, letters);
                }
                _ => self.each_in_turn(reading, letters),
            }
        }
    }

    /// How the words of a reading are looked for that are not taken for misspelt: a filler that no name has need not be met.
    pub(super) fn as_known(&mut self, reading: &Reading) -> Vec<Widening> {
        let mut widenings = Vec::with_capacity(reading.words.len());
        for (word, is_filler) in reading.words.iter().zip(loosen::fillers(reading)) {
            let is_needed = !is_filler || self.book.look_up(word, Widening::Written, &mut self.effort);
            widenings.push(if is_needed { Widening::Written } else { Widening::Optional });
        }
        widenings
    }

    /// Takes the doubtful words for misspelt, if each of them is like a known one or need not be met.
    fn unknown_words(&mut self, reading: &Reading, doubtful: &[bool], letters: u8) {
        let mut widenings = self.as_known(reading);
        let doubtful = doubtful.iter().enumerate().filter(|(_, is_doubtful)| **is_doubtful);
        for (index, _) in doubtful {
            let word = &reading.words[index];
            let off = Widening::Off(letters);
            if can_be_misspelt(word, letters) && self.book.look_up(word, off, &mut self.effort) {
                widenings[index] = off;
            } else if widenings[index] != Widening::Optional
                && !self.book.look_up(word, Widening::Written, &mut self.effort)
            {
                return;
            }
        }
        self.reading(reading, &widenings);
    }

    /// Takes each word for misspelt in turn, the longest first.
    fn each_in_turn(&mut self, reading: &Reading, letters: u8) {
        if reading.words.len() < 2 {
            if let Some(word) = reading.words.first().filter(|word| can_be_misspelt(word, letters)) {
                self.book.look_up(word, Widening::Off(letters), &mut self.effort);
                self.reading(reading, &[Widening::Off(letters)]);
            }
            return;
        }
        let mut order: Vec<usize> = (0..reading.words.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(reading.words[*index].text().len()));
        for index in order {
            let word = &reading.words[index];
            let may_be = can_be_misspelt(word, letters) || letters == 1 && lacks_letter(word);
            if self.effort.is_spent() || may_be && self.off_later(reading, index, letters) {
                return;
            }
        }
    }

    /// Takes one word for misspelt and asks what the other words lead to for one like it; returns whether that answered the
    /// question.
    fn off_later(&mut self, reading: &Reading, index: usize, letters: u8) -> bool {
        let mut widenings = self.as_known(reading);
        widenings[index] = Widening::OffLater(letters);
        for (word, widening) in reading.words.iter().zip(&widenings) {
            self.book.look_up(word, *widening, &mut self.effort);
        }
        let is_in_dictionary = can_be_misspelt(&reading.words[index], letters);
        let most = if is_in_dictionary { MOST_LOOKED_THROUGH } else { MOST_FOR_SHORT };
        // How many more there are doesn't matter.
        let others = self.hits(reading, &widenings, Reach { found: most + 1, ..REACH }).len();
        match others {
            0 => return false,
            _ if others <= most => {}
            _ if is_in_dictionary => widenings[index] = Widening::Off(letters),
            _ => return false,
        }
        self.reading(reading, &widenings)
    }
}

/// The word of two letters that is the only one unknown: one that lost a letter, if any.
fn short_of(reading: &Reading, unknown: &[bool]) -> Option<usize> {
    let mut words = unknown.iter().enumerate().filter(|(_, is_unknown)| **is_unknown).map(|(index, _)| index);
    let only = words.next().filter(|_| words.next().is_none())?;
    (reading.words.len() > 1 && lacks_letter(&reading.words[only])).then_some(only)
}

/// Whether a word may be one of three letters that lost one. Other misspellings of so short a word could be anything.
fn lacks_letter(word: &Word) -> bool {
    word.text().len() == SHORT && word.text().bytes().all(|b| b.is_ascii_lowercase())
}

/// Numbers and short words are never corrected; of a word with a number in it ("Training3", "Q2Power") the letters may be wrong.
pub(super) fn can_be_misspelt(word: &Word, letters_off: u8) -> bool {
    let least = if letters_off > 1 { 7 } else { 3 };
    let digits = word.text().bytes().filter(u8::is_ascii_digit).count();
    let letters = word.text().chars().count() - digits;
    letters >= least && (digits == 0 || letters > 3.max(2 * digits))
}
