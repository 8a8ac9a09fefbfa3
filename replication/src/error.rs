//! What can go wrong between a diff and an extract.

use std::io;
use std::path::{Path, PathBuf};

/// Why changes could not be read or applied.
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
    /// The extract is damaged or of a kind that can't be read.
    #[error(transparent)]
    Extract(#[from] indexer::error::Error),
    /// The objects of an extract stand in no order, so changes can't be woven in.
    #[error(
        "{}: objects out of order ({found} behind {before}), nodes, ways, relations by number expected; sort it with \
         \"osmium sort\" and import it again", path.display()
    )]
    Unsorted {
        /// The extract.
        path: PathBuf,
        /// The object that comes too late.
        found: String,
        /// The one before it.
        before: String,
    },
    /// A diff is not what it should be.
    #[error("{}: at byte {at} of its text: {fault}; an OsmChange file (.osc.gz) is expected, fetch it again", path.display())]
    Diff {
        /// The file.
        path: PathBuf,
        /// Where, in the decompressed text.
        at: u64,
        /// What is wrong.
        fault: String,
    },
    /// The changes take more memory than they may.
    #[error("{}: its changes take more than {limit} bytes of memory; allow more with --memory", path.display())]
    TooMany {
        /// The diff.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// A state file is not what it should be.
    #[error("{place}: {fault}; a state file of a replication server is expected")]
    State {
        /// Its address.
        place: String,
        /// What is wrong.
        fault: String,
    },
    /// A `.poly` file or a box is not what it should be.
    #[error("{place}: {fault}")]
    Clip {
        /// The file or the argument.
        place: String,
        /// What is wrong and what was expected.
        fault: String,
    },
}

impl Error {
    /// Puts the file in front of what the system says.
    pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io { path: path.to_owned(), source }
    }
}
