//! What a name means first, of several things that bear it: the settlement, then the thing itself, then what stands at
//! it.
//!
//! These are preferences among equals. They are small against a word more or less of the question that is met.

use std::cell::RefCell;

use gazetteer::{Category, Place};
use rustc_hash::FxHashMap;

use super::Weights;

/// What stands behind others of its name, by the classes of `data/precedence.tsv`.
static PRECEDENCE: &str = include_str!("../../../data/precedence.tsv");

/// What it costs to be of a class.
fn worth_of(class: &str, weights: &Weights) -> f64 {
    match class {
        "named_after" => weights.named_after,
        "furniture" => weights.furniture,
        "grounds" => weights.grounds,
        "premises" => weights.premises,
        "brook" => weights.brook,
        _ => 0.0,
    }
}

/// Levels of addresses from municipalities to the parts of cities that have a life of their own.
const MUNICIPALITIES: std::ops::RangeInclusive<u8> = 13..=20;

/// What the kinds of the places of a gazetteer are worth, told once for each kind.
#[derive(Default)]
pub struct CategoryWeights(RefCell<FxHashMap<u16, CategoryWeight>>);

#[derive(Clone, Copy)]
enum CategoryWeight {
    /// A boundary, of which more must be known.
    Boundary,
    /// Any other, with what it is worth.
    Other(f64),
}

impl CategoryWeights {
    /// What the kind of a place is worth in the score of an answer.
    pub fn worth(&self, place: Place<'_>, weights: &Weights) -> f64 {
        let mut kinds = self.0.borrow_mut();
        match *kinds.entry(place.category_index()).or_insert_with(|| CategoryWeight::of(place.category(), weights)) {
            CategoryWeight::Boundary => boundary(place, weights),
            CategoryWeight::Other(worth) => worth,
        }
    }
}

impl CategoryWeight {
    fn of(category: Category<'_>, weights: &Weights) -> Self {
        match (category.key, category.value) {
            ("place", value) if settles(value) => Self::Other(weights.settlement),
            ("boundary", "administrative") => Self::Boundary,
            _ => Self::Other(lesser(category, weights)),
        }
    }
}

fn boundary(place: Place<'_>, weights: &Weights) -> f64 {
    let stands = MUNICIPALITIES.contains(&place.rank_address());
    let stands = stands && place.extratags().get("linked_place").is_some_and(settles);
    if stands { weights.municipality } else { 0.0 }
}

fn settles(value: &str) -> bool {
    matches!(value, "city" | "town" | "village")
}

/// Whether a kind of place stands behind others of its name: it is called after what people look for.
pub fn stands_behind(category: Category<'_>) -> bool {
    class_of(category).is_some()
}

/// What a kind of place is worth that stands behind others of its name.
fn lesser(category: Category<'_>, weights: &Weights) -> f64 {
    class_of(category).map_or(0.0, |class| worth_of(class, weights))
}

/// The class of the table that a kind of place is in.
fn class_of(category: Category<'_>) -> Option<&'static str> {
    let lines = PRECEDENCE.lines().filter(|line| !line.starts_with('#'));
    let mut classes = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?))
    });
    let is_of = |tag: &str| {
        tag.split_once('=').is_some_and(|(key, value)| key == category.key && (value == "*" || value == category.value))
    };
    classes.find(|(_, tags)| tags.split(' ').any(is_of)).map(|(class, _)| class)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(key: &'static str, value: &'static str) -> f64 {
        lesser(Category { key, value }, &Weights::DEFAULT)
    }

    #[test]
    fn where_people_meet_comes_before_what_is_called_after_it() {
        let first =
            [("amenity", "theatre"), ("amenity", "place_of_worship"), ("leisure", "stadium"), ("railway", "station")];
        let behind =
            [("highway", "bus_stop"), ("amenity", "toilets"), ("emergency", "defibrillator"), ("amenity", "parking")];
        for (key, value) in first {
            assert!(worth(key, value) >= 0.0, "{key}={value}");
        }
        for (key, value) in behind {
            assert!(worth(key, value) < 0.0, "{key}={value}");
        }
    }

    #[test]
    fn every_line_of_the_table_has_a_class_tags_and_a_reason() {
        for line in PRECEDENCE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && worth_of(columns[0], &Weights::DEFAULT) < 0.0, "{line}");
            assert!(columns[1].split(' ').all(|tag| tag.contains('=')), "{line}");
        }
    }
}
