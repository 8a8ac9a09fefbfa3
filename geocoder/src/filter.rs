//! What answers must be.

use gazetteer::{BoundingBox, Category, Entry, Gazetteer, Place};

use crate::request::{Excluded, Filter, Region, TagFilter, TagRule};
use crate::{municipality, place_category};

impl Filter {
    /// Whether an entry may be an answer.
    pub fn passes(&self, entry: &Entry<'_>) -> bool {
        self.passes_country(entry)
            && self.layers.take(entry)
            && self.levels.take(entry)
            && self.ranks.is_none_or(|(low, high)| (low..=high).contains(&entry.rank_search()))
            && self.passes_bounds(entry)
            && self.regions.iter().all(|region| region.has(entry))
            && (self.tags.is_empty() || self.tags.passes(&place_category::of(entry)))
            && (self.postcodes.is_empty() || self.passes_postcode(entry))
            && (self.municipalities.is_empty() || self.passes_municipality(entry))
            && !self.exclude.iter().any(|excluded| excluded.is(entry))
    }

    /// Whether a place, or a house that hangs on it, may be an answer.
    pub fn may_pass(&self, place: Place<'_>) -> bool {
        // The box of a street takes long to find out, so that comes last.
        let near = |bounds: &BoundingBox| {
            bounds.contains(place.position()) || place.has_houses() || bounds.intersects(&place.bounding_box())
        };
        !place.is_linked()
            && self.levels.may_take(place)
            && (self.tags.is_empty()
                || place.has_houses()
                || self.tags.passes(&place_category::of(&Entry::Place(place))))
            && (self.countries.is_empty() || self.passes_country(&Entry::Place(place)))
            && self.bounds.as_ref().is_none_or(near)
    }

    /// Whether an entry is in a favoured country.
    pub fn favours(&self, entry: &Entry<'_>) -> bool {
        !self.favoured.is_empty() && entry.hierarchy().country().is_some_and(|code| self.favoured.contains(&code))
    }

    fn passes_country(&self, entry: &Entry<'_>) -> bool {
        self.countries.is_empty() || entry.hierarchy().country().is_some_and(|code| self.countries.contains(&code))
    }

    fn passes_postcode(&self, entry: &Entry<'_>) -> bool {
        let own = entry.postcode().into_iter().flat_map(|codes| codes.split([',', ';']));
        let mut own = own.map(bare);
        own.any(|code| self.postcodes.iter().any(|wanted| bare(wanted) == code))
    }

    fn passes_municipality(&self, entry: &Entry<'_>) -> bool {
        municipality::code(entry).is_some_and(|code| self.municipalities.iter().any(|wanted| wanted == code))
    }

    /// The centre must lie inside; of a country or postcode any part.
    fn passes_bounds(&self, entry: &Entry<'_>) -> bool {
        let Some(bounds) = self.bounds else { return true };
        let is_wide = entry.rank_address() <= 5 && entry.rank_address() > 0;
        bounds.contains(entry.position()) || is_wide && bounds.intersects(&entry.bounding_box())
    }
}

/// A postcode without blanks and in upper case.
fn bare(postcode: &str) -> String {
    postcode.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

impl Region {
    /// A box around all that it can have, where one can be told.
    pub fn bounds(&self, gazetteer: &Gazetteer) -> Option<BoundingBox> {
        match self {
            Self::Circle { centre, radius_m } => Some(BoundingBox::around(*centre, *radius_m)),
            Self::Shape(shape) => Some(shape.bounding_box()),
            Self::Area(osm) => gazetteer.find(*osm).first().map(Entry::bounding_box),
        }
    }

    fn has(&self, entry: &Entry<'_>) -> bool {
        match self {
            Self::Circle { centre, radius_m } => centre.distance_m(entry.position()) <= *radius_m,
            Self::Shape(shape) => shape.contains(entry.position()),
            Self::Area(osm) => {
                entry.osm() == Some(*osm) || entry.hierarchy().areas().any(|area| area.osm() == Some(*osm))
            }
        }
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
        self.groups.is_empty() && self.not.is_empty()
    }

    fn passes(&self, category: &Category<'_>) -> bool {
        self.groups.iter().all(|group| group.iter().any(|rule| rule.fits(category)))
            && !self.not.iter().any(|rule| rule.fits(category))
    }
}

impl TagRule {
    fn fits(&self, category: &Category<'_>) -> bool {
        self.key.as_deref().is_none_or(|key| key == category.key)
            && self.value.as_deref().is_none_or(|value| value == category.value)
            && self.other_than.as_deref().is_none_or(|value| value != category.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(key: Option<&str>, value: Option<&str>, other_than: Option<&str>) -> TagRule {
        let own = |text: Option<&str>| text.map(str::to_owned);
        TagRule { key: own(key), value: own(value), other_than: own(other_than) }
    }

    fn passes(filter: &TagFilter, key: &str, value: &str) -> bool {
        filter.passes(&Category { key, value })
    }

    #[test]
    fn every_group_must_be_met_and_nothing_forbidden() {
        let amenity = rule(Some("amenity"), None, None);
        let no_bar = rule(Some("amenity"), None, Some("bar"));
        let cafe = rule(None, Some("cafe"), None);
        let filter = TagFilter { groups: vec![vec![amenity.clone(), cafe.clone()]], not: vec![] };
        assert!(passes(&filter, "amenity", "bar") && passes(&filter, "shop", "cafe") && !passes(&filter, "shop", "x"));
        let both = TagFilter { groups: vec![vec![amenity], vec![cafe.clone()]], not: vec![] };
        assert!(passes(&both, "amenity", "cafe") && !passes(&both, "shop", "cafe"));
        let other = TagFilter { groups: vec![vec![no_bar]], not: vec![cafe] };
        assert!(passes(&other, "amenity", "pub") && !passes(&other, "amenity", "bar"));
        assert!(!passes(&other, "amenity", "cafe"));
    }

    #[test]
    fn postcodes_are_compared_without_blanks() {
        assert_eq!(bare(" po30 1aa"), "PO301AA");
    }
}
