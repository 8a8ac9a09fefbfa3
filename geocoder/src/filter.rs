//! What answers must be.

use gazetteer::{BoundingBox, Category, Entry, Place};

use crate::request::{Excluded, Filter, TagFilter, TagRule};

impl Filter {
    /// Whether an entry may be an answer.
    pub fn passes(&self, entry: &Entry<'_>) -> bool {
        self.passes_country(entry)
            && self.layers.take(entry)
            && self.ranks.is_none_or(|(low, high)| (low..=high).contains(&entry.rank_search()))
            && self.passes_bounds(entry)
            && (self.tags.is_empty() || self.tags.passes(&entry.category()))
            && !self.exclude.iter().any(|excluded| excluded.is(entry))
    }

    /// Whether a place, or a house that hangs on it, may be an answer.
    pub fn may_pass(&self, place: Place<'_>) -> bool {
        let near = |bounds: &BoundingBox| bounds.intersects(&place.bounding_box()) || place.has_houses();
        !place.is_linked()
            && (self.countries.is_empty() || self.passes_country(&Entry::Place(place)))
            && self.bounds.as_ref().is_none_or(near)
    }

    fn passes_country(&self, entry: &Entry<'_>) -> bool {
        self.countries.is_empty() || entry.chain().country().is_some_and(|code| self.countries.contains(&code))
    }

    /// The centre must lie inside; of a country or postcode any part.
    fn passes_bounds(&self, entry: &Entry<'_>) -> bool {
        let Some(bounds) = self.bounds else { return true };
        let is_wide = entry.rank_address() <= 5 && entry.rank_address() > 0;
        bounds.contains(entry.position()) || is_wide && bounds.intersects(&entry.bounding_box())
    }
}

impl Excluded {
    fn is(self, entry: &Entry<'_>) -> bool {
        match self {
            Self::Place(id) => entry.place_id() == id,
            Self::Osm(osm) => entry.osm() == Some(osm),
        }
    }
}

impl TagFilter {
    /// Whether it lets everything pass.
    pub fn is_empty(&self) -> bool {
        self.only.is_empty() && self.not.is_empty()
    }

    fn passes(&self, category: &Category<'_>) -> bool {
        (self.only.is_empty() || self.only.iter().any(|rule| rule.fits(category)))
            && !self.not.iter().any(|rule| rule.fits(category))
    }
}

impl TagRule {
    fn fits(&self, category: &Category<'_>) -> bool {
        self.key.as_deref().is_none_or(|key| key == category.key)
            && self.value.as_deref().is_none_or(|value| value == category.value)
    }
}
