//! `parvis export`: what a gazetteer holds, in a format that other programs read.
//!
//! The one format is Photon's dump: a line of JSON for each place. It is written as the gazetteer is read; memory grows
//! with the number of areas alone.

mod document;
mod photon_dump;
mod places;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use flate2::Compression;
use flate2::write::GzEncoder;
use gazetteer::Gazetteer;

use crate::folders::{DEFAULT, VARIABLE};

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Photon's dump, version 0.1.0: a JSON document a line
    PhotonDump,
}

/// Write what a gazetteer holds in a format that other programs read.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis export iceland.jsonl.gz --gazetteer iceland.d
  parvis export - | zstd > helsinki.jsonl.zst
  parvis export places.jsonl --points

Exit code: 0, or 2 on an error.")]
pub struct ExportArgs {
    /// File to write, compressed where its name ends in .gz; - for the standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Folder of the gazetteer
    #[arg(long, value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    gazetteer: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value = "photon-dump")]
    format: Format,

    /// Leave out lines and areas; a gazetteer made from such a dump finds no areas around points
    #[arg(long)]
    points: bool,
}

/// Writes the file.
pub fn run(args: &ExportArgs) -> Result<ExitCode> {
    let gazetteer = Gazetteer::open(&args.gazetteer)?;
    let write = |out: &mut dyn Write| match args.format {
        Format::PhotonDump => photon_dump::write(out, &gazetteer, !args.points),
    };
    if args.file == Path::new("-") {
        let mut out = BufWriter::new(stdout().lock());
        write(&mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    // Under another name until it is whole, so that nobody reads half a dump.
    let mut unfinished = args.file.clone().into_os_string();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    let written =
        write_file(&unfinished, is_gzip(&args.file), write).and_then(|()| fs::rename(&unfinished, &args.file));
    if written.is_err() {
        let _gone_already = fs::remove_file(&unfinished);
    }
    written.with_context(|| args.file.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn is_gzip(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"))
}

fn write_file(path: &Path, gzip: bool, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file = BufWriter::with_capacity(1 << 18, File::create(path)?);
    let file = if gzip {
        let mut encoder = GzEncoder::new(file, Compression::default());
        write(&mut encoder)?;
        encoder.finish()?
    } else {
        let mut file = file;
        write(&mut file)?;
        file
    };
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}
