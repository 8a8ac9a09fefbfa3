//! What is asked: typed questions, as the dialects of the server and the command line make them.
//!
//! A request can't be wrong: whoever parses parameters refuses what doesn't fit before making one.

use gazetteer::{BoundingBox, PlaceId, Point};

use crate::answer::MinMatch;
use crate::layer::Layers;
use crate::level::Levels;

/// A question for places by words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchRequest {
    /// The words.
    pub question: Question,
    /// Most answers wanted.
    pub limit: usize,
    /// What answers must be.
    pub filter: Filter,
    /// What makes an answer more likely meant.
    pub bias: Bias,
    /// Whether the last word may be the beginning of a longer one.
    pub typeahead: Typeahead,
    /// Whether words may be misspelt.
    pub typos: Typos,
    /// The least that answers must be.
    pub min_match: MinMatch,
}

/// The words of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// One text.
    Free(String),
    /// Text by field.
    Structured(Structured),
}

impl Default for Question {
    fn default() -> Self {
        Self::Free(String::new())
    }
}

/// Words by what they name; an absent field asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structured {
    /// Name or kind of a venue.
    pub amenity: Option<String>,
    /// House number and street in either order.
    pub street: Option<String>,
    /// Settlement or part of one.
    pub city: Option<String>,
    /// County, district.
    pub county: Option<String>,
    /// State, province, region.
    pub state: Option<String>,
    /// Country, by name or code.
    pub country: Option<String>,
    /// Postcode.
    pub postalcode: Option<String>,
}

/// What answers must be; the default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// ISO 3166-1 alpha-2 codes in lower case; empty for all countries.
    pub countries: Vec<[u8; 2]>,
    /// Countries whose answers stand before equals of others; nothing is shut out by them.
    pub favoured: Vec<[u8; 2]>,
    /// Layers.
    pub layers: Layers,
    /// Levels of addresses, as Photon, Addok and Pelias choose by them.
    pub levels: Levels,
    /// Least and greatest search rank of addresses and areas, as Nominatim's featureType sets them.
    pub ranks: Option<(u8, u8)>,
    /// Answers must lie in this box.
    pub bounds: Option<BoundingBox>,
    /// Answers must lie in each of these.
    pub regions: Vec<Region>,
    /// Answers that are already known.
    pub exclude: Vec<Excluded>,
    /// What the main tag must be and must not be; a boundary that stands for a settlement counts as that.
    pub tags: TagFilter,
    /// Postcodes, compared without blanks; empty for all.
    pub postcodes: Vec<String>,
    /// Official numbers of municipalities (`ref:INSEE`, `de:amtlicher_gemeindeschluessel`, ...); empty for all.
    pub municipalities: Vec<String>,
}

/// A part of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Region {
    /// All that is near a point.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius in metres.
        radius_m: f64,
    },
    /// What lies in a shape.
    Shape(gazetteer::Shape),
    /// What lies in the area of this object, or is it.
    Area(gazetteer::OsmId),
}

/// An answer that must not come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excluded {
    /// By public id.
    Place(PlaceId),
    /// By object.
    Osm(gazetteer::OsmId),
}

/// Filter by main tag: an answer must fit a rule of each group, and none of `not`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagFilter {
    /// Groups of rules; of each group one must fit.
    pub groups: Vec<Vec<TagRule>>,
    /// None of these may fit.
    pub not: Vec<TagRule>,
}

/// A rule for key and value of a main tag; `None` fits any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagRule {
    /// Such as `amenity`.
    pub key: Option<String>,
    /// Such as `cafe`.
    pub value: Option<String>,
    /// A value that does not fit.
    pub other_than: Option<String>,
}

/// What makes an answer more likely meant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Bias {
    /// Nothing.
    #[default]
    None,
    /// A box that is looked at.
    Viewbox(BoundingBox),
    /// A point, and the distance in metres at which its location_bias has faded to a half.
    Point {
        /// Where the asker is.
        at: Point,
        /// Metres.
        reach_m: f64,
    },
}

impl Bias {
    /// Where the asker looks: the point, or the middle of the box.
    pub fn centre(self) -> Option<Point> {
        match self {
            Self::None => None,
            Self::Viewbox(viewbox) => Some(viewbox.centre()),
            Self::Point { at, .. } => Some(at),
        }
    }
}

/// Whether the last word may be unfinished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typeahead {
    /// Never.
    Never,
    /// Where the whole words find nothing.
    #[default]
    Fallback,
    /// Always: somebody is typing.
    Always,
}

/// Whether words that fit nothing may be taken for misspelt ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typos {
    /// They may, where nothing answers the question as it stands.
    #[default]
    Tolerated,
    /// They may not: a word is what it is, in all the ways in which it is written. To be asked beside the other, for
    /// what tolerance adds and costs.
    Refused,
}

/// A question for what is at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct ReverseRequest {
    /// Where.
    pub at: Point,
    /// Greatest search rank wanted: 30 houses, 26 streets, 16 cities, 4 countries.
    pub max_rank: u8,
    /// Layers.
    pub layers: Layers,
    /// How far away an answer may be at house and street level, in metres.
    pub radius_m: f64,
    /// Most answers wanted.
    pub limit: usize,
    /// Further conditions; bounds and ranks are not used.
    pub filter: Filter,
}

impl ReverseRequest {
    /// How far away a house, venue or street may be where a question does not say it, in metres.
    pub const USUAL_RADIUS_M: f64 = 1_000.0;

    /// The greatest search rank that is wanted at a zoom of the map, by the table of Nominatim's documentation.
    ///
    /// The smallest zooms want the country, as Nominatim's servers answer there; those above 18 want houses.
    pub fn max_rank_at_zoom(zoom: i64) -> u8 {
        match zoom {
            ..=4 => 4,
            5 => 8,
            6 | 7 => 10,
            8 | 9 => 12,
            10 => 16,
            11 => 17,
            12 => 18,
            13 => 19,
            14 => 22,
            15 => 25,
            16 => 26,
            17 => 27,
            _ => 30,
        }
    }
}
