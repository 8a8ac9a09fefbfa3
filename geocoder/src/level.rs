//! Levels: where in an address an answer stands, from the house up to the country.
//!
//! Photon, Addok, Pelias and GeocodeJSON each have their own names for them; they all cut the address ranks alike,
//! which is said here once.

use gazetteer::{Entry, Place};

/// Where in an address something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Something with a house number.
    House,
    /// A venue or other thing at a point of the map that has no house number.
    Venue,
    /// A street, square or path.
    Street,
    /// A neighbourhood, block, farm or named spot.
    Locality,
    /// A part of a settlement, or a small one that belongs to another.
    District,
    /// A city, town, village or municipality.
    City,
    /// A county.
    County,
    /// A state, province or region.
    State,
    /// A country.
    Country,
    /// No part of addresses: postcodes, continents, mountains, rivers.
    Other,
}

impl Level {
    /// All levels from fine to coarse.
    pub const ALL: [Self; 10] = [
        Self::House,
        Self::Venue,
        Self::Street,
        Self::Locality,
        Self::District,
        Self::City,
        Self::County,
        Self::State,
        Self::Country,
        Self::Other,
    ];

    /// The level of an address rank; [`Self::House`] for everything from 28 on.
    pub fn of_rank(rank_address: u8) -> Self {
        match rank_address {
            0..=3 => Self::Other,
            4 => Self::Country,
            5..=9 => Self::State,
            10..=12 => Self::County,
            13..=16 => Self::City,
            17..=21 => Self::District,
            22..=25 => Self::Locality,
            26 | 27 => Self::Street,
            28.. => Self::House,
        }
    }

    /// The level of an entry.
    pub fn of(entry: &Entry<'_>) -> Self {
        match entry {
            Entry::Place(place) => Self::of_place(*place),
            Entry::Way(way) => Self::of_place(way.street()),
            Entry::House(_) => Self::House,
        }
    }

    fn of_place(place: Place<'_>) -> Self {
        if matches!(place.category().value, "postcode" | "postal_code") {
            return Self::Other;
        }
        match Self::of_rank(place.rank_address()) {
            Self::House if place.house_number().is_none() => Self::Venue,
            level => level,
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of levels; empty means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels(u16);

impl Levels {
    /// Adds a level.
    pub fn insert(&mut self, level: Level) {
        self.0 |= level.bit();
    }

    /// Whether no level was chosen, so that all are.
    pub fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether a level is in the set.
    pub fn contains(self, level: Level) -> bool {
        self.is_all() || self.0 & level.bit() != 0
    }

    /// Whether an entry is wanted. A venue with a house number is wanted as the one and as the other.
    pub fn take(self, entry: &Entry<'_>) -> bool {
        if self.is_all() {
            return true;
        }
        let level = Level::of(entry);
        self.contains(level) || level == Level::House && self.contains(Level::Venue) && !entry.names().is_empty()
    }

    /// Whether a place is wanted, or may be for a house that hangs on it.
    pub fn may_take(self, place: Place<'_>) -> bool {
        self.is_all()
            || self.take(&Entry::Place(place))
            || place.has_houses() && (self.contains(Level::House) || self.contains(Level::Venue))
    }
}

impl Extend<Level> for Levels {
    fn extend<I: IntoIterator<Item = Level>>(&mut self, levels: I) {
        for level in levels {
            self.insert(level);
        }
    }
}

impl FromIterator<Level> for Levels {
    fn from_iter<I: IntoIterator<Item = Level>>(levels: I) -> Self {
        let mut set = Self::default();
        set.extend(levels);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{City, Country, County, District, House, Locality, Other, State, Street};

    #[test]
    fn ranks_rise_from_countries_to_houses() {
        let levels: Vec<Level> =
            [0, 4, 5, 9, 10, 12, 13, 16, 17, 21, 22, 25, 26, 27, 28, 30].map(Level::of_rank).into();
        let expected = [
            Other, Country, State, State, County, County, City, City, District, District, Locality, Locality, Street,
            Street, House, House,
        ];
        assert_eq!(levels, expected);
    }

    #[test]
    fn no_level_chosen_means_all() {
        let chosen: Levels = [Street, City].into_iter().collect();
        assert!(chosen.contains(City) && !chosen.contains(House) && !chosen.is_all());
        assert!(Level::ALL.into_iter().all(|level| Levels::default().contains(level)));
    }
}
