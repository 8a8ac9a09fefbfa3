//! Where the blocks are: a file and the addresses that it is mapped to, or plain memory under Miri.
//!
//! Both give the same: addresses that are reserved once, of which a beginning is usable that grows by steps; space on
//! the disk that is reserved before it is used, and given back and reserved again for single stretches.

#[cfg(not(miri))]
mod file;
#[cfg(miri)]
mod memory;

#[cfg(not(miri))]
pub use file::{Backing, Fault, Folder, reserve_addresses};
#[cfg(miri)]
pub use memory::{Backing, Fault, Folder, reserve_addresses};
