//! `parvis regions`: extracts by name.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use fetch::regions::{self, Region};
use serde_json::json;

use crate::print::line;

/// The exit code where nothing was found.
const NOTHING: u8 = 1;

/// Find names of regions that `parvis import` can download.
///
/// The table is built in; nothing is asked over the network. Where no region has the word in its name, those that are
/// spelt most like it are shown.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis regions liecht
  parvis regions \"new york\" --json
  parvis regions

Exit code: 0, 1 where there is none, 2 on an error.")]
pub struct RegionsArgs {
    /// A part of the name; all regions where none is given
    #[arg(value_name = "WORD", default_value = "", hide_default_value = true)]
    word: String,

    /// Print each region as one JSON object on a line of its own
    #[arg(long)]
    json: bool,
}

/// Prints the regions that a word finds.
pub fn run(args: &RegionsArgs) -> Result<ExitCode> {
    let found = regions::search(&args.word, usize::MAX);
    let mut out = stdout().lock();
    for region in &found {
        if args.json {
            line(&mut out, &object(region))?;
        } else {
            writeln!(out, "{:<45} {}", region.path, region.name)?;
        }
    }
    Ok(if found.is_empty() { ExitCode::from(NOTHING) } else { ExitCode::SUCCESS })
}

fn object(region: &Region) -> serde_json::Value {
    json!({
        "id": region.id(),
        "path": region.path,
        "name": region.name,
        "parent": region.parent(),
        "bounds": region.bounds,
    })
}
