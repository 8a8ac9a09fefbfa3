//! House numbers: the rows of a street that answer the number asked for.

use gazetteer::house_number::{HouseNumber, Match, Notation, Presence, is_spelt_of};
use gazetteer::{House, HouseKind, Place, Point, Shape, text};

use crate::facts::NumberFact;
use crate::retrieve::WordTerms;

/// What it is worth that the number is there.
const FOUND: f64 = 0.5;
/// What it is worth that a number with words in it is there word by word: more than a plain number, some words of which
/// were asked for in vain.
const SPELT_OUT: f64 = 0.53;
/// The most that a number can be worth.
pub const MOST: f64 = SPELT_OUT;
/// What it costs that a street does not have the number, but one that begins with it, while somebody is still typing.
pub const UNFINISHED: f64 = -0.3;
/// What it costs to be a house whose number only begins as typed: such houses come behind their street.
pub const GOES_ON: f64 = -0.35;
/// What it costs that a street does not have the number.
pub const MISSED: f64 = -0.5;
/// What it costs that something has no such number which is no street: then the number was hardly one.
pub const MISPLACED: f64 = -0.8;

/// A row that answers a number.
pub struct NumberedHouse<'g> {
    /// The row.
    pub house: House<'g>,
    /// Where the number is.
    pub position: Point,
    /// The number, where the row stands for several.
    pub interpolated: Option<u32>,
    /// Whether it is that number or a like one.
    pub fact: NumberFact,
    /// What the match is worth.
    pub value: f64,
}

/// What a match of numbers is worth; `None` for another house.
fn quality(found: Match) -> Option<(NumberFact, f64)> {
    match found {
        Match::Exact => Some((NumberFact::Found, FOUND)),
        Match::Member => Some((NumberFact::Found, 0.95 * FOUND)),
        Match::Base => Some((NumberFact::Near, 0.4 * FOUND)),
        Match::Between => Some((NumberFact::Near, 0.3 * FOUND)),
        Match::Tail => Some((NumberFact::Near, 0.2 * FOUND)),
        Match::None => None,
    }
}

/// What a number on an interpolation line is worth: less than a known one, more than its neighbour.
const INTERPOLATED: f64 = 0.8 * FOUND;
/// A row of numbers from a file comes behind one of the map.
const LISTED_BEHIND: f64 = 0.02;
/// A place that bears the number comes behind the house itself.
const PLACE_BEHIND: f64 = 0.01;

/// What is asked of the rows of a street.
pub struct Asked<'r> {
    /// The number.
    pub number: &'r HouseNumber,
    /// The number as typed.
    pub typed: &'r str,
    /// What the other words of the question stand for, of which a number that is spelt out may be made.
    pub words: &'r [&'r WordTerms],
    /// Whether a number that is not spelt out is another one.
    pub only_spelt_out: bool,
    /// What was taken for a part of a house: "Block 4" may be the number after all.
    pub unused: &'r [String],
}

impl Asked<'_> {
    /// The most that the number can be worth at a place, its own or that of a house; `None` where it is not there.
    pub fn most_at(&self, place: Place<'_>) -> Option<f64> {
        if let Some(own) = place.house_number().filter(|_| !place.is_street()) {
            return self.quality(own).map(|(_, value)| value);
        }
        match place.presence(self.number) {
            Presence::Absent => None,
            Presence::Likely => Some(FOUND),
            Presence::Unknown => Some(MOST),
        }
    }

    /// What a number as it stands in the map is worth; `None` for another house.
    pub fn quality(&self, stored: &str) -> Option<(NumberFact, f64)> {
        self.quality_in(Notation::Ranges, stored)
    }

    fn quality_in(&self, notation: Notation, stored: &str) -> Option<(NumberFact, f64)> {
        let is_whole = |terms: &&WordTerms, word: &str| terms.matches(word).is_some_and(|matched| matched.share >= 1.0);
        let known = |word: &str| self.has_typed(word) || self.words.iter().any(|terms| is_whole(terms, word));
        let spelt = || is_spelt_of(stored, known).then_some((NumberFact::Found, SPELT_OUT));
        spelt().or_else(|| quality(self.number.matches_in(notation, stored)).filter(|_| !self.only_spelt_out))
    }

    fn has_typed(&self, word: &str) -> bool {
        let mut found = false;
        for text in std::iter::once(self.typed).chain(self.unused.iter().map(String::as_str)) {
            text::scan(text, |token| found |= token.text == word);
        }
        found
    }
}

/// The rows of a street or settlement that answer a number best: all of the best kind of match.
pub fn find<'g>(street: Place<'g>, asked: &Asked<'_>) -> Vec<NumberedHouse<'g>> {
    if !street.has_houses() {
        return Vec::new();
    }
    let notation = Notation::of_country(street.hierarchy().country());
    let mut found: Vec<NumberedHouse<'g>> = Vec::new();
    let mut best = 0.0;
    for house in street.houses_like(asked.number) {
        let row = if house.is_range() { on_line(house, asked.number) } else { numbered(house, asked, notation) };
        let Some(candidate) = row else {
            continue;
        };
        if candidate.value > best + PLACE_BEHIND {
            found.clear();
        }
        best = candidate.value.max(best);
        if candidate.value >= best - PLACE_BEHIND {
            found.push(candidate);
        }
    }
    found
}

/// Most rows whose number goes on from the one typed.
const MOST_BEGUN: usize = 3;

/// The first houses of a street whose number goes on where the one typed ends: 15 and 17 for "1" that is still typed.
pub fn begun<'g>(street: Place<'g>, asked: &Asked<'_>) -> Vec<House<'g>> {
    let digits = asked.typed.bytes().all(|b| b.is_ascii_digit()) && !asked.typed.is_empty();
    if !digits || !street.has_houses() {
        return Vec::new();
    }
    let goes_on = |house: &House<'g>| !house.is_range() && house.number().starts_with(asked.typed);
    street.houses().filter(goes_on).take(MOST_BEGUN).collect()
}

fn numbered<'g>(house: House<'g>, asked: &Asked<'_>, notation: Notation) -> Option<NumberedHouse<'g>> {
    let (fact, value) = asked.quality_in(notation, house.number())?;
    let value = value - if house.is_place() { PLACE_BEHIND } else { 0.0 };
    Some(NumberedHouse { position: house.position(), house, interpolated: None, fact, value })
}

/// The place of a number on an interpolation line.
fn on_line<'g>(house: House<'g>, number: &HouseNumber) -> Option<NumberedHouse<'g>> {
    let Some(HouseKind::Range { first, last, step, .. }) = house.kind() else { return None };
    let asked = u32::try_from(number.number()?).ok()?;
    let (low, high) = (first.min(last), first.max(last));
    if !(low..=high).contains(&asked) || step == 0 || (asked - low) % step != 0 {
        return None;
    }
    let Shape::Lines(lines) = house.shape() else { return None };
    let line = lines.first()?;
    let length: f64 = line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
    let share = if high == low { 0.0 } else { f64::from(asked.abs_diff(first)) / f64::from(high - low) };
    let position = gazetteer::geometry::point_along(line, length * share);
    // What the map says comes before what a file beside it says.
    let value = if house.is_listed() { INTERPOLATED - LISTED_BEHIND } else { INTERPOLATED };
    Some(NumberedHouse { house, position, interpolated: Some(asked), fact: NumberFact::Interpolated, value })
}
