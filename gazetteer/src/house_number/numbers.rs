//! Which numbers a house number can have in common with another, so that most pairs need not be compared.

use std::ops::RangeInclusive;

use super::part::Parts;
use super::{Notation, is_spelt_out};

/// The numbers in a house number, asked for or mapped, whatever its hyphens mean; `None` where it may answer one
/// without any number in common, as the name of a house does.
///
/// Where one house number answers another by [`super::HouseNumber::matches_in`], they share a number.
pub fn numbers(text: &str) -> Option<Vec<RangeInclusive<u64>>> {
    if is_spelt_out(text) {
        return None;
    }
    let mut found = Vec::new();
    for notation in [Notation::Ranges, Notation::Blocks] {
        for part in Parts::new(text, notation) {
            part.numbers(&mut found)?;
        }
    }
    (!found.is_empty()).then_some(found)
}
