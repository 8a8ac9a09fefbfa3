//! The layers of this dialect, from the venue to the country.

use gazetteer::Entry;
use geocoder::{Level, Levels};

use crate::view::result::AddressLine;

/// A layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// A venue, or anything else that is no part of addresses.
    Venue,
    /// A house number.
    Address,
    /// A street.
    Street,
    /// A neighbourhood.
    Neighbourhood,
    /// A borough.
    Borough,
    /// A city, town, village or hamlet.
    Locality,
    /// A municipality that is not called after one settlement.
    LocalAdmin,
    /// A county.
    County,
    /// Several counties.
    MacroCounty,
    /// A state, province or region.
    Region,
    /// Several regions.
    MacroRegion,
    /// A country.
    Country,
    /// A postcode.
    PostalCode,
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 13] = [
        Self::Venue,
        Self::Address,
        Self::Street,
        Self::Neighbourhood,
        Self::Borough,
        Self::Locality,
        Self::LocalAdmin,
        Self::County,
        Self::MacroCounty,
        Self::Region,
        Self::MacroRegion,
        Self::Country,
        Self::PostalCode,
    ];

    /// The areas that an answer tells, from large to small.
    pub const AREAS: [Self; 9] = [
        Self::Country,
        Self::MacroRegion,
        Self::Region,
        Self::MacroCounty,
        Self::County,
        Self::LocalAdmin,
        Self::Locality,
        Self::Borough,
        Self::Neighbourhood,
    ];

    /// The name in parameters and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Venue => "venue",
            Self::Address => "address",
            Self::Street => "street",
            Self::Neighbourhood => "neighbourhood",
            Self::Borough => "borough",
            Self::Locality => "locality",
            Self::LocalAdmin => "localadmin",
            Self::County => "county",
            Self::MacroCounty => "macrocounty",
            Self::Region => "region",
            Self::MacroRegion => "macroregion",
            Self::Country => "country",
            Self::PostalCode => "postalcode",
        }
    }

    /// The layers that a name stands for; `coarse` is all areas and postcodes.
    pub fn named(name: &str) -> Vec<Self> {
        if name == "coarse" {
            return Self::AREAS.into_iter().chain([Self::PostalCode]).collect();
        }
        Self::ALL.into_iter().filter(|layer| layer.name() == name).collect()
    }

    /// Whether it is an area or a postcode.
    pub fn is_coarse(self) -> bool {
        self > Self::Street
    }

    /// The layer of an entry. A venue with a house number is an address where only addresses are wanted.
    pub fn of(entry: &Entry<'_>, wanted: &[Self]) -> Self {
        if matches!(entry.category().value, "postcode" | "postal_code") {
            return Self::PostalCode;
        }
        match Level::of(entry) {
            Level::House if geocoder::Layer::of(entry) == geocoder::Layer::Address => Self::Address,
            Level::House if wanted.contains(&Self::Address) && !wanted.contains(&Self::Venue) => Self::Address,
            Level::House | Level::Venue | Level::Other => Self::Venue,
            Level::Street => Self::Street,
            level => Self::of_area(&entry.address_key(), level),
        }
    }

    /// The layer of a part of an address; `None` for numbers, streets and names of houses.
    pub fn of_line(line: &AddressLine<'_>) -> Option<Self> {
        match Level::of_rank(line.rank) {
            Level::House | Level::Venue | Level::Street | Level::Other => None,
            _ if line.key == "postcode" => None,
            level => Some(Self::of_area(&line.key, level)),
        }
    }

    fn of_area(key: &str, level: Level) -> Self {
        match (key, level) {
            (_, Level::Country) => Self::Country,
            ("state" | "province", _) => Self::Region,
            ("state_district", _) => Self::MacroCounty,
            ("municipality", _) => Self::LocalAdmin,
            ("city" | "town" | "village" | "hamlet" | "isolated_dwelling", _) | (_, Level::City) => Self::Locality,
            ("borough" | "city_district" | "district", Level::District) => Self::Borough,
            (_, Level::State) => Self::Region,
            (_, Level::County) => Self::County,
            _ => Self::Neighbourhood,
        }
    }

    /// Where in an address the geocoder has to look for layers; it divides more coarsely than they do.
    pub fn levels(layers: &[Self]) -> Levels {
        layers.iter().flat_map(|layer| layer.own_levels()).copied().collect()
    }

    fn own_levels(self) -> &'static [Level] {
        match self {
            Self::Venue => &[Level::Venue, Level::Other],
            Self::Address => &[Level::House],
            Self::Street => &[Level::Street],
            Self::Neighbourhood => &[Level::Locality, Level::District],
            Self::Borough => &[Level::District],
            Self::Locality => &[Level::City, Level::District, Level::Locality],
            Self::LocalAdmin => &[Level::City],
            Self::County | Self::MacroCounty => &[Level::County, Level::State],
            Self::Region | Self::MacroRegion => &[Level::State, Level::County],
            Self::Country => &[Level::Country],
            Self::PostalCode => &[Level::Other],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_areas_decide_before_their_level() {
        for (key, level, layer) in [
            ("hamlet", Level::District, Layer::Locality),
            ("suburb", Level::District, Layer::Neighbourhood),
            ("borough", Level::District, Layer::Borough),
            ("municipality", Level::City, Layer::LocalAdmin),
            ("administrative", Level::City, Layer::Locality),
            ("state", Level::State, Layer::Region),
            ("region", Level::State, Layer::Region),
            ("state_district", Level::County, Layer::MacroCounty),
            ("island", Level::County, Layer::County),
        ] {
            assert_eq!(Layer::of_area(key, level), layer, "{key}");
            assert!(Layer::levels(&[layer]).contains(level), "{key}");
        }
    }

    #[test]
    fn coarse_stands_for_everything_above_streets() {
        let coarse = Layer::named("coarse");
        assert!(Layer::ALL.iter().all(|layer| coarse.contains(layer) == layer.is_coarse()));
        assert_eq!((Layer::named("borough"), Layer::named("x")), (vec![Layer::Borough], vec![]));
    }
}
