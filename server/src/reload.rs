//! Opening gazetteers again after an import, without a pause.
//!
//! An import exchanges the folder as a whole, so a changed manifest means a complete new gazetteer. Where it can't be
//! opened the present one stays in use and the error is logged.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use geocoder::Geocoder;
use tokio::signal::unix::Signal;

use crate::state::AppState;

/// Opens the gazetteers again at each SIGHUP and whenever a manifest has changed; never ends.
pub async fn keep_fresh(state: AppState, mut hangup: Signal) {
    let mut seen = stamps(&state.options.gazetteers);
    loop {
        let asked = tokio::select! {
            got = hangup.recv() => got.is_some(),
            () = pause(state.options.watch) => false,
        };
        let now = stamps(&state.options.gazetteers);
        if asked || now != seen {
            seen = now;
            reload(&state).await;
        }
    }
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
async fn reload(state: &AppState) {
    let folders = state.options.gazetteers.clone();
    if folders.is_empty() {
        return;
    }
    match tokio::task::spawn_blocking(move || Geocoder::open(&folders)).await {
        Ok(Ok(geocoder)) => {
            state.replace(Arc::new(geocoder));
            tracing::info!("gazetteers opened again");
        }
        Ok(Err(error)) => tracing::error!(%error, "the gazetteers in use stay"),
        Err(error) => tracing::error!(%error, "the gazetteers in use stay"),
    }
}
