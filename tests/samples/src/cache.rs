//! Gazetteers below `target/gazetteers`, named by what they were made from.

use std::fs::{self, File};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use blake3::Hasher;
use indexer::progress::Silent;
use indexer::read::ReadOptions;

/// What a gazetteer depends on besides its extract; the bundled extracts among it do not matter.
const SOURCES: [&str; 5] = ["data", "gazetteer/src", "heap/src", "indexer/src", "Cargo.lock"];

/// How many states of the sources are kept.
const KEPT: usize = 6;

/// The folder of an extract's gazetteer; imports it where it is not there yet.
pub fn folder(root: &Path, extract: &Path) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let state = target.join("gazetteers").join(hash_of(SOURCES.iter().map(|name| root.join(name)))?);
    fs::create_dir_all(&state)?;
    let name = extract.file_name().unwrap_or_default().to_string_lossy();
    let folder = state.join(format!("{name}-{}.d", hash_of([extract.to_owned()])?));
    // test binaries may want it at the same time
    let lock = File::create(folder.with_extension("lock"))?;
    lock.lock()?;
    if !folder.exists() {
        indexer::import(extract, &folder, &ReadOptions::default(), &Silent).map_err(Error::other)?;
        forget_old(&target.join("gazetteers"))?;
    }
    Ok(folder)
}

/// Twelve letters for the names and contents of files and of all files in folders.
fn hash_of(paths: impl IntoIterator<Item = PathBuf>) -> Result<String> {
    let mut hasher = Hasher::new();
    for path in paths {
        add(&mut hasher, &path, true)?;
    }
    Ok(hasher.finalize().to_hex().chars().take(12).collect())
}

fn add(hasher: &mut Hasher, path: &Path, named: bool) -> Result<()> {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(hasher, path, false));
    }
    // an extract counts where it is named, not as one of the files in data/
    if named || path.extension().is_none_or(|extension| extension != "pbf") {
        hasher.update(path.file_name().unwrap_or_default().as_encoded_bytes()).update(b"\0");
        hasher.update_reader(File::open(path)?)?;
    }
    Ok(())
}

/// Removes all but the youngest states. Maps of a removed gazetteer stay readable for who has them open.
fn forget_old(gazetteers: &Path) -> Result<()> {
    let mut states: Vec<(SystemTime, PathBuf)> = fs::read_dir(gazetteers)?
        .map(|entry| entry.and_then(|entry| Ok((entry.metadata()?.modified()?, entry.path()))))
        .collect::<Result<_>>()?;
    states.sort();
    let old = states.len().saturating_sub(KEPT);
    states[..old].iter().try_for_each(|(_, path)| fs::remove_dir_all(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_name_and_an_extract_in_a_folder_does_not() {
        let folder = tempfile::tempdir().map(tempfile::TempDir::keep).unwrap_or_default();
        let hash = || hash_of([folder.clone()]).unwrap_or_default();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).is_ok();
        assert!(write("rules.tsv", "a"));
        let before = hash();
        assert!(write("town.osm.pbf", "extract"));
        assert_eq!(hash(), before);
        assert!(write("rules.tsv", "b"));
        assert_ne!(hash(), before);
        assert!(fs::remove_dir_all(folder).is_ok());
    }
}
