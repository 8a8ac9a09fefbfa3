//! Parameters of requests: from the raw query string to values that can't be wrong.
//!
//! [`Query`] splits and decodes the string; there is one parser a kind of parameter beside it. Each either gives a
//! typed value or a [`BadParameter`] whose words are those that clients of the dialect know.

mod callback;
mod countries;
mod exclude;
mod feature_type;
pub mod iso3166;
mod languages;
mod lat_lon;
mod layers;
mod limit;
mod matching;
mod number;
mod osm_ids;
mod query;
mod viewbox;

pub use callback::{callback, callback_by};
pub use countries::countries;
pub use exclude::{Exclusions, exclusions};
pub use feature_type::feature_type;
pub use languages::{languages, languages_of};
pub use lat_lon::{LatLon, NoPoint, lat_lon, point};
pub use layers::layers;
pub use limit::{fetched, limit};
pub use matching::{min_match, typeahead};
pub use osm_ids::osm_ids;
pub use query::{Query, decode, quote};
pub use viewbox::viewbox;

/// A parameter that can't be understood; the message is shown to the client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Error(pub String);

impl Error {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

/// What a parameter without a value means, where a number is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// The same as if it weren't there.
    Absent,
    /// A value that is no number.
    Refused,
}

impl Empty {
    /// Whether a parameter counts as absent.
    fn is_absent(self, query: &Query, name: &str) -> bool {
        self == Self::Absent && query.filled(name).is_none()
    }
}
