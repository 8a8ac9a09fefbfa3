//! The store beside a gazetteer: its folders and its lock.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use gazetteer::upkeep;
use rustix::fs::{FlockOperation, flock};

use crate::error::Error;

/// The store of a gazetteer, held by this process until it is dropped.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// The lock goes with the process, however that ends.
    _lock: File,
}

impl Store {
    /// Opens the store of a gazetteer, made where there is none.
    ///
    /// # Errors
    /// When it can't be written, or another process holds it.
    pub fn open(gazetteer: &Path) -> Result<Self, Error> {
        let folder = upkeep::store(gazetteer);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(Error::io(&path))?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            // A file system without locks goes without one.
            Ok(()) | Err(rustix::io::Errno::NOTSUP | rustix::io::Errno::NOLCK) => Ok(Self { folder, _lock: lock }),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(Error::Locked { store: folder }),
            Err(errno) => Err(Error::Io { path, source: errno.into() }),
        }
    }

    /// Where an extract stands that was downloaded or brought forward.
    pub fn extract(&self, name: &str) -> Result<PathBuf, Error> {
        self.file("extract", name)
    }

    /// Where an extract stands whose gazetteer is not in place yet.
    pub(crate) fn new_extract(&self, name: &str) -> Result<PathBuf, Error> {
        self.file("new", name)
    }

    /// Where an extract joined out of several stands while it is imported.
    pub(crate) fn joint(&self, name: &str) -> Result<PathBuf, Error> {
        self.file("joint", name)
    }

    /// Where a diff of a server stands.
    pub(crate) fn diff(&self, extract: &str, sequence: i64) -> Result<PathBuf, Error> {
        self.file("diffs", &format!("{extract}-{sequence}.osc.gz"))
    }

    /// Removes one of its folders with all that is in it.
    pub(crate) fn clear(&self, folder: &str) -> Result<(), Error> {
        let path = self.folder.join(folder);
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(&path)(error)),
            _ => Ok(()),
        }
    }

    fn file(&self, folder: &str, name: &str) -> Result<PathBuf, Error> {
        let folder = self.folder.join(folder);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        Ok(folder.join(name))
    }
}
