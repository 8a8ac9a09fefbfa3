//! The components of an address: Nominatim's keys, codes, and what the result is.

use geocoder::{Layer, Level};
use serde_json::{Map, Value};

use crate::params::iso3166;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

/// The components of a result.
pub fn components(view: &ResultView<'_>, parts: &AddressParts<'_>, is_address_only: bool) -> Map<String, Value> {
    let mut found = Map::new();
    let mut set = |name: &str, value: &str| {
        if !value.is_empty() && !found.contains_key(name) {
            found.insert(name.to_owned(), value.into());
        }
    };
    if let Some(code) = view.country_code() {
        set("ISO_3166-1_alpha-2", &code.to_uppercase());
        set("ISO_3166-1_alpha-3", iso3166::alpha3(&code).unwrap_or_default());
    }
    set("_category", category(view));
    set("_type", type_of(view));
    set("_normalized_city", parts.city.unwrap_or_default());
    for line in view.lines.iter().filter(|line| !(is_address_only && line.own && is_venue(view))) {
        set(&line.key, &line.text);
    }
    if let Some(code) = view.country_code() {
        set("country_code", &code);
    }
    let codes: Vec<&str> = view.lines.iter().filter_map(|line| line.iso3166_2).map(|(_, code)| code).collect();
    if !codes.is_empty() {
        found.insert("ISO_3166-2".to_owned(), codes.into());
    }
    if let Some(code) = state_code(view) {
        found.insert("state_code".to_owned(), code.into());
    }
    found
}

/// Whether it is a venue, whose name is no part of its address.
pub fn is_venue(view: &ResultView<'_>) -> bool {
    matches!(Level::of(&view.entry), Level::House | Level::Venue) && Layer::of(&view.entry) != Layer::Address
}

/// The letters of the state behind the country's in its ISO 3166-2 code.
fn state_code<'a>(view: &'a ResultView<'_>) -> Option<&'a str> {
    let state = view.lines.iter().find(|line| Level::of_rank(line.rank) == Level::State)?;
    state.iso3166_2.and_then(|(_, code)| code.split_once('-')).map(|(_, code)| code)
}

/// What it is: a word of the dialect for addresses, the value of the main tag for venues.
fn type_of<'a>(view: &'a ResultView<'_>) -> &'a str {
    match Level::of(&view.entry) {
        Level::Country => "country",
        Level::State => "state",
        Level::County => "county",
        Level::Street => "road",
        Level::House if !is_venue(view) => "building",
        Level::Other if view.category().value == "postal_code" => "postcode",
        Level::House | Level::Venue | Level::Other => view.category().value,
        Level::City => settlement(view, "city"),
        Level::District => settlement(view, "suburb"),
        Level::Locality => settlement(view, "neighbourhood"),
    }
}

/// The key of a settlement where it is one of the dialect's types.
fn settlement(view: &ResultView<'_>, otherwise: &'static str) -> &'static str {
    const KNOWN: [&str; 8] =
        ["city", "town", "village", "hamlet", "suburb", "neighbourhood", "municipality", "city_district"];
    let key = view.address_key();
    KNOWN.into_iter().find(|known| *known == key).unwrap_or(otherwise)
}

fn category(view: &ResultView<'_>) -> &'static str {
    let category = view.category();
    match (Level::of(&view.entry), category.key, category.value) {
        (Level::Street, ..) => "road",
        (Level::House, ..) if !is_venue(view) => "building",
        (Level::House | Level::Venue | Level::Other, key, value) => match (key, value) {
            ("natural" | "water" | "waterway", _) => "natural/water",
            ("railway" | "public_transport" | "aeroway" | "highway", _)
            | ("amenity", "bus_station" | "ferry_terminal" | "taxi" | "parking") => "transportation",
            ("amenity", "school" | "university" | "college" | "kindergarten" | "library") => "education",
            ("amenity", "hospital" | "clinic" | "doctors" | "dentist" | "pharmacy") | ("healthcare", _) => "health",
            ("amenity", "bank" | "atm" | "bureau_de_change") => "financial",
            ("amenity", "place_of_worship") => "place of worship",
            ("amenity", "townhall" | "courthouse" | "police" | "embassy" | "post_office" | "fire_station") => {
                "government"
            }
            ("tourism" | "historic", _) => "travel/tourism",
            ("leisure" | "sport", _) => "outdoors/recreation",
            ("place" | "boundary", "postcode" | "postal_code") => "postcode",
            // shops, crafts, offices, restaurants
            _ => "commerce",
        },
        _ => "place",
    }
}
