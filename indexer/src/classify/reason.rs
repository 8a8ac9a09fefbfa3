//! Why objects are left out, and how many.

use rustc_hash::FxHashMap;

/// Why an object is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Reason {
    /// It has tags, but none that a rule names.
    NoPlaceTag,
    /// Its tag makes a place only together with a name or an address.
    Unnamed,
    /// Its tag is known and never makes a place.
    NotAPlace,
    /// It is an entrance without an address of its own, on no outline.
    Entrance,
    /// A relation of a type that has no form on the map.
    RelationType,
    /// Its number is negative or too large.
    BadNumber,
    /// Its position is not on the globe.
    OutsideWorld,
    /// None of its nodes or members is in the extract.
    NoGeometry,
    /// The extract has a newer version of it.
    OlderVersion,
    /// A ring of an area that does not close.
    OpenRing,
}

const REASONS: [Reason; 10] = [
    Reason::NoPlaceTag,
    Reason::Unnamed,
    Reason::NotAPlace,
    Reason::Entrance,
    Reason::RelationType,
    Reason::BadNumber,
    Reason::OutsideWorld,
    Reason::NoGeometry,
    Reason::OlderVersion,
    Reason::OpenRing,
];

impl Reason {
    /// The reason in words, as reports show it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoPlaceTag => "no tag that makes a place",
            Self::Unnamed => "place tag without the name it needs",
            Self::NotAPlace => "tag of a thing that is no place",
            Self::Entrance => "entrance without an address",
            Self::RelationType => "relation of a type without a form",
            Self::BadNumber => "negative or oversized number",
            Self::OutsideWorld => "position outside the world",
            Self::NoGeometry => "no node or member in the extract",
            Self::OlderVersion => "older version of an object",
            Self::OpenRing => "ring of an area that does not close",
        }
    }
}

/// How many objects were left out for each reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped([u64; REASONS.len()]);

impl Dropped {
    /// Counts objects.
    pub fn add(&mut self, reason: Reason, count: u64) {
        self.0[reason as usize] += count;
    }

    /// Adds the counts of another part of the extract.
    pub fn merge(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, count)| *sum += count);
    }

    /// The counts above zero by their words.
    pub fn by_words(&self) -> FxHashMap<&'static str, u64> {
        REASONS
            .iter()
            .map(|reason| (reason.words(), self.0[*reason as usize]))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
