//! The whole way of an update: diffs, extract, gazetteer, generations.

use std::fs;
use std::path::{Path, PathBuf};

use fetch::{Client, Settings};
use gazetteer::upkeep::{ExtractSource, UpdateState};
use gazetteer::{Manifest, generations};
use indexer::progress::Progress;
use indexer::{ImportOptions, Summary, timestamp};
use replication::{Clip, Position};

use crate::error::Error;
use crate::forward::Forward;
use crate::obtain::{joined, name};
use crate::store::Store;

/// Memory for changes where nobody says.
const CHANGES_MEMORY: u64 = 1 << 30;

/// What an update is told.
#[derive(Clone, Debug, Default)]
pub struct UpdateOptions {
    /// The replication server, in place of the one that the extract's header tells.
    pub replication_url: Option<String>,
    /// The area that the extract stays inside of.
    pub clip: Option<Clip>,
    /// Most diffs of one update.
    pub max_diffs: Option<i64>,
    /// Bytes of memory.
    pub memory: Option<u64>,
    /// Generations that are kept, with the one in place.
    pub generations: usize,
    /// How patient downloads are.
    pub settings: Settings,
}

/// What came of an update.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Diffs that are in the gazetteer now and were not before.
    pub diffs: i64,
    /// Whether the server has further ones.
    pub more: bool,
    /// What came of the import; `None` where there was nothing new.
    pub summary: Option<Summary>,
}

/// Brings a gazetteer forward, and notes how it went.
///
/// # Errors
/// When anything fails; the gazetteer and its extract are then as they were.
pub fn update(gazetteer: &Path, options: &UpdateOptions, progress: &dyn Progress) -> Result<Outcome, Error> {
    let store = Store::open(gazetteer)?;
    let outcome = bring_forward(gazetteer, &store, options, progress);
    let mut state = UpdateState::open(gazetteer)?;
    match &outcome {
        Ok(outcome) => {
            state.last_success = Some(timestamp::now());
            (state.failures, state.error) = (0, None);
            state.rolled_back &= outcome.summary.is_none();
        }
        Err(error) => {
            state.last_failure = Some(timestamp::now());
            state.failures += 1;
            state.error = Some(error.to_string());
        }
    }
    state.save(gazetteer)?;
    outcome
}

/// Notes what a gazetteer was imported from, so that it can be brought forward.
///
/// # Errors
/// When the store can't be written.
pub fn imported(
    gazetteer: &Path,
    store: &Store,
    extracts: Vec<ExtractSource>,
    options: &ImportOptions,
) -> Result<(), Error> {
    store.clear("joint")?;
    let absolute = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let state = UpdateState {
        extracts,
        importance: options.importance.as_ref().map(absolute),
        house_numbers: options.house_numbers.iter().map(absolute).collect(),
        ..UpdateState::default()
    };
    Ok(state.save(gazetteer)?)
}

fn bring_forward(
    gazetteer: &Path,
    store: &Store,
    options: &UpdateOptions,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let state = UpdateState::open(gazetteer)?;
    if state.extracts.is_empty() {
        return Err(Error::NoExtract { gazetteer: gazetteer.to_owned() });
    }
    let client = Client::new(options.settings.clone());
    let forward = Forward {
        store,
        client: &client,
        url: options.replication_url.as_deref(),
        clip: options.clip.as_ref(),
        max_diffs: options.max_diffs.unwrap_or(i64::MAX),
        memory: options.memory.unwrap_or(CHANGES_MEMORY),
        progress,
    };
    let mut outcome = Outcome::default();
    let (mut extracts, mut moved) = (Vec::new(), Vec::new());
    for source in &state.extracts {
        let present = present(gazetteer, store, source, state.extracts.len() == 1)?;
        let step = forward.bring(&present)?;
        outcome.diffs += step.diffs;
        outcome.more |= step.more;
        extracts.push(step.extract.clone().unwrap_or(present));
        moved.extend(step.extract);
    }
    let behind = !state.rolled_back && !is_of(gazetteer, &extracts);
    if moved.is_empty() && !behind {
        return Ok(outcome);
    }
    let import = ImportOptions {
        importance: state.importance.clone(),
        house_numbers: state.house_numbers.clone(),
        memory: options.memory,
        ..ImportOptions::default()
    };
    generations::keep(gazetteer)?;
    let extract = joined(&extracts, store, progress)?;
    outcome.summary = Some(indexer::import(&extract, gazetteer, import, progress)?);
    for extract in moved {
        promote(store, &extract)?;
    }
    store.clear("joint")?;
    store.clear("diffs")?;
    generations::prune(gazetteer, options.generations)?;
    Ok(outcome)
}

/// The extract of the gazetteer in place: the one that updates brought forward, or else the one that was imported.
fn present(gazetteer: &Path, store: &Store, source: &ExtractSource, only: bool) -> Result<PathBuf, Error> {
    let name = name(&source.path);
    let new = store.new_extract(&name)?;
    if new.exists() {
        // A run that was killed between its last two steps: the gazetteer is of the new extract.
        if only && is_of(gazetteer, std::slice::from_ref(&new)) {
            promote(store, &new)?;
        } else {
            fs::remove_file(&new).map_err(Error::io(&new))?;
        }
    }
    let forward = store.extract(&name)?;
    Ok(if forward.exists() { forward } else { source.path.clone() })
}

/// Lets a new extract take the place of the present one.
fn promote(store: &Store, new: &Path) -> Result<(), Error> {
    let target = store.extract(&name(new))?;
    fs::rename(new, &target).map_err(Error::io(&target))
}

/// Whether the gazetteer in place was made from an extract. Of several nobody can tell, so any that is there is.
fn is_of(gazetteer: &Path, extracts: &[PathBuf]) -> bool {
    let Ok(manifest) = Manifest::open(gazetteer) else { return false };
    let [extract] = extracts else { return true };
    let (Ok(position), Ok(file)) = (Position::of_extract(extract), extract.metadata()) else { return false };
    let source = manifest.source;
    source.bytes == file.len()
        && source.replication_sequence == position.sequence
        && source.data_timestamp == position.timestamp.map(timestamp::rfc3339)
}
