//! The staging folder that one import has for itself.
//!
//! Imports into one destination share the name of their folder, and who holds the lock on it is at work: the lock ends
//! with its process, in whichever container that runs. A folder that nobody holds is left over from an import that was
//! killed.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::error::Error;

/// Names that are tried where leftovers can't be removed.
const MOST_NAMES: usize = 16;

/// A locked folder.
#[derive(Debug)]
pub(super) struct Claim {
    pub path: PathBuf,
    /// Holds the lock while it is open.
    _lock: File,
}

/// Makes and locks a folder `PREFIX0` in a folder, or the next number where a leftover of that name can't be removed;
/// what can't be is told in `warnings`.
pub(super) fn claim(
    parent: &Path,
    prefix: &str,
    destination: &Path,
    warnings: &mut Vec<String>,
) -> Result<Claim, Error> {
    for number in 0..MOST_NAMES {
        let path = parent.join(format!("{prefix}{number}"));
        match try_claim(&path).map_err(Error::io(&path))? {
            Attempt::Mine(lock) => {
                remove_others(parent, prefix, &path, warnings);
                return Ok(Claim { path, _lock: lock });
            }
            Attempt::Busy => return Err(Error::Busy { path: destination.to_owned() }),
            Attempt::Stuck(reason) => {
                warnings.push(format!("{}: left over from an import, can't be removed: {reason}", path.display()));
            }
        }
    }
    Err(Error::Io { path: parent.join(format!("{prefix}0")), source: ErrorKind::AlreadyExists.into() })
}

enum Attempt {
    Mine(File),
    Busy,
    Stuck(std::io::Error),
}

fn try_claim(path: &Path) -> std::io::Result<Attempt> {
    loop {
        match fs::create_dir(path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        let lock = match File::open(path) {
            Ok(lock) => lock,
            // Removed between the two steps.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Ok(Attempt::Stuck(error)),
        };
        if !locked(&lock)? {
            return Ok(Attempt::Busy);
        }
        // Whoever had the lock before may have removed the folder or put it in its place.
        let is_there = fs::metadata(path).is_ok_and(|found| lock.metadata().is_ok_and(|own| own.ino() == found.ino()));
        if !is_there {
            continue;
        }
        return Ok(match clear(path) {
            Ok(()) => Attempt::Mine(lock),
            Err(error) => Attempt::Stuck(error),
        });
    }
}

/// Takes a lock; `false` where another process holds it. File systems that know no locks give one to everybody.
pub(super) fn locked(folder: &File) -> std::io::Result<bool> {
    match flock(folder, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) | Err(Errno::NOLCK | Errno::NOTSUP | Errno::NOSYS | Errno::INVAL) => Ok(true),
        Err(Errno::WOULDBLOCK) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Removes what is in a folder.
fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
    }
    Ok(())
}

/// Removes other staging folders that nobody holds.
fn remove_others(parent: &Path, prefix: &str, own: &Path, warnings: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_staging =
            name.strip_prefix(prefix).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_staging || path == own || File::open(&path).is_ok_and(|folder| matches!(locked(&folder), Ok(false))) {
            continue;
        }
        if let Err(error) = fs::remove_dir_all(&path) {
            let told = format!("{}: left over from an import, can't be removed: {error}", path.display());
            if !warnings.contains(&told) {
                warnings.push(told);
            }
        }
    }
}
