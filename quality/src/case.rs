//! A question with a known answer, whatever file it was read from.
//!
//! Read once, at the edge: behind it nothing is left to check. How a question is put to a server is the business of
//! [`crate::request`], whether an answer is right that of [`crate::score`].

use gazetteer::Point;

/// A question and what a good answer to it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What the question tries, such as `address_typo`; figures are given a kind.
    pub kind: String,
    /// What is asked.
    pub question: Question,
    /// Where it is asked from.
    pub bias: Option<Bias>,
    /// The language of the answer, as a server takes it.
    pub language: Option<String>,
    /// What is right.
    pub expected: Expected,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Free text.
    Text(String),
    /// An address in parts.
    Structured {
        /// House number.
        house_number: String,
        /// Street.
        street: String,
        /// Town.
        city: String,
    },
    /// What is at this place.
    Reverse(Point),
}

impl std::fmt::Display for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Structured { house_number, street, city } => write!(f, "{street} | {house_number} | {city}"),
            Self::Reverse(at) => write!(f, "{:.7},{:.7}", at.lat_degrees(), at.lon_degrees()),
        }
    }
}

/// Where a question is asked from: dialects know boxes or positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bias {
    /// Centre of the map that is looked at.
    pub map_centre: Point,
    /// Where the person stands.
    pub position: Point,
}

/// What a good answer is.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// No answer at all.
    Nothing,
    /// At most a town or another area.
    AreaAtMost,
    /// One of these spots.
    Spots {
        /// Any of them is right.
        spots: Vec<Point>,
        /// How far from it an answer may be, in metres.
        within_m: f64,
        /// The house number that the answer must bear; several are separated by `,` or `;`.
        house_number: Option<String>,
    },
    /// An answer with these values, each under the name that geocoder-tester gives it.
    Fields {
        /// Names (`street`, `city`, ..) and values.
        fields: Vec<(String, String)>,
        /// A spot and how far from it the answer may be, in metres.
        spot: Option<(Point, f64)>,
    },
}
