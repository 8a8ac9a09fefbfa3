//! What may be replaced by a new gazetteer: nothing, an empty folder, or a gazetteer that holds nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
use serde::Deserialize;
use serde_json::Value;

use crate::error::Error;
use crate::format::file;

/// The folder of the text index.
const WORDS_FOLDER: &str = "words/";
/// Links that lead to links are followed so far.
const MOST_LINKS: usize = 40;

/// As much of a manifest as every version of the format has.
#[derive(Deserialize)]
struct AnyManifest {
    #[serde(rename = "format")]
    _format: u32,
    files: BTreeMap<String, Value>,
}

/// Where a destination leads to: itself, or what a symbolic link points at, which need not be there yet.
pub(super) fn followed(destination: &Path) -> Result<PathBuf, Error> {
    let mut path = destination.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else { return Ok(path) };
        // A relative target counts from the folder of the link.
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(Error::Io { path: destination.to_owned(), source: rustix::io::Errno::LOOP.into() })
}

/// Refuses what can't be replaced, or what more than a gazetteer would be lost with.
pub(super) fn check(destination: &Path) -> Result<(), Error> {
    let Ok(metadata) = destination.metadata() else { return Ok(()) };
    let occupied = |reason: String| Err(Error::Occupied { path: destination.to_owned(), reason });
    if !metadata.is_dir() {
        return occupied("not a folder".to_owned());
    }
    if is_mount_point(destination, metadata.dev()) {
        return Err(Error::MountPoint { path: destination.to_owned() });
    }
    let found = contents(destination).map_err(Error::io(destination))?;
    if found.is_empty() {
        return Ok(());
    }
    let path = destination.join(file::MANIFEST);
    let Ok(bytes) = fs::read(&path) else { return occupied(format!("no {} in it", file::MANIFEST)) };
    let Ok(manifest) = serde_json::from_slice::<AnyManifest>(&bytes) else {
        return occupied(format!("its {} is not one of a gazetteer", file::MANIFEST));
    };
    let is_own = |name: &str| {
        manifest.files.contains_key(name)
            || [file::MANIFEST, file::STAMP, WORDS_FOLDER].contains(&name)
            // The text index leaves its locks.
            || name.starts_with(file::WORDS) && Path::new(name).extension().is_some_and(|extension| extension == "lock")
    };
    match found.iter().find(|name| !is_own(name)) {
        Some(name) => occupied(format!("it holds \"{name}\" too, which is no part of a gazetteer")),
        None => Ok(()),
    }
}

/// All files, links and folders below a folder, by their path inside it; folders end in a slash. Links are not
/// followed.
fn contents(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, path)) = open.pop() {
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((format!("{name}/"), entry.path()));
                found.push(format!("{name}/"));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file system is mounted at a folder: no rename can exchange it then.
fn is_mount_point(path: &Path, device: u64) -> bool {
    let told = statx(CWD, path, AtFlags::empty(), StatxFlags::BASIC_STATS).ok().and_then(|found| {
        let known = found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT);
        known.then(|| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
    });
    // Older systems don't tell; another device than the folder around has betrays most.
    let parent = path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
    told.unwrap_or_else(|| parent.and_then(|parent| parent.metadata().ok()).is_some_and(|found| found.dev() != device))
}
