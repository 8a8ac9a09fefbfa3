//! What the words of a question can stand for in one gazetteer, looked up once a question.

use std::sync::LazyLock;

use gazetteer::text::{Variant, VariantKind, base_forms, typed_consonants, variants};
use rustc_hash::{FxHashMap, FxHashSet};

use super::match_mode::{MatchMode, WordMode};
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::retrieve::{Lexicon, Pattern, Term, TermVariant, WordTerms};
use crate::search::budget::Budget;

/// The terms of words by how far they are expanded.
pub struct TermCache {
    /// The dictionaries.
    pub lexicon: Lexicon,
    known: FxHashMap<String, Vec<(WordMode, WordTerms)>>,
}

impl TermCache {
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, known: FxHashMap::default() }
    }

    /// Looks a word up where that was not done before, and returns whether some document has it.
    pub fn look_up(&mut self, word: &Word, mode: WordMode, budget: &mut Budget) -> bool {
        if let Some(known) = self.get(word.text(), mode) {
            return !known.is_empty();
        }
        let terms = self.expand(word, mode, budget);
        budget.spend(Budget::TERM * terms.len() as u32);
        let is_known = !terms.is_empty();
        self.known.entry(word.text().to_owned()).or_default().push((mode, terms));
        is_known
    }

    /// Whether a word stands for no more than as typed.
    pub fn is_as_typed(&mut self, word: &Word, mode: WordMode, budget: &mut Budget) -> bool {
        for mode in [WordMode::EXACT, mode] {
            self.look_up(word, mode, budget);
        }
        let (typed, expanded) = (self.get(word.text(), WordMode::EXACT), self.get(word.text(), mode));
        typed.zip(expanded).is_some_and(|(typed, expanded)| {
            expanded.len() == typed.len() && expanded.beginning.is_none() && !expanded.is_deferred
        })
    }

    /// Whether some document has a word as others write it, by what was looked up; an inflected form is a guess.
    pub fn is_written(&self, word: &Word) -> bool {
        let first = self.get(word.text(), WordMode::VARIANTS).and_then(|terms| terms.terms.first());
        first.is_some_and(|term| term.variant < TermVariant::Inflection)
    }

    fn get(&self, text: &str, mode: WordMode) -> Option<&WordTerms> {
        self.known.get(text)?.iter().find(|(known, _)| *known == mode).map(|(_, terms)| terms)
    }

    /// The terms of the words of an interpretation; those that were never looked up have none.
    pub fn terms_of(&self, interpretation: &Interpretation, modes: &[WordMode]) -> Vec<&WordTerms> {
        static NONE: LazyLock<WordTerms> = LazyLock::new(WordTerms::default);
        let words = interpretation.words.iter().zip(modes);
        words.map(|(word, mode)| self.get(word.text(), *mode).unwrap_or_else(|| &NONE)).collect()
    }

    fn expand(&self, word: &Word, WordMode { mode, deferred }: WordMode, budget: &mut Budget) -> WordTerms {
        let text = word.text();
        let mut found = WordTerms::default();
        found.is_deferred = deferred;
        match (mode, deferred) {
            (MatchMode::Exact, _) => found.terms.extend(self.lexicon.exact(text, TermVariant::Same)),
            (MatchMode::Prefix | MatchMode::NamePrefix | MatchMode::Fuzzy(_), true) => {}
            (_, _) => self.add_variants(word, &mut found.terms, budget),
        }
        match (mode, deferred) {
            (MatchMode::Exact | MatchMode::Variants, _) => found.is_optional = deferred,
            (MatchMode::Prefix | MatchMode::NamePrefix, true) => {
                found.pattern = Pattern::Beginning(text.to_owned());
                found.is_optional = text.chars().count() == 1;
            }
            (MatchMode::Prefix | MatchMode::NamePrefix, false) => {
                found.pattern = Pattern::Beginning(text.to_owned());
                // A few letters have postings of their own; of longer beginnings the terms are few enough.
                found.beginning = self.lexicon.beginning(text);
                found.completions = self.lexicon.completions(text, mode == MatchMode::Prefix, &found.terms);
            }
            (MatchMode::Fuzzy(letters), true) => found.pattern = Pattern::Letters(text.to_owned(), letters),
            (MatchMode::Fuzzy(letters), false) => {
                let steps = self.lexicon.similar(text, letters, budget.left() * Budget::STEPS, &mut found.terms);
                budget.spend(steps / Budget::STEPS);
                let written = typed_consonants(text);
                found.terms.extend(written.iter().filter_map(|term| self.lexicon.exact(term, TermVariant::Consonants)));
            }
        }
        keep_best_variants(&mut found.terms);
        found
    }

    /// The word itself, and as others write it.
    fn add_variants(&self, word: &Word, terms: &mut Vec<Term>, budget: &mut Budget) {
        terms.extend(self.lexicon.exact(word.text(), TermVariant::Same));
        let (mut others, mut inflected): (Vec<Variant>, Vec<Variant>) = (Vec::new(), Vec::new());
        variants(&word.token, &mut others);
        base_forms(word.text(), &mut inflected);
        budget.spend(Budget::TERM * (1 + others.len() + inflected.len()) as u32);
        for other in others.iter().chain(&inflected) {
            let is_inflected = other.kind == VariantKind::Inflection;
            let variant = if is_inflected { TermVariant::Inflection } else { TermVariant::Variant };
            terms.extend(self.lexicon.exact(&other.text, variant));
        }
    }
}

/// Sorts terms by variant and keeps the best of each text.
fn keep_best_variants(terms: &mut Vec<Term>) {
    terms.sort_by_key(|term| term.variant);
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut is_new = terms.iter().map(|term| seen.insert(&term.text)).collect::<Vec<bool>>().into_iter();
    terms.retain(|_| is_new.next().unwrap_or_default());
}
