//! `parvis generations`: the gazetteer in place and those before it.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::generations;
use serde_json::json;

use crate::folders::{DEFAULT, VARIABLE};
use crate::print::{line, size};

/// List the gazetteer in place and those that were before it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis generations
  parvis generations --gazetteer region.d --json

The one in place has a star. Exit code: 0, or 2 on an error.")]
pub struct GenerationsArgs {
    /// Folder of the gazetteer
    #[arg(long, value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    gazetteer: PathBuf,

    /// Print each generation as one JSON object on a line of its own
    #[arg(long)]
    json: bool,
}

/// Prints all generations, newest first.
pub fn run(args: &GenerationsArgs) -> Result<ExitCode> {
    let mut out = stdout().lock();
    for generation in generations::list(&args.gazetteer)? {
        let manifest = &generation.manifest;
        let bytes: u64 = manifest.files.values().map(|seal| seal.bytes).sum();
        let data = manifest.source.data_timestamp.as_deref();
        if args.json {
            let object = json!({
                "id": generation.id,
                "in_place": generation.in_place,
                "imported": manifest.imported,
                "data_timestamp": data,
                "replication_sequence": manifest.source.replication_sequence,
                "bytes": bytes,
            });
            line(&mut out, &object)?;
        } else {
            let star = if generation.in_place { '*' } else { ' ' };
            let data = data.unwrap_or("unknown time");
            writeln!(out, "{star} {}  data of {data}  {}", generation.id, size(bytes))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
