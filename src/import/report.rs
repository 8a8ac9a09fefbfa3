//! The closing report of an import: what there is, what was dropped and why, seconds, memory, files.
//!
//! As JSON one object: `gazetteer`, `read` {nodes, ways, relations}, `places` by layer, `houses`, `ranges`, `chains`,
//! `listed` (numbers from files: `lines`, `taken`, `left_out` by reason {`count`, `first`}), `dropped` by reason, `seconds` by stage, `seconds_total`, `peak_memory_bytes`, `files` (bytes by name), `bytes`.

use std::collections::BTreeMap;
use std::io::{Result, Write};
use std::path::Path;

use indexer::Summary;
use serde_json::{Map, Value, json};

use crate::print::{columns, size};

/// The report as JSON.
pub fn object(folder: &Path, summary: &Summary) -> Value {
    let [nodes, ways, relations] = summary.read;
    let manifest = &summary.manifest;
    json!({
        "gazetteer": folder.to_string_lossy(),
        "read": { "nodes": nodes, "ways": ways, "relations": relations },
        "places": summary.places,
        "houses": manifest.counts.houses,
        "ranges": manifest.counts.ranges,
        "chains": summary.chains,
        "listed": listed(summary),
        "dropped": manifest.dropped,
        "seconds": by_stage(summary).into_iter().map(|(stage, s)| (stage.to_owned(), rounded(s))).collect::<Map<_, _>>(),
        "seconds_total": rounded(total(summary)),
        "peak_memory_bytes": summary.peak_memory,
        "files": files(summary).map(|(name, bytes)| (name.to_owned(), Value::from(bytes))).collect::<Map<_, _>>(),
        "bytes": bytes(summary),
    })
}

/// The report as text.
pub fn text(out: &mut impl Write, folder: &Path, summary: &Summary) -> Result<()> {
    let counts = &summary.manifest.counts;
    let [nodes, ways, relations] = summary.read;
    writeln!(out, "read")?;
    columns(out, [("nodes", nodes), ("ways", ways), ("relations", relations)])?;
    writeln!(out, "kept")?;
    let places = summary.places.iter().map(|(layer, count)| (*layer, *count));
    let numbers = [("house number", counts.houses), ("row of house numbers", counts.ranges)];
    columns(out, places.chain(numbers))?;
    writeln!(out, "dropped")?;
    columns(out, summary.manifest.dropped.iter().map(|(reason, count)| (reason.as_str(), *count)))?;
    told_of_lists(out, summary)?;
    writeln!(out, "seconds")?;
    for (stage, seconds) in by_stage(summary) {
        writeln!(out, "    {stage:<30} {seconds:>8.2}")?;
    }
    writeln!(out, "bytes")?;
    columns(out, files(summary))?;
    let memory = summary.peak_memory.map_or_else(|| "unknown".to_owned(), size);
    let (folder, size) = (folder.display(), size(bytes(summary)));
    writeln!(out, "{folder}: {size}, made in {:.2} s, peak memory {memory}", total(summary))
}

/// What became of listed house numbers.
fn listed(summary: &Summary) -> Value {
    let left_out = summary.listed.left_out.iter();
    let left_out: Map<String, Value> = left_out
        .map(|(fault, left_out)| {
            (fault.words().to_owned(), json!({ "count": left_out.count, "first": left_out.first }))
        })
        .collect();
    json!({ "lines": summary.listed.lines, "taken": summary.listed.taken, "left_out": left_out })
}

/// The same as text; nothing where no file was given.
fn told_of_lists(out: &mut impl Write, summary: &Summary) -> Result<()> {
    let tally = &summary.listed;
    if tally.files.is_empty() {
        return Ok(());
    }
    writeln!(out, "listed house numbers")?;
    columns(out, [("rows", tally.lines), ("rows taken", tally.taken)])?;
    for (fault, left_out) in &tally.left_out {
        writeln!(out, "    {}: first {}", fault.words(), left_out.first.join(", "))?;
    }
    Ok(())
}

/// Seconds by stage in order, those of a stage that ran twice added up.
fn by_stage(summary: &Summary) -> Vec<(&'static str, f64)> {
    let mut stages: Vec<(&'static str, f64)> = Vec::new();
    for &(stage, seconds) in &summary.seconds {
        match stages.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, sum)) => *sum += seconds,
            None => stages.push((stage, seconds)),
        }
    }
    stages
}

fn total(summary: &Summary) -> f64 {
    summary.seconds.iter().map(|(_, seconds)| seconds).sum()
}

fn rounded(seconds: f64) -> Value {
    ((seconds * 1e3).round() / 1e3).into()
}

/// Sizes of the files; those of the text index, whose names mean nothing, as one.
fn files(summary: &Summary) -> impl Iterator<Item = (&str, u64)> {
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, seal) in &summary.manifest.files {
        let name = name.split_once('/').map_or(name.as_str(), |(folder, _)| folder);
        *sizes.entry(name).or_default() += seal.bytes;
    }
    sizes.into_iter()
}

fn bytes(summary: &Summary) -> u64 {
    summary.manifest.files.values().map(|seal| seal.bytes).sum()
}
