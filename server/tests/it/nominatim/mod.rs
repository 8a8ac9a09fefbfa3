//! The Nominatim dialect against its contract: parameters, errors, headers, formats, and the shape of genuine answers.

mod bounds;
mod details;
mod errors;
mod formats;
mod matching;
mod samples;
mod sweep;
mod transport;
