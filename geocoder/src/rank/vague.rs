//! Names that say little: streets met in words that many have ("Road", "rue de la"), and signs of one or two letters.

use gazetteer::{Place, text};

use super::{NameMatch, Ranking};
use crate::query::Word;

/// A name of fewer letters is a sign rather than a name.
const SIGN: usize = 3;

impl Ranking<'_> {
    /// Whether of a street's name nothing was asked for but what streets are called in general: "Sandown Road 1" is no York Road
    /// in Sandown. Where nothing more was typed at all, that is what is asked for.
    pub(super) fn is_vague(&self, place: Place<'_>, name: &NameMatch) -> bool {
        let is_more_asked = self.reading.number.is_some() || name.words.count_ones() < self.reading.words.len() as u32;
        let says_something = || name.words == 0 || name.words & !self.saying_nothing() != 0;
        place.is_street() && !name.is_whole() && is_more_asked && !says_something()
    }

    /// Whether a name is but a sign, such as a car park "P" or a road "1", that a longer name has a letter of by chance. What stands
    /// between commas is what was asked for: "N1, Borgarnes".
    pub(super) fn is_sign(&self, name: &NameMatch) -> bool {
        let is_cut = |phrase: u32| phrase & name.words != 0 && phrase & !name.words != 0;
        name.letters < SIGN && self.phrases().into_iter().any(is_cut)
    }

    /// The words that many streets have in their names.
    fn saying_nothing(&self) -> u32 {
        let says_nothing = |word: &Word| text::is_street_word(word.text()) || text::is_filler(&word.token);
        let words = self.reading.words.iter().enumerate();
        *self
            .saying_nothing
            .get_or_init(|| words.filter(|(_, word)| says_nothing(word)).map(|(index, _)| 1 << index).sum())
    }
}
