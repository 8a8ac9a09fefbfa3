//! Layers: the coarse kinds of answers that clients choose from.

use gazetteer::Entry;

/// A kind of answer, as Nominatim divides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Everything that is part of addresses: countries to houses.
    Address,
    /// Points of interest.
    Poi,
    /// Railway infrastructure.
    Railway,
    /// Natural features and water.
    Natural,
    /// Everything else that people built.
    Manmade,
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 5] = [Self::Address, Self::Poi, Self::Railway, Self::Natural, Self::Manmade];

    /// The layer of an entry. A point of interest that carries a house number is also an address, see [`Layers::take`].
    pub fn of(entry: &Entry<'_>) -> Self {
        let category = entry.category();
        let rank = entry.rank_address();
        match category.key {
            "railway" => Self::Railway,
            "natural" | "water" | "waterway" => Self::Natural,
            // A building that has a name but no number is no address; people know it as they know a venue.
            "building" if entry.house_number().is_none() => Self::Poi,
            "place" | "building" if rank > 0 => Self::Address,
            _ if (1..30).contains(&rank) => Self::Address,
            _ if rank == 30 => Self::Poi,
            _ => Self::Manmade,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of layers; empty means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers(u8);

impl Layers {
    /// Adds a layer.
    pub fn insert(&mut self, layer: Layer) {
        self.0 |= layer.bit();
    }

    /// Whether no layer was chosen, so that all are.
    pub fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether a layer is in the set.
    pub fn contains(self, layer: Layer) -> bool {
        self.is_all() || self.0 & layer.bit() != 0
    }

    /// Whether an entry is wanted: by its layer, or as an address by its house number.
    pub fn take(self, entry: &Entry<'_>) -> bool {
        self.contains(Layer::of(entry)) || self.contains(Layer::Address) && entry.house_number().is_some()
    }
}

impl FromIterator<Layer> for Layers {
    fn from_iter<I: IntoIterator<Item = Layer>>(layers: I) -> Self {
        let mut set = Self::default();
        layers.into_iter().for_each(|layer| set.insert(layer));
        set
    }
}
