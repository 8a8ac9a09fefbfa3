//! What can go wrong between a server and the disk.

use std::io;
use std::path::{Path, PathBuf};

/// Why something was not fetched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file can't be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The server says that there is no such file.
    #[error("{url}: status {status}, no such file there; look whether the address is right")]
    NotFound {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
    /// The server refuses, for good or after all tries.
    #[error("{url}: status {status}{}; try again later", tried(*tries))]
    Status {
        /// The address.
        url: String,
        /// The last status.
        status: u16,
        /// How often it was asked.
        tries: u32,
    },
    /// The connection fails, stalls or breaks off.
    #[error("{url}: {fault}{}; look at the network and HTTPS_PROXY, or try again later", tried(*tries))]
    Connection {
        /// The address.
        url: String,
        /// What happened.
        fault: String,
        /// How often it was tried.
        tries: u32,
    },
    /// The bytes are not those that were published.
    #[error("{url}: MD5 {found}, {expected} expected{}; the mirror is damaged or behind, try another one or later", tried(*tries))]
    Checksum {
        /// The address.
        url: String,
        /// The checksum of what came.
        found: String,
        /// The published one.
        expected: String,
        /// How often it was tried.
        tries: u32,
    },
    /// More came than is taken.
    #[error("{url}: more than {limit} bytes, which no such file has")]
    TooLarge {
        /// The address.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// What came is something else.
    #[error("{place}: {what}; {advice}")]
    Content {
        /// The file or address.
        place: String,
        /// What it is.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// The disk has not enough room.
    #[error("{}: {free} bytes free, {needed} needed for the download and its import; make room or choose another disk", folder.display())]
    Disk {
        /// A folder on the disk.
        folder: PathBuf,
        /// What is free.
        free: u64,
        /// What is needed.
        needed: u64,
    },
    /// No address at all.
    #[error("{url}: an address that begins with http:// or https:// is expected")]
    Address {
        /// What was given.
        url: String,
    },
}

impl Error {
    /// Puts the file in front of what the system says.
    pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io { path: path.to_owned(), source }
    }

    /// Whether the server says that there is no such file.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }
}

fn tried(tries: u32) -> String {
    if tries > 1 { format!(" after {tries} tries") } else { String::new() }
}
