//! The Nominatim dialect: search, reverse, lookup, status and details as its servers answer them.
//!
//! One file an endpoint turns parameters into a question and hands the answers to [`format`], where one file a format
//! prints them. [`ResultView`](crate::view::result::ResultView) is what dialects have in common: an answer with its
//! names and address in the reader's languages.
//!
//! What Parvis does better than the servers it stands in for, without any client noticing a difference in shape, is
//! said where it is done. Ranking and address composition are not decided here.

mod blocks;
mod debug;
mod details;
mod error;
mod format;
mod lookup;
mod maintenance;
mod more_url;
mod operations;
mod reply;
mod reverse;
mod search;
mod search_params;
mod status;

pub use operations::{CHOICE, ERRORS, MATCHING, OPERATIONS, PLACES, POINT, POLYGON, SHOWN, WORDS};
pub use reverse::reverse;
pub use search::search;

/// The licence line of every answer, word for word as clients know it.
const LICENCE: &str = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright";
