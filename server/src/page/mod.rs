//! The web page at `/`, and what only it asks: a map drawn from the gazetteer's own shapes.
//!
//! [`files`] serves the page itself, which is part of the program; [`plain`] makes its results for browsers without
//! JavaScript. [`map`] and [`about`] are operations like those of any dialect, so other pages may use them too. The
//! page asks nobody but the server that it came from, and its Content-Security-Policy makes the browser hold it to
//! that; an operator may name one host of tiles ([`crate::tiles`]) besides.

mod about;
pub mod files;
mod map;
mod operations;
pub mod plain;
mod words;

pub use operations::OPERATIONS;
