//! The types of answers and of zones.

use gazetteer::{Category, Entry};
use geocoder::{Layer, Level};

/// The type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A house number.
    House,
    /// A street.
    Street,
    /// A venue.
    Poi,
    /// A stop of public transport.
    StopArea,
    /// An area or settlement.
    Zone,
}

impl Kind {
    /// The type of an entry. A venue with a house number is a venue.
    pub fn of(entry: &Entry<'_>) -> Self {
        match Level::of(entry) {
            Level::House if Layer::of(entry) == Layer::Address => Self::House,
            Level::Street => Self::Street,
            Level::House | Level::Venue | Level::Other if is_postcode(&entry.category()) => Self::Zone,
            Level::House | Level::Venue | Level::Other if is_stop(&entry.category()) => Self::StopArea,
            Level::House | Level::Venue | Level::Other => Self::Poi,
            _ => Self::Zone,
        }
    }

    /// The name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Street => "street",
            Self::Poi => "poi",
            Self::StopArea => "public_transport:stop_area",
            Self::Zone => "zone",
        }
    }

    /// What ids of the type begin with.
    pub fn id_prefix(self) -> &'static str {
        match self {
            Self::House => "addr",
            Self::Street => "street",
            Self::Poi => "poi",
            Self::StopArea => "stop_area",
            Self::Zone => "admin",
        }
    }
}

fn is_postcode(category: &Category<'_>) -> bool {
    matches!(category.value, "postcode" | "postal_code")
}

fn is_stop(category: &Category<'_>) -> bool {
    match category.key {
        "public_transport" => true,
        "railway" => matches!(category.value, "station" | "halt" | "tram_stop"),
        "highway" => category.value == "bus_stop",
        "amenity" => matches!(category.value, "bus_station" | "ferry_terminal"),
        _ => false,
    }
}

/// The names of zones from small to large, without those that nothing in a gazetteer stands for.
pub const ZONES: [&str; 7] =
    ["suburb", "city_district", "city", "state_district", "state", "country_region", "country"];

/// The type of a zone by its address rank; `None` for what is no zone.
pub fn zone_type(rank: u8) -> Option<&'static str> {
    match Level::of_rank(rank) {
        Level::Country => Some("country"),
        Level::State if rank < 8 => Some("country_region"),
        Level::State => Some("state"),
        Level::County => Some("state_district"),
        Level::City => Some("city"),
        Level::District if rank < 20 => Some("city_district"),
        Level::District | Level::Locality => Some("suburb"),
        Level::House | Level::Venue | Level::Street | Level::Other => None,
    }
}
