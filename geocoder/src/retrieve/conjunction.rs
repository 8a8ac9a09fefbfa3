//! Documents that account for the words of a reading.

use tantivy::TERMINATED;

use super::lexicon::{Lexicon, WordTerms};
use super::postings::Union;
use crate::query::Role;

/// Most documents that one walk looks at or returns.
pub const MOST_HITS: usize = 20_000;

/// A document and the words that it accounts for, a bit a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the document, which is the index of its place.
    pub doc: u32,
    /// Words met in its names.
    pub name: u32,
    /// Words met in its context.
    pub context: u32,
}

struct Cursor {
    name: Union,
    context: Union,
    role: Role,
}

impl Cursor {
    fn open(lexicon: &Lexicon, terms: &WordTerms, role: Role) -> Self {
        let names = terms.terms.iter().filter_map(|term| term.name.as_ref());
        let contexts = terms.terms.iter().filter_map(|term| term.context.as_ref());
        let nothing = std::iter::empty();
        Self {
            name: if role == Role::Context {
                Union::open(&lexicon.name, nothing.clone())
            } else {
                Union::open(&lexicon.name, names)
            },
            context: if role == Role::Name {
                Union::open(&lexicon.context, nothing)
            } else {
                Union::open(&lexicon.context, contexts)
            },
            role,
        }
    }
}

/// Documents that have every word of `needed` in the name or the context, and at least one word in the name.
///
/// Words are numbered by their place in `words`; those not in the bits of `needed` are noted where met, not demanded.
/// Documents come in rising order, that is by falling importance, `most` at the most.
pub fn find(lexicon: &Lexicon, words: &[(&WordTerms, Role)], needed: u32, most: usize) -> Vec<Hit> {
    let mut cursors: Vec<Cursor> = words.iter().map(|(terms, role)| Cursor::open(lexicon, terms, *role)).collect();
    let driver = cheapest_driver(words, needed);
    let mut hits = Vec::new();
    let mut target = 0;
    for _ in 0..MOST_HITS {
        let doc = driver.next(&mut cursors, target);
        if doc == TERMINATED || hits.len() >= most {
            break;
        }
        target = doc + 1;
        if let Some(hit) = check(&mut cursors, doc, needed) {
            hits.push(hit);
        }
    }
    hits
}

/// What documents are enumerated by.
enum Driver {
    /// Those that have one word anywhere.
    Word(usize),
    /// Those that have any word in the name.
    AnyName,
}

impl Driver {
    fn next(&self, cursors: &mut [Cursor], target: u32) -> u32 {
        match *self {
            Self::Word(word) => cursors
                .get_mut(word)
                .map_or(TERMINATED, |cursor| cursor.name.seek(target).min(cursor.context.seek(target))),
            Self::AnyName => cursors.iter_mut().map(|cursor| cursor.name.seek(target)).min().unwrap_or(TERMINATED),
        }
    }
}

fn cheapest_driver(words: &[(&WordTerms, Role)], needed: u32) -> Driver {
    let name_count = |(terms, role): &(&WordTerms, Role)| if *role == Role::Context { 0 } else { terms.name_count() };
    let count =
        |word: &(&WordTerms, Role)| name_count(word) + if word.1 == Role::Name { 0 } else { word.0.context_count() };
    let any_name: u64 = words.iter().map(name_count).sum();
    let needed_words = words.iter().enumerate().filter(|(index, _)| needed & 1 << index != 0);
    match needed_words.map(|(index, word)| (count(word), index)).min() {
        Some((least, index)) if least < any_name => Driver::Word(index),
        _ => Driver::AnyName,
    }
}

fn check(cursors: &mut [Cursor], doc: u32, needed: u32) -> Option<Hit> {
    let mut hit = Hit { doc, name: 0, context: 0 };
    for (index, cursor) in cursors.iter_mut().enumerate() {
        let bit = 1 << index;
        if cursor.role != Role::Context && cursor.name.has(doc) {
            hit.name |= bit;
        }
        if cursor.role != Role::Name && cursor.context.has(doc) {
            hit.context |= bit;
        }
        if needed & bit != 0 && (hit.name | hit.context) & bit == 0 {
            return None;
        }
    }
    (hit.name != 0).then_some(hit)
}
