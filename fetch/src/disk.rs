//! Room on a disk.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// The bytes that a user may write on the disk of a folder; `None` where the system does not tell.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Refuses a disk without the room that is needed.
pub(crate) fn check(folder: &Path, needed: u64) -> Result<(), Error> {
    match free_bytes(folder).filter(|free| *free < needed) {
        Some(free) => Err(Error::Disk { folder: PathBuf::from(folder), free, needed }),
        None => Ok(()),
    }
}
