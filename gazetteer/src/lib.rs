//! The data of Parvis: places, text rules and the files they are kept in.
//!
//! A gazetteer is a folder of immutable, memory-mapped files. [`writer`] makes one from [`draft::Drafts`],
//! [`Gazetteer`] reads it; both live here because indexer and server must share the format and neither may own it.
//! [`text`] holds the one normaliser that makes names and questions comparable, [`house_number`] the rules by which
//! numbers match.
//!
//! This crate knows nothing of OpenStreetMap files, of searching, or of HTTP.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod category;
pub mod countries;
pub mod draft;
mod error;
mod format;
pub mod generations;
pub mod geometry;
pub mod house_number;
mod languages;
mod manifest;
pub mod osm;
mod reader;
mod seal;
pub mod states;
pub mod strings;
pub mod text;
mod text_index;
pub mod timestamp;
mod tree;
pub mod upkeep;
pub mod writer;

pub use category::Category;
pub use draft::Drafts;
pub use error::Error;
pub use format::FORMAT;
pub use format::ids::HouseIx;
pub use geometry::{BoundingBox, Point, Polygon, Shape};
pub use languages::Languages;
pub use manifest::{ATTRIBUTION, Counts, LICENCE, Manifest, MemoryTaken, Seal, Source};
pub use osm::{OsmId, OsmType, PlaceId};
pub use reader::{
    AddressHierarchy, AddressLine, CategoryPlaces, Entrance, Entry, Gazetteer, House, HouseKind, LineText, Place,
    PlaceIx, PointPayload, TagText, Tags, Way, WayIx,
};
pub use text_index::{Automata, Fields, START_LETTERS, TextIndex, category_term, is_searched};
pub use tree::Tree;
