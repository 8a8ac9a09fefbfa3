//! Phrases looked up at the start of a run of tokens, the longest first.

use rustc_hash::FxHashMap;

use super::token::Token;

/// Values by phrase; a phrase is found by its first word.
pub(super) struct Phrases<T> {
    by_first: FxHashMap<String, Vec<Phrase<T>>>,
}

struct Phrase<T> {
    rest: Vec<String>,
    value: T,
}

impl<T> Phrases<T> {
    /// Reads phrases in normal form; those of more words come first, then those given first.
    pub(super) fn new(phrases: impl Iterator<Item = (String, T)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<Phrase<T>>> = FxHashMap::default();
        for (phrase, value) in phrases {
            let mut words = phrase.split(' ').map(str::to_owned);
            let Some(first) = words.next() else { continue };
            by_first.entry(first).or_default().push(Phrase { rest: words.collect(), value });
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Self { by_first }
    }

    /// The phrases that the tokens begin with, with the number of tokens of each, the longest first.
    pub(super) fn starting<'a>(&'a self, tokens: &[Token]) -> impl Iterator<Item = (usize, &'a T)> {
        let phrases = tokens.first().and_then(|first| self.by_first.get(&first.text));
        phrases
            .into_iter()
            .flatten()
            .filter(|phrase| phrase.is_next(&tokens[1..]))
            .map(|p| (p.rest.len() + 1, &p.value))
    }
}

impl<T> Phrase<T> {
    fn is_next(&self, tokens: &[Token]) -> bool {
        self.rest.len() <= tokens.len() && self.rest.iter().zip(tokens).all(|(word, token)| *word == token.text)
    }
}
