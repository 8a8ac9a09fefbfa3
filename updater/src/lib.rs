//! A gazetteer kept up to date: where its extracts come from, and the way from diffs to the next generation.
//!
//! Beside `gazetteer.d` stands its store, `gazetteer.d.store`:
//!
//! ```text
//! state.json          what it is made from, how the last update went (gazetteer::upkeep)
//! lock                held while an import or update runs
//! extract/            extracts that were downloaded or brought forward
//! new/                extracts brought forward whose gazetteer is not in place yet
//! diffs/              diffs that were fetched and are not in an extract yet
//! generations/        past gazetteers (gazetteer::generations)
//! ```
//!
//! Every step ends with a rename, so a process that is killed leaves either what was there before or what comes after.
//! What is half done stands in `.part` files, `new/` and `diffs/`, and is used or made anew by the next run. Nothing
//! here prints.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod error;
mod forward;
mod obtain;
mod server;
mod store;
mod update;

pub use error::Error;
pub use obtain::{Obtain, joined, obtain};
pub use store::Store;
pub use update::{Outcome, UpdateOptions, imported, update};
