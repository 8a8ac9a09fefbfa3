//! What a word can stand for: terms of the index, and for words that are only checked, what a token must be like.

use std::sync::OnceLock;

use gazetteer::text::has_consonants;
use tantivy::postings::TermInfo;

use super::completions::Completions;
use super::edits;
use super::membership::Membership;
use crate::facts::Guess;

/// Letters of a word that can only be misspelt by a letter that is missing.
pub const SHORT: usize = 2;

/// How a term relates to the word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermVariant {
    /// It is the word.
    Same,
    /// Another way to write it: an abbreviation, ö for oe.
    Variant,
    /// An inflected form of it.
    Inflection,
    /// It begins with the word.
    Completion,
    /// It is so many letters away.
    Typo(u8),
    /// It is written without vowels and has the consonants of the word.
    Consonants,
}

impl TermVariant {
    /// The guess that it is to take the term for the word; `None` where it is the word.
    pub fn guess(self) -> Option<Guess> {
        match self {
            Self::Same => None,
            Self::Variant => Some(Guess::Variant),
            Self::Completion => Some(Guess::Prefix),
            Self::Inflection => Some(Guess::Inflection),
            Self::Typo(1) => Some(Guess::Typo),
            Self::Typo(_) => Some(Guess::TwoTypos),
            Self::Consonants => Some(Guess::Consonants),
        }
    }
}

/// The fewest letters of a word that is hardly the beginning of another: fewer are a word of some language by chance.
const KNOWN_LETTERS: usize = 5;

/// A term of the index.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its text.
    pub text: String,
    /// How it relates to the word.
    pub variant: TermVariant,
    /// Its postings in names.
    pub name: Option<TermInfo>,
    /// Its postings in contexts.
    pub context: Option<TermInfo>,
}

impl Term {
    /// Whether a token of a name is what the term stands for.
    fn is_met_by(&self, token: &str) -> bool {
        match self.variant {
            TermVariant::Consonants => has_consonants(token, &self.text),
            _ => self.text == token,
        }
    }
}

/// What a token must be like to be taken for a word, besides being one of its terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing else will do.
    #[default]
    None,
    /// It begins with this.
    Beginning(String),
    /// It is within so many letters of this.
    Letters(String, u8),
}

/// All that a word can stand for.
#[derive(Clone, Debug, Default)]
pub struct WordTerms {
    /// The terms, best variant first.
    pub terms: Vec<Term>,
    /// Further ones that begin with the word.
    pub completions: Completions,
    /// What else a token may be.
    pub pattern: Pattern,
    /// Postings of the names that have a token beginning with the word.
    pub beginning: Option<TermInfo>,
    /// Candidates need not have the word by the index: ranking checks their names and address.
    pub is_deferred: bool,
    /// Candidates may lack it altogether: too little was typed of it.
    pub is_optional: bool,
    /// Documents with one of the terms in a name, completions and guesses left out; found when they are first asked
    /// for.
    pub(super) named: OnceLock<Membership>,
}

/// A token of a name that is taken for a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenMatch {
    /// Share of the token that was typed, 0 to 1.
    pub share: f64,
    /// What kind of guess it is; `None` where it is the word as typed.
    pub guess: Option<Guess>,
}

impl WordTerms {
    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len() + self.completions.len()
    }

    /// Their texts.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.text.as_str()).chain(self.completions.texts())
    }

    /// Documents with the word in the name (those with two terms count twice).
    pub fn name_count(&self) -> u64 {
        let terms = self.terms.iter().filter_map(|term| term.name.as_ref());
        let completions = self.completions.iter().filter_map(|term| term.name.as_ref());
        terms.chain(completions).chain(&self.beginning).map(|info| u64::from(info.doc_freq)).sum()
    }

    /// Documents with the word in the context.
    pub fn context_count(&self) -> u64 {
        let terms = self.terms.iter().filter_map(|term| term.context.as_ref());
        let completions = self.completions.iter().filter_map(|term| term.context.as_ref());
        terms.chain(completions).map(|info| u64::from(info.doc_freq)).sum()
    }

    /// Whether no document has it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.beginning.is_none()
    }

    /// How its best term relates to the word; `None` where it has none.
    pub fn best_variant(&self) -> Option<TermVariant> {
        let completion = (!self.completions.is_empty()).then_some(TermVariant::Completion);
        self.terms.first().map(|term| term.variant).or(completion)
    }

    /// The beginning that a longer word may have.
    pub fn begun(&self) -> Option<&str> {
        match &self.pattern {
            Pattern::Beginning(start) => Some(start),
            _ => None,
        }
    }

    /// Whether some document has the word as typed.
    pub fn is_known(&self) -> bool {
        self.terms.first().is_some_and(|term| term.variant == TermVariant::Same)
    }

    /// The guess that it is to be only like the word.
    pub fn pattern_guess(&self) -> Option<Guess> {
        match &self.pattern {
            Pattern::None => None,
            // A word that is one as it stands is less likely the beginning of another.
            Pattern::Beginning(start) if start.len() >= KNOWN_LETTERS && self.is_known() => Some(Guess::KnownPrefix),
            Pattern::Beginning(_) => Some(Guess::Prefix),
            Pattern::Letters(_, most) => TermVariant::Typo(*most).guess(),
        }
    }

    /// How a token of a name can be taken for the word; `None` where it can't.
    pub fn matches(&self, token: &str) -> Option<TokenMatch> {
        // Completions come behind all that is no guess, and are known by their beginning.
        let begins = |start: &str| {
            let share = start.len() as f64 / token.len().max(1) as f64;
            token.starts_with(start).then(|| TokenMatch { share, guess: self.pattern_guess() })
        };
        let mut sure = self.terms.iter().take_while(|term| term.variant < TermVariant::Completion);
        let known = sure.find(|term| term.text == token);
        match (&self.pattern, known) {
            (_, Some(term)) => Some(TokenMatch { share: 1.0, guess: term.variant.guess() }),
            (Pattern::Beginning(start), None) => begins(start),
            (Pattern::Letters(text, most), None) => {
                let is_other = text.len() == SHORT && token.len() != SHORT + 1;
                if is_other || !edits::have_same_digits(text, token) {
                    return None;
                }
                let letters = edits::distance(text, token, *most)?;
                Some(TokenMatch { share: 1.0, guess: TermVariant::Typo(letters).guess() })
            }
            (Pattern::None, None) => {
                let guessed = self.terms.iter().find(|term| term.is_met_by(token))?;
                Some(TokenMatch { share: 1.0, guess: guessed.variant.guess() })
            }
        }
    }
}
