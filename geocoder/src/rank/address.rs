//! Which words of a question are in the address of an answer itself.
//!
//! The context of a document is wider than its address: a street has the areas of all its houses, and the next town is
//! context too. Of two answers that both have a word around, the one whose own address has it is meant.

use std::cell::RefCell;

use gazetteer::house_number::is_spelt_out;
use gazetteer::{AddressHierarchy, Entry, Place, text};
use rustc_hash::FxHashMap;

use crate::facts::Guess;
use crate::retrieve::{Lexicon, WordTerms};

/// What the words of an interpretation are in the areas and streets of its candidates, found out once for each.
///
/// Areas come up again and again and some have their names in two hundred languages. So their plain names are read
/// once, and whether any other has a word is asked of the index, which knows it without reading them.
pub struct AddressMatch<'r> {
    terms: &'r [&'r WordTerms],
    lexicon: &'r Lexicon,
    /// Only the plain names of areas are looked through: a word that is some letters off is compared letter by letter,
    /// and doing that in a hundred languages takes long.
    plain_only: bool,
    chains: RefCell<FxHashMap<(u32, Names), AddressWords>>,
    areas: RefCell<FxHashMap<(u32, Names), AddressWords>>,
    streets: RefCell<FxHashMap<u32, AddressWords>>,
}

/// Words that were met, a bit a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddressWords {
    /// All of them.
    pub words: u32,
    /// Those that stand there as typed, or as others write them: no beginnings, no misspellings.
    pub plainly: u32,
    /// Those that are a whole name there with the others, not a part of a longer one.
    pub whole: u32,
}

impl AddressWords {
    fn and(self, other: Self) -> Self {
        Self { words: self.words | other.words, plainly: self.plainly | other.plainly, whole: self.whole | other.whole }
    }
}

/// Which names of areas are looked through. Some areas have a hundred, so the plain ones come first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Names {
    /// Those of no language.
    Plain,
    /// All.
    All,
}

impl<'r> AddressMatch<'r> {
    /// Starts for the words of an interpretation.
    pub fn of(terms: &'r [&'r WordTerms], lexicon: &'r Lexicon) -> Self {
        let plain_only = terms.iter().any(|terms| terms.is_deferred);
        let (chains, areas, streets) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { terms, lexicon, plain_only, chains, areas, streets }
    }

    /// The words out of `around` that an entry's own areas, postcode, street or number have.
    pub fn own(&self, entry: &Entry<'_>, around: u32) -> AddressWords {
        let mut met = AddressWords::default();
        if around == 0 {
            return met;
        }
        for name in [entry.postcode(), entry.hierarchy().locality()].into_iter().flatten() {
            met = met.and(self.words_in(name));
        }
        if around & !met.plainly != 0 {
            met = met.and(self.in_chain(entry.hierarchy(), Names::Plain));
        }
        if around & !met.words != 0 {
            met = met.and(entry.street().map_or(AddressWords::default(), |street| self.in_street(street)));
            met = met.and(self.in_names(entry.place(), Names::All));
        }
        if around & !met.words != 0
            && let Some(number) = entry.house_number().filter(|number| is_spelt_out(number))
        {
            met = met.and(self.words_in(number));
        }
        if around & !met.words != 0 && !self.plain_only {
            // Among names in two hundred languages one begins with almost any letters.
            let AddressWords { plainly, .. } = self.in_chain(entry.hierarchy(), Names::All);
            met = met.and(AddressWords { words: plainly, plainly, whole: plainly });
        }
        AddressWords { words: around & met.words, plainly: around & met.plainly, whole: around & met.whole }
    }

    fn in_chain(&self, chain: AddressHierarchy<'_>, names: Names) -> AddressWords {
        let known = self.chains.borrow().get(&(chain.index(), names)).copied();
        known.unwrap_or_else(|| {
            let met =
                chain.areas().map(|area| self.in_area(area, names)).fold(AddressWords::default(), AddressWords::and);
            self.chains.borrow_mut().insert((chain.index(), names), met);
            met
        })
    }

    fn in_area(&self, area: Place<'_>, names: Names) -> AddressWords {
        let known = self.areas.borrow().get(&(area.ix().0, names)).copied();
        known.unwrap_or_else(|| {
            let by_index = if names == Names::All { self.by_index(area) } else { None };
            let met = by_index.unwrap_or_else(|| self.in_names(area, names));
            self.areas.borrow_mut().insert((area.ix().0, names), met);
            met
        })
    }

    /// The words that the names of an area have by the index; `None` where a word can be met by more than its terms.
    fn by_index(&self, area: Place<'_>) -> Option<AddressWords> {
        let mut met = 0;
        for (index, terms) in self.terms.iter().enumerate() {
            met |= u32::from(self.lexicon.is_in_name(terms, area.ix().0)?) << index;
        }
        Some(AddressWords { words: met, plainly: met, whole: met })
    }

    fn in_street(&self, street: Place<'_>) -> AddressWords {
        let known = self.streets.borrow().get(&street.ix().0).copied();
        known.unwrap_or_else(|| {
            let met = self.in_names(street, Names::All);
            self.streets.borrow_mut().insert(street.ix().0, met);
            met
        })
    }

    fn in_names(&self, place: Place<'_>, names: Names) -> AddressWords {
        let met = |met: AddressWords, name: &str| met.and(self.words_in(name));
        if self.plain_only || names == Names::Plain {
            return place.names().plain_values().fold(AddressWords::default(), met);
        }
        place.names().iter().map(|(_, name)| name).fold(AddressWords::default(), met)
    }

    fn words_in(&self, name: &str) -> AddressWords {
        let (mut met, mut is_whole) = (AddressWords::default(), true);
        text::scan(name, |token| {
            let mut is_met = false;
            for (index, terms) in self.terms.iter().enumerate() {
                let is_open = met.plainly & 1 << index == 0;
                if let Some(matched) = (is_open || is_whole && !is_met).then(|| terms.matches(token.text)).flatten() {
                    met.words |= 1 << index;
                    met.plainly |= u32::from(matched.guess <= Some(Guess::Variant)) << index;
                    is_met = true;
                }
            }
            is_whole &= is_met;
        });
        if is_whole { AddressWords { whole: met.words, ..met } } else { met }
    }
}
