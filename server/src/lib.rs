//! Parvis over HTTP, in the dialects that clients already speak.
//!
//! [`serve`] binds an address and answers until it is told to stop; [`router`] gives the same service without a socket,
//! for tests and for embedding. Requests pass the gates of `http` (limits, CORS, caching, log), the table of `routes`
//! leads them to a dialect, the dialect reads its parameters with the parsers of `params`, asks the geocoder and prints
//! the answers.
//!
//! The geocoder is synchronous and is asked on the worker that took the request: a question costs less than a hop to
//! another thread. This crate neither searches nor ranks, and it never logs the text of a question at info.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod api;
mod details;
mod dialects;
mod error;
mod http;
mod metrics;
mod openapi;
mod options;
mod page;
mod params;
mod public_url;
mod reload;
mod request;
mod routes;
mod serve;
mod state;
mod tally;
mod tiles;
mod time;
mod view;

pub use details::Details;
pub use error::Error;
pub use options::{Metrics, Options};
pub use public_url::{BadUrl, PublicUrl};
pub use routes::router;
pub use serve::{serve, serve_until};
pub use state::AppState;
pub use tiles::{BadTiles, Tiles};
pub use view::shape::GeoJson;
