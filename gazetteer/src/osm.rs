//! The identity of an OpenStreetMap object, and the public `place_id` made from it.

use std::fmt;
use std::str::FromStr;

/// The three kinds of OpenStreetMap objects, in the order in which extracts list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OsmType {
    /// A point.
    Node,
    /// A line or a closed ring of nodes.
    Way,
    /// A group of objects.
    Relation,
}

impl OsmType {
    /// `N`, `W` or `R`.
    pub fn letter(self) -> char {
        match self {
            Self::Node => 'N',
            Self::Way => 'W',
            Self::Relation => 'R',
        }
    }

    /// `node`, `way` or `relation`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Way => "way",
            Self::Relation => "relation",
        }
    }

    /// The type of a letter `N`, `W` or `R` in either case.
    pub fn from_letter(letter: char) -> Option<Self> {
        match letter.to_ascii_uppercase() {
            'N' => Some(Self::Node),
            'W' => Some(Self::Way),
            'R' => Some(Self::Relation),
            _ => None,
        }
    }
}

/// Type and number of an OpenStreetMap object, packed into 64 bits: the type in the top two bits.
///
/// The order is that of extracts: nodes, ways, relations, each by number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OsmId(u64);

const NUMBER_BITS: u32 = 40;

impl OsmId {
    /// The largest number that an object may have: 2^40 - 1, eighty times the largest of 2026.
    pub const MAX_NUMBER: u64 = (1 << NUMBER_BITS) - 1;

    /// Returns the id of an object, or `None` where the number is above [`Self::MAX_NUMBER`].
    pub fn new(kind: OsmType, number: u64) -> Option<Self> {
        (number <= Self::MAX_NUMBER).then_some(Self((kind as u64) << 62 | number))
    }

    /// The object's type.
    pub fn kind(self) -> OsmType {
        match self.0 >> 62 {
            0 => OsmType::Node,
            1 => OsmType::Way,
            _ => OsmType::Relation,
        }
    }

    /// The object's number, as in `way 42`.
    pub fn number(self) -> u64 {
        self.0 & Self::MAX_NUMBER
    }

    /// What stands for a place without an object in the index of objects: a type of its own with a hash as number.
    /// Never shown, and nothing that is read from outside makes one.
    pub(crate) fn of_hash(hash: u64) -> Self {
        Self(3 << 62 | hash & Self::MAX_NUMBER)
    }

    /// The packed form, as kept in files.
    pub fn to_bits(self) -> u64 {
        self.0
    }

    /// Reads the packed form; bits that mean nothing are dropped.
    pub fn from_bits(bits: u64) -> Self {
        let kind = (bits >> 62).min(2);
        Self(kind << 62 | bits & Self::MAX_NUMBER)
    }
}

impl fmt::Display for OsmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind().letter(), self.number())
    }
}

impl fmt::Debug for OsmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not a letter N, W or R followed by digits.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is no OSM id; expected N, W or R and a number, such as W123")]
pub struct BadOsmId(pub String);

impl FromStr for OsmId {
    type Err = BadOsmId;

    fn from_str(text: &str) -> Result<Self, BadOsmId> {
        let bad = || BadOsmId(text.to_owned());
        let mut chars = text.chars();
        let kind = chars.next().and_then(OsmType::from_letter).ok_or_else(bad)?;
        let digits = chars.as_str();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        digits.parse().ok().and_then(|number| Self::new(kind, number)).ok_or_else(bad)
    }
}

/// The public number of an answer, below 2^53 so that JavaScript keeps it whole.
///
/// It packs the OSM type, number and main key of a place, so it survives every import and needs no
/// index of its own: 40 bits number, 2 bits type, 6 bits key. Artificial places (postcodes) use the
/// fourth type with a hash as their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u64);

const KEY_BITS: u32 = 6;

impl PlaceId {
    /// The number of an object's place under the main key with this index (below 64).
    pub fn of(osm: OsmId, key: u8) -> Self {
        Self((osm.number() << 2 | osm.kind() as u64) << KEY_BITS | u64::from(key & 63))
    }

    /// The number of a place that no object stands for, from a hash of what it is.
    pub fn artificial(hash: u64) -> Self {
        Self(((hash & OsmId::MAX_NUMBER) << 2 | 3) << KEY_BITS)
    }

    /// Reads a number from outside.
    pub fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// The number as shown.
    pub fn number(self) -> u64 {
        self.0
    }

    /// What stands for it in the index of objects.
    pub(crate) fn indexed(self) -> OsmId {
        self.osm().map_or_else(|| OsmId::of_hash(self.0 >> (KEY_BITS + 2)), |(osm, _)| osm)
    }

    /// The object and main key index that this number stands for; `None` for artificial places.
    pub fn osm(self) -> Option<(OsmId, u8)> {
        let rest = self.0 >> KEY_BITS;
        let kind = match rest & 3 {
            0 => OsmType::Node,
            1 => OsmType::Way,
            2 => OsmType::Relation,
            _ => return None,
        };
        Some((OsmId::new(kind, rest >> 2)?, (self.0 & 63) as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_as_they_are_read() {
        for text in ["N1", "W364843866", "R1155956"] {
            assert_eq!(text.parse::<OsmId>().unwrap().to_string(), text);
        }
        for text in ["", "X1", "N", "N-1", "N1x", "W99999999999999999999", "N+1"] {
            assert!(text.parse::<OsmId>().is_err(), "{text}");
        }
    }

    #[test]
    fn place_id_names_its_object_and_stays_below_2_to_the_53() {
        let osm = OsmId::new(OsmType::Relation, OsmId::MAX_NUMBER).unwrap();
        let id = PlaceId::of(osm, 63);
        assert_eq!(id.osm(), Some((osm, 63)));
        assert!(id.number() < 1 << 53);
        assert_eq!(PlaceId::artificial(u64::MAX).osm(), None);
    }
}
