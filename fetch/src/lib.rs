//! Downloads: extracts, and the files of replication servers.
//!
//! [`Client`] speaks HTTP(S), through a proxy where the environment names one, with bounded tries and growing pauses.
//! [`Client::download`] brings a large file to the disk: into a `.part` beside its place, resumed where it broke off,
//! checked against the checksum published beside it, and put in its place when it is whole. [`regions`] knows extracts
//! by name, and [`content`] tells what a file is that is no extract.
//!
//! A server of Parvis never calls this crate: it opens no connection of its own.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod client;
pub mod content;
mod disk;
mod download;
mod error;
mod md5;
pub mod regions;

pub use client::{Client, Settings};
pub use disk::free_bytes;
pub use error::Error;
