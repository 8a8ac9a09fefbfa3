//! The Pelias dialect, version 1: search, autocomplete, structured search, reverse, nearby and place.
//!
//! Parameters are read leniently as there: numbers out of range are cut and a warning says so; only what can't be
//! understood is refused, all mistakes at once. Every answer repeats the question in its `geocoding` block. There is
//! one source of data, `openstreetmap`, for all layers, so administrative areas have gids of it too.

mod about;
mod boundaries;
mod category;
mod envelope;
mod feature;
mod gid;
mod layer;
mod operations;
mod params;
mod place;
mod reverse;
mod search;

pub use about::unknown;
pub use operations::{ALL, VERSIONED};
pub use search::autocomplete;
