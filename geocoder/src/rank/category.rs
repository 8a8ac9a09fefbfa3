//! What a name means first, of several things that bear it: the settlement, then the thing itself, then what stands at it.
//!
//! These are preferences among equals. They are small against a word more or less of the question that is met.

use std::cell::RefCell;

use gazetteer::{Category, Place};
use rustc_hash::FxHashMap;

/// A settlement: what is meant by its name more often than a venue of the same name.
const SETTLEMENT: f64 = 0.22;
/// A boundary that stands for a settlement: the same, but behind the settlement where that is mapped by itself.
const MUNICIPALITY: f64 = 0.08;
/// A stop or sign, called after what it stands at.
const NAMED_AFTER: f64 = -0.03;
/// Land called after the works or shops on it.
const PREMISES: f64 = -0.05;
/// A brook: behind the street that is called after it.
const BROOK: f64 = -0.04;

/// Levels of addresses from municipalities to the parts of cities that have a life of their own.
const MUNICIPALITIES: std::ops::RangeInclusive<u8> = 13..=20;

/// What the kinds of the places of a gazetteer are worth, told once for each kind.
#[derive(Default)]
pub struct CategoryWeights(RefCell<FxHashMap<u16, Kind>>);

#[derive(Clone, Copy)]
enum Kind {
    /// A boundary, of which more must be known.
    Boundary,
    /// Any other, with what it is worth.
    Other(f64),
}

impl CategoryWeights {
    /// What the kind of a place is worth in the score of an answer.
    pub fn worth(&self, place: Place<'_>) -> f64 {
        let mut kinds = self.0.borrow_mut();
        match *kinds.entry(place.category_index()).or_insert_with(|| Kind::of(place.category())) {
            Kind::Boundary => boundary(place),
            Kind::Other(worth) => worth,
        }
    }
}

impl Kind {
    fn of(category: Category<'_>) -> Self {
        match (category.key, category.value) {
            ("place", value) if settles(value) => Self::Other(SETTLEMENT),
            ("boundary", "administrative") => Self::Boundary,
            _ => Self::Other(lesser(category)),
        }
    }
}

fn boundary(place: Place<'_>) -> f64 {
    let stands = MUNICIPALITIES.contains(&place.rank_address());
    let stands = stands && place.extratags().get("linked_place").is_some_and(settles);
    if stands { MUNICIPALITY } else { 0.0 }
}

fn settles(value: &str) -> bool {
    matches!(value, "city" | "town" | "village")
}

/// What stands behind others of its name.
fn lesser(category: Category<'_>) -> f64 {
    match (category.key, category.value) {
        ("highway", "bus_stop") | ("tourism", "information") | ("public_transport" | "information", _) => NAMED_AFTER,
        ("landuse", "industrial" | "commercial" | "retail" | "farmyard") => PREMISES,
        ("waterway", "stream" | "ditch" | "drain") => BROOK,
        _ => 0.0,
    }
}
