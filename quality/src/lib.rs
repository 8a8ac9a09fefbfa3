//! How well, and how fast, a geocoder answers questions whose answers are known.
//!
//! Reads case files (`tsv`, `csv`, `yaml`), puts every question to one or several servers (`request`,
//! `client`) or to gazetteers of this process (`in_process`), judges the answers (`answer`, `score`) and prints
//! the figures of each kind side by side (`report`). Servers are asked over HTTP, so that Parvis and any other
//! geocoder are measured alike.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod answer;
mod backend;
mod case;
mod client;
mod csv;
mod in_process;
mod report;
mod request;
mod requirement;
mod response;
mod run;
mod score;
mod tester;
mod tsv;
mod yaml;

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use geocoder::Typos;

use crate::backend::Backend;
use crate::case::Case;
use crate::client::Server;
use crate::request::Dialect;
use crate::requirement::Requirement;
use crate::run::Run;

/// Ask questions with known answers; print recall and latency a kind.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis quality iceland.tsv --gazetteer gazetteer.d
  parvis quality iceland.tsv --gazetteer gazetteer.d --compare-no-typos
  parvis quality iceland.tsv --url http://127.0.0.1:8080
  parvis quality iceland.tsv --url http://127.0.0.1:8080 --url http://127.0.0.1:2322 --dialect nominatim --dialect photon
  parvis quality iceland.tsv --url http://127.0.0.1:8080 --only typo --misses 5 --need address_typo=.98

Exit code: 0, or 1 when a --need is not met or something is lost to the tolerance of typos, or 2 on an error.")]
pub struct QualityArgs {
    /// Case files: .tsv as drawn from an extract, or .csv, .yml or .yaml of geocoder-tester
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Server to ask; several are shown side by side
    #[arg(long, required_unless_present = "gazetteer", value_name = "URL")]
    url: Vec<String>,

    /// Folder of a gazetteer to ask in this process, without a server; several are asked as one
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,

    /// Ask the gazetteers a second time with misspellings refused; no question of an exact kind may be right only so
    #[arg(long, requires = "gazetteer")]
    compare_no_typos: bool,

    /// Dialect of the servers: one for all, or one for each --url in their order
    #[arg(long, value_enum, value_name = "DIALECT")]
    dialect: Vec<Dialect>,

    /// Ask only the kinds whose name contains this
    #[arg(long, default_value = "", hide_default_value = true, value_name = "PART")]
    only: String,

    /// Show so many wrong answers of each kind
    #[arg(long, default_value_t = 0, value_name = "N")]
    misses: usize,

    /// Least recall a kind, such as "address=.99,prefix_poi@5=.9"
    #[arg(long, value_delimiter = ',', value_name = "KIND=SHARE")]
    need: Vec<Requirement>,

    /// Print one JSON object for each kind and server
    #[arg(long)]
    json: bool,
}

/// Asks everyone the questions of every file and prints the figures.
pub fn run(args: &QualityArgs) -> Result<ExitCode> {
    let backends = backends(args)?;
    let mut out = stdout().lock();
    let mut short = Vec::new();
    for path in &args.files {
        let mut cases = read(path)?;
        cases.retain(|case| case.kind.contains(&args.only));
        let runs = backends.iter().map(|backend| run::run(backend, &cases)).collect::<Result<Vec<_>>>()?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if args.json {
            report::json_lines(&mut out, &file, &runs)?;
        } else {
            report::table(&mut out, &file, &runs, args.misses)?;
        }
        let unmet = runs.iter().flat_map(|run| requirement::unmet(&args.need, run));
        short.extend(unmet.chain(lost_to_typos(args, &runs)).map(|line| format!("{file}: {line}")));
    }
    out.flush()?;
    let mut errors = std::io::stderr().lock();
    short.iter().try_for_each(|line| writeln!(errors, "{line}"))?;
    Ok(ExitCode::from(u8::from(!short.is_empty())))
}

/// The questions that the gazetteers answer rightly only where misspellings are refused, those of misspelt kinds apart:
/// what is found of a misspelt question without tolerance is found by luck.
fn lost_to_typos(args: &QualityArgs, runs: &[Run]) -> Vec<String> {
    match runs {
        [tolerant, strict, ..] if args.compare_no_typos => {
            let lost = tolerant.lost(strict).filter(|miss| !miss.kind.contains("typo"));
            lost.map(|miss| format!("{}: {:?} is right only without typos", miss.kind, miss.question)).collect()
        }
        _ => Vec::new(),
    }
}

fn backends(args: &QualityArgs) -> Result<Vec<Backend>> {
    let (dialects, urls) = (&args.dialect, &args.url);
    if dialects.len() > 1 && dialects.len() != urls.len() {
        bail!("--dialect: one for all or one for each --url expected, found {} for {}", dialects.len(), urls.len());
    }
    let one = dialects.first().copied().unwrap_or_default();
    let dialect = |i: usize| dialects.get(i).copied().unwrap_or(one);
    let mut backends = Vec::new();
    if !args.gazetteer.is_empty() {
        backends.push(Backend::open(&args.gazetteer, Typos::Tolerated)?);
    }
    if args.compare_no_typos {
        backends.push(Backend::open(&args.gazetteer, Typos::Refused)?);
    }
    for (i, url) in urls.iter().enumerate() {
        backends.push(Backend::Server(Server::new(url, dialect(i))?));
    }
    Ok(backends)
}

/// The cases of a file, by its extension.
fn read(path: &Path) -> Result<Vec<Case>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let kind = path.file_stem().unwrap_or_default().to_string_lossy();
    let cases = match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => csv::read(&text, &kind),
        Some("yml" | "yaml") => yaml::read(&text, &kind),
        Some("tsv") => tsv::read(&text),
        _ => bail!("{}: a file ending in .tsv, .csv, .yml or .yaml expected", path.display()),
    };
    cases.with_context(|| path.display().to_string())
}
