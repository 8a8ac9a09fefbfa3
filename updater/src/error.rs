//! Why a gazetteer could not be made or brought forward. The old data serve on in every case.

use std::io;
use std::path::{Path, PathBuf};

/// Why an update failed.
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
    /// A download failed.
    #[error(transparent)]
    Fetch(#[from] fetch::Error),
    /// A diff or an extract is not what it should be.
    #[error(transparent)]
    Replication(#[from] replication::Error),
    /// The import failed.
    #[error(transparent)]
    Import(#[from] indexer::error::Error),
    /// A gazetteer can't be read or put in place.
    #[error(transparent)]
    Gazetteer(#[from] gazetteer::Error),
    /// Nobody knows what the gazetteer is made from.
    #[error("{}: nothing is known of its extract; import it with \"parvis import\" first", gazetteer.display())]
    NoExtract {
        /// The gazetteer.
        gazetteer: PathBuf,
    },
    /// Another process is at work.
    #[error("{}: another import or update of this gazetteer is running; wait for its end", store.display())]
    Locked {
        /// The store.
        store: PathBuf,
    },
    /// An extract is neither file, address nor region.
    #[error("{word}: no such file, and no region is called so{near}; \"parvis regions WORD\" finds names")]
    Unknown {
        /// What was given.
        word: String,
        /// Regions spelt alike.
        near: String,
    },
    /// Nothing tells where the changes of an extract come from.
    #[error("{}: its header tells no replication server; name one with --replication-url, or import a newer extract", extract.display())]
    NoServer {
        /// The extract.
        extract: PathBuf,
    },
    /// Nothing tells up to when changes are in an extract.
    #[error("{}: neither its header nor its objects tell a time, so nobody knows which changes it lacks; import a newer extract", extract.display())]
    NoTime {
        /// The extract.
        extract: PathBuf,
    },
    /// Diffs between an extract and the server's are missing.
    #[error(
        "{url}: diff {sequence} is not there, so changes would be lost; import a newer extract (\"parvis import\")"
    )]
    Gap {
        /// The server.
        url: String,
        /// The first diff that is missing.
        sequence: i64,
    },
    /// The server's diffs are not those that follow the extract.
    #[error("{url}: the diffs don't fit {}: {fault}; look at --replication-url, or import a newer extract", extract.display())]
    Misfit {
        /// The server.
        url: String,
        /// The extract.
        extract: PathBuf,
        /// What tells it.
        fault: String,
    },
}

impl Error {
    /// Puts the file in front of what the system says.
    pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io { path: path.to_owned(), source }
    }
}
