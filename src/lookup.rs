//! `parvis lookup`: what is known of OpenStreetMap objects.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::OsmId;
use geocoder::{Answer, MatchType};

use crate::arguments::Wanted;
use crate::folders::Folders;
use crate::positions::osm_id;
use crate::print::Printer;

/// Show what is known of OpenStreetMap objects.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis lookup W123
  parvis lookup N456,W123,R789 --json
  parvis lookup relation/2919185
  parvis lookup https://www.openstreetmap.org/way/123

Objects that the gazetteer does not have are left out; those with two main tags are shown twice.
Exit code: 0 when one was found, 1 when none was, 2 on an error.")]
pub struct LookupArgs {
    /// Objects: N, W or R and a number, such as R2919185, or relation/2919185, or a link to its page
    #[arg(required = true, value_parser = osm_id, value_delimiter = ',', value_name = "ID")]
    ids: Vec<OsmId>,

    #[command(flatten)]
    folders: Folders,

    #[command(flatten)]
    wanted: Wanted,
}

/// Looks the objects up and prints them in the order asked for.
pub fn run(args: &LookupArgs) -> Result<ExitCode> {
    let geocoder = args.folders.open()?;
    let layers = args.wanted.layers();
    let entries = args.ids.iter().flat_map(|id| geocoder.lookup(*id)).filter(|entry| layers.take(entry));
    let answers: Vec<_> = entries.map(|entry| Answer::of(entry, MatchType::Found)).collect();
    Printer::new(&args.wanted)?.answers(&answers, || "this gazetteer has none of these objects".to_owned())
}
