//! What a name means first, of several things that bear it: the settlement, then the thing itself, then what stands at it.
//!
//! These are preferences among equals. They are small against a word more or less of the question that is met.

use std::cell::RefCell;

use gazetteer::{Category, Place};
use rustc_hash::FxHashMap;

use super::Weights;

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

/// What stands behind others of its name.
fn lesser(category: Category<'_>, weights: &Weights) -> f64 {
    match (category.key, category.value) {
        ("highway", "bus_stop") | ("tourism", "information") | ("public_transport" | "information", _) => {
            weights.named_after
        }
        ("landuse", "industrial" | "commercial" | "retail" | "farmyard") => weights.premises,
        ("waterway", "stream" | "ditch" | "drain") => weights.brook,
        _ => 0.0,
    }
}
