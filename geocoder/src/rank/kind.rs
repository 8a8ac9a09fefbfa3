//! What a name means first, of several things that bear it: the settlement, then the thing itself, then what stands at it.
//!
//! These are preferences among equals. They are small against a word more or less of the question that is met.

use gazetteer::{Category, Place};

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

/// What the kind of a place is worth in the score of an answer.
pub fn worth(place: Place<'_>) -> f64 {
    let category = place.category();
    match (category.key, category.value) {
        ("place", value) if settles(value) => SETTLEMENT,
        ("boundary", "administrative") => boundary(place),
        _ => lesser(category),
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
