//! How words may match, and how far an answer must go: parameters of Parvis beyond Nominatim's.

use geocoder::{MinMatch, Typeahead};

use super::{Error, Query};

/// `autocomplete`: 1 where somebody is typing, 0 where the words are whole; absent, the last word is taken for the
/// beginning of a longer one where the words as typed are no name.
pub fn typeahead(query: &Query) -> Typeahead {
    match query.get("autocomplete") {
        None => Typeahead::Fallback,
        Some("0") => Typeahead::Never,
        Some(_) => Typeahead::Always,
    }
}

/// `min_match`: the least that an answer must be.
pub fn min_match(query: &Query) -> Result<MinMatch, Error> {
    match query.get("min_match") {
        None | Some("") => Ok(MinMatch::Any),
        Some("street") => Ok(MinMatch::Street),
        Some("house") => Ok(MinMatch::House),
        Some("venue") => Ok(MinMatch::Venue),
        Some(_) => Err(Error::new("Parameter 'min_match' must be one of: street, house, venue")),
    }
}
