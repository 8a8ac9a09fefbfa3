//! Questions for places of a category: "pharmacies in Lyon".
//!
//! [`query`] answers them, [`area`] says where to look and how near a place is, [`candidates`] which places are looked
//! at.

mod area;
mod beside_name;
mod candidates;
mod query;

pub use area::Anchor;
pub use query::{answers, around_named, with_names};
