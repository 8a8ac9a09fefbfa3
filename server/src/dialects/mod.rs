//! The dialects that clients already speak, a folder each.
//!
//! A dialect reads its parameters, asks the geocoder and prints the answers in its own shapes. What it can be asked for
//! it describes as operations ([`crate::api`]); where they hang is decided by [`crate::routes`]. Dialects don't know
//! each other.

pub mod addok;
pub mod bragi;
pub mod nominatim;
pub mod opencage;
pub mod pelias;
pub mod photon;
