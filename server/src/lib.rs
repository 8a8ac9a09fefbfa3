//! Parvis over HTTP, in the dialects that clients already speak.
//!
//! [`serve`] binds an address and answers until it is told to stop; [`router`] gives the same service without a socket, for
//! tests and for embedding. Requests pass the gates of `transport` (limits, CORS, caching, log), one route table leads them
//! to a dialect, the dialect reads its parameters with the parsers of `params`, asks the geocoder and prints the answers.
//!
//! The geocoder is synchronous and is asked on the worker that took the request: a question costs less than a hop to
//! another thread. This crate neither searches nor ranks, and it never logs the text of a question at info.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod addok;
mod ask;
mod bragi;
mod catalogue;
mod confidence;
mod details;
mod error;
mod hit;
mod json_reply;
mod label;
mod metrics;
mod nominatim;
mod openapi;
mod opencage;
mod options;
mod page;
mod params;
mod parts;
mod pelias;
mod photon;
mod profile;
mod reload;
mod routes;
mod serve;
mod shape;
mod state;
mod time;
mod told;
mod transport;
mod xml;

pub use details::Details;
pub use error::Error;
pub use options::Options;
pub use page::{BadTiles, Tiles};
pub use routes::router;
pub use serve::{serve, serve_until};
pub use shape::GeoJson;
pub use state::AppState;
