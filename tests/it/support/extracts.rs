//! Real extracts: the bundled one, and larger ones where this machine has them.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use geocoder::Geocoder;

/// Central Helsinki, imported once for all tests.
pub fn helsinki() -> &'static Geocoder {
    static GEOCODER: LazyLock<Arc<Geocoder>> = LazyLock::new(|| samples::geocoder(&samples::bundled()));
    &GEOCODER
}

/// An extract in the folder of shared data; `None`, with a printed reason, where it is not there.
pub fn shared(name: &str) -> Option<PathBuf> {
    samples::shared(&format!("data/{name}"))
}
