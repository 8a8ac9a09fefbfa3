//! The Nominatim dialect against its contract: parameters, errors, headers, formats, and the shape of genuine answers.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails by panicking is a test that fails")]
#![expect(clippy::print_stderr, reason = "what a test skips or has compared is said aloud")]

mod bounds;
mod details;
mod errors;
mod formats;
#[path = "../harness/mod.rs"]
mod harness;
mod matching;
mod samples;
mod sweep;
mod transport;
