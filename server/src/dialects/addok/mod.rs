//! The dialect of Addok, which France's Base Adresse Nationale speaks: `/search/`, `/reverse/`, their bulk forms for
//! CSV files, and `/health`.
//!
//! Answers are addresses and what they are made of: house numbers, streets, named spots and municipalities. Venues are
//! not shown unless `index=poi` asks for them, because forms that fill in addresses expect none; the profile of a
//! platform that looks for venues asks for them by itself. [`feature`] says what an answer has, GeoJSON and CSV alike.

mod bulk;
mod error;
mod feature;
mod filters;
mod health;
mod operations;
mod projection;
mod reverse;
mod search;

pub use filters::is_meant;
pub use operations::{BULK, HEALTH, OPERATIONS};
pub use reverse::reverse;
pub use search::search;
