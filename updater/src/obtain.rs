//! Extracts by path, address or name of a region.

use std::fs;
use std::path::{Path, PathBuf};

use fetch::{Client, Settings, regions};
use gazetteer::upkeep::ExtractSource;
use indexer::progress::{Progress, Unit};

use crate::error::Error;
use crate::store::Store;

/// Most regions that a message names.
const NEAR: usize = 5;

/// How extracts are come by.
#[derive(Clone, Debug)]
pub struct Obtain {
    /// The address of the mirror below which regions stand.
    pub mirror: String,
    /// How patient downloads are.
    pub settings: Settings,
}

impl Default for Obtain {
    fn default() -> Self {
        Self { mirror: regions::DEFAULT_MIRROR.to_owned(), settings: Settings::default() }
    }
}

/// Finds or downloads extracts.
///
/// # Errors
/// When a word is neither file, address nor region, when a download fails, or a file is certainly no extract.
pub fn obtain(
    words: &[PathBuf],
    store: &Store,
    how: &Obtain,
    progress: &dyn Progress,
) -> Result<Vec<ExtractSource>, Error> {
    let found = words.iter().map(|word| one(word, store, how, progress)).collect::<Result<Vec<_>, _>>()?;
    // What was brought forward for an earlier import of a file of the same name is no longer meant.
    for source in found.iter().filter(|source| source.url.is_none()) {
        let stale = store.extract(&name(&source.path))?;
        if stale.exists() && fs::canonicalize(&stale).ok() != fs::canonicalize(&source.path).ok() {
            fs::remove_file(&stale).map_err(Error::io(&stale))?;
        }
    }
    store.clear("new")?;
    store.clear("diffs")?;
    Ok(found)
}

fn one(word: &Path, store: &Store, how: &Obtain, progress: &dyn Progress) -> Result<ExtractSource, Error> {
    let text = word.to_string_lossy();
    if text.starts_with("http://") || text.starts_with("https://") {
        return download(&text, store, how, progress);
    }
    if word.exists() {
        fetch::content::check(word)?;
        let path = fs::canonicalize(word).map_err(Error::io(word))?;
        return Ok(ExtractSource { path, url: None });
    }
    match regions::find(&text) {
        Some(region) => download(&region.extract_url(&how.mirror), store, how, progress),
        None => Err(Error::Unknown { near: near(&text), word: text.into_owned() }),
    }
}

fn near(word: &str) -> String {
    let near: Vec<&str> = regions::search(word, NEAR).iter().map(|region| region.path).collect();
    if near.is_empty() { String::new() } else { format!("; near are {}", near.join(", ")) }
}

fn download(url: &str, store: &Store, how: &Obtain, progress: &dyn Progress) -> Result<ExtractSource, Error> {
    let file = url.split(['?', '#']).next().unwrap_or(url).rsplit('/').next().filter(|file| !file.is_empty());
    let target = store.extract(file.unwrap_or("extract.osm.pbf"))?;
    let client = Client::new(how.settings.clone());
    let so_far = std::cell::Cell::new(None);
    let told = |bytes: u64, total: Option<u64>| {
        let before = so_far.replace(Some(bytes));
        match before {
            Some(before) if before <= bytes => progress.advance(bytes - before),
            _ => {
                progress.start("downloading", total.unwrap_or(0), Unit::Bytes);
                progress.advance(bytes);
            }
        }
    };
    // The extract, a gazetteer that is at most twice as large, and the heap's file.
    client.download(url, &target, &|bytes| bytes.saturating_mul(6), &told)?;
    progress.finish();
    fetch::content::check(&target)?;
    let path = fs::canonicalize(&target).map_err(Error::io(&target))?;
    Ok(ExtractSource { path, url: Some(url.to_owned()) })
}

/// The file name of an extract.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// One extract out of several, in the store; the only one as it is.
///
/// # Errors
/// When they can't be joined.
pub fn joined(extracts: &[PathBuf], store: &Store, progress: &dyn Progress) -> Result<PathBuf, Error> {
    if let [only] = extracts {
        return Ok(only.clone());
    }
    let names: Vec<String> = extracts.iter().map(|path| name(path).trim_end_matches(".osm.pbf").to_owned()).collect();
    let mut joint = names.join("+");
    // most file systems end names at 255 bytes
    while joint.len() > 200 {
        joint.pop();
    }
    let target = store.joint(&format!("{joint}.osm.pbf"))?;
    replication::merge(extracts, &target, progress)?;
    Ok(target)
}
