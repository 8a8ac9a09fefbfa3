//! What can go wrong with the file of the heap.

use std::io;
use std::path::PathBuf;

/// There is no room for what the budget of memory does not hold.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}; an import keeps here what exceeds its memory: free some space on this disk, or allow more with --memory", folder.display())]
pub struct Error {
    /// Where the temporary file is.
    pub folder: PathBuf,
    /// What the system says.
    pub source: io::Error,
}
