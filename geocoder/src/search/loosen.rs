//! Words that need not be met: fillers as people put them between the parts of an address ("w Krakowie", "Café am Markt"), and
//! initials, of which a letter says little ("J. S. Bach Str.").
//!
//! Both may well be in the name, so they are not left out: what the other words lead to is looked through for them, and has
//! the better score where they are.

use gazetteer::text;

use super::session::Session;
use super::step::Widening;
use crate::interpret::Reading;
use crate::query::Word;

impl Session<'_, '_> {
    /// Answers readings that have such words without insisting on them.
    pub(super) fn loosened(&mut self, readings: &[Reading]) {
        for reading in readings {
            let fillers = fillers(reading);
            let widening = |(word, is_filler): (&Word, &bool)| match word {
                _ if *is_filler => Widening::Optional,
                word if is_initial(word) => Widening::BegunLater,
                _ => Widening::Written,
            };
            let widenings: Vec<Widening> = reading.words.iter().zip(&fillers).map(widening).collect();
            let is_loose = widenings.iter().any(|widening| *widening != Widening::Written);
            if is_loose && widenings.contains(&Widening::Written) {
                self.reading(reading, &widenings);
            }
        }
    }
}

/// Which words of a reading are fillers, alone or several together.
pub(super) fn fillers(reading: &Reading) -> Vec<bool> {
    let tokens: Vec<text::Token> = reading.words.iter().map(|word| word.token.clone()).collect();
    let mut fillers = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let length = if is_elided(&tokens, at) { 0 } else { text::filler_length(&tokens[at..]) };
        fillers[at..at + length].fill(true);
        at += length.max(1);
    }
    fillers
}

/// Whether a word is what follows an elided article ("s'Kai", "O'Hara"), not the ending of the word before ("Ankara'da").
fn is_elided(tokens: &[text::Token], at: usize) -> bool {
    let single = at.checked_sub(1).is_some_and(|before| tokens[before].text.chars().count() == 1);
    single && tokens[at].before == text::Border::Apostrophe
}

/// A letter with a full stop.
fn is_initial(word: &Word) -> bool {
    word.token.dotted && word.text().len() == 1 && word.text().bytes().all(|b| b.is_ascii_lowercase())
}
