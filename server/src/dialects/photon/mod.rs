//! The Photon dialect: `/api`, `/structured`, `/reverse` and `/status` as Photon's servers answer them.
//!
//! One file an endpoint; [`request`] reads what endpoints share, [`filters`] the many forms of filters, [`format`]
//! prints features. Photon refuses parameters and languages that it doesn't know, which breaks clients that send their
//! locale; here they are taken, unless the server is strict ([`crate::Options::strict`]).
//!
//! Somebody who asks this dialect is typing, so the last word of a question may always be the beginning of a longer
//! one.

mod api;
mod debug;
mod error;
mod extra;
mod filters;
mod format;
mod operations;
mod query_string;
mod request;
mod reverse;
mod status;
mod strict;
mod structured;

pub use operations::{OPERATIONS, REVERSE_ALONE};
pub use reverse::{is_meant, reverse};
