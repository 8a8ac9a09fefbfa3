//! Real extracts: the bundled one, and larger ones where this machine has them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use geocoder::Geocoder;
use tempfile::TempDir;

/// The extract of central Helsinki that comes with the project.
pub fn bundled() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/helsinki-centre.osm.pbf")
}

/// Central Helsinki, imported once for all tests.
pub fn helsinki() -> &'static Geocoder {
    static GEOCODER: OnceLock<(Geocoder, TempDir)> = OnceLock::new();
    &GEOCODER
        .get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let gazetteer = folder.path().join("gazetteer.d");
            super::import(&bundled(), &gazetteer).unwrap();
            (Geocoder::open(&[gazetteer]).unwrap(), folder)
        })
        .0
}

/// An extract in the folder of shared data; `None`, with a word about it, where it is not there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("{}: not there, the test is left out", path.display());
    None
}
