//! A replication server: how far it is, and its diffs.

use std::path::Path;

use fetch::Client;
use replication::state::{self, State};

use crate::error::Error;

/// Largest state file.
const STATE_BYTES: u64 = 64 << 10;

/// A replication server.
pub(crate) struct Server<'c> {
    /// Its address, without a slash at its end.
    pub url: String,
    client: &'c Client,
}

impl<'c> Server<'c> {
    pub(crate) fn new(url: &str, client: &'c Client) -> Self {
        Self { url: url.trim_end_matches('/').to_owned(), client }
    }

    /// How far it is.
    pub(crate) fn current(&self) -> Result<State, Error> {
        self.state_at(state::CURRENT)
    }

    /// The state of one diff; `None` where the server has none.
    pub(crate) fn state(&self, sequence: i64) -> Result<Option<State>, Error> {
        match self.state_at(&state::state_path(sequence)) {
            Err(Error::Fetch(error)) if error.is_not_found() => Ok(None),
            other => other.map(Some),
        }
    }

    fn state_at(&self, path: &str) -> Result<State, Error> {
        let url = format!("{}/{path}", self.url);
        let text = self.client.get_text(&url, STATE_BYTES)?;
        Ok(state::parse(&text, &url)?)
    }

    /// Brings a diff to the disk.
    pub(crate) fn fetch(&self, sequence: i64, target: &Path) -> Result<(), Error> {
        let url = format!("{}/{}", self.url, state::diff_path(sequence));
        match self.client.download_unchecked(&url, target) {
            Err(error) if error.is_not_found() => Err(Error::Gap { url: self.url.clone(), sequence }),
            other => Ok(other?),
        }
    }

    /// The last diff that is not younger than a moment: all changes behind it are still to come.
    pub(crate) fn before(&self, moment: i64, current: State) -> Result<i64, Error> {
        let (mut low, mut high) = (0, current.sequence);
        let mut found = None;
        while low <= high {
            let middle = i64::midpoint(low, high);
            match self.state(middle)? {
                Some(state) if state.timestamp <= moment => {
                    found = Some(middle);
                    low = middle + 1;
                }
                Some(_) => high = middle - 1,
                // servers drop their oldest diffs, or began with another number
                None => low = middle + 1,
            }
        }
        found.ok_or_else(|| Error::Gap { url: self.url.clone(), sequence: low })
    }
}
