//! How well the words of a question fit one of the names of a place.

use std::cell::RefCell;
use std::rc::Rc;

use gazetteer::{Place, TagText, is_searched, text};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::retrieve::{Match, TermVariant, WordTerms};

/// What a guess at a name in some language costs besides: less than a word more or less that is met.
const CHANCE: f64 = 0.2;

/// The best fitting name of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameMatch {
    /// Words met in this name, a bit a word.
    pub words: u32,
    /// Letters and digits of the name.
    pub letters: usize,
    /// Share of the name's letters that were asked for, 0 to 1.
    pub covered: f64,
    /// Whether the words stand in the name's order, without gap.
    pub in_order: bool,
    /// Whether a word is only the beginning of a word of the name.
    pub is_begun: bool,
    /// What the spellings cost.
    pub penalty: f64,
    /// Words that were not typed as they are in the name: the word, and the name's token.
    pub guessed: Vec<(usize, String)>,
}

/// How the words of an interpretation fit the names of its candidates, found out once for each.
///
/// A thousand streets have one name, and towns of one name are called the same in most languages. What is written once in a
/// gazetteer is told by where it stands.
pub struct NameCache<'r> {
    terms: &'r [&'r WordTerms],
    /// The best name of each list of names.
    best: RefCell<FxHashMap<u32, Rc<NameMatch>>>,
    /// NameCache that have none of the words.
    others: RefCell<FxHashSet<u32>>,
}

impl<'r> NameCache<'r> {
    /// Starts for the words of an interpretation.
    pub fn of(terms: &'r [&'r WordTerms]) -> Self {
        Self { terms, best: RefCell::default(), others: RefCell::default() }
    }

    /// The name that fits best, out of all names of a candidate that are searched.
    pub fn best(&self, place: Place<'_>, matched: Match) -> Rc<NameMatch> {
        let index = place.names().index();
        let known = self.best.borrow().get(&index).cloned();
        known.unwrap_or_else(|| {
            let best = Rc::new(self.compared(place, matched));
            self.best.borrow_mut().insert(index, Rc::clone(&best));
            best
        })
    }

    fn compared(&self, place: Place<'_>, matched: Match) -> NameMatch {
        let (mut best, mut others) = (NameMatch::default(), self.others.borrow_mut());
        for (key, name) in place.names().texts() {
            let Some(penalty) = key_penalty(key).filter(|_| !others.contains(&name.index())) else { continue };
            let mut met = 0;
            for part in name.get().split(';') {
                let mut found = NameMatch::of(part, self.terms);
                met |= found.words;
                found.penalty += penalty + found.chance(key);
                if found.value() > best.value() {
                    best = found;
                }
            }
            if met == 0 {
                others.insert(name.index());
            }
            // Nothing can fit better than a whole name as typed.
            if best.covered >= 1.0 && best.words == matched.name && best.penalty == 0.0 {
                break;
            }
        }
        best
    }
}

impl NameMatch {
    /// Compares one name.
    pub fn of(name: &str, terms: &[&WordTerms]) -> Self {
        let mut found = Self { in_order: true, ..Self::default() };
        let (mut met, mut last) = (0.0, None);
        text::scan(name, |token| {
            found.letters += token.text.len();
            let Some((word, share, penalty)) = word_of(token.text, terms, found.words) else {
                found.in_order = false;
                return;
            };
            met += token.text.len() as f64 * share;
            found.words |= 1 << word;
            found.is_begun |= share < 1.0;
            found.penalty += penalty;
            if penalty > 0.0 {
                found.guessed.push((word, token.text.to_owned()));
            }
            found.in_order &= last.is_none_or(|last| last + 1 == word);
            last = Some(word);
        });
        found.covered = if found.letters == 0 { 0.0 } else { met / found.letters as f64 };
        found.in_order &= found.words != 0;
        found
    }

    /// Whether the whole name was asked for.
    pub fn is_whole(&self) -> bool {
        self.covered > 0.999
    }

    /// What it costs that almost any letters are like a name in one of two hundred languages, or begin one.
    fn chance(&self, key: TagText<'_>) -> f64 {
        let is_guess = self.is_begun && self.covered < 0.5 || self.penalty >= TermVariant::Typo(1).penalty();
        if is_guess && key.bytes().contains(&b':') { CHANCE } else { 0.0 }
    }

    fn value(&self) -> f64 {
        f64::from(self.words.count_ones()) + self.covered - self.penalty
    }
}

/// What it costs that the name is not the usual one; `None` for names that nobody searches by.
fn key_penalty(key: TagText<'_>) -> Option<f64> {
    // Most are the name in some language.
    if let Some(b"" | [b':', ..]) = key.bytes().strip_prefix(b"name") {
        return Some(0.0);
    }
    let key = key.get();
    let key = key.strip_prefix("_place_").unwrap_or(key);
    match key.split(':').next().unwrap_or(key) {
        unsearched if !is_searched(unsearched) => None,
        "name" => Some(0.0),
        "official_name" | "short_name" | "int_name" => Some(0.005),
        // Many houses are called like a pub or a village: those are meant before the house.
        "old_name" | "ref" | "addr" => Some(0.04),
        _ => Some(0.02),
    }
}

/// The word that a token of a name answers, not one that is `taken`; with the share of the token that was typed and the
/// cost of the variant.
fn word_of(token: &str, terms: &[&WordTerms], taken: u32) -> Option<(usize, f64, f64)> {
    let mut best: Option<(usize, f64, f64)> = None;
    for (index, terms) in terms.iter().enumerate().filter(|(index, _)| taken & 1 << index == 0) {
        let Some(met) = terms.matches(token) else { continue };
        if met.penalty == 0.0 {
            return Some((index, met.share, met.penalty));
        }
        if best.is_none_or(|(_, _, penalty)| met.penalty < penalty) {
            best = Some((index, met.share, met.penalty));
        }
    }
    best
}
