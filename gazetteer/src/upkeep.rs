//! What stands beside a gazetteer that is kept up to date: its store, and how the last update went.
//!
//! The store of `gazetteer.d` is the folder `gazetteer.d.store`. An update writes [`UpdateState`] there, a server and
//! `parvis info` read it. Past generations are there too, see [`crate::generations`].

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The file in the store.
const STATE: &str = "state.json";

/// Where a gazetteer comes from and how its last update went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateState {
    /// The extracts that it is made from; several are joined.
    pub extracts: Vec<ExtractSource>,
    /// The file of articles that it was imported with.
    pub importance: Option<PathBuf>,
    /// The files of house numbers that it was imported with.
    pub house_numbers: Vec<PathBuf>,
    /// Whether a past generation was put in its place on purpose, and no newer changes have come since.
    pub rolled_back: bool,
    /// When an update last succeeded, also where there was nothing new; RFC 3339, UTC.
    pub last_success: Option<String>,
    /// When an update last failed.
    pub last_failure: Option<String>,
    /// Failures since the last success.
    pub failures: u64,
    /// What the last failure said.
    pub error: Option<String>,
}

/// An extract that a gazetteer is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExtractSource {
    /// The file that was imported first.
    pub path: PathBuf,
    /// Where it was downloaded from.
    pub url: Option<String>,
}

/// The store of a gazetteer; there need not be one.
pub fn store(gazetteer: &Path) -> PathBuf {
    let mut name = gazetteer.file_name().unwrap_or_default().to_owned();
    name.push(".store");
    gazetteer.with_file_name(name)
}

impl UpdateState {
    /// Reads the state; the empty one where there is none.
    ///
    /// # Errors
    /// When it can't be read or is no state.
    pub fn open(gazetteer: &Path) -> Result<Self, Error> {
        let path = store(gazetteer).join(STATE);
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|source| Error::Manifest { path, source }),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Self::default()),
            Err(source) => Err(Error::Io { path, source }),
        }
    }

    /// Writes the state in one step, durably.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn save(&self, gazetteer: &Path) -> Result<(), Error> {
        let folder = store(gazetteer);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        let (path, part) = (folder.join(STATE), folder.join(format!("{STATE}.part")));
        let text = serde_json::to_vec_pretty(self).map_err(|source| Error::Manifest { path: path.clone(), source })?;
        let written = File::create(&part).and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()));
        written.and_then(|()| fs::rename(&part, &path)).map_err(Error::io(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_as_it_was_written_and_a_missing_one_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let gazetteer = folder.path().join("gazetteer.d");
        assert_eq!(UpdateState::open(&gazetteer).unwrap(), UpdateState::default());
        let state = UpdateState { failures: 2, error: Some("x".into()), ..UpdateState::default() };
        state.save(&gazetteer).unwrap();
        assert_eq!(UpdateState::open(&gazetteer).unwrap(), state);
        fs::write(store(&gazetteer).join(STATE), "{").unwrap();
        assert!(UpdateState::open(&gazetteer).is_err());
    }
}
