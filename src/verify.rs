//! `parvis verify`: whether the files of a gazetteer are as they were sealed.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::Gazetteer;
use serde_json::json;

use crate::folders::Folders;
use crate::print::line;

/// Compare every byte of a gazetteer with its checksums.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis verify
  parvis verify --gazetteer iceland.d --gazetteer malta.d --json

Exit code: 0 when everything is as it was sealed, 2 when a file is damaged or missing.")]
pub struct VerifyArgs {
    #[command(flatten)]
    folders: Folders,

    /// Print one JSON object for each gazetteer
    #[arg(long)]
    json: bool,
}

/// Verifies all gazetteers.
pub fn run(args: &VerifyArgs) -> Result<ExitCode> {
    let mut out = stdout().lock();
    for folder in &args.folders.folders {
        let manifest = Gazetteer::verify(folder)?;
        let (files, bytes) = (manifest.files.len(), manifest.files.values().map(|seal| seal.bytes).sum::<u64>());
        if args.json {
            line(&mut out, &json!({ "gazetteer": folder.to_string_lossy(), "files": files, "bytes": bytes }))?;
        } else {
            writeln!(out, "{}: {files} files, {bytes} bytes, all as they were sealed", folder.display())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
