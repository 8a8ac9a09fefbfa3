//! `parvis import`: from an extract to a gazetteer in its place.
//!
//! Progress goes to the standard error, the closing report to the standard output.

mod bars;
mod memory;
mod report;

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use indexer::ImportOptions;

use self::bars::Bars;
use crate::folders::{DEFAULT, VARIABLE};
use crate::print::line;

/// Make a gazetteer from an extract of OpenStreetMap, or from a dump of Photon.
///
/// The gazetteer is written beside its folder and takes its place when it is complete: an import that fails or is
/// killed leaves the gazetteer that was there before, and a running server goes on with it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis import finland-latest.osm.pbf
  parvis import iceland.osm.pbf --gazetteer iceland.d --json
  parvis import iceland.osm.pbf --importance wikimedia-importance.csv.gz
  parvis import photon-dump.jsonl.gz
  zstd -dc photon-dump.jsonl.zst | parvis import -
  parvis import maryland.osm.pbf --house-numbers tiger2025-nominatim-preprocessed.csv.tar.gz
  parvis import france.osm.pbf --memory 2G

Exit code: 0, or 2 on an error.")]
pub struct ImportArgs {
    /// The extract, in the format .osm.pbf; or a dump of Photon, .jsonl or .jsonl.gz, or - for one on the standard
    /// input
    #[arg(value_name = "EXTRACT.osm.pbf")]
    extract: PathBuf,

    /// Folder of the gazetteer
    #[arg(long, value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    gazetteer: PathBuf,

    /// How well known the articles of Wikipedia are, in the format of Nominatim's wikimedia-importance.csv.gz
    #[arg(long, value_name = "FILE")]
    importance: Option<PathBuf>,

    /// House numbers along lines, in the layout that Nominatim takes for TIGER data
    ///
    /// Tables from;to;interpolation;street;city;state;postcode;geometry with a LINESTRING of longitudes and latitudes a
    /// row: .csv, .csv.gz, or an archive of them, .tar or .tar.gz. A row hangs on the street of its name next to its
    /// line; numbers of the map win over it. Rows that make no sense are counted and named in the closing report.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    house_numbers: Vec<PathBuf>,

    /// Memory that the import keeps to: a number and K, M, G or T; half of what is free where none is given
    ///
    /// What exceeds it goes into a temporary file beside the gazetteer, which takes time but no memory that others
    /// need.
    #[arg(long, value_name = "SIZE", value_parser = memory::size)]
    memory: Option<u64>,

    /// Print the closing report as one JSON object
    #[arg(long)]
    json: bool,
}

/// Imports and prints the closing report.
pub fn run(args: &ImportArgs) -> Result<ExitCode> {
    if indexer::photon_dump::is_dump(&args.extract) && (args.importance.is_some() || !args.house_numbers.is_empty()) {
        bail!(
            "{}: a dump has its own importance and house numbers; --importance and --house-numbers go with an extract",
            args.extract.display()
        );
    }
    let bars = Bars::new();
    let options = ImportOptions {
        importance: args.importance.clone(),
        house_numbers: args.house_numbers.clone(),
        memory: args.memory,
        ..ImportOptions::default()
    };
    let summary = indexer::import(&args.extract, &args.gazetteer, &options, &bars)?;
    let mut out = stdout().lock();
    if args.json {
        line(&mut out, &report::object(&args.gazetteer, &summary))?;
    } else {
        report::text(&mut out, &args.gazetteer, &summary)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
