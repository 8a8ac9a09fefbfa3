//! The closing report of an import: what there is, what was dropped and why, seconds, memory, files.
//!
//! As JSON one object: `gazetteer`, `read` {nodes, ways, relations}, `places` by layer, `houses`, `ranges`, `chains`,
//! `listed` (numbers from files: `lines`, `taken`, `left_out` by reason {`count`, `first`}),
//! `dropped` by reason, `seconds` by stage, `seconds_total`, `stage_memory_bytes` (anonymous) by stage,
//! `peak_memory_bytes` (resident), `peak_anonymous_bytes`, `spilled_bytes` (in a temporary file),
//! `memory_budget_bytes`, `files` (bytes by name), `bytes`, `warnings` (what went wrong without harm).

use std::collections::BTreeMap;
use std::io::{Result, Write};
use std::path::Path;

use indexer::{Stage, Summary};
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
        "seconds": by_stage(summary, |stage| rounded(stage.seconds)),
        "seconds_total": rounded(total(summary)),
        "stage_memory_bytes": by_stage(summary, |stage| stage.memory.into()),
        "peak_memory_bytes": summary.peak.resident,
        "peak_anonymous_bytes": summary.peak.anonymous,
        "spilled_bytes": summary.peak.spilled,
        "memory_budget_bytes": summary.budget,
        "files": files(summary).map(|(name, bytes)| (name.to_owned(), Value::from(bytes))).collect::<Map<_, _>>(),
        "bytes": bytes(summary),
        "warnings": summary.warnings,
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
    writeln!(out, "seconds and memory")?;
    for stage in stages(summary) {
        writeln!(out, "    {:<30} {:>8.2} {:>10}", stage.name, stage.seconds, size(stage.memory))?;
    }
    writeln!(out, "bytes")?;
    columns(out, files(summary))?;
    let known = |figure: Option<u64>| figure.map_or_else(|| "unknown".to_owned(), size);
    let (anonymous, resident) = (known(summary.peak.anonymous), known(summary.peak.resident));
    let (budget, spilled) = (known(summary.budget), size(summary.peak.spilled));
    let (folder, size, seconds) = (folder.display(), size(bytes(summary)), total(summary));
    writeln!(out, "memory: {anonymous} of {budget} at most, {resident} with mapped files, {spilled} spilled")?;
    writeln!(out, "{folder}: {size}, made in {seconds:.2} s")
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

/// Each stage once in order: the seconds of one that ran twice added up, the memory the larger.
fn stages(summary: &Summary) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for &stage in &summary.stages {
        match stages.iter_mut().find(|known| known.name == stage.name) {
            Some(known) => {
                known.seconds += stage.seconds;
                known.memory = known.memory.max(stage.memory);
            }
            None => stages.push(stage),
        }
    }
    stages
}

fn by_stage(summary: &Summary, figure: impl Fn(&Stage) -> Value) -> Map<String, Value> {
    stages(summary).iter().map(|stage| (stage.name.to_owned(), figure(stage))).collect()
}

fn total(summary: &Summary) -> f64 {
    summary.stages.iter().map(|stage| stage.seconds).sum()
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
