//! The terms of a gazetteer's index that a word can stand for.

use std::sync::Arc;

use gazetteer::{Gazetteer, START_LETTERS};
use rustc_hash::FxHashMap;
use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;

use super::postings::Union;
use super::terms::{Likeness, Spelling, Term, WordTerms};
use super::{edits, fuzzy};

/// Most terms that the start of a word is completed to, in each field.
const MOST_COMPLETIONS: usize = 400;

/// The term dictionaries of a gazetteer.
pub struct Lexicon {
    pub(super) name: Arc<InvertedIndexReader>,
    pub(super) context: Arc<InvertedIndexReader>,
    pub(super) start: Arc<InvertedIndexReader>,
    pub(super) kind: Arc<InvertedIndexReader>,
}

impl Lexicon {
    /// The dictionaries of a gazetteer; `None` where it is empty or its index can't be read.
    pub fn of(gazetteer: &Gazetteer) -> Option<Self> {
        let words = gazetteer.words();
        let segment = words.segment()?;
        let fields = words.fields();
        Some(Self {
            name: segment.inverted_index(fields.name).ok()?,
            context: segment.inverted_index(fields.context).ok()?,
            start: segment.inverted_index(fields.start).ok()?,
            kind: segment.inverted_index(fields.kind).ok()?,
        })
    }

    /// The term with exactly this text.
    pub fn exact(&self, text: &str, spelling: Spelling) -> Option<Term> {
        let (name, context) = (info(&self.name, text), info(&self.context, text));
        (name.is_some() || context.is_some()).then(|| Term { text: text.to_owned(), spelling, name, context })
    }

    /// Postings of the names with a token that begins with a text of few letters; `None` for longer ones and where there are none.
    pub fn beginning(&self, start: &str) -> Option<TermInfo> {
        if start.chars().count() > START_LETTERS { None } else { info(&self.start, start) }
    }

    /// Terms that begin with a text, the text itself not among them; those of contexts only where asked for.
    ///
    /// Of a text that is short enough for [`Self::beginning`] only terms of contexts, and none for a single letter: there
    /// would be more than are of use.
    pub fn completions(&self, start: &str, with_contexts: bool, terms: &mut Vec<Term>) {
        let letters = start.chars().count();
        let in_names = if letters > START_LETTERS { completions(&self.name, start) } else { Vec::new() };
        let in_contexts = if with_contexts && letters > 1 { completions(&self.context, start) } else { Vec::new() };
        // A list that was cut may lack what the other one has.
        let are_names_cut = in_names.len() == MOST_COMPLETIONS;
        let are_contexts_cut = in_contexts.len() == MOST_COMPLETIONS;
        let spelling = Spelling::Completion;
        let mut contexts = in_contexts.into_iter().peekable();
        let other = |text: String, context| {
            let name = if are_names_cut { info(&self.name, &text) } else { None };
            Term { text, spelling, name, context: Some(context) }
        };
        for (text, name) in in_names {
            while let Some((before, context)) = contexts.next_if(|(other, _)| *other < text) {
                terms.push(other(before, context));
            }
            let context = contexts.next_if(|(other, _)| *other == text).map(|(_, context)| context);
            let context = context.or_else(|| if are_contexts_cut { info(&self.context, &text) } else { None });
            terms.push(Term { text, spelling, name: Some(name), context });
        }
        terms.extend(contexts.map(|(text, context)| other(text, context)));
    }

    /// Terms within some letters of a text, the text itself not among them; returns the steps that finding them took, at most
    /// so many.
    pub fn similar(&self, text: &str, letters: u8, most_steps: u32, terms: &mut Vec<Term>) -> u32 {
        let (names, name_steps) = fuzzy::terms_within(self.name.terms(), text, letters, most_steps);
        let left = most_steps - name_steps;
        let (contexts, context_steps) = fuzzy::terms_within(self.context.terms(), text, letters, left);
        let mut contexts: FxHashMap<String, (u8, TermInfo)> =
            contexts.into_iter().map(|near| (near.text, (near.letters, near.info))).collect();
        let mut found: Vec<Term> = Vec::with_capacity(names.len() + contexts.len());
        for near in names {
            let context = contexts.remove(&near.text).map(|(_, info)| info);
            let context = context.or_else(|| info(&self.context, &near.text));
            let spelling = Spelling::Typo(near.letters);
            found.push(Term { text: near.text, spelling, name: Some(near.info), context });
        }
        found.extend(contexts.into_iter().map(|(text, (letters, context))| {
            let name = info(&self.name, &text);
            Term { text, spelling: Spelling::Typo(letters), name, context: Some(context) }
        }));
        found.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        terms.extend(found.into_iter().filter(|term| term.text != text && edits::have_same_digits(text, &term.text)));
        name_steps + context_steps
    }

    /// Whether a document has one of the terms of a word in its names; `None` where its names could have the word otherwise.
    pub fn is_in_name(&self, terms: &WordTerms, doc: u32) -> Option<bool> {
        let is_known = !matches!(terms.likeness, Likeness::Letters(..));
        is_known.then(|| {
            let mut names = Union::default();
            let sure = terms.terms.iter().filter(|term| term.spelling < Spelling::Completion);
            for term in sure {
                term.name.iter().for_each(|info| names.add(&self.name, info, term.text.len()));
            }
            names.has(doc)
        })
    }

    /// Whether some document has a term.
    pub fn is_term(&self, text: &str) -> bool {
        let has = |reader: &InvertedIndexReader| matches!(reader.terms().term_ord(text), Ok(Some(_)));
        has(&self.name) || has(&self.context)
    }
}

/// The first terms of a dictionary that are longer than a text and begin with it.
fn completions(reader: &InvertedIndexReader, start: &str) -> Vec<(String, TermInfo)> {
    let mut found = Vec::new();
    let Ok(mut stream) = reader.terms().range().gt(start).into_stream() else { return found };
    while found.len() < MOST_COMPLETIONS && stream.advance() && stream.key().starts_with(start.as_bytes()) {
        let text = std::str::from_utf8(stream.key()).ok().map(str::to_owned);
        found.extend(text.map(|text| (text, stream.value().clone())));
    }
    found
}

pub(super) fn info(reader: &InvertedIndexReader, text: &str) -> Option<TermInfo> {
    reader.terms().get(text).ok().flatten()
}
