//! From an OpenStreetMap extract to a gazetteer.

pub mod assemble;
pub mod classify;
pub mod error;
pub mod feature;
pub mod pbf;
pub mod progress;
pub mod read;
pub use gazetteer::strings;
