//! How much of a question its words are, and what it costs to take them for others.

use super::{NameMatch, Ranking};
use crate::facts::Guesses;
use crate::query::Word;
use crate::retrieve::{TermVariant, WordTerms};

impl Ranking<'_> {
    /// The words of a name that stand in another phrase of the question than most of it, where they are not in the
    /// name's order: of "Rheindenkmal, Schaan" a stop "Schaan Rheindenkmal" has one word that tells where, not what.
    pub(super) fn beyond_phrase(&self, name: &NameMatch) -> u32 {
        if name.in_order {
            return 0;
        }
        let phrases = self.phrases().into_iter();
        let own = phrases.max_by(|a, b| self.weight_of(a & name.words).total_cmp(&self.weight_of(b & name.words)));
        name.words & !own.unwrap_or(u32::MAX)
    }

    /// The words between the borders of the question.
    pub(super) fn phrases(&self) -> Vec<u32> {
        let (mut phrases, mut phrase) = (Vec::new(), 0);
        for (index, word) in self.interpretation.words.iter().enumerate() {
            if index > 0 && word.token.before.starts_phrase() {
                phrases.push(std::mem::take(&mut phrase));
            }
            phrase |= 1 << index;
        }
        phrases.push(phrase);
        phrases
    }

    /// The share of the question that some words are.
    pub(super) fn weight_of(&self, mask: u32) -> f64 {
        let words = self.interpretation.words.iter().enumerate().filter(|(index, _)| mask & 1 << index != 0);
        words.map(|(_, word)| word.weight()).sum::<f64>() / self.all_weight()
    }

    pub(super) fn all_weight(&self) -> f64 {
        let words: f64 = self.interpretation.words.iter().map(Word::weight).sum();
        (words + self.interpretation.dropped_weight + self.interpretation.country_weight).max(1.0)
    }

    /// The words that candidates were not chosen by.
    pub(super) fn deferred(&self) -> u32 {
        let later = self.terms.iter().enumerate().filter(|(_, terms)| terms.is_deferred);
        later.map(|(index, _)| 1 << index).sum()
    }

    /// The words that candidates may lack.
    pub(super) fn optional(&self) -> u32 {
        let optional = self.terms.iter().enumerate().filter(|(_, terms)| terms.is_optional);
        optional.map(|(index, _)| 1 << index).sum()
    }

    /// The guesses that words stand for other terms in the context: the best variant of each counts.
    pub(super) fn context_guesses(&self, around: u32) -> Guesses {
        let met = self.terms.iter().enumerate().filter(|(index, _)| around & 1 << index != 0);
        let guesses = met.filter_map(|(_, terms)| terms.best_variant()?.guess());
        guesses.fold(Guesses::default(), Guesses::with)
    }

    /// The guesses that words are in an address only as a beginning or misspelt, where the index has them as typed as
    /// well: "Triesen" means Triesen before Triesenberg.
    pub(super) fn address_guesses(&self, guessed: u32) -> Guesses {
        let words = self.terms.iter().enumerate().filter(|(index, _)| guessed & 1 << index != 0);
        let plain = |terms: &WordTerms| terms.best_variant().is_none_or(|variant| variant == TermVariant::Same);
        let guesses = words.filter(|(_, terms)| plain(terms)).filter_map(|(_, terms)| terms.pattern_guess());
        guesses.fold(Guesses::default(), Guesses::with)
    }
}
