//! Opening gazetteers again after an import, without a pause.
//!
//! An import exchanges the folder as a whole, so a changed manifest means a complete new gazetteer. Where it can't be
//! opened the present one stays in use, the error is logged, and it is tried again.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use geocoder::Geocoder;
use tokio::signal::unix::Signal;
use tokio::time::Instant;

use crate::state::AppState;

/// The pause before a failed opening is tried again, which doubles with each failure in a row.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// Opens the gazetteers again at each SIGHUP and whenever a manifest has changed; never ends.
///
/// What fails is tried again by and by: the reason may pass (too many open files, no memory for now, a folder that is
/// just being put in its place).
pub async fn keep_fresh(state: AppState, mut hangup: Signal) {
    let mut seen = stamps(&state.options.gazetteers);
    let mut retry = Retry::default();
    loop {
        let asked = tokio::select! {
            got = hangup.recv() => got.is_some(),
            () = retry.is_due() => true,
            () = pause(state.options.watch) => false,
        };
        let now = stamps(&state.options.gazetteers);
        if now != seen {
            retry = Retry::default();
        }
        if asked || now != seen {
            seen = now;
            match reload(&state).await {
                Ok(()) => retry = Retry::default(),
                Err(error) => retry.note(&error),
            }
        }
    }
}

/// When an opening that failed is tried again.
#[derive(Debug, Default)]
struct Retry {
    failures: u32,
    due: Option<Instant>,
    told: String,
}

impl Retry {
    /// Waits until the next try; for ever where nothing failed.
    async fn is_due(&self) {
        match self.due {
            Some(due) => tokio::time::sleep_until(due).await,
            None => std::future::pending().await,
        }
    }

    /// Notes a failure, and logs each reason once.
    fn note(&mut self, error: &str) {
        let pause = pause_after(self.failures);
        if self.told != error {
            tracing::error!(%error, again_in_s = pause.as_secs(), "the gazetteers in use stay");
            error.clone_into(&mut self.told);
        }
        self.failures = self.failures.saturating_add(1);
        self.due = Some(Instant::now() + pause);
    }
}

/// The pause after so many failures before this one.
fn pause_after(failures: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(failures)).min(LONGEST_PAUSE)
}

async fn pause(watch: Option<Duration>) {
    match watch {
        Some(interval) => tokio::time::sleep(interval).await,
        None => std::future::pending().await,
    }
}

/// When each manifest was written; `None` for one that is not there.
fn stamps(folders: &[PathBuf]) -> Vec<Option<SystemTime>> {
    let written = |folder: &PathBuf| folder.join("manifest.json").metadata().and_then(|found| found.modified()).ok();
    folders.iter().map(written).collect()
}

/// Opens the gazetteers off the workers, because the first open of a generation reads every byte.
async fn reload(state: &AppState) -> Result<(), String> {
    let folders = state.options.gazetteers.clone();
    if folders.is_empty() {
        return Ok(());
    }
    let opened = tokio::task::spawn_blocking(move || Geocoder::open(&folders)).await;
    let geocoder = opened.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
    state.replace(Arc::new(geocoder));
    tracing::info!("gazetteers opened again");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_tried_again_after_growing_pauses() {
        let mut retry = Retry::default();
        assert_eq!(retry.due, None);
        let mut pauses = Vec::new();
        for _ in 0..12 {
            let begun = Instant::now();
            retry.note("too many open files");
            pauses.push(retry.due.unwrap().duration_since(begun).as_secs());
        }
        assert_eq!(pauses[..4], [2, 4, 8, 16]);
        assert_eq!(pauses[11], LONGEST_PAUSE.as_secs());
    }
}
