//! The router against the rules of the dialects, asked without a socket: one test binary, so that the program is linked
//! and the bundled extract imported once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails by panicking is a test that fails")]
#![expect(clippy::print_stderr, reason = "what a test skips or has compared is said aloud")]

mod dialects;
mod harness;
mod limits;
mod nominatim;
mod parameters;
mod photon_addok;
