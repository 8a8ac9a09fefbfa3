//! What can go wrong between an extract and a gazetteer.
//!
//! Every message says where (file and byte), what is wrong and what to do about it. Odd data inside a sound file is
//! never an error: such objects are dropped and counted.

use std::io;
use std::path::PathBuf;

use crate::fault::Fault;

/// Why an import failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file can't be opened or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A part of the file is damaged or of a kind that can't be read.
    #[error("{}: blob at byte {offset}: {fault}; {}", path.display(), fault.remedy())]
    Blob {
        /// The file.
        path: PathBuf,
        /// Where the blob begins, its length field included.
        offset: u64,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A table beside the extract is not what it should be.
    #[error("{}: line {line}: {fault}", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// The line, from 1 on.
        line: u64,
        /// What is wrong with it and what was expected.
        fault: String,
    },
    /// There is no room for what the budget of memory does not hold.
    #[error(transparent)]
    Heap(#[from] heap::Error),
    /// The gazetteer can't be written.
    #[error(transparent)]
    Gazetteer(#[from] gazetteer::Error),
}
