//! How things are drawn, and from which zoom on.
//!
//! The tables follow what general maps of OpenStreetMap show; what isn't in them is a venue where it is a point, else a
//! building.

use gazetteer::{Category, Place};

/// Importance from which on a village is known by more than its name, such as its population.
const KNOWN: f64 = 0.25;

/// What a map of a whole country shows besides borders, by key and value of the main tag.
pub const OVERVIEW: [(&str, &str); 11] = [
    ("place", "city"),
    ("place", "town"),
    ("highway", "motorway"),
    ("highway", "trunk"),
    ("highway", "primary"),
    ("natural", "glacier"),
    ("natural", "water"),
    ("natural", "bay"),
    ("natural", "wood"),
    ("landuse", "forest"),
    ("waterway", "river"),
];

/// How a thing is drawn, in the order of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapKind {
    /// Built-up land.
    Built,
    /// Sand, scree, bare rock.
    Bare,
    /// Parks, fields, heaths.
    Green,
    /// Woods.
    Wood,
    /// Glaciers.
    Glacier,
    /// Lakes and basins.
    Water,
    /// Rivers and streams as lines.
    Waterway,
    /// Grounds of schools, hospitals and the like.
    Site,
    /// Outlines of buildings.
    Building,
    /// Borders of areas.
    Boundary,
    /// Footways, tracks, service roads.
    Path,
    /// Streets.
    Street,
    /// Through roads.
    Road,
    /// House numbers, at their points.
    House,
    /// Venues, at their points.
    Venue,
    /// Settlements and parts of them, at their points.
    Settlement,
}

impl MapKind {
    /// The word for it in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Built => "built",
            Self::Bare => "bare",
            Self::Green => "green",
            Self::Wood => "wood",
            Self::Glacier => "glacier",
            Self::Water => "water",
            Self::Waterway => "waterway",
            Self::Site => "site",
            Self::Building => "building",
            Self::Boundary => "boundary",
            Self::Path => "path",
            Self::Street => "street",
            Self::Road => "road",
            Self::House => "house",
            Self::Venue => "venue",
            Self::Settlement => "settlement",
        }
    }

    /// Whether it is drawn at a point only.
    pub(super) fn is_point(self) -> bool {
        matches!(self, Self::House | Self::Venue | Self::Settlement)
    }

    /// What is kept first where there is too much: lower is kept longer.
    pub(super) fn precedence(self) -> u8 {
        match self {
            Self::Settlement | Self::Boundary | Self::Road => 0,
            Self::Water | Self::Glacier | Self::Wood | Self::Bare | Self::Green | Self::Built | Self::Waterway => 1,
            Self::Street => 2,
            Self::Building | Self::Site => 3,
            Self::Path => 4,
            Self::Venue => 5,
            Self::House => 6,
        }
    }
}

/// A way of a street: how it is drawn, and from which zoom on.
pub fn of_way(category: Category<'_>) -> (MapKind, u8) {
    match category.value.trim_end_matches("_link") {
        "motorway" | "trunk" => (MapKind::Road, 5),
        "primary" => (MapKind::Road, 7),
        "secondary" => (MapKind::Road, 9),
        "tertiary" => (MapKind::Road, 11),
        "unclassified" | "residential" | "living_street" | "pedestrian" | "road" => (MapKind::Street, 13),
        _ => (MapKind::Path, 14),
    }
}

/// The zoom from which on the border of an area is drawn; `None` for areas that have no border of their own.
pub fn border(place: Place<'_>) -> Option<u8> {
    let category = place.category();
    let is_settlement = category.key == "place" && place.admin_level() > 0;
    let has_border = place.is_area() && (is_settlement || category.is("boundary", "administrative"));
    has_border.then(|| match place.rank_address() {
        0..=4 => 0,
        5..=8 => 5,
        9..=12 => 8,
        13..=16 => 10,
        17..=20 => 12,
        _ => 13,
    })
}

/// The zoom from which on the name of a settlement stands on the map; `None` for what is no settlement.
pub fn settlement(place: Place<'_>) -> Option<u8> {
    let tags = place.extratags();
    let kind = match place.category() {
        Category { key: "place", value } => value,
        Category { key: "boundary", value: "administrative" } => tags.get("linked_place").or(tags.get("place"))?,
        _ => return None,
    };
    Some(match kind {
        "continent" | "country" => 2,
        "city" => 4,
        "state" | "province" | "region" | "town" => 6,
        "county" | "municipality" | "district" => 9,
        "village" if place.importance() >= KNOWN => 8,
        "village" => 10,
        "borough" | "suburb" => 12,
        "island" | "hamlet" | "quarter" => 13,
        "neighbourhood" | "isolated_dwelling" | "locality" | "farm" | "allotments" | "islet" => 14,
        "square" => 16,
        "city_block" | "plot" => 17,
        _ => return None,
    })
}

/// Land, water, sites and buildings, and the zoom from which on they are drawn; `None` for areas that are only borders.
pub fn of_area(place: Place<'_>) -> Option<(MapKind, u8)> {
    let category = place.category();
    Some(match (category.key, category.value) {
        ("boundary" | "place" | "route" | "highway", _) => return None,
        ("landuse", "residential" | "commercial" | "retail" | "industrial" | "garages" | "farmyard") => {
            (MapKind::Built, 10)
        }
        ("landuse", "reservoir" | "basin" | "salt_pond") | ("leisure", "swimming_pool") => (MapKind::Water, 8),
        ("landuse", "forest") | ("natural", "wood") => (MapKind::Wood, 5),
        ("landuse" | "leisure", value) if !is_indoor(value) => (MapKind::Green, 10),
        ("natural", "glacier") => (MapKind::Glacier, 4),
        ("natural", "water" | "bay" | "strait") | ("water" | "waterway", _) => (MapKind::Water, 4),
        ("natural", "beach" | "sand" | "scree" | "bare_rock" | "shingle" | "rock") => (MapKind::Bare, 10),
        ("natural", _) => (MapKind::Green, 10),
        _ if place.extratags().get("building").is_some() => (MapKind::Building, 15),
        (_, value) if is_site(value) => (MapKind::Site, 14),
        _ => (MapKind::Building, 15),
    })
}

/// What `leisure` has that is no open ground.
fn is_indoor(value: &str) -> bool {
    let indoor = ["fitness_centre", "sauna", "dance", "bowling_alley", "adult_gaming_centre", "amusement_arcade"];
    indoor.contains(&value) || matches!(value, "sports_centre" | "sports_hall" | "stadium" | "marina" | "slipway")
}

/// What is more than a building.
fn is_site(value: &str) -> bool {
    const SITES: [&str; 24] = [
        "school",
        "university",
        "college",
        "kindergarten",
        "hospital",
        "parking",
        "grave_yard",
        "marketplace",
        "prison",
        "camp_site",
        "caravan_site",
        "zoo",
        "theme_park",
        "sports_centre",
        "stadium",
        "marina",
        "aerodrome",
        "terminal",
        "archaeological_site",
        "pier",
        "breakwater",
        "monastery",
        "attraction",
        "fuel",
    ];
    SITES.contains(&value)
}

/// The zoom from which on a venue stands on the map; shops and offices come last, because they are so many.
pub fn venue(place: Place<'_>) -> u8 {
    let category = place.category();
    match (category.key, category.value) {
        ("aeroway", "aerodrome") | ("natural", "peak" | "volcano") => 12,
        ("railway", "station" | "halt") => 13,
        ("aeroway" | "natural", _)
        | ("tourism", "museum" | "attraction")
        | ("amenity", "townhall" | "theatre" | "university" | "hospital") => 15,
        ("amenity", "bicycle_rental" | "atm" | "parking" | "vending_machine") => 19,
        ("amenity" | "tourism" | "historic" | "leisure", _) => 17,
        _ => 19,
    }
}
