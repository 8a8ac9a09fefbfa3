//! Documents that account for the words of a reading.

use tantivy::TERMINATED;

use super::lexicon::Lexicon;
use super::postings::Union;
use super::terms::WordTerms;
use crate::query::Role;

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

/// A word with the places where it may be met.
pub type Sought<'t> = (&'t WordTerms, Role);

/// How far a walk goes.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Most documents looked at.
    pub walked: u32,
    /// Most documents returned.
    pub found: usize,
    /// Most work, in the units of [`Found::work`].
    pub work: u32,
}

/// What a walk found, and what that took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The documents.
    pub hits: Vec<Hit>,
    /// Posting lists opened, and words looked for in documents; units of about a tenth of a microsecond.
    pub work: u32,
}

/// Work of opening a posting list.
const OPEN: u32 = 4;
/// Posting lists of a word that are sought in with one unit of work.
const SOUGHT: usize = 16;

/// Documents that have every word of `needed` in the name or the context, and at least one word in the name, unless
/// `may_be_unnamed`: then a word that is not needed may turn out to be the name.
///
/// Words are numbered by their place in `words`; those not in the bits of `needed` are noted where met, not demanded.
/// Documents come in rising order, that is by falling importance.
pub fn find(lexicon: &Lexicon, words: &[Sought<'_>], needed: u32, may_be_unnamed: bool, reach: Reach) -> Found {
    let driver = cheapest_driver(words, needed, may_be_unnamed);
    let mut found = walk(lexicon, words, needed, driver, reach);
    found.hits.retain(|hit| may_be_unnamed || hit.name != 0);
    found
}

/// Documents that have one word in the name, with the others noted where met.
pub fn find_named(lexicon: &Lexicon, words: &[Sought<'_>], word: usize, reach: Reach) -> Found {
    walk(lexicon, words, 0, Driver::Name(word), reach)
}

fn walk(lexicon: &Lexicon, words: &[Sought<'_>], needed: u32, driver: Driver, reach: Reach) -> Found {
    let mut cursors: Vec<Cursor> = words.iter().map(|(terms, role)| Cursor::open(lexicon, terms, *role)).collect();
    let lists: u32 = cursors.iter().map(|cursor| (cursor.name.len() + cursor.context.len()) as u32).sum();
    let mut found = Found { hits: Vec::new(), work: OPEN * lists };
    let each = driver.work(&cursors);
    let (mut target, mut walked) = (0, 0);
    while walked < reach.walked && found.work < reach.work {
        let doc = driver.next(&mut cursors, target);
        if doc == TERMINATED || found.hits.len() >= reach.found {
            break;
        }
        target = doc + 1;
        walked += 1;
        found.work += each;
        found.hits.extend(check(&mut cursors, doc, needed, &mut found.work));
    }
    found
}

struct Cursor {
    name: Union,
    context: Union,
}

impl Cursor {
    fn open(lexicon: &Lexicon, terms: &WordTerms, role: Role) -> Self {
        let (mut name, mut context) = (Union::default(), Union::default());
        if role != Role::Context {
            name.add(&lexicon.name, terms.terms.iter().filter_map(|term| term.name.as_ref()));
            name.add(&lexicon.start, terms.beginning.iter());
        }
        if role != Role::Name {
            context.add(&lexicon.context, terms.terms.iter().filter_map(|term| term.context.as_ref()));
        }
        Self { name, context }
    }

    /// Work of seeking a document in all lists.
    fn work(&self) -> u32 {
        1 + ((self.name.len() + self.context.len()) / SOUGHT) as u32
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
    /// Work of going to the next document.
    fn work(self, cursors: &[Cursor]) -> u32 {
        match self {
            Self::Word(word) | Self::Name(word) => cursors.get(word).map_or(0, Cursor::work),
            Self::AnyName => cursors.iter().map(Cursor::work).sum(),
        }
    }

    fn next(self, cursors: &mut [Cursor], target: u32) -> u32 {
        match self {
            Self::Word(word) => cursors
                .get_mut(word)
                .map_or(TERMINATED, |cursor| cursor.name.seek(target).min(cursor.context.seek(target))),
            Self::Name(word) => cursors.get_mut(word).map_or(TERMINATED, |cursor| cursor.name.seek(target)),
            Self::AnyName => cursors.iter_mut().map(|cursor| cursor.name.seek(target)).min().unwrap_or(TERMINATED),
        }
    }
}

fn cheapest_driver(words: &[Sought<'_>], needed: u32, may_be_unnamed: bool) -> Driver {
    let name_count = |(terms, role): &Sought<'_>| if *role == Role::Context { 0 } else { terms.name_count() };
    let count = |word: &Sought<'_>| name_count(word) + if word.1 == Role::Name { 0 } else { word.0.context_count() };
    let any_name: u64 = words.iter().map(name_count).sum();
    let needed_words = words.iter().enumerate().filter(|(index, _)| needed & 1 << index != 0);
    match needed_words.map(|(index, word)| (count(word), index)).min() {
        Some((least, index)) if may_be_unnamed || least < any_name => Driver::Word(index),
        _ => Driver::AnyName,
    }
}

fn check(cursors: &mut [Cursor], doc: u32, needed: u32, work: &mut u32) -> Option<Hit> {
    let mut hit = Hit { doc, name: 0, context: 0 };
    for (index, cursor) in cursors.iter_mut().enumerate() {
        let bit = 1 << index;
        *work += cursor.work();
        if cursor.name.has(doc) {
            hit.name |= bit;
        }
        if cursor.context.has(doc) {
            hit.context |= bit;
        }
        if needed & bit != 0 && (hit.name | hit.context) & bit == 0 {
            return None;
        }
    }
    Some(hit)
}
