//! The dialects of Pelias, Bragi and OpenCage, the client profiles and the OpenAPI document, asked without a socket.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails by panicking is a test that fails")]
#![expect(clippy::print_stderr, reason = "what a test skips is said aloud")]

mod bragi;
mod details;
#[path = "../harness/mod.rs"]
#[expect(dead_code, reason = "other test binaries use the rest of it")]
mod harness;
mod openapi;
mod opencage;
mod page;
mod pelias;
mod profiles;
mod readers;
mod sweep;
