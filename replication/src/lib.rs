//! Changes of OpenStreetMap, and extracts brought forward by them.
//!
//! A replication server numbers its diffs ([`state`]): files `.osc.gz` of objects created, modified and deleted
//! ([`osc`]). [`Changes`] holds what several of them come to, the newest version of each object, and [`apply`] writes
//! an extract anew with them, in one pass: blobs without a changed object are copied as they are. [`merge`] makes one
//! extract of several in the same way. An extract that was cut by hand stays inside its [`Clip`].
//!
//! Nothing here speaks HTTP: what is read are files. What comes of the extract is decided elsewhere, too.
//!
//! Formats: <https://wiki.openstreetmap.org/wiki/OsmChange>, <https://wiki.openstreetmap.org/wiki/Planet.osm/diffs>

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod apply;
mod changes;
mod clip;
mod decode;
mod encode;
mod error;
mod look;
mod merge;
mod object;
pub mod osc;
mod position;
pub mod state;
#[cfg(test)]
mod tests;

pub use apply::{Applied, apply};
pub use changes::{Change, Changes};
pub use clip::Clip;
pub use error::Error;
pub use look::Presence;
pub use merge::merge;
pub use object::{Body, Key, Member, Meta, Object};
pub use position::{Position, newest_object};
