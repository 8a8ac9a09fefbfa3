//! What a boundary counts as where its settlement is linked with it.
//!
//! A city is mapped as a boundary and as a place; where the boundary stands for both, readers of tags look for the
//! place: Photon shows Berlin as `place=city`, whatever object it is.

use gazetteer::{Category, Entry};

/// The category of an entry; of an administrative boundary that of the place it stands for.
pub fn of<'g>(entry: &Entry<'g>) -> Category<'g> {
    let category = entry.category();
    if !category.is("boundary", "administrative") {
        return category;
    }
    let extratags = entry.extratags();
    let place = extratags.get("linked_place").or_else(|| extratags.get("place"));
    place.map_or(category, |value| Category { key: "place", value })
}
