//! One extract brought forward by the diffs of its server.

use std::fs;
use std::path::{Path, PathBuf};

use fetch::Client;
use indexer::progress::{Progress, Unit};
use replication::state::State;
use replication::{Changes, Clip, Position, Presence};

use crate::error::Error;
use crate::obtain::name;
use crate::server::Server;
use crate::store::Store;

/// How an extract is brought forward.
pub(crate) struct Forward<'a> {
    pub store: &'a Store,
    pub client: &'a Client,
    /// The server where the header tells none, or another one is wanted.
    pub url: Option<&'a str>,
    pub clip: Option<&'a Clip>,
    /// Most diffs.
    pub max_diffs: i64,
    /// Bytes of memory for changes.
    pub memory: u64,
    pub progress: &'a dyn Progress,
}

/// What came of it.
pub(crate) struct Moved {
    /// The new extract; `None` where there is nothing new.
    pub extract: Option<PathBuf>,
    /// The diffs that are in it.
    pub diffs: i64,
    /// Whether the server has further ones.
    pub more: bool,
}

impl Forward<'_> {
    /// Writes the extract anew, in the store, with the changes that it lacks.
    pub(crate) fn bring(&self, extract: &Path) -> Result<Moved, Error> {
        let position = Position::of_extract(extract)?;
        let url = self.url.map(str::to_owned).or_else(|| position.url.clone());
        let url = url.ok_or_else(|| Error::NoServer { extract: extract.to_owned() })?;
        let server = Server::new(&url, self.client);
        let current = server.current()?;
        let sequence = Self::sequence(extract, &position, &server, current)?;
        let last = current.sequence.min(sequence.saturating_add(self.max_diffs));
        if last == sequence {
            return Ok(Moved { extract: None, diffs: 0, more: false });
        }
        check_fit(extract, &server, sequence, position.timestamp)?;
        let end = if last == current.sequence { Some(current) } else { server.state(last)? };
        let end = end.ok_or_else(|| Error::Gap { url: server.url.clone(), sequence: last })?;
        self.fetch(extract, &server, sequence + 1, last)?;
        let position = Position { url: Some(url), sequence: Some(last), timestamp: Some(end.timestamp) };
        let target = self.apply_all(extract, &server, sequence + 1, &position)?;
        Ok(Moved { extract: Some(target), diffs: last - sequence, more: last < current.sequence })
    }

    /// The number of the last diff that is in the extract.
    fn sequence(extract: &Path, position: &Position, server: &Server<'_>, current: State) -> Result<i64, Error> {
        let same_server = position.url.as_deref().is_some_and(|url| same(url, &server.url));
        let Some(sequence) = position.sequence.filter(|_| same_server) else {
            let moment =
                position.timestamp.map_or_else(|| replication::newest_object(extract), |time| Ok(Some(time)))?;
            let moment = moment.ok_or_else(|| Error::NoTime { extract: extract.to_owned() })?;
            return server.before(moment, current);
        };
        if sequence > current.sequence {
            let fault = format!("the extract has diff {sequence}, the server is at {}", current.sequence);
            return Err(Error::Misfit { url: server.url.clone(), extract: extract.to_owned(), fault });
        }
        Ok(sequence)
    }

    /// Brings diffs to the disk; those that are there from before are not fetched again.
    fn fetch(&self, extract: &Path, server: &Server<'_>, first: i64, last: i64) -> Result<(), Error> {
        self.progress.start("fetching diffs", (last - first + 1) as u64, Unit::Things);
        for sequence in first..=last {
            let target = self.store.diff(&name(extract), sequence)?;
            if !target.exists() {
                server.fetch(sequence, &target)?;
            }
            self.progress.advance(1);
        }
        self.progress.finish();
        Ok(())
    }

    /// Applies diffs up to a position: as many at a time as fit into memory.
    fn apply_all(
        &self,
        extract: &Path,
        server: &Server<'_>,
        first: i64,
        position: &Position,
    ) -> Result<PathBuf, Error> {
        let last = position.sequence.unwrap_or(first);
        let target = self.store.new_extract(&name(extract))?;
        let part = self.store.new_extract(&format!("{}.part", name(extract)))?;
        let mut from = extract.to_owned();
        let mut next = first;
        while next <= last {
            let mut changes = Changes::default();
            // One diff more than half of the memory would hold could exceed it.
            while next <= last && (changes.is_empty() || changes.bytes() < self.memory / 2) {
                self.read(extract, server, next, &mut changes)?;
                next += 1;
            }
            if let Some(clip) = self.clip {
                let there = Presence::look(&from, &changes)?;
                clip.limit(&mut changes, &there);
            }
            replication::apply(&from, &changes, position, &part, self.progress)?;
            fs::rename(&part, &target).map_err(Error::io(&target))?;
            from.clone_from(&target);
        }
        Ok(target)
    }

    /// Takes in a diff. One that is damaged on the disk is fetched again, once.
    fn read(&self, extract: &Path, server: &Server<'_>, sequence: i64, changes: &mut Changes) -> Result<(), Error> {
        let path = self.store.diff(&name(extract), sequence)?;
        match replication::osc::read(&path, changes, self.memory) {
            Ok(()) => Ok(()),
            Err(error @ replication::Error::TooMany { .. }) => Err(error.into()),
            Err(_) => {
                fs::remove_file(&path).map_err(Error::io(&path))?;
                server.fetch(sequence, &path)?;
                let again = replication::osc::read(&path, changes, self.memory);
                // A damaged one must not be taken for a sound one by the next run.
                again.inspect_err(|_| drop(fs::remove_file(&path)))?;
                Ok(())
            }
        }
    }
}

/// Whether two addresses are of the same server, by whatever protocol.
fn same(a: &str, b: &str) -> bool {
    let bare = |url: &str| {
        url.trim_end_matches('/').split_once("://").map_or_else(|| url.to_owned(), |(_, rest)| rest.to_owned())
    };
    bare(a) == bare(b)
}

/// Refuses diffs that leave a hole behind the extract, or whose numbers are not the extract's.
fn check_fit(extract: &Path, server: &Server<'_>, sequence: i64, moment: Option<i64>) -> Result<(), Error> {
    let misfit = |fault: String| Error::Misfit { url: server.url.clone(), extract: extract.to_owned(), fault };
    let shown = indexer::timestamp::rfc3339;
    let next = sequence + 1;
    let Some(following) = server.state(next)? else {
        return Err(Error::Gap { url: server.url.clone(), sequence: next });
    };
    if following.sequence != next {
        return Err(misfit(format!("its diff {next} says that it is number {}", following.sequence)));
    }
    let Some(moment) = moment else { return Ok(()) };
    if following.timestamp <= moment {
        return Err(misfit(format!(
            "diff {next} ends at {}, the extract has changes up to {}",
            shown(following.timestamp),
            shown(moment)
        )));
    }
    match server.state(sequence)? {
        Some(last) if last.timestamp > moment => Err(misfit(format!(
            "diff {sequence} goes up to {}, the extract only up to {}",
            shown(last.timestamp),
            shown(moment)
        ))),
        _ => Ok(()),
    }
}
