//! The questions of Parvis: search, reverse and lookup on gazetteers.
//!
//! A [`Geocoder`] holds a set of open gazetteers. A [`SearchRequest`] goes through tokens, interpretations, candidates
//! and scores to [`Answer`]s; a [`ReverseRequest`] goes through the trees. Answers borrow from the gazetteer.
//!
//! This crate knows nothing of HTTP, of parameters as text, or of how answers are printed.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod address;
mod answer;
mod browse;
mod explain;
mod facts;
mod filter;
mod geocoder;
mod interpret;
mod layer;
mod level;
mod map;
mod municipality;
pub mod notation;
mod place_category;
mod query;
mod rank;
mod request;
mod retrieve;
mod reverse;
mod score;
mod search;

pub use answer::{Answer, MatchType, MinMatch};
pub use browse::BrowseRequest;
pub use explain::{Explanation, Lookup};
pub use facts::{Guess, Guesses, MatchFacts, NameFact, NumberFact};
pub use geocoder::Geocoder;
pub use layer::{Layer, Layers};
pub use level::{Level, Levels};
pub use map::{Drawn, FINEST as FINEST_MAP_ZOOM, MapKind, MapRequest, Sheet};
pub use municipality::code as municipality_code;
pub use place_category::of as place_category;
pub use rank::{Weight, Weights};
pub use request::{
    Bias, Excluded, Filter, Question, Region, ReverseRequest, SearchRequest, Structured, TagFilter, TagRule, Typeahead,
    Typos,
};
pub use score::{Part, Score};
pub use search::MOST_WORK;
