//! What a place is: the key and value of its main tag.

/// Main keys, by the index that [`crate::PlaceId`] packs. Append only: public ids depend on the order.
const KEYS: [&str; 44] = [
    "place",
    "boundary",
    "highway",
    "building",
    "amenity",
    "shop",
    "tourism",
    "leisure",
    "office",
    "historic",
    "craft",
    "healthcare",
    "club",
    "emergency",
    "railway",
    "public_transport",
    "aeroway",
    "aerialway",
    "man_made",
    "natural",
    "waterway",
    "landuse",
    "mountain_pass",
    "military",
    "bridge",
    "tunnel",
    "junction",
    "power",
    "route",
    "water",
    "sport",
    "education",
    "telecom",
    "barrier",
    "playground",
    "geological",
    "attraction",
    "indoor",
    "entrance",
    "postal_code",
    "industrial",
    "social_facility",
    "information",
    "advertising",
];

/// The index of keys that are not listed.
const OTHER: u8 = 63;

/// The number of a main key in public ids, below 64.
pub fn key_index(key: &str) -> u8 {
    KEYS.iter().position(|known| *known == key).map_or(OTHER, |index| index as u8)
}

/// Key and value of a main tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Category<'g> {
    /// Such as `amenity`.
    pub key: &'g str,
    /// Such as `cafe`.
    pub value: &'g str,
}

impl Category<'_> {
    /// Whether both are these.
    pub fn is(&self, key: &str, value: &str) -> bool {
        self.key == key && self.value == value
    }
}
