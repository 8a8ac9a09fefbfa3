//! How well the words of a question fit one of the names of a place.

use std::cell::RefCell;
use std::rc::Rc;

use gazetteer::{Place, TagText, is_searched, text};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Weights;
use crate::facts::{Guess, Guesses};
use crate::retrieve::{Match, TokenMatch, WordTerms};

/// How much of a name the operator is at most, of a thing that has no name.
const OPERATOR: f64 = 0.5;

/// Fewest letters of a part of a name that is a name by itself.
const SHORTEST_HEAD: usize = 4;

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
    /// Whether only the part before a dash, comma or bracket was compared.
    pub is_head: bool,
    /// Words of the name that look like numbers and were not asked for.
    pub other_numbers: Vec<String>,
    /// Words, and the name itself, that were taken for others.
    pub guesses: Guesses,
    /// Words that were not typed as they are in the name: the word, and the name's token.
    pub guessed: Vec<(usize, String)>,
}

/// How the words of an interpretation fit the names of its candidates, found out once for each.
///
/// A thousand streets have one name, and towns of one name are called the same in most languages. What is written once
/// in a gazetteer is told by where it stands.
pub struct NameCache<'r> {
    terms: &'r [&'r WordTerms],
    weights: &'static Weights,
    /// The best name of each list of names.
    best: RefCell<FxHashMap<u32, Rc<NameMatch>>>,
    /// NameCache that have none of the words.
    others: RefCell<FxHashSet<u32>>,
}

impl<'r> NameCache<'r> {
    /// Starts for the words of an interpretation.
    pub fn of(terms: &'r [&'r WordTerms], weights: &'static Weights) -> Self {
        Self { terms, weights, best: RefCell::default(), others: RefCell::default() }
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
            let Some(used_as) = name_use(key).filter(|_| !others.contains(&name.index())) else { continue };
            let mut met = 0;
            let parts = name
                .get()
                .split(';')
                .flat_map(|part| std::iter::once((part, false)).chain(head(part).map(|head| (head, true))));
            for (part, is_head) in parts {
                let mut found = NameMatch::of(part, self.terms);
                met |= found.words;
                found.is_head = is_head;
                if is_head {
                    // Stops and branches are called after the place around them: "Vaduz, Post".
                    if found.words & !matched.context == 0 || !found.is_whole() {
                        continue;
                    }
                    found.guesses.add(Guess::OtherName);
                }
                if found.is_by_chance(key) {
                    found.guesses.add(Guess::Chance);
                }
                if let NameUse::Guessed(guess) = used_as {
                    found.guesses.add(guess);
                }
                if key.get() == "operator" {
                    // Who runs a thing is no name of it.
                    found.covered = found.covered.min(OPERATOR);
                }
                if found.value(self.weights) > best.value(self.weights) {
                    best = found;
                }
            }
            if met == 0 {
                others.insert(name.index());
            }
            // Nothing can fit better than a whole name as typed.
            if best.covered >= 1.0 && best.words == matched.name && best.guesses.is_empty() {
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
            let Some((word, share, guess)) = word_of(token.text, terms, found.words) else {
                found.in_order = false;
                if is_numeric(token.text) {
                    found.other_numbers.push(token.text.to_owned());
                }
                return;
            };
            met += token.text.len() as f64 * share;
            found.words |= 1 << word;
            found.is_begun |= share < 1.0;
            if let Some(guess) = guess {
                found.guesses.add(guess);
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

    /// Whether it may fit by chance: almost any letters are like a name in one of two hundred languages, or begin one.
    fn is_by_chance(&self, key: TagText<'_>) -> bool {
        let is_guess = self.is_begun && self.covered < 0.5 || self.guesses.doubt() >= Guess::Typo.doubt();
        is_guess && key.bytes().contains(&b':')
    }

    fn value(&self, weights: &Weights) -> f64 {
        f64::from(self.words.count_ones()) + self.covered + weights.of_guesses(&self.guesses)
    }
}

/// What the key of a name says of its use.
#[derive(Clone, Copy)]
enum NameUse {
    /// The usual name, in some language.
    Usual,
    /// Taking it for the usual one is a guess.
    Guessed(Guess),
}

/// What a name is to those who search; `None` for names that nobody searches by.
fn name_use(key: TagText<'_>) -> Option<NameUse> {
    // Most are the name in some language.
    if let Some(b"" | [b':', ..]) = key.bytes().strip_prefix(b"name") {
        return Some(NameUse::Usual);
    }
    let key = key.get();
    let key = key.strip_prefix("_place_").unwrap_or(key);
    match key.split(':').next().unwrap_or(key) {
        unsearched if !is_searched(unsearched) => None,
        "name" => Some(NameUse::Usual),
        "official_name" | "short_name" | "int_name" => Some(NameUse::Guessed(Guess::FormalName)),
        "old_name" | "ref" | "addr" | "operator" => Some(NameUse::Guessed(Guess::LesserName)),
        _ => Some(NameUse::Guessed(Guess::OtherName)),
    }
}

/// The part of a name before a dash, comma or bracket, where that is a name by itself: "Harpa - Tónlistarhús".
fn head(name: &str) -> Option<&str> {
    let end = [" - ", " – ", " — ", ", ", " ("].iter().filter_map(|border| name.find(border)).min()?;
    let head = name.get(..end)?.trim();
    (head.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_HEAD).then_some(head)
}

/// Whether a word is digits, or letters that may be a Roman number.
fn is_numeric(token: &str) -> bool {
    token.bytes().any(|b| b.is_ascii_digit()) || token.len() < 6 && token.bytes().all(|b| b"ivxlc".contains(&b))
}

/// The word that a token of a name answers, not one that is `taken`; with the share of the token that was typed and the
/// kind of guess that it is.
fn word_of(token: &str, terms: &[&WordTerms], taken: u32) -> Option<(usize, f64, Option<Guess>)> {
    let mut best: Option<(usize, f64, Option<Guess>)> = None;
    for (index, terms) in terms.iter().enumerate().filter(|(index, _)| taken & 1 << index == 0) {
        let Some(TokenMatch { share, guess }) = terms.matches(token) else { continue };
        if guess.is_none() {
            return Some((index, share, guess));
        }
        if best.is_none_or(|(_, _, least)| guess < least) {
            best = Some((index, share, guess));
        }
    }
    best
}
