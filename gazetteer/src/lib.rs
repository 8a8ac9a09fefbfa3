//! The data of Parvis: places, text rules and the files they are kept in.

pub mod draft;
pub mod geometry;
pub mod house_number;
pub mod osm;
pub mod strings;
pub mod text;

pub use draft::Drafts;
pub use geometry::{BoundingBox, Point, Polygon, Shape};
pub use osm::{OsmId, OsmType, PlaceId};
