//! `parvis man`: a manual page for the program and for each subcommand.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Command};

/// Write manual pages into a folder: parvis.1, and one for each command.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis man /usr/local/share/man/man1
  parvis man . && man ./parvis-serve.1

Exit code: 0, or 2 on an error.")]
pub struct ManArgs {
    /// Folder for the pages; made where it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the pages of the whole command line.
pub fn run(args: &ManArgs, command: Command) -> Result<ExitCode> {
    let folder = &args.folder;
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command, folder))
        .with_context(|| folder.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}
