//! The dialect of Bragi, the server of Mimirsbrunn: autocomplete, reverse, features and status.
//!
//! Answers are GeocodeJSON with lists of administrative regions. Clients read `id` and `postcode` without looking
//! whether they are there, and of a venue an `address` with the same keys, so all of them always are.

mod autocomplete;
mod block;
mod error;
mod features;
mod id;
mod kind;
mod operations;
mod params;
mod region;
mod reverse;
mod status;

pub use autocomplete::{autocomplete, autocomplete_in_shape};
pub use operations::{ALL, AT_ROOT, AUTOCOMPLETE};
