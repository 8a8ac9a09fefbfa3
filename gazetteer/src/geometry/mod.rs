//! Points, boxes and shapes on the map, and the one distance function.
//!
//! Coordinates are WGS 84 in units of 1e-7 degrees, the precision of OpenStreetMap itself.

mod bounding_box;
mod hilbert;
mod plane;
mod point;
mod shape;
mod simplify;

pub use bounding_box::BoundingBox;
pub use hilbert::{hilbert, hilbert_fine};
pub use plane::{Nearest, Plane};
pub use point::{E7, METRES_PER_DEGREE, Point, point_along};
pub(crate) use shape::crosses;
pub use shape::{Polygon, Ring, Shape};
