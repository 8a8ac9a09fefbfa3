//! The terms of a gazetteer's index that a word can stand for.

use std::sync::Arc;

use gazetteer::{Gazetteer, START_LETTERS};
use rustc_hash::FxHashMap;
use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;

use super::completions::Completions;
use super::membership::Membership;
use super::terms::{Pattern, Term, TermVariant, WordTerms};
use super::{edits, fuzzy};
use fuzzy::Terms;

/// The term dictionaries of a gazetteer.
pub struct Lexicon {
    pub(super) name: Arc<InvertedIndexReader>,
    pub(super) context: Arc<InvertedIndexReader>,
    pub(super) start: Arc<InvertedIndexReader>,
    pub(super) kind: Arc<InvertedIndexReader>,
    name_terms: Option<Terms>,
    context_terms: Option<Terms>,
}

impl Lexicon {
    /// The dictionaries of a gazetteer; `None` where it is empty or its index can't be read.
    pub fn of(gazetteer: &Gazetteer) -> Option<Self> {
        let words = gazetteer.text_index();
        let (segment, automata) = (words.segment()?, words.automata()?);
        let fields = words.fields();
        Some(Self {
            name: segment.inverted_index(fields.name).ok()?,
            context: segment.inverted_index(fields.context).ok()?,
            start: segment.inverted_index(fields.start).ok()?,
            kind: segment.inverted_index(fields.category).ok()?,
            name_terms: automata.name.clone().map(Terms::new).transpose().ok()?,
            context_terms: automata.context.clone().map(Terms::new).transpose().ok()?,
        })
    }

    /// The term with exactly this text.
    pub fn exact(&self, text: &str, variant: TermVariant) -> Option<Term> {
        let (name, context) = (info(&self.name, text), info(&self.context, text));
        (name.is_some() || context.is_some()).then(|| Term { text: text.to_owned(), variant, name, context })
    }

    /// Postings of the names with a token that begins with a text of few letters; `None` for longer ones and where
    /// there are none.
    pub fn beginning(&self, start: &str) -> Option<TermInfo> {
        if start.chars().count() > START_LETTERS { None } else { info(&self.start, start) }
    }

    /// Terms that begin with a text, neither the text itself nor what is known among them; those of contexts only where
    /// asked for.
    ///
    /// Of a text that is short enough for [`Self::beginning`] only terms of contexts, and none for a single letter:
    /// there would be more than are of use.
    pub fn completions(&self, start: &str, with_contexts: bool, known: &[Term]) -> Completions {
        let letters = start.chars().count();
        let names = (letters > START_LETTERS).then(|| self.name.terms());
        let contexts = (with_contexts && letters > 1).then(|| self.context.terms());
        let known: Vec<&[u8]> =
            known.iter().map(|term| term.text.as_bytes()).filter(|text| text.starts_with(start.as_bytes())).collect();
        Completions::of(start, names, contexts, |text| known.contains(&text))
    }

    /// Terms within some letters of a text, the text itself not among them; returns the steps that finding them took,
    /// at most so many.
    pub fn similar(&self, text: &str, letters: u8, most_steps: u32, terms: &mut Vec<Term>) -> u32 {
        let near = |terms: &Option<Terms>, most_steps| {
            terms.as_ref().map(|terms| fuzzy::terms_within(terms, text, letters, most_steps)).unwrap_or_default()
        };
        let (names, name_steps) = near(&self.name_terms, most_steps);
        let (contexts, context_steps) = near(&self.context_terms, most_steps - name_steps);
        let mut found: FxHashMap<String, u8> = names.into_iter().map(|near| (near.text, near.letters)).collect();
        found.extend(contexts.into_iter().map(|near| (near.text, near.letters)));
        let found = found.into_iter().filter(|(term, _)| term != text && edits::have_same_digits(text, term));
        let mut found: Vec<Term> = found.filter_map(|(term, off)| self.exact(&term, TermVariant::Typo(off))).collect();
        found.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        terms.append(&mut found);
        name_steps + context_steps
    }

    /// Whether a document has one of the terms of a word in its names; `None` where its names could have the word
    /// otherwise.
    pub fn is_in_name(&self, terms: &WordTerms, doc: u32) -> Option<bool> {
        let is_known = !matches!(terms.pattern, Pattern::Letters(..));
        is_known.then(|| {
            let sure = terms.terms.iter().filter(|term| term.variant < TermVariant::Completion);
            let named =
                terms.named.get_or_init(|| Membership::of(&self.name, sure.filter_map(|term| term.name.as_ref())));
            named.has(&self.name, doc)
        })
    }

    /// Whether some document has a term.
    pub fn is_term(&self, text: &str) -> bool {
        let has = |reader: &InvertedIndexReader| matches!(reader.terms().term_ord(text), Ok(Some(_)));
        has(&self.name) || has(&self.context)
    }
}

pub(super) fn info(reader: &InvertedIndexReader, text: &str) -> Option<TermInfo> {
    reader.terms().get(text).ok().flatten()
}
