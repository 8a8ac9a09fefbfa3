//! Past gazetteers, kept as folders so that one can be put back in place.
//!
//! They stand in the store of the gazetteer under `generations/`, each named by the time of its import. Files of a
//! gazetteer never change, so those of a generation are hard links to those that were served: while it is in place
//! a gazetteer takes its room on the disk once. Where the file system knows no hard links the files are copied.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::format::file;
use crate::manifest::Manifest;
use crate::reader::Gazetteer;
use crate::seal;
use crate::upkeep::store;
use crate::writer::Staging;

/// A gazetteer that is in place or was.
#[derive(Clone, Debug, PartialEq)]
pub struct Generation {
    /// Its name: the time of its import and a few letters of the checksum of its manifest.
    pub id: String,
    /// Its manifest.
    pub manifest: Manifest,
    /// Whether it is the one in place.
    pub in_place: bool,
}

/// All generations, newest import first; the one in place is among them.
///
/// # Errors
/// When the store can't be read. Folders whose manifest can't be read are left out.
pub fn list(gazetteer: &Path) -> Result<Vec<Generation>, Error> {
    let current = id_of(gazetteer).ok();
    let mut found = Vec::new();
    if let Some(id) = &current {
        found.push(Generation { id: id.clone(), manifest: Manifest::open(gazetteer)?, in_place: true });
    }
    for id in kept(gazetteer)? {
        if current.as_ref() != Some(&id)
            && let Ok(manifest) = Manifest::open(&folder(gazetteer).join(&id))
        {
            found.push(Generation { id, manifest, in_place: false });
        }
    }
    found.sort_by(|a, b| b.id.cmp(&a.id));
    Ok(found)
}

/// Keeps the gazetteer in place as a generation, before another takes its place. Nothing happens where there is none.
///
/// # Errors
/// When the store can't be written.
pub fn keep(gazetteer: &Path) -> Result<(), Error> {
    let Ok(id) = id_of(gazetteer) else { return Ok(()) };
    let generations = folder(gazetteer);
    let target = generations.join(&id);
    if target.exists() {
        return Ok(());
    }
    fs::create_dir_all(&generations).map_err(Error::io(&generations))?;
    let part = generations.join(format!(".{id}.part"));
    remove(&part)?;
    link_all(gazetteer, &part)?;
    fs::rename(&part, &target).map_err(Error::io(&target))
}

/// Removes all but the newest generations, so that there are `count` with the one in place.
///
/// # Errors
/// When the store can't be read or a folder not be removed.
pub fn prune(gazetteer: &Path, count: usize) -> Result<(), Error> {
    let current = id_of(gazetteer).ok();
    let mut past: Vec<String> = kept(gazetteer)?;
    past.sort();
    past.retain(|id| current.as_ref() != Some(id));
    let surplus = past.len().saturating_sub(count.saturating_sub(1));
    for id in &past[..surplus] {
        remove(&folder(gazetteer).join(id))?;
    }
    Ok(())
}

/// Puts a generation in place: the one of a name, or the one before that in place. The one that was in place is kept.
///
/// # Errors
/// When there is no such generation, it is damaged, or the disk fails; what is in place then stays.
pub fn roll_back(gazetteer: &Path, id: Option<&str>) -> Result<Generation, Error> {
    let all = list(gazetteer)?;
    let chosen = match id {
        Some(id) => all.iter().find(|generation| generation.id == id),
        None => all.iter().skip_while(|generation| !generation.in_place).nth(1),
    };
    let Some(chosen) = chosen else {
        let known = all.iter().map(|generation| generation.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Error::NoGeneration { folder: gazetteer.to_owned(), wanted: id.map(str::to_owned), known });
    };
    if chosen.in_place {
        return Ok(chosen.clone());
    }
    keep(gazetteer)?;
    let staging = Staging::create(gazetteer)?;
    link_all(&folder(gazetteer).join(&chosen.id), staging.path())?;
    Gazetteer::open(staging.path())?;
    staging.install()?;
    Ok(Generation { in_place: true, ..chosen.clone() })
}

/// Where the generations of a gazetteer stand.
fn folder(gazetteer: &Path) -> PathBuf {
    store(gazetteer).join("generations")
}

/// The names of the generations that are kept.
fn kept(gazetteer: &Path) -> Result<Vec<String>, Error> {
    let path = folder(gazetteer);
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Io { path, source }),
    };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    Ok(names.filter(|name| !name.starts_with('.')).collect())
}

/// The name of the gazetteer in a folder.
fn id_of(gazetteer: &Path) -> Result<String, Error> {
    let manifest = Manifest::open(gazetteer)?;
    let path = gazetteer.join(file::MANIFEST);
    let checksum = blake3::hash(&fs::read(&path).map_err(Error::io(&path))?).to_hex();
    Ok(format!("{}-{}", manifest.imported.replace(':', "-"), &checksum[..6]))
}

/// Links all files of a folder into another, which is made.
fn link_all(from: &Path, to: &Path) -> Result<(), Error> {
    for (name, source) in seal::files_below(from)? {
        let target = to.join(&name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(Error::io(parent))?;
        }
        // The stamp is the one file that may be written again.
        if name == file::STAMP || fs::hard_link(&source, &target).is_err() {
            fs::copy(&source, &target).map_err(Error::io(&target))?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}
