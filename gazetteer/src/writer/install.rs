//! The folder that a gazetteer is written into, and the step that puts it in its place.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::error::Error;
use crate::format::file;
use crate::format::header::{HEADER, header};
use crate::manifest::Manifest;
use crate::seal;

/// A folder beside the destination; removed when it is dropped before [`Staging::install`].
#[derive(Debug)]
pub struct Staging {
    path: PathBuf,
    destination: PathBuf,
}

impl Staging {
    /// Makes a new folder beside `destination`, on the same file system.
    ///
    /// Leftovers of imports that were killed are removed first.
    ///
    /// # Errors
    /// When the destination is something else than a gazetteer, before any work is done for it.
    pub fn create(destination: &Path) -> Result<Self, Error> {
        check_replaceable(destination)?;
        let name = destination.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = match destination.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        let prefix = format!(".{name}.import-");
        remove_leftovers(parent, &prefix)?;
        let path = parent.join(format!("{prefix}{}", std::process::id()));
        fs::create_dir(&path).map_err(Error::io(&path))?;
        Ok(Self { path, destination: destination.to_owned() })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file behind a header.
    pub(crate) fn write(&self, name: &str, body: &[u8]) -> Result<(), Error> {
        self.write_all(name, &header(), body)
    }

    /// Writes a file whose body starts with room for the header, so that offsets in it count from the file's start.
    pub(crate) fn write_offset_file(&self, name: &str, body: &[u8]) -> Result<(), Error> {
        self.write_all(name, &header(), body.get(HEADER..).unwrap_or_default())
    }

    fn write_all(&self, name: &str, head: &[u8], body: &[u8]) -> Result<(), Error> {
        let path = self.path.join(name);
        let mut out = BufWriter::new(File::create(&path).map_err(Error::io(&path))?);
        out.write_all(head).and_then(|()| out.write_all(body)).and_then(|()| out.flush()).map_err(Error::io(&path))
    }

    /// Takes checksums of all files, writes the manifest and makes everything durable.
    pub(crate) fn seal(&self, mut manifest: Manifest) -> Result<Manifest, Error> {
        for (name, path) in seal::files_below(&self.path)? {
            // Tantivy's own lock files are empty and come and go.
            if path.extension().is_some_and(|extension| extension == "lock") {
                fs::remove_file(&path).map_err(Error::io(&path))?;
                continue;
            }
            manifest.files.insert(name, seal::seal(&path)?);
            sync(&path)?;
        }
        let path = self.path.join(file::MANIFEST);
        let text = manifest.to_sealed().map_err(|source| Error::Manifest { path: path.clone(), source })?;
        fs::write(&path, text).map_err(Error::io(&path))?;
        sync(&path)?;
        sync(&self.path)?;
        Ok(manifest)
    }

    /// Puts the sealed folder in its place. The folder that was there is exchanged with it in one step and then
    /// removed.
    ///
    /// A server that has the old one open goes on reading it: its files live until they are unmapped.
    ///
    /// # Errors
    /// When the destination is something else than a gazetteer, or renaming fails.
    pub fn install(self) -> Result<(), Error> {
        if self.destination.exists() {
            check_replaceable(&self.destination)?;
            renameat_with(CWD, &self.path, CWD, &self.destination, RenameFlags::EXCHANGE)
                .map_err(|errno| Error::Io { path: self.destination.clone(), source: errno.into() })?;
        } else {
            fs::rename(&self.path, &self.destination).map_err(Error::io(&self.destination))?;
        }
        sync(self.path.parent().unwrap_or(Path::new(".")))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What is there now is the unfinished or the replaced folder; either way nobody needs it.
        let _already_gone = fs::remove_dir_all(&self.path);
    }
}

/// Refuses what is there but is neither a gazetteer nor an empty folder.
fn check_replaceable(destination: &Path) -> Result<(), Error> {
    let replaceable =
        !destination.exists() || destination.join(file::MANIFEST).exists() || is_empty_folder(destination);
    if replaceable { Ok(()) } else { Err(Error::Occupied { path: destination.to_owned() }) }
}

fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Removes staging folders whose import no longer runs.
fn remove_leftovers(parent: &Path, prefix: &str) -> Result<(), Error> {
    for entry in fs::read_dir(parent).map_err(Error::io(parent))? {
        let path = entry.map_err(Error::io(parent))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(pid) = name.strip_prefix(prefix).and_then(|pid| pid.parse::<u32>().ok()) else { continue };
        let runs = pid != std::process::id() && Path::new("/proc").join(pid.to_string()).exists();
        if !runs {
            fs::remove_dir_all(&path).map_err(Error::io(&path))?;
        }
    }
    Ok(())
}

fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(Error::io(path))
}
