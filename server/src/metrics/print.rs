//! The page of metrics in Prometheus' text format.

use std::fmt::Write;
use std::sync::atomic::Ordering;

use gazetteer::timestamp;
use gazetteer::upkeep::UpdateState;

use crate::state::AppState;
use crate::tally::{BOUNDS, Series};

/// All metrics of the moment.
pub fn page(state: &AppState) -> String {
    let mut out = String::new();
    let counted = state.tally.read();
    head(&mut out, "parvis_requests_total", "counter", "Requests answered, by dialect and HTTP status.");
    for (dialect, series) in &counted {
        for (status, count) in &series.by_status {
            line(
                &mut out,
                "parvis_requests_total",
                &[("dialect", dialect), ("status", &status.to_string())],
                *count as f64,
            );
        }
    }
    head(&mut out, "parvis_request_seconds", "histogram", "Seconds until a request was answered.");
    for (dialect, series) in &counted {
        histogram(&mut out, dialect, series);
    }
    head(&mut out, "parvis_requests_open", "gauge", "Requests that are answered or wait for it.");
    line(&mut out, "parvis_requests_open", &[], state.admitted.load(Ordering::Relaxed) as f64);
    gazetteers(&mut out, state);
    updates(&mut out, state);
    out
}

fn histogram(out: &mut String, dialect: &str, series: &Series) {
    let mut so_far = 0;
    let bounds = BOUNDS.iter().map(ToString::to_string).chain(["+Inf".to_owned()]);
    for (bound, count) in bounds.zip(series.by_duration) {
        so_far += count;
        line(out, "parvis_request_seconds_bucket", &[("dialect", dialect), ("le", &bound)], so_far as f64);
    }
    line(out, "parvis_request_seconds_sum", &[("dialect", dialect)], series.seconds);
    line(out, "parvis_request_seconds_count", &[("dialect", dialect)], so_far as f64);
}

fn gazetteers(out: &mut String, state: &AppState) {
    let loaded = state.loaded();
    let generation = format!("{:016x}", loaded.generation);
    head(out, "parvis_gazetteer_info", "gauge", "The gazetteers in use and the date of their data.");
    for gazetteer in loaded.geocoder.gazetteers() {
        let manifest = gazetteer.manifest();
        let date = manifest.source.data_timestamp.as_deref().unwrap_or_default();
        let labels = [("generation", generation.as_str()), ("source", &manifest.source.file), ("data_timestamp", date)];
        line(out, "parvis_gazetteer_info", &labels, 1.0);
    }
    let counts = || loaded.geocoder.gazetteers().iter().map(|gazetteer| &gazetteer.manifest().counts);
    head(out, "parvis_places", "gauge", "Settlements, streets, venues and all else with a record of its own.");
    line(out, "parvis_places", &[], counts().map(|counts| counts.places).sum::<u64>() as f64);
    head(out, "parvis_houses", "gauge", "House numbers.");
    line(out, "parvis_houses", &[], counts().map(|counts| counts.houses).sum::<u64>() as f64);
}

/// Age of the data and how the last update went, as its process noted it beside each gazetteer.
fn updates(out: &mut String, state: &AppState) {
    let loaded = state.loaded();
    let sources = || loaded.geocoder.gazetteers().iter().map(|gazetteer| &gazetteer.manifest().source);
    let now = timestamp::seconds_now();
    head(out, "parvis_data_age_seconds", "gauge", "Seconds since the time of the data, by extract.");
    for source in sources() {
        if let Some(moment) = source.data_timestamp.as_deref().and_then(timestamp::parse) {
            line(out, "parvis_data_age_seconds", &[("source", &source.file)], (now - moment) as f64);
        }
    }
    head(out, "parvis_replication_sequence", "gauge", "Number of the last diff in the data, by extract.");
    for source in sources() {
        if let Some(sequence) = source.replication_sequence {
            line(out, "parvis_replication_sequence", &[("source", &source.file)], sequence as f64);
        }
    }
    let noted: Vec<(String, UpdateState)> = state
        .options
        .gazetteers
        .iter()
        .filter_map(|folder| Some((folder.to_string_lossy().into_owned(), UpdateState::open(folder).ok()?)))
        .collect();
    head(out, "parvis_update_failures", "gauge", "Updates that failed since the last one that succeeded.");
    for (folder, state) in &noted {
        line(out, "parvis_update_failures", &[("gazetteer", folder)], state.failures as f64);
    }
    head(out, "parvis_update_success_seconds", "gauge", "When an update last succeeded, in seconds since 1970.");
    for (folder, state) in &noted {
        if let Some(moment) = state.last_success.as_deref().and_then(timestamp::parse) {
            line(out, "parvis_update_success_seconds", &[("gazetteer", folder)], moment as f64);
        }
    }
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) {
    // writing to a string can't fail
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(out: &mut String, name: &str, labels: &[(&str, &str)], value: f64) {
    let labels: Vec<String> = labels.iter().map(|(label, value)| format!("{label}=\"{}\"", escape(value))).collect();
    let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
    let _ = writeln!(out, "{name}{labels} {value}");
}

fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
