//! Names that say little: streets met in words that many have ("Road", "rue de la"), and signs of one or two letters.

use gazetteer::{Entry, Place, text};

use super::{NameMatch, Ranking};
use crate::query::Word;

/// A name of fewer letters is a sign rather than a name.
const SHORT_CODE: usize = 3;

impl Ranking<'_> {
    /// Whether of a street's name nothing was asked for but what streets are called in general: "Sandown Road 1" is no
    /// York Road in Sandown. Where nothing more was typed at all, that is what is asked for.
    pub(super) fn is_generic(&self, place: Place<'_>, name: &NameMatch) -> bool {
        let is_more_asked =
            self.interpretation.number.is_some() || name.words.count_ones() < self.interpretation.words.len() as u32;
        let says_something = || name.words == 0 || name.words & !self.stop_words() != 0;
        place.is_street() && !name.is_whole() && is_more_asked && !says_something()
    }

    /// Whether a name is but a sign, such as a car park "P" or a road "1", that a longer name has a letter of by
    /// chance. What stands between commas is what was asked for: "N1, Borgarnes".
    pub(super) fn is_short_code(&self, name: &NameMatch) -> bool {
        let is_cut = |phrase: u32| phrase & name.words != 0 && phrase & !name.words != 0;
        name.letters < SHORT_CODE && self.phrases().into_iter().any(is_cut)
    }

    /// The words that many streets have in their names.
    fn stop_words(&self) -> u32 {
        let is_stop_word = |word: &Word| text::is_street_word(word.text()) || text::is_filler(&word.token);
        let words = self.interpretation.words.iter().enumerate();
        *self.stop_words.get_or_init(|| words.filter(|(_, word)| is_stop_word(word)).map(|(index, _)| 1 << index).sum())
    }

    /// Whether an answer may do without the words for a street that it lacks: where they belong to its name, it must be
    /// a street that is called so as a whole and has no such word itself. "ul. Serbska" is Serbska, "Sandown Street" is
    /// no Sandown Road.
    pub(super) fn may_lack(&self, unmet: u32, name: &NameMatch, entry: &Entry<'_>) -> bool {
        let words = self.interpretation.words.iter().enumerate();
        let is_street_word = |word: &Word| text::is_street_word(word.text()) && !text::is_filler(&word.token);
        let street_words: u32 = words.filter(|(_, word)| is_street_word(word)).map(|(index, _)| 1 << index).sum();
        let lacking = unmet & street_words;
        let phrases = self.phrases();
        if phrases.iter().any(|phrase| phrase & lacking != 0 && phrase & !unmet == 0) {
            return false;
        }
        let belongs = |phrase: &u32| phrase & lacking != 0 && phrase & name.words != 0;
        if lacking == 0 || !phrases.iter().any(belongs) {
            return true;
        }
        let is_on_street = match entry {
            Entry::Place(place) => place.is_street(),
            Entry::Way(_) | Entry::House(_) => true,
        };
        is_on_street && name.is_whole() && name.words & street_words == 0
    }
}
