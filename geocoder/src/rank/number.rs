//! House numbers: the rows of a street that answer the number asked for.

use gazetteer::house_number::{HouseNumber, Match, Notation, Presence, is_spelt_of};
use gazetteer::{House, HouseKind, Place, Point, Shape, text};

use super::Weights;
use crate::facts::NumberFact;
use crate::retrieve::WordTerms;

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
fn quality(found: Match, weights: &Weights) -> Option<(NumberFact, f64)> {
    match found {
        Match::Exact => Some((NumberFact::Found, weights.number)),
        Match::Member => Some((NumberFact::Found, weights.number_member)),
        Match::Base => Some((NumberFact::Near, weights.number_base)),
        Match::Between => Some((NumberFact::Near, weights.number_between)),
        Match::Tail => Some((NumberFact::Near, weights.number_tail)),
        Match::None => None,
    }
}

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
    /// What matches are worth.
    pub weights: &'r Weights,
}

impl Asked<'_> {
    /// The most that the number can be worth at a place, its own or that of a house; `None` where it is not there.
    pub fn most_at(&self, place: Place<'_>) -> Option<f64> {
        if let Some(own) = place.house_number().filter(|_| !place.is_street()) {
            return self.quality(own).map(|(_, value)| value);
        }
        match place.presence(self.number) {
            Presence::Absent => None,
            Presence::Likely => Some(self.weights.number.max(self.weights.number_member)),
            Presence::Unknown => Some(self.weights.most_number()),
        }
    }

    /// What a number as it stands in the map is worth; `None` for another house.
    pub fn quality(&self, stored: &str) -> Option<(NumberFact, f64)> {
        self.quality_in(Notation::Ranges, stored)
    }

    fn quality_in(&self, notation: Notation, stored: &str) -> Option<(NumberFact, f64)> {
        let is_whole = |terms: &&WordTerms, word: &str| terms.matches(word).is_some_and(|matched| matched.share >= 1.0);
        let known = |word: &str| self.has_typed(word) || self.words.iter().any(|terms| is_whole(terms, word));
        let spelt = || is_spelt_of(stored, known).then_some((NumberFact::Found, self.weights.number_spelt_out));
        spelt().or_else(|| {
            quality(self.number.matches_in(notation, stored), self.weights).filter(|_| !self.only_spelt_out)
        })
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
    let (mut best, behind) = (0.0, -asked.weights.number_of_place);
    for house in street.houses_like(asked.number) {
        let row = if house.is_range() { on_line(house, asked) } else { numbered(house, asked, notation) };
        let Some(candidate) = row else {
            continue;
        };
        if candidate.value > best + behind {
            found.clear();
        }
        best = candidate.value.max(best);
        if candidate.value >= best - behind {
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
    let value = value + if house.is_place() { asked.weights.number_of_place } else { 0.0 };
    Some(NumberedHouse { position: house.position(), house, interpolated: None, fact, value })
}

/// The place of a number on an interpolation line.
fn on_line<'g>(house: House<'g>, asked: &Asked<'_>) -> Option<NumberedHouse<'g>> {
    let Some(HouseKind::Range { first, last, step, .. }) = house.kind() else { return None };
    let (weights, asked) = (asked.weights, u32::try_from(asked.number.number()?).ok()?);
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
    let value = weights.number_interpolated + if house.is_listed() { weights.number_listed } else { 0.0 };
    Some(NumberedHouse { house, position, interpolated: Some(asked), fact: NumberFact::Interpolated, value })
}
