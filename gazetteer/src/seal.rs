//! Sealing a gazetteer with checksums, and verifying the seal.
//!
//! Crates that trust their bytes read the mapped files, so nothing unverified is ever handed to them: the first open of
//! a generation compares all checksums and leaves a stamp (length and time of change of each file); later opens compare
//! the stamp alone, and verify again where it does not fit.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::error::Error;
use crate::format::file;
use crate::manifest::{Manifest, Seal};

/// Bytes under one checksum.
const STRETCH: u64 = 1 << 20;

/// What the stamp remembers of a file: its length and when it changed, in nanoseconds since 1970.
type Stamp = BTreeMap<String, (u64, u64)>;

/// Checksums of a finished file.
pub(crate) fn seal(path: &Path) -> Result<Seal, Error> {
    let mut seal = Seal::default();
    for_each_stretch(path, |_, length, checksum| {
        seal.bytes += length;
        seal.checksums.push(checksum);
        Ok(())
    })?;
    Ok(seal)
}

/// Compares all files of a folder with the manifest: length, then each checksum.
pub fn verify(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    for (name, seal) in &manifest.files {
        let path = folder.join(name);
        check_length(&path, seal)?;
        for_each_stretch(&path, |from, length, found| {
            let expected = seal.checksums.get((from / STRETCH) as usize).cloned().unwrap_or_default();
            if found == expected {
                return Ok(());
            }
            Err(Error::Checksum { path: path.clone(), from, to: from + length, found, expected })
        })?;
    }
    Ok(())
}

/// Verifies a generation once: trusts a fitting stamp, otherwise compares everything and leaves a stamp.
pub(crate) fn verify_once(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    for (name, seal) in &manifest.files {
        check_length(&folder.join(name), seal)?;
    }
    let now = stamp(folder, manifest)?;
    let path = folder.join(file::STAMP);
    let known: Option<Stamp> = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if known.as_ref() == Some(&now) {
        return Ok(());
    }
    verify(folder, manifest)?;
    // A folder that can't be written is verified at every open.
    if let Ok(bytes) = serde_json::to_vec(&now) {
        let _unwritable = fs::write(&path, bytes);
    }
    Ok(())
}

fn stamp(folder: &Path, manifest: &Manifest) -> Result<Stamp, Error> {
    let names = manifest.files.keys().map(String::as_str).chain([file::MANIFEST]);
    names
        .map(|name| {
            let path = folder.join(name);
            let metadata = fs::metadata(&path).map_err(Error::io(path))?;
            let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            Ok((name.to_owned(), (metadata.len(), changed.unwrap_or_default().as_nanos() as u64)))
        })
        .collect()
}

fn check_length(path: &Path, seal: &Seal) -> Result<(), Error> {
    let found = fs::metadata(path).map_err(Error::io(path))?.len();
    if found == seal.bytes {
        return Ok(());
    }
    Err(Error::Length { path: path.to_owned(), found, expected: seal.bytes })
}

fn for_each_stretch(path: &Path, mut visit: impl FnMut(u64, u64, String) -> Result<(), Error>) -> Result<(), Error> {
    let mut opened = File::open(path).map_err(Error::io(path))?;
    let mut buffer = Vec::with_capacity(STRETCH as usize);
    let mut from = 0;
    loop {
        buffer.clear();
        let length = (&mut opened).take(STRETCH).read_to_end(&mut buffer).map_err(Error::io(path))? as u64;
        if length == 0 {
            return Ok(());
        }
        visit(from, length, blake3::hash(&buffer).to_hex()[..16].to_owned())?;
        from += length;
    }
}

/// All files below a folder, by their path inside it.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, path)) = open.pop() {
        for entry in fs::read_dir(&path).map_err(Error::io(&path))? {
            let entry = entry.map_err(Error::io(&path))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push((format!("{name}/"), entry.path()));
            } else {
                found.push((name, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}
