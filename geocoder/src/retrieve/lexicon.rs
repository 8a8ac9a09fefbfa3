//! The terms of a gazetteer's index that a word can stand for.

use std::sync::Arc;

use gazetteer::Gazetteer;
use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;

use super::fuzzy;

/// Most terms that the start of a word is completed to.
const MOST_COMPLETIONS: usize = 400;

/// How a term relates to the word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// It is the word.
    Same,
    /// Another way to write it: an abbreviation, ö for oe.
    Variant,
    /// It begins with the word.
    Completion,
    /// An inflected form of it.
    Inflection,
    /// It is so many letters away.
    Typo(u8),
}

impl Spelling {
    /// What it costs in a score to take the term for the word.
    pub fn cost(self) -> f64 {
        match self {
            Self::Same => 0.0,
            Self::Variant => 0.01,
            Self::Completion => 0.04,
            Self::Inflection => 0.06,
            Self::Typo(1) => 0.12,
            Self::Typo(_) => 0.25,
        }
    }
}

/// A term of the index.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its text.
    pub text: String,
    /// How it relates to the word.
    pub spelling: Spelling,
    /// Its postings in names.
    pub name: Option<TermInfo>,
    /// Its postings in contexts.
    pub context: Option<TermInfo>,
}

/// All terms that a word can stand for.
#[derive(Clone, Debug, Default)]
pub struct WordTerms {
    /// The terms, best spelling first.
    pub terms: Vec<Term>,
    /// The beginning of a longer word that it may be.
    pub start: Option<String>,
}

impl WordTerms {
    /// Documents with a term in the name (those with two terms count twice).
    pub fn name_count(&self) -> u64 {
        self.terms.iter().filter_map(|term| term.name.as_ref()).map(|info| u64::from(info.doc_freq)).sum()
    }

    /// Documents with a term in the context.
    pub fn context_count(&self) -> u64 {
        self.terms.iter().filter_map(|term| term.context.as_ref()).map(|info| u64::from(info.doc_freq)).sum()
    }

    /// Whether no document has any of them.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The term that a token of a name is, if any.
    pub fn matching(&self, token: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.text == token)
    }
}

/// The two term dictionaries of a gazetteer.
pub struct Lexicon {
    pub(super) name: Arc<InvertedIndexReader>,
    pub(super) context: Arc<InvertedIndexReader>,
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
        })
    }

    /// The term with exactly this text.
    pub fn exact(&self, text: &str, spelling: Spelling) -> Option<Term> {
        let get = |reader: &InvertedIndexReader| reader.terms().get(text).ok().flatten();
        let (name, context) = (get(&self.name), get(&self.context));
        (name.is_some() || context.is_some()).then(|| Term { text: text.to_owned(), spelling, name, context })
    }

    /// Terms that begin with a text, the text itself not among them.
    pub fn completions(&self, start: &str, terms: &mut Vec<Term>) {
        let mut found: Vec<String> = Vec::new();
        for reader in [&self.name, &self.context] {
            let Ok(mut stream) = reader.terms().range().ge(start).into_stream() else { continue };
            let mut left = MOST_COMPLETIONS;
            while left > 0 && stream.advance() && stream.key().starts_with(start.as_bytes()) {
                if let Ok(text) = std::str::from_utf8(stream.key()) {
                    found.push(text.to_owned());
                }
                left -= 1;
            }
        }
        self.add(found, start, |_| Spelling::Completion, terms);
    }

    /// Terms within some letters of a text, the text itself not among them.
    pub fn similar(&self, text: &str, distance: u8, terms: &mut Vec<Term>) {
        let mut found: Vec<(String, u8)> = Vec::new();
        for reader in [&self.name, &self.context] {
            fuzzy::terms_within(reader.terms(), text, distance, &mut found);
        }
        let distances: Vec<_> = found.clone();
        let spelling = |term: &str| {
            Spelling::Typo(distances.iter().find(|(known, _)| known == term).map_or(distance, |(_, letters)| *letters))
        };
        self.add(found.into_iter().map(|(term, _)| term).collect(), text, spelling, terms);
    }

    fn add(&self, mut found: Vec<String>, but: &str, spelling: impl Fn(&str) -> Spelling, terms: &mut Vec<Term>) {
        found.sort_unstable();
        found.dedup();
        for text in found.iter().filter(|text| *text != but) {
            terms.extend(self.exact(text, spelling(text)));
        }
    }

    /// Whether some document has a term.
    pub fn is_term(&self, text: &str) -> bool {
        let has = |reader: &InvertedIndexReader| matches!(reader.terms().term_ord(text), Ok(Some(_)));
        has(&self.name) || has(&self.context)
    }
}
