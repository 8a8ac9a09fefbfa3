//! `parvis info`: what a gazetteer is made of, out of its manifest.

use std::io::{Result as IoResult, Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::Manifest;
use gazetteer::upkeep::UpdateState;
use serde_json::{Value, json};

use crate::folders::Folders;
use crate::print::{columns, line, size};

/// Show what a gazetteer is made of: source, age, area, counts, files.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis info
  parvis info --gazetteer iceland.d --json

Only the manifest is read; `parvis verify` looks at the files. Exit code: 0, or 2 on an error.")]
pub struct InfoArgs {
    #[command(flatten)]
    folders: Folders,

    /// Print one JSON object for each gazetteer: its manifest without the checksums
    #[arg(long)]
    json: bool,
}

/// Prints the manifests of all gazetteers.
pub fn run(args: &InfoArgs) -> Result<ExitCode> {
    let mut out = stdout().lock();
    for folder in &args.folders.folders {
        let manifest = Manifest::open(folder)?;
        if args.json {
            line(&mut out, &object(folder, &manifest))?;
        } else {
            text(&mut out, folder, &manifest)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn object(folder: &Path, manifest: &Manifest) -> Value {
    let state = UpdateState::open(folder).unwrap_or_default();
    let files: Value = manifest.files.iter().map(|(name, seal)| (name.clone(), seal.bytes)).collect();
    json!({
        "gazetteer": folder.to_string_lossy(),
        "format": manifest.format,
        "text_rules": manifest.text_rules,
        "parvis": manifest.parvis,
        "imported": manifest.imported,
        "source": {
            "file": manifest.source.file,
            "bytes": manifest.source.bytes,
            "data_timestamp": manifest.source.data_timestamp,
            "replication_url": manifest.source.replication_url,
            "replication_sequence": manifest.source.replication_sequence,
        },
        "age_seconds": age_seconds(&manifest.source),
        "update": {
            "last_success": state.last_success,
            "last_failure": state.last_failure,
            "failures": state.failures,
            "error": state.error,
        },
        "bounds": manifest.bounds,
        "counts": {
            "places": manifest.counts.places,
            "houses": manifest.counts.houses,
            "ranges": manifest.counts.ranges,
            "layers": manifest.counts.layers,
        },
        "dropped": manifest.dropped,
        "memory": {
            "budget_bytes": manifest.memory.budget,
            "peak_anonymous_bytes": manifest.memory.anonymous,
            "peak_bytes": manifest.memory.resident,
            "spilled_bytes": manifest.memory.spilled,
        },
        "languages": manifest.languages,
        "licence": manifest.licence,
        "attribution": manifest.attribution,
        "files": files,
    })
}

fn text(out: &mut impl Write, folder: &Path, manifest: &Manifest) -> IoResult<()> {
    let source = &manifest.source;
    writeln!(out, "{}", folder.display())?;
    let mut facts = vec![
        ("source", format!("{} ({})", source.file, size(source.bytes))),
        ("data of", source.data_timestamp.clone().unwrap_or_else(|| "unknown time".to_owned())),
        ("imported", format!("{} by parvis {}", manifest.imported, manifest.parvis)),
        ("format", format!("{}, text rules {}", manifest.format, manifest.text_rules)),
    ];
    facts.extend(source.replication_url.clone().map(|url| ("updates", url)));
    facts.extend(source.replication_sequence.map(|sequence| ("sequence", sequence.to_string())));
    facts.extend(age_seconds(source).map(|age| ("age", format!("{} h", age / 3600))));
    facts.extend(updates(folder));
    let corners = |[south, west, north, east]: [f64; 4]| format!("{south:.4} {west:.4} to {north:.4} {east:.4}");
    facts.extend(manifest.bounds.map(|bounds| ("bounds", corners(bounds))));
    facts.extend((!manifest.languages.is_empty()).then(|| ("languages", languages(manifest))));
    facts.extend(memory(manifest).map(|taken| ("memory", taken)));
    facts.push(("size", size(manifest.files.values().map(|seal| seal.bytes).sum())));
    facts.push(("licence", manifest.licence.clone()));
    facts.push(("attribution", manifest.attribution.clone()));
    facts.iter().try_for_each(|(name, value)| writeln!(out, "  {name:<12} {value}"))?;
    writeln!(out, "  counts")?;
    let counts = &manifest.counts;
    let layers = counts.layers.iter().map(|(layer, count)| (layer.as_str(), *count));
    columns(out, layers.chain([("house numbers", counts.houses), ("rows of numbers", counts.ranges)]))
}

/// Seconds from the time of the data to now.
fn age_seconds(source: &gazetteer::Source) -> Option<i64> {
    let of = gazetteer::timestamp::parse(source.data_timestamp.as_deref()?)?;
    Some((gazetteer::timestamp::seconds_now() - of).max(0))
}

/// How the last update went, where there was one.
fn updates(folder: &Path) -> Vec<(&'static str, String)> {
    let Ok(state) = UpdateState::open(folder) else { return Vec::new() };
    let mut facts: Vec<_> = state.last_success.map(|time| ("updated", time)).into_iter().collect();
    if let (Some(time), Some(error)) = (state.last_failure, state.error) {
        facts.push(("failed", format!("{} times, last {time}: {error}", state.failures)));
    }
    facts
}

/// What the import took of its budget.
fn memory(manifest: &Manifest) -> Option<String> {
    let taken = manifest.memory;
    let budget = taken.budget.map(|budget| format!(" of {}", size(budget))).unwrap_or_default();
    let spilled = size(taken.spilled);
    Some(format!("{}{budget} at import, {spilled} beside it in a temporary file", size(taken.anonymous?)))
}

/// The most frequent languages.
fn languages(manifest: &Manifest) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<&str> = manifest.languages.iter().take(SHOWN).map(String::as_str).collect();
    match manifest.languages.len().saturating_sub(SHOWN) {
        0 => shown.join(" "),
        more => format!("{} and {more} more", shown.join(" ")),
    }
}
