//! What all requests share: the geocoder of the moment and the settings.
//!
//! The geocoder is exchanged as a whole when an import has put a new gazetteer in place. A request keeps the one that
//! it started with, whose files live on until the last such request is answered.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use geocoder::Geocoder;
use tokio::sync::Semaphore;

use crate::options::Options;
use crate::tally::Tally;

/// Files that may come in at one moment. They wait for nobody and take little memory, but each has a temporary file.
const UPLOADS: usize = 64;

/// A geocoder and what names its data.
#[derive(Debug)]
pub struct Loaded {
    /// The geocoder.
    pub geocoder: Arc<Geocoder>,
    /// Changes with the data: a hash of the checksums in the manifests.
    pub generation: u64,
}

impl Loaded {
    fn new(geocoder: Arc<Geocoder>) -> Arc<Self> {
        let mut hasher = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        for manifest in geocoder.gazetteers().iter().map(gazetteer::Gazetteer::manifest) {
            manifest.imported.hash(&mut hasher);
            for (name, seal) in &manifest.files {
                (name, &seal.checksums).hash(&mut hasher);
            }
        }
        Arc::new(Self { geocoder, generation: hasher.finish() })
    }
}

/// What all requests share; clones refer to the same.
#[derive(Clone, Debug)]
pub struct AppState {
    loaded: Arc<RwLock<Arc<Loaded>>>,
    /// Settings.
    pub(crate) options: Arc<Options>,
    /// Requests that are answered or wait for it.
    pub(crate) admitted: Arc<AtomicUsize>,
    /// Bytes of large answers that are not handed on yet.
    pub(crate) answer_bytes: Arc<AtomicU64>,
    /// Places for files that are answered row by row: half the processors, so that single questions never wait for
    /// them.
    pub(crate) bulk: Arc<Semaphore>,
    /// Places for files that are coming in.
    pub(crate) uploads: Arc<Semaphore>,
    /// Bytes of all files that were sent and are kept.
    pub(crate) upload_bytes_kept: Arc<AtomicU64>,
    /// Counts of requests.
    pub(crate) tally: Arc<Tally>,
    /// The OpenAPI document, once somebody has asked for it.
    pub(crate) document: Arc<OnceLock<String>>,
}

impl AppState {
    /// The state of a server that asks this geocoder.
    pub fn new(geocoder: Arc<Geocoder>, options: Options) -> Self {
        let loaded = Arc::new(RwLock::new(Loaded::new(geocoder)));
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let bulk = Arc::new(Semaphore::new(processors.div_ceil(2)));
        Self {
            loaded,
            options: Arc::new(options),
            admitted: Arc::default(),
            answer_bytes: Arc::default(),
            bulk,
            uploads: Arc::new(Semaphore::new(UPLOADS)),
            upload_bytes_kept: Arc::default(),
            tally: Arc::default(),
            document: Arc::default(),
        }
    }

    /// The geocoder of the moment.
    pub(crate) fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another geocoder in the place of the present one.
    pub fn replace(&self, geocoder: Arc<Geocoder>) {
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = Loaded::new(geocoder);
    }
}

/// The room that a file takes up for as long as it is kept.
#[derive(Debug)]
pub(crate) struct UploadRoom {
    kept: Arc<AtomicU64>,
    own: u64,
}

impl UploadRoom {
    /// No room yet, of that of all files.
    pub(crate) fn new(kept: Arc<AtomicU64>) -> Self {
        Self { kept, own: 0 }
    }

    /// Takes more room; false where the file then has more than `most` bytes.
    pub(crate) fn grow(&mut self, bytes: u64, most: u64) -> bool {
        self.kept.fetch_add(bytes, Ordering::Relaxed);
        self.own += bytes;
        self.own <= most
    }

    /// Bytes of all files.
    pub(crate) fn kept_by_all(&self) -> u64 {
        self.kept.load(Ordering::Relaxed)
    }
}

impl Drop for UploadRoom {
    fn drop(&mut self) {
        self.kept.fetch_sub(self.own, Ordering::Relaxed);
    }
}
