//! The folder that a gazetteer is written into, and the step that puts it in its place.
//!
//! `claim` gives each import a folder of its own beside the destination, `replaceable` says what may be where the
//! gazetteer goes.

mod claim;
mod replaceable;

use std::fs::{self, File, Permissions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use self::claim::{Claim, claim, locked};
use crate::error::Error;
use crate::format::file;
use crate::format::header::{HEADER, header};
use crate::manifest::Manifest;
use crate::seal;

/// A folder beside the destination; removed when it is dropped before [`Staging::install`].
#[derive(Debug)]
pub struct Staging {
    claim: Claim,
    destination: PathBuf,
    warnings: Vec<String>,
    /// Whether the folder of that name is none of ours any longer.
    is_given_up: bool,
}

impl Staging {
    /// Makes a new folder beside `destination`, on the same file system. A symbolic link is followed: what it points at
    /// is replaced, the link stays.
    ///
    /// Leftovers of imports that were killed are removed first; what can't be removed is a warning.
    ///
    /// # Errors
    /// When the destination is something else than a gazetteer or holds something else beside one, is a mount point, or
    /// when another import writes there; before any work is done for it.
    pub fn create(destination: &Path) -> Result<Self, Error> {
        let destination = replaceable::followed(destination)?;
        replaceable::check(&destination)?;
        let name = destination.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = match destination.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        let mut warnings = Vec::new();
        let claim = claim(parent, &format!(".{name}.import-"), &destination, &mut warnings)?;
        Ok(Self { claim, destination, warnings, is_given_up: false })
    }

    /// What went wrong without harm, such as a leftover that can't be removed.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.claim.path
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
        let path = self.claim.path.join(name);
        let mut out = BufWriter::new(File::create(&path).map_err(Error::io(&path))?);
        out.write_all(head).and_then(|()| out.write_all(body)).and_then(|()| out.flush()).map_err(Error::io(&path))
    }

    /// Takes checksums of all files, writes the manifest and makes everything durable.
    pub(crate) fn seal(&self, mut manifest: Manifest) -> Result<Manifest, Error> {
        self.allow_as_usual()?;
        for (name, path) in seal::files_below(&self.claim.path)? {
            // Tantivy's own lock files are empty and come and go.
            if path.extension().is_some_and(|extension| extension == "lock") {
                fs::remove_file(&path).map_err(Error::io(&path))?;
                continue;
            }
            manifest.files.insert(name, seal::seal(&path)?);
            sync(&path)?;
        }
        let path = self.claim.path.join(file::MANIFEST);
        let text = manifest.to_sealed().map_err(|source| Error::Manifest { path: path.clone(), source })?;
        fs::write(&path, text).map_err(Error::io(&path))?;
        sync(&path)?;
        sync(&self.claim.path)?;
        Ok(manifest)
    }

    /// Puts the sealed folder in its place. The folder that was there is exchanged with it in one step and then
    /// removed.
    ///
    /// A server that has the old one open goes on reading it: its files live until they are unmapped. Gives what went
    /// wrong without harm.
    ///
    /// # Errors
    /// When the destination is something else than a gazetteer by now, or renaming fails.
    pub fn install(mut self) -> Result<Vec<String>, Error> {
        let parent = self.claim.path.parent().unwrap_or(Path::new(".")).to_owned();
        if self.destination.exists() {
            replaceable::check(&self.destination)?;
            // No other import takes the old folder for a leftover before it is removed.
            let old = File::open(&self.destination).map_err(Error::io(&self.destination))?;
            let _held_or_not = locked(&old);
            self.exchange()?;
            if let Err(error) = replaceable::check(&self.claim.path) {
                // What is at the name of the staging folder until then is not ours to remove.
                self.is_given_up = true;
                self.exchange()?;
                self.is_given_up = false;
                return Err(error);
            }
            sync(&parent)?;
            if let Err(error) = fs::remove_dir_all(&self.claim.path) {
                let path = self.claim.path.display();
                self.warnings.push(format!("{path}: the replaced gazetteer can't be removed: {error}"));
            }
        } else {
            fs::rename(&self.claim.path, &self.destination).map_err(Error::io(&self.destination))?;
            sync(&parent)?;
        }
        self.is_given_up = true;
        Ok(std::mem::take(&mut self.warnings))
    }

    fn exchange(&self) -> Result<(), Error> {
        renameat_with(CWD, &self.claim.path, CWD, &self.destination, RenameFlags::EXCHANGE)
            .map_err(|errno| Error::Io { path: self.destination.clone(), source: errno.into() })
    }

    /// Gives every file the permissions that the process gives to new ones: the text index makes some for the owner
    /// alone.
    fn allow_as_usual(&self) -> Result<(), Error> {
        let mode = |path: &Path| Ok::<_, Error>(fs::metadata(path).map_err(Error::io(path))?.permissions().mode());
        let usual = mode(&self.claim.path.join(file::PLACES))?;
        for (_, path) in seal::files_below(&self.claim.path)? {
            if mode(&path)? != usual {
                fs::set_permissions(&path, Permissions::from_mode(usual)).map_err(Error::io(&path))?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.is_given_up {
            return;
        }
        // What is there now is the unfinished or the replaced folder; either way nobody needs it.
        let _already_gone = fs::remove_dir_all(&self.claim.path);
    }
}

fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(Error::io(path))
}
