//! From an OpenStreetMap extract to a gazetteer.

pub mod feature;
pub use gazetteer::strings;
