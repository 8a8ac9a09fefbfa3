//! The whole way from an extract to a gazetteer in its place: read, build, write, verify, install.
//!
//! The gazetteer is written into a folder beside its destination and takes its place in one step at the very end, so an
//! import that fails or is killed leaves what was there before. What came of it is told by a [`Summary`].

mod budget;
mod peak;
mod stages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gazetteer::writer::{self, Facts, Staging};
use gazetteer::{Drafts, Gazetteer, Manifest, MemoryTaken, Source};

use crate::drafts;
use crate::error::Error;
use crate::feature::ExtractHeader;
use crate::importance::Articles;
use crate::listed::{Listed, Tally};
use crate::photon_dump;
use crate::progress::Progress;
use crate::read::{self, ReadOptions};
use crate::timestamp;
use heap::Budget;
pub use peak::Peak;
pub use stages::Stage;
use stages::Stages;

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The manifest of the new gazetteer: counts, objects dropped by reason, size of each file.
    pub manifest: Manifest,
    /// Objects read: nodes, ways, relations.
    pub read: [u64; 3],
    /// Places by layer, as [`drafts::Report::places`] has them.
    pub places: BTreeMap<&'static str, u64>,
    /// Different address hierarchies.
    pub chains: u64,
    /// What became of the house numbers that files list.
    pub listed: Tally,
    /// Time and memory of each stage, in order.
    pub stages: Vec<Stage>,
    /// The memory that it was to keep to, in bytes; `None` where neither the caller nor the system told any.
    pub budget: Option<u64>,
    /// The most memory that it held.
    pub peak: Peak,
    /// What went wrong without harm, such as a leftover that can't be removed.
    pub warnings: Vec<String>,
}

/// What an import is told beside the extract.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// How the extract is read.
    pub read: ReadOptions,
    /// A file of articles and how well known they are, in the format of Nominatim's `wikimedia-importance.csv.gz`.
    pub importance: Option<PathBuf>,
    /// Files of house numbers along lines, in the layout that Nominatim takes for TIGER data; see [`crate::listed`].
    pub house_numbers: Vec<PathBuf>,
    /// How many bytes of memory the import may take, see [`heap`]; half of what is free where nobody says.
    pub memory: Option<u64>,
}

impl From<&ReadOptions> for ImportOptions {
    fn from(read: &ReadOptions) -> Self {
        Self { read: *read, ..Self::default() }
    }
}

impl From<&Self> for ImportOptions {
    fn from(options: &Self) -> Self {
        options.clone()
    }
}

/// Makes a gazetteer from an extract, or from a dump of Photon ([`photon_dump`]), and puts it in its place.
///
/// # Errors
/// When the extract or a file beside it can't be read or is damaged, when the disk fails, or when the destination is
/// something else than a gazetteer. The destination is then as it was.
pub fn import(
    extract: &Path,
    destination: &Path,
    options: impl Into<ImportOptions>,
    progress: &dyn Progress,
) -> Result<Summary, Error> {
    let options = options.into();
    let stages = Stages::new(progress);
    let staging = Staging::create(destination)?;
    let budget = options.memory.or_else(budget::by_default);
    let _kept = budget.map(|bytes| Budget::keep(bytes, staging.path())).transpose()?;
    let (drafts, report, source) = if photon_dump::is_dump(extract) {
        of_dump(extract, &stages)?
    } else {
        of_extract(extract, &options, &stages)?
    };
    heap::check()?;
    let dropped = report.dropped.iter().map(|(reason, count)| ((*reason).to_owned(), *count)).collect();
    let facts = Facts { source, imported: timestamp::now(), parvis: env!("CARGO_PKG_VERSION").to_owned(), dropped };
    let memory = || {
        let Peak { anonymous, resident, spilled } = stages.peak();
        MemoryTaken { budget, anonymous, resident, spilled }
    };
    let manifest = stages.run("writing the gazetteer", || writer::write(drafts, facts, &memory, &staging))?;
    heap::check()?;
    stages.run("verifying the gazetteer", || Gazetteer::open(staging.path()))?;
    let warnings = staging.install()?;
    Ok(Summary {
        warnings,
        manifest,
        read: report.read,
        places: report.places,
        chains: report.chains,
        listed: report.listed,
        stages: stages.taken(),
        budget,
        peak: stages.peak(),
    })
}

/// The drafts of an extract of OpenStreetMap.
fn of_extract(
    extract: &Path,
    options: &ImportOptions,
    stages: &Stages<'_>,
) -> Result<(Drafts, drafts::Report, Source), Error> {
    let mut features = read::read(extract, &options.read, stages)?;
    heap::check()?;
    let articles = match &options.importance {
        Some(path) => stages.run("reading articles", || Articles::read(path, &features))?,
        None => Articles::default(),
    };
    let listed = match options.house_numbers.as_slice() {
        [] => Listed::default(),
        files => stages.run("reading house numbers", || Listed::read(files, &mut features))?,
    };
    let source = source(extract, &features.header)?;
    let (drafts, report) = drafts::build(features, articles, listed, stages);
    Ok((drafts, report, source))
}

/// The drafts of a dump of Photon.
fn of_dump(dump: &Path, stages: &Stages<'_>) -> Result<(Drafts, drafts::Report, Source), Error> {
    let (drafts, report, data_timestamp) = photon_dump::read(dump, stages)?;
    let file = dump.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The standard input has no length.
    let bytes = dump.metadata().map_or(0, |metadata| metadata.len());
    Ok((drafts, report, Source { file, bytes, data_timestamp, ..Source::default() }))
}

/// What the manifest says of the extract.
fn source(extract: &Path, header: &ExtractHeader) -> Result<Source, Error> {
    let metadata = extract.metadata().map_err(|source| Error::Io { path: extract.to_owned(), source })?;
    Ok(Source {
        file: extract.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: metadata.len(),
        data_timestamp: header.timestamp.map(timestamp::rfc3339),
        replication_url: header.replication_url.clone(),
        replication_sequence: header.replication_sequence,
    })
}
