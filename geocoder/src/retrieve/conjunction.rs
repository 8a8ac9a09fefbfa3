//! Documents that account for the words of an interpretation.

use tantivy::TERMINATED;

use super::lexicon::Lexicon;
use super::postings::{Decoder, Union};
use super::terms::WordTerms;
use crate::query::Role;

/// A document and the words that it accounts for, a bit a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Number of the document, which is the index of its place.
    pub doc: u32,
    /// Words met in its names.
    pub name: u32,
    /// Words met in its context.
    pub context: u32,
    /// Share of the letters of a name that can have been typed, at most: the beginning of a long word is little of it.
    pub covered: f64,
}

/// A word with the places where it may be met.
pub type Clause<'t> = (&'t WordTerms, Role);

/// How far a walk goes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most documents looked at.
    pub walked: u32,
    /// Most documents returned.
    pub found: usize,
    /// Most work, in the units of [`Matches::work`].
    pub work: u32,
}

/// What a walk found, and what that took.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The documents.
    pub docs: Vec<Match>,
    /// Posting lists opened, and words looked for in documents; units of about a tenth of a microsecond.
    pub work: u32,
}

/// Work of opening a posting list.
const OPEN: u32 = 4;
/// Steps from a document of a posting list to the next that are one unit of work.
const STEPS: u32 = 4;

/// Documents that have every word of `needed` in the name or the context, and at least one word in the name, unless
/// `may_be_unnamed`: then a word that is not needed may turn out to be the name.
///
/// Words are numbered by their place in `words`; those not in the bits of `needed` are noted where met, not demanded.
/// Documents come in rising order, that is by falling importance.
///
/// Only documents that `takes` lets pass count.
pub fn find(
    lexicon: &Lexicon,
    words: &[Clause<'_>],
    needed: u32,
    may_be_unnamed: bool,
    limits: Limits,
    takes: impl Fn(u32) -> bool,
) -> Matches {
    let driver = cheapest_driver(words, needed, may_be_unnamed);
    let is_found = |matched: &Match| (may_be_unnamed || matched.name != 0) && takes(matched.doc);
    walk(lexicon, words, needed, driver, limits, is_found)
}

/// Documents that have one word in the name, with the others noted where met.
pub fn find_named(
    lexicon: &Lexicon,
    words: &[Clause<'_>],
    word: usize,
    limits: Limits,
    takes: impl Fn(u32) -> bool,
) -> Matches {
    walk(lexicon, words, 0, Driver::Name(word), limits, |matched| takes(matched.doc))
}

fn walk(
    lexicon: &Lexicon,
    words: &[Clause<'_>],
    needed: u32,
    driver: Driver,
    limits: Limits,
    is_found: impl Fn(&Match) -> bool,
) -> Matches {
    let mut decoder = Decoder::default();
    let mut open = |(terms, role): &Clause<'_>| Cursor::open(lexicon, &mut decoder, terms, *role);
    let mut cursors: Vec<Cursor> = words.iter().map(&mut open).collect();
    let opened: u32 = cursors.iter().map(|cursor| OPEN * cursor.lists() as u32).sum();
    let mut found = Matches { docs: Vec::new(), work: opened };
    let (mut target, mut walked) = (0, 0);
    while walked < limits.walked && found.work < limits.work && found.docs.len() < limits.found {
        let doc = driver.next(&mut cursors, target);
        if doc == TERMINATED {
            break;
        }
        walked += 1;
        target = match check(&mut cursors, doc, needed) {
            Ok(matched) => {
                found.docs.extend(Some(matched).filter(&is_found));
                doc + 1
            }
            Err(TERMINATED) => break,
            Err(next) => next,
        };
        let steps: u32 = cursors.iter().map(Cursor::steps).sum();
        found.work = opened + walked * words.len() as u32 + steps / STEPS;
    }
    found
}

/// The documents of a word.
#[derive(Default)]
struct Cursor {
    /// Those with a name that has one of its terms.
    spelt: Union,
    /// Those with a name that has a longer word.
    begun: Union,
    context: Union,
    /// Letters that were typed.
    typed: usize,
}

impl Cursor {
    fn open(lexicon: &Lexicon, decoder: &mut Decoder, terms: &WordTerms, role: Role) -> Self {
        let mut cursor = Self { typed: terms.begun().map_or(0, str::len), ..Self::default() };
        if role != Role::Context {
            for term in &terms.terms {
                cursor.spelt.add(decoder, &lexicon.name, term.name.as_ref(), term.text.len());
            }
            for term in terms.completions.iter() {
                cursor.begun.add(decoder, &lexicon.name, term.name.as_ref(), term.letters());
            }
            cursor.begun.add(decoder, &lexicon.start, terms.beginning.as_ref(), cursor.typed + 1);
        }
        if role != Role::Name {
            for term in &terms.terms {
                cursor.context.add(decoder, &lexicon.context, term.context.as_ref(), term.text.len());
            }
            for term in terms.completions.iter() {
                cursor.context.add(decoder, &lexicon.context, term.context.as_ref(), term.letters());
            }
        }
        cursor
    }

    /// How many posting lists there are.
    fn lists(&self) -> usize {
        self.spelt.len() + self.begun.len() + self.context.len()
    }

    /// The first document not before `target` with the word in a name.
    fn next_named(&mut self, target: u32) -> u32 {
        self.spelt.seek(target).min(self.begun.seek(target))
    }

    /// The first document not before `target` with the word anywhere.
    fn next(&mut self, target: u32) -> u32 {
        self.next_named(target).min(self.context.seek(target))
    }

    /// How often a list was moved on.
    fn steps(&self) -> u32 {
        self.spelt.steps() + self.begun.steps() + self.context.steps()
    }
}

/// What documents are enumerated by.
#[derive(Clone, Copy)]
enum Driver {
    /// Those that have one word anywhere.
    Word(usize),
    /// Those that have one word in the name.
    Name(usize),
    /// Those that have any word in the name.
    AnyName,
}

impl Driver {
    fn next(self, cursors: &mut [Cursor], target: u32) -> u32 {
        match self {
            Self::Word(word) => cursors.get_mut(word).map_or(TERMINATED, |cursor| cursor.next(target)),
            Self::Name(word) => cursors.get_mut(word).map_or(TERMINATED, |cursor| cursor.next_named(target)),
            Self::AnyName => cursors.iter_mut().map(|cursor| cursor.next_named(target)).min().unwrap_or(TERMINATED),
        }
    }
}

fn cheapest_driver(words: &[Clause<'_>], needed: u32, may_be_unnamed: bool) -> Driver {
    let name_count = |(terms, role): &Clause<'_>| if *role == Role::Context { 0 } else { terms.name_count() };
    let count = |word: &Clause<'_>| name_count(word) + if word.1 == Role::Name { 0 } else { word.0.context_count() };
    let any_name: u64 = words.iter().map(name_count).sum();
    let needed_words = words.iter().enumerate().filter(|(index, _)| needed & 1 << index != 0);
    match needed_words.map(|(index, word)| (count(word), index)).min() {
        Some((least, index)) if may_be_unnamed || least < any_name => Driver::Word(index),
        _ => Driver::AnyName,
    }
}

/// The words that a document has; where it lacks one that is needed, the next document that has that one.
fn check(cursors: &mut [Cursor], doc: u32, needed: u32) -> Result<Match, u32> {
    let mut matched = Match { doc, name: 0, context: 0, covered: 0.0 };
    for (index, cursor) in cursors.iter_mut().enumerate() {
        let bit = 1 << index;
        if cursor.spelt.has(doc) {
            matched.name |= bit;
            matched.covered = 1.0;
        } else if cursor.begun.has(doc) {
            matched.name |= bit;
            matched.covered = matched.covered.max(cursor.typed as f64 / cursor.begun.letters() as f64);
        }
        if cursor.context.has(doc) {
            matched.context |= bit;
        }
        if needed & bit != 0 && (matched.name | matched.context) & bit == 0 {
            return Err(cursor.next(doc));
        }
    }
    Ok(matched)
}
