//! What can go wrong when a server is started or runs.
//!
//! Errors of single requests are no matter of this type: they are answered in the shape of their dialect.

use std::io;
use std::net::SocketAddr;

/// An error of starting or running the server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address can't be bound.
    #[error("{listen}: {source}; choose another address with --listen or stop the program that uses it")]
    Bind {
        /// The address.
        listen: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
    /// The system refused to pass signals on.
    #[error("signals: {0}")]
    Signals(io::Error),
}
