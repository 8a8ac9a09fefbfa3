//! House numbers: read, compared, put in order, and found in a question.
//!
//! What is asked is read once into a [`HouseNumber`]; each of the hundreds of numbers of a street is then compared
//! with it without allocating. Blanks, case and the sign before a letter don't matter ("12b", "12 B", "12/b");
//! lists ("2;4;12") and ranges ("12-14") answer for their members; digits may be of any script. A number is equal as
//! a number, so 23 never answers for 230. Which number of a street is meant where none is equal is not decided here.

mod lexer;
mod numbers;
mod part;
mod spans;
mod spelt;
mod tails;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use lexer::Folded;
pub(crate) use numbers::numbers;
use part::{Part, Parts, Unit};
pub use spans::{NumberSpan, number_spans};
pub use spelt::{is_spelt_of, is_spelt_out};

/// How well a stored house number answers the one asked for, the best last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Match {
    /// Another house.
    #[default]
    None,
    /// The number behind the slash: 12 for "1234/12", as where conscription number and street number are written
    /// together.
    Tail,
    /// Between the ends of a range whose ends are both odd or both even, but of the other kind: 13 for "12-14".
    Between,
    /// The house without its letter or entrance, or with one that was not asked for: 12 for "12b", "12b" for 12.
    Base,
    /// A member of a list or a range.
    Member,
    /// The same number.
    Exact,
}

/// Whether a street has a house number, as far as that is known before its houses are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// It has not.
    #[default]
    Absent,
    /// It seems to, by the number itself.
    Likely,
    /// It may have anything, such as a house with a name.
    Unknown,
}

/// What a hyphen between two numbers means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notation {
    /// The ends of a range: "1-5" answers for 3.
    #[default]
    Ranges,
    /// Block, lot and house: "1-5" is house 5 of block 1.
    Blocks,
}

/// Countries that number houses by block or lot.
const BLOCK_COUNTRIES: [[u8; 2]; 3] = [*b"jp", *b"kr", *b"tw"];

impl Notation {
    /// What a hyphen means in a country (ISO 3166-1 alpha-2 in lower case).
    pub fn of_country(country: Option<[u8; 2]>) -> Self {
        if country.is_some_and(|country| BLOCK_COUNTRIES.contains(&country)) { Self::Blocks } else { Self::Ranges }
    }
}

/// A house number as asked for, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseNumber {
    parts: Vec<Part>,
    /// The parts where a hyphen makes no range.
    blocks: Vec<Part>,
    /// Letters and digits alone, for houses that have a name instead of a number.
    name: String,
    /// The number, if it is nothing but digits.
    plain: Option<u64>,
    /// The numbers of which a house that answers has one; `None` where it may have others.
    numbers: Option<Vec<RangeInclusive<u64>>>,
}

impl HouseNumber {
    /// Reads a number or the name of a house; `None` where there is neither letter nor digit.
    pub fn parse(text: &str) -> Option<Self> {
        let name: String = Folded::new(text).filter(u8::is_ascii_alphanumeric).map(char::from).collect();
        let parts: Vec<Part> = Parts::new(text, Notation::Ranges).collect();
        let blocks = Parts::new(text, Notation::Blocks).collect();
        let plain = plain_number(&name).filter(|_| parts.len() == 1 && name.len() == text.trim().len());
        (!name.is_empty()).then_some(Self { parts, blocks, name, plain, numbers: numbers(text) })
    }

    /// The number that counts, 12 of "12b" and of "12-14"; `None` for a named house.
    pub fn number(&self) -> Option<u64> {
        self.parts.first().and_then(|part| part.low().number())
    }

    /// The numbers of which a house that answers has one; `None` where it may have others.
    pub(crate) fn numbers(&self) -> Option<&[RangeInclusive<u64>]> {
        self.numbers.as_deref()
    }

    /// Compares with a number as it stands in the map, where a hyphen means a range.
    ///
    /// Costs some tens of nanoseconds and does not allocate.
    pub fn matches(&self, stored: &str) -> Match {
        self.matches_in(Notation::Ranges, stored)
    }

    /// Compares with a number as it stands in the map of a country with this notation.
    pub fn matches_in(&self, notation: Notation, stored: &str) -> Match {
        if let (Some(asked), Some(stored)) = (self.plain, plain_number(stored)) {
            return if asked == stored { Match::Exact } else { Match::None };
        }
        if let (Some(own), Some(stored)) = (self.numbers(), plain_number(stored))
            && !own.iter().any(|own| own.contains(&stored))
        {
            return Match::None;
        }
        if self.number().is_none() {
            let same = Folded::new(stored).filter(u8::is_ascii_alphanumeric).eq(self.name.bytes());
            return if same { Match::Exact } else { Match::None };
        }
        let parts = if notation == Notation::Blocks { &self.blocks } else { &self.parts };
        let (mut best, mut count, mut equal) = (Match::None, 0, true);
        for part in Parts::new(stored, notation) {
            equal &= parts.get(count) == Some(&part);
            count += 1;
            best = parts.iter().map(|asked| asked.matches(&part)).fold(best, Match::max);
        }
        match best {
            _ if equal && count == parts.len() => Match::Exact,
            Match::Exact if count > 1 || parts.len() > 1 => Match::Member,
            best => best,
        }
    }
}

/// The number of a text that is nothing but digits, by far the most house numbers.
fn plain_number(text: &str) -> Option<u64> {
    let digits = (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The place of a house number in its street: by number, then letter, then what follows; named houses last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SortKey(bool, Unit);

/// The key to sort a number by; numbers that differ in writing alone have the same key.
pub fn sort_key(text: &str) -> SortKey {
    let unit = Parts::new(text, Notation::Ranges).next().map_or_else(Unit::default, |part| part.low());
    SortKey(unit.number().is_none(), unit)
}

/// A total order of house numbers: by [`sort_key`], then by their text.
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b)).then_with(|| a.cmp(b))
}
