//! What the words of a question can stand for in one gazetteer, looked up once a question.

use std::sync::LazyLock;

use gazetteer::text::{Variant, VariantKind, base_forms, typed_consonants, variants};
use rustc_hash::{FxHashMap, FxHashSet};

use super::effort::Effort;
use super::step::Widening;
use crate::interpret::Reading;
use crate::query::Word;
use crate::retrieve::{Lexicon, Likeness, Spelling, Term, WordTerms};

/// The terms of words by how far they are widened.
pub struct Wordbook {
    /// The dictionaries.
    pub lexicon: Lexicon,
    known: FxHashMap<String, Vec<(Widening, WordTerms)>>,
}

impl Wordbook {
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, known: FxHashMap::default() }
    }

    /// Looks a word up where that was not done before, and returns whether some document has it.
    pub fn look_up(&mut self, word: &Word, widening: Widening, effort: &mut Effort) -> bool {
        if let Some(known) = self.get(word.text(), widening) {
            return !known.is_empty();
        }
        let terms = self.widened(word, widening, effort);
        effort.spend(Effort::TERM * terms.len() as u32);
        let is_known = !terms.is_empty();
        self.known.entry(word.text().to_owned()).or_default().push((widening, terms));
        is_known
    }

    /// Whether a word stands for no more than as typed.
    pub fn is_as_typed(&mut self, word: &Word, widening: Widening, effort: &mut Effort) -> bool {
        for widening in [Widening::Typed, widening] {
            self.look_up(word, widening, effort);
        }
        let (typed, widened) = (self.get(word.text(), Widening::Typed), self.get(word.text(), widening));
        typed.zip(widened).is_some_and(|(typed, widened)| {
            widened.len() == typed.len() && widened.beginning.is_none() && !widened.is_checked_later
        })
    }

    /// Whether some document has a word as others write it, by what was looked up; an inflected form is a guess.
    pub fn is_written(&self, word: &Word) -> bool {
        let first = self.get(word.text(), Widening::Written).and_then(|terms| terms.terms.first());
        first.is_some_and(|term| term.spelling < Spelling::Inflection)
    }

    fn get(&self, text: &str, widening: Widening) -> Option<&WordTerms> {
        self.known.get(text)?.iter().find(|(known, _)| *known == widening).map(|(_, terms)| terms)
    }

    /// The terms of the words of a reading; those that were never looked up have none.
    pub fn terms_of(&self, reading: &Reading, widenings: &[Widening]) -> Vec<&WordTerms> {
        static NONE: LazyLock<WordTerms> = LazyLock::new(WordTerms::default);
        let words = reading.words.iter().zip(widenings);
        words.map(|(word, widening)| self.get(word.text(), *widening).unwrap_or_else(|| &NONE)).collect()
    }

    fn widened(&self, word: &Word, widening: Widening, effort: &mut Effort) -> WordTerms {
        let text = word.text();
        let mut found = WordTerms::default();
        match widening {
            Widening::Typed => found.terms.extend(self.lexicon.exact(text, Spelling::Same)),
            Widening::BegunLater | Widening::OffLater(_) => found.is_checked_later = true,
            Widening::Optional => {
                (found.is_checked_later, found.is_optional) = (true, true);
                self.add_written(word, &mut found.terms, effort);
            }
            Widening::Written | Widening::Begun | Widening::BegunName | Widening::Off(_) => {
                self.add_written(word, &mut found.terms, effort);
            }
        }
        match widening {
            Widening::Typed | Widening::Written | Widening::Optional => {}
            Widening::BegunLater => {
                found.likeness = Likeness::Beginning(text.to_owned());
                found.is_optional = text.chars().count() == 1;
            }
            Widening::Begun | Widening::BegunName => {
                found.likeness = Likeness::Beginning(text.to_owned());
                // A few letters have postings of their own; of longer beginnings the terms are few enough.
                found.beginning = self.lexicon.beginning(text);
                found.completions = self.lexicon.completions(text, widening == Widening::Begun, &found.terms);
            }
            Widening::Off(letters) => {
                let steps = self.lexicon.similar(text, letters, effort.left() * Effort::STEPS, &mut found.terms);
                effort.spend(steps / Effort::STEPS);
                let written = typed_consonants(text);
                found.terms.extend(written.iter().filter_map(|term| self.lexicon.exact(term, Spelling::Consonants)));
            }
            Widening::OffLater(letters) => found.likeness = Likeness::Letters(text.to_owned(), letters),
        }
        keep_best_spellings(&mut found.terms);
        found
    }

    /// The word itself, and as others write it.
    fn add_written(&self, word: &Word, terms: &mut Vec<Term>, effort: &mut Effort) {
        terms.extend(self.lexicon.exact(word.text(), Spelling::Same));
        let (mut others, mut inflected): (Vec<Variant>, Vec<Variant>) = (Vec::new(), Vec::new());
        variants(&word.token, &mut others);
        base_forms(word.text(), &mut inflected);
        effort.spend(Effort::TERM * (1 + others.len() + inflected.len()) as u32);
        for variant in others.iter().chain(&inflected) {
            let is_inflected = variant.kind == VariantKind::Inflection;
            let spelling = if is_inflected { Spelling::Inflection } else { Spelling::Variant };
            terms.extend(self.lexicon.exact(&variant.text, spelling));
        }
    }
}

/// Sorts terms by spelling and keeps the best of each text.
fn keep_best_spellings(terms: &mut Vec<Term>) {
    terms.sort_by_key(|term| term.spelling);
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut is_new = terms.iter().map(|term| seen.insert(&term.text)).collect::<Vec<bool>>().into_iter();
    terms.retain(|_| is_new.next().unwrap_or_default());
}
