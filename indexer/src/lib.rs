//! From an OpenStreetMap extract to a gazetteer.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod assemble;
pub mod classify;
pub mod country;
pub mod drafts;
pub mod error;
pub mod fault;
pub mod feature;
mod hierarchy;
mod import;
mod importance;
pub mod listed;
pub mod model;
mod parents;
pub mod pbf;
pub mod photon_dump;
mod postcodes;
mod prepared_polygon;
pub mod progress;
pub mod ranks;
pub mod read;
mod streets;
mod time_zones;

pub use gazetteer::{strings, timestamp};
pub use import::{ImportOptions, Peak, Stage, Summary, import};
pub use importance::Articles;
