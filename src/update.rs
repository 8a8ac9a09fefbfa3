//! `parvis update`: the gazetteer brought forward by OpenStreetMap's diffs, once or again and again.
//!
//! A process of its own: the server opens no connection, it goes over to the new gazetteer as after an import.

use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use replication::Clip;
use serde_json::json;
use updater::{Outcome, UpdateOptions};

use crate::failure;
use crate::folders::{DEFAULT, VARIABLE};
use crate::import::bars::Bars;
use crate::import::{GENERATIONS, RetryArguments, memory};
use crate::print::line;

/// Bring a gazetteer forward by the diffs of OpenStreetMap.
///
/// Fetches the diffs that follow its extract, writes the extract anew with them, imports it as it was imported before,
/// and exchanges the gazetteer in one step. Where the server comes from, and the last diff, stands in the header of the
/// extract. Killed at any point, it leaves the gazetteer that was there, and the next run goes on. When it fails, the
/// old data stay and serve on; `parvis info` and the server's /metrics tell it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis update
  parvis update --every 1h --gazetteer region.d
  parvis update --replication-url https://planet.openstreetmap.org/replication/day --clip region.poly

Exit code: 0 also where there was nothing new, 2 on an error.")]
pub struct UpdateArgs {
    /// Folder of the gazetteer
    #[arg(long, value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    gazetteer: PathBuf,

    /// Update once and end; so it is where --every does not say otherwise
    #[arg(long, conflicts_with = "every")]
    once: bool,

    /// Update again and again, with pauses such as 30s, 5m, 1h or 1d; a failure is told and does not end it
    #[arg(long, value_name = "TIME", value_parser = interval)]
    every: Option<Duration>,

    /// Most diffs of one update; further ones are left to the next
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    max_diffs: Option<i64>,

    /// Address of the replication server, for extracts whose header has none or another one
    #[arg(long, value_name = "URL")]
    replication_url: Option<String>,

    /// Area that the extract stays inside of where the diffs are of a larger one: west,south,east,north or a .poly file
    #[arg(long, value_name = "BOX|FILE", value_parser = clip)]
    clip: Option<Clip>,

    /// Memory that the update keeps to: a number and K, M, G or T; half of what is free where none is given
    #[arg(long, value_name = "SIZE", value_parser = memory::size)]
    memory: Option<u64>,

    /// Generations that are kept, with the new one
    #[arg(long, value_name = "N", default_value_t = GENERATIONS, value_parser = clap::value_parser!(u16).range(1..))]
    generations: u16,

    #[command(flatten)]
    retries: RetryArguments,

    /// Print what came of each update as one JSON object
    #[arg(long)]
    json: bool,
}

/// A pause: a number and s, m, h or d.
fn interval(text: &str) -> Result<Duration, String> {
    let expected = || format!("a number and s, m, h or d expected, such as \"1h\", found {text:?}");
    let unit = text.chars().last().ok_or_else(expected)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return Err(expected()),
    };
    let number: u32 = text.trim_end_matches(unit).parse().ok().filter(|number| *number > 0).ok_or_else(expected)?;
    Ok(Duration::from_secs(u64::from(number) * seconds))
}

fn clip(text: &str) -> Result<Clip, String> {
    Clip::parse(text).map_err(|error| error.to_string())
}

/// Updates once, or until the process is ended.
pub fn run(args: &UpdateArgs) -> Result<ExitCode> {
    let Some(every) = args.every else {
        once(args)?;
        return Ok(ExitCode::SUCCESS);
    };
    loop {
        match once(args) {
            // What is left over is no reason to wait.
            Ok(outcome) if outcome.more => continue,
            Ok(_) => {}
            Err(error) => drop(failure::report(&error)),
        }
        sleep(every);
    }
}

fn once(args: &UpdateArgs) -> Result<Outcome> {
    let options = UpdateOptions {
        replication_url: args.replication_url.clone(),
        clip: args.clip.clone(),
        max_diffs: args.max_diffs,
        memory: args.memory,
        generations: args.generations.into(),
        settings: args.retries.settings(),
    };
    let bars = Bars::new();
    let outcome = updater::update(&args.gazetteer, &options, &bars)?;
    drop(bars);
    let source = gazetteer::Manifest::open(&args.gazetteer)?.source;
    if args.json {
        let object = json!({
            "gazetteer": args.gazetteer.to_string_lossy(),
            "diffs": outcome.diffs,
            "more": outcome.more,
            "changed": outcome.summary.is_some(),
            "data_timestamp": source.data_timestamp,
            "replication_sequence": source.replication_sequence,
        });
        line(&mut stdout().lock(), &object)?;
    } else {
        let of = source.data_timestamp.unwrap_or_else(|| "unknown time".to_owned());
        let came = match (outcome.summary.is_some(), outcome.diffs) {
            (false, _) => "nothing new".to_owned(),
            (true, 0) => "imported again".to_owned(),
            (true, 1) => "1 diff applied".to_owned(),
            (true, diffs) => format!("{diffs} diffs applied"),
        };
        writeln!(stdout(), "{}: {came}, data of {of}", args.gazetteer.display())?;
        if outcome.more && args.every.is_none() {
            writeln!(stderr(), "parvis: there are further diffs; --max-diffs left them to the next update")?;
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_have_a_unit() {
        assert_eq!(interval("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(interval("1h"), Ok(Duration::from_hours(1)));
        assert_eq!(interval("2d"), Ok(Duration::from_hours(48)));
        for wrong in ["", "1", "0h", "h", "1.5h", "-1m", "1w"] {
            assert!(interval(wrong).unwrap_err().contains("such as \"1h\""), "{wrong}");
        }
    }
}
