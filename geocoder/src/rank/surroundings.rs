//! Which words of a question are in the address of an answer itself.
//!
//! The context of a document is wider than its address: a street has the areas of all its houses, and the next town is
//! context too. Of two answers that both have a word around, the one whose own address has it is meant.

use std::cell::RefCell;

use gazetteer::{Chain, Entry, Place, text};
use rustc_hash::FxHashMap;

use crate::retrieve::{Lexicon, WordTerms};

/// What the words of a reading are in the areas and streets of its candidates, found out once for each.
///
/// Areas come up again and again and some have their names in two hundred languages. So their plain names are read once, and
/// whether any other has a word is asked of the index, which knows it without reading them.
pub struct Surroundings<'r> {
    terms: &'r [&'r WordTerms],
    lexicon: &'r Lexicon,
    /// Only the plain names of areas are looked through: a word that is some letters off is compared letter by letter, and
    /// doing that in a hundred languages takes long.
    plain_only: bool,
    chains: RefCell<FxHashMap<(u32, Names), u32>>,
    areas: RefCell<FxHashMap<(u32, Names), u32>>,
    streets: RefCell<FxHashMap<u32, u32>>,
}

/// Which names of areas are looked through. Some areas have a hundred, so the plain ones come first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Names {
    /// Those of no language.
    Plain,
    /// All.
    All,
}

impl<'r> Surroundings<'r> {
    /// Starts for the words of a reading.
    pub fn of(terms: &'r [&'r WordTerms], lexicon: &'r Lexicon) -> Self {
        let plain_only = terms.iter().any(|terms| terms.is_checked_later);
        let (chains, areas, streets) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { terms, lexicon, plain_only, chains, areas, streets }
    }

    /// The words out of `around` that an entry's own areas, postcode or street have, a bit a word.
    pub fn own(&self, entry: &Entry<'_>, around: u32) -> u32 {
        let mut met = 0;
        if around == 0 {
            return met;
        }
        for name in [entry.postcode(), entry.chain().locality()].into_iter().flatten() {
            met |= self.words_in(name);
        }
        if around & !met != 0 {
            met |= self.in_chain(entry.chain(), Names::Plain);
        }
        if around & !met != 0 {
            met |= entry.street().map_or(0, |street| self.in_street(street)) | self.in_names(entry.place(), Names::All);
        }
        if around & !met != 0 && !self.plain_only {
            met |= self.in_chain(entry.chain(), Names::All);
        }
        around & met
    }

    fn in_chain(&self, chain: Chain<'_>, names: Names) -> u32 {
        let known = self.chains.borrow().get(&(chain.index(), names)).copied();
        known.unwrap_or_else(|| {
            let met = chain.areas().map(|area| self.in_area(area, names)).fold(0, |met, more| met | more);
            self.chains.borrow_mut().insert((chain.index(), names), met);
            met
        })
    }

    fn in_area(&self, area: Place<'_>, names: Names) -> u32 {
        let known = self.areas.borrow().get(&(area.ix().0, names)).copied();
        known.unwrap_or_else(|| {
            let by_index = if names == Names::All { self.by_index(area) } else { None };
            let met = by_index.unwrap_or_else(|| self.in_names(area, names));
            self.areas.borrow_mut().insert((area.ix().0, names), met);
            met
        })
    }

    /// The words that the names of an area have by the index; `None` where a word can be met by more than its terms.
    fn by_index(&self, area: Place<'_>) -> Option<u32> {
        let mut met = 0;
        for (index, terms) in self.terms.iter().enumerate() {
            met |= u32::from(self.lexicon.is_in_name(terms, area.ix().0)?) << index;
        }
        Some(met)
    }

    fn in_street(&self, street: Place<'_>) -> u32 {
        let known = self.streets.borrow().get(&street.ix().0).copied();
        known.unwrap_or_else(|| {
            let met = self.in_names(street, Names::All);
            self.streets.borrow_mut().insert(street.ix().0, met);
            met
        })
    }

    fn in_names(&self, place: Place<'_>, names: Names) -> u32 {
        let plain = self.plain_only || names == Names::Plain;
        let names = place.names().iter().filter(|(key, _)| !plain || !key.contains(':'));
        names.map(|(_, name)| self.words_in(name)).fold(0, |met, more| met | more)
    }

    fn words_in(&self, name: &str) -> u32 {
        let mut met = 0;
        text::scan(name, |token| {
            for (index, terms) in self.terms.iter().enumerate() {
                if met & 1 << index == 0 && terms.meet(token.text).is_some() {
                    met |= 1 << index;
                }
            }
        });
        met
    }
}
