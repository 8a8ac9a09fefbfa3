//! From numbers of nodes and ways to points, lines and areas.
//!
//! [`WayTable`] keeps the nodes of the ways that matter, [`Locations`] the positions of the nodes that matter. On
//! these, [`line_or_ring`] forms a way, [`area`] a multipolygon or boundary, [`lines`] a waterway, and [`centroid`]
//! finds the point that stands for any form. Extracts are cut somewhere: what is missing is left out, never an error.

mod area;
mod centroid;
mod closing;
mod line;
mod locations;
mod nesting;
#[cfg(test)]
mod oracle;
mod rings;
mod way_table;

pub use area::{AssembledArea, MemberWay, Role, area};
pub use centroid::centroid;
pub use line::{line_or_ring, lines};
pub use locations::{Cursor, Locations, Needed};
pub use way_table::WayTable;
