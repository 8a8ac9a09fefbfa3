//! `parvis rollback`: a past gazetteer put back in place.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::generations;
use gazetteer::upkeep::UpdateState;
use updater::Store;

use crate::folders::{DEFAULT, VARIABLE};

/// Put a past gazetteer back in place.
///
/// A running server goes over to it. The one that was in place is kept as a generation, so "--to" brings it back. It
/// stays until an import, or an update that finds newer diffs.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis rollback
  parvis rollback --to 2026-03-29T21-00-05Z-4be1c0

`parvis generations` lists the names. Exit code: 0, or 2 on an error.")]
pub struct RollbackArgs {
    /// Folder of the gazetteer
    #[arg(long, value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    gazetteer: PathBuf,

    /// Name of the generation; the one before that in place where none is given
    #[arg(long, value_name = "GENERATION")]
    to: Option<String>,
}

/// Exchanges the gazetteer for a past one.
pub fn run(args: &RollbackArgs) -> Result<ExitCode> {
    let _held = Store::open(&args.gazetteer)?;
    // Noted first: an update must not undo what was just done.
    let before = UpdateState::open(&args.gazetteer)?;
    UpdateState { rolled_back: true, ..before.clone() }.save(&args.gazetteer)?;
    let generation = match generations::roll_back(&args.gazetteer, args.to.as_deref()) {
        Ok(generation) => generation,
        Err(error) => {
            before.save(&args.gazetteer)?;
            return Err(error.into());
        }
    };
    let data = generation.manifest.source.data_timestamp.as_deref().unwrap_or("unknown time");
    writeln!(stdout(), "{}: {} in place, data of {data}", args.gazetteer.display(), generation.id)?;
    Ok(ExitCode::SUCCESS)
}
