//! `parvis import`: from an extract to a gazetteer in its place.
//!
//! Progress goes to the standard error, the closing report to the standard output.

pub mod bars;
pub mod memory;
pub mod report;

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use gazetteer::generations;
use indexer::{ImportOptions, Summary};
use updater::{Obtain, Store};

use self::bars::Bars;
use crate::failure;
use crate::folders::{DEFAULT, VARIABLE};
use crate::print::line;

/// Make a gazetteer from an extract of OpenStreetMap, or from a dump of Photon.
///
/// The gazetteer is written beside its folder and takes its place when it is complete: an import that fails or is
/// killed leaves the gazetteer that was there before, and a running server goes on with it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis import finland-latest.osm.pbf
  parvis import liechtenstein
  parvis import https://mirror.example.org/europe/malta-latest.osm.pbf
  parvis import austria liechtenstein own-places.osm.pbf
  parvis import iceland.osm.pbf --gazetteer iceland.d --json
  parvis import iceland.osm.pbf --importance wikimedia-importance.csv.gz
  parvis import photon-dump.jsonl.gz
  zstd -dc photon-dump.jsonl.zst | parvis import -
  parvis import maryland.osm.pbf --house-numbers tiger2025-nominatim-preprocessed.csv.tar.gz
  parvis import france.osm.pbf --memory 2G

Exit code: 0, or 2 on an error.")]
pub struct ImportArgs {
    /// Extracts in the format .osm.pbf: a path, an address (http or https), or the name of a region
    ///
    /// Several extracts become one gazetteer, each object in its newest version. Or one dump of Photon, .jsonl or
    /// .jsonl.gz, or - for one on the standard input. What is downloaded is kept in the store of the gazetteer, a
    /// folder with its name and ".store"; "parvis update" brings it forward.
    #[arg(value_name = "PATH|URL|REGION", required = true)]
    extracts: Vec<PathBuf>,

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

    #[command(flatten)]
    downloads: Downloads,

    /// Generations that are kept, with the new one
    #[arg(long, value_name = "N", default_value_t = GENERATIONS, value_parser = clap::value_parser!(u16).range(1..))]
    generations: u16,

    /// Print the closing report as one JSON object
    #[arg(long)]
    json: bool,
}

/// Generations that are kept where nobody says.
pub const GENERATIONS: u16 = 2;

/// How downloads are made.
#[derive(Args, Debug)]
pub struct Downloads {
    /// Address below which extracts of regions stand, such as europe/malta-latest.osm.pbf
    #[arg(long, value_name = "URL", env = "PARVIS_MIRROR", default_value = fetch::regions::DEFAULT_MIRROR)]
    pub mirror: String,

    #[command(flatten)]
    pub retries: RetryArguments,
}

/// How patient downloads are.
#[derive(Args, Debug)]
pub struct RetryArguments {
    /// Seconds without an answer or a byte after which a connection is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    patience: f64,

    /// How often a download is tried before it counts as failed
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    tries: u32,

    /// Seconds of the pause after the first failed try; each further pause is twice as long
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = seconds)]
    pause: f64,
}

impl RetryArguments {
    /// The settings of a client.
    pub fn settings(&self) -> fetch::Settings {
        let patience = Duration::from_secs_f64(self.patience);
        fetch::Settings { patience, tries: self.tries, pause: Duration::from_secs_f64(self.pause) }
    }
}

/// Some seconds, up to an hour.
fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds: &f64| (0.001..=3600.0).contains(seconds));
    seconds.ok_or_else(|| "seconds from 0.001 to 3600 expected".to_owned())
}

/// Imports and prints the closing report.
pub fn run(args: &ImportArgs) -> Result<ExitCode> {
    let dump = args.extracts.iter().find(|path| indexer::photon_dump::is_dump(path));
    if let Some(dump) = dump {
        check_alone(args, dump)?;
    }
    let bars = Bars::new();
    let options = ImportOptions {
        importance: args.importance.clone(),
        house_numbers: args.house_numbers.clone(),
        memory: args.memory,
        ..ImportOptions::default()
    };
    let summary = match dump {
        Some(dump) => indexer::import(dump, &args.gazetteer, &options, &bars)?,
        None => of_extracts(args, &options, &bars)?,
    };
    for warning in &summary.warnings {
        failure::warn(warning);
    }
    let mut out = stdout().lock();
    if args.json {
        line(&mut out, &report::object(&args.gazetteer, &summary))?;
    } else {
        report::text(&mut out, &args.gazetteer, &summary)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses what goes with extracts only.
fn check_alone(args: &ImportArgs, dump: &Path) -> Result<()> {
    if args.importance.is_some() || !args.house_numbers.is_empty() {
        bail!(
            "{}: a dump has its own importance and house numbers; --importance and --house-numbers go with an extract",
            dump.display()
        );
    }
    if args.extracts.len() > 1 {
        bail!("{}: a dump is imported alone; several extracts in the format .osm.pbf can be joined", dump.display());
    }
    Ok(())
}

/// Finds or downloads the extracts, and makes one gazetteer of them.
fn of_extracts(args: &ImportArgs, options: &ImportOptions, bars: &Bars) -> Result<Summary> {
    let store = Store::open(&args.gazetteer)?;
    let how = Obtain { mirror: args.downloads.mirror.clone(), settings: args.downloads.retries.settings() };
    let sources = updater::obtain(&args.extracts, &store, &how, bars)?;
    // A path as it was typed, for messages.
    let typed = args.extracts.iter().zip(&sources);
    let extracts: Vec<PathBuf> =
        typed.map(|(typed, source)| if source.url.is_some() { source.path.clone() } else { typed.clone() }).collect();
    let extract = updater::joined(&extracts, &store, bars)?;
    generations::keep(&args.gazetteer)?;
    let summary = indexer::import(&extract, &args.gazetteer, options, bars)?;
    updater::imported(&args.gazetteer, &store, sources, options)?;
    generations::prune(&args.gazetteer, args.generations.into())?;
    Ok(summary)
}
