//! Extracts for tests, each imported once for all of them.
//!
//! [`bundled`] is part of the repository, [`shared`] ones are where the machine has them. [`gazetteer`] gives the
//! folder that an extract is imported into. It stays below `target/gazetteers`, under a name made of the extract and of
//! all sources that an import depends on, so that neither another test binary nor the next run imports it again, and a
//! changed rule does. Only for tests that ask: whoever tests the import itself imports.

#![expect(clippy::panic, clippy::print_stderr, reason = "for tests, which fail by panicking and say what they skip")]

mod cache;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use geocoder::Geocoder;

/// Where this variable is set, a missing extract fails its tests; elsewhere they are skipped with a printed reason.
pub const REQUIRED: &str = "PARVIS_REQUIRE_EXTRACTS";

/// The top of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The extract of central Helsinki that comes with the project.
pub fn bundled() -> PathBuf {
    root().join("data/helsinki-centre.osm.pbf")
}

/// A file or folder of the shared material, such as `data/monaco-2026-03.osm.pbf`; `None`, with a printed reason, where
/// it is not there.
///
/// # Panics
///
/// Where it is not there although `PARVIS_REQUIRE_EXTRACTS` is set.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    let reason = format!("{}: not there", found.display());
    let is_required = std::env::var_os(REQUIRED).is_some_and(|value| !value.is_empty() && value != "0");
    assert!(!is_required, "{reason}, and {REQUIRED} wants it; fetch it, or unset the variable to leave its tests out");
    eprintln!("{reason}, the test is left out; {REQUIRED}=1 makes that an error");
    None
}

/// The folder of an imported extract, not to be changed.
///
/// # Panics
///
/// Where it can't be imported.
pub fn gazetteer(extract: &Path) -> PathBuf {
    cache::folder(&root(), extract).unwrap_or_else(|error| panic!("{}: {error}", extract.display()))
}

/// A geocoder on an imported extract, opened once a process.
///
/// # Panics
///
/// Where it can't be imported or opened.
pub fn geocoder(extract: &Path) -> Arc<Geocoder> {
    static OPEN: LazyLock<Mutex<HashMap<PathBuf, Arc<Geocoder>>>> = LazyLock::new(Mutex::default);
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    let geocoder = open.entry(extract.to_owned()).or_insert_with(|| {
        let opened = Geocoder::open(&[gazetteer(extract)]);
        Arc::new(opened.unwrap_or_else(|error| panic!("{}: {error}", extract.display())))
    });
    Arc::clone(geocoder)
}
