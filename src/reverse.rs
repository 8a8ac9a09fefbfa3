//! `parvis reverse`: what is at a point.

use std::process::ExitCode;

use anyhow::{Error, Result};
use clap::Args;
use geocoder::{Filter, ReverseRequest};

use crate::arguments::Wanted;
use crate::folders::Folders;
use crate::nothing;
use crate::positions::point;
use crate::print::Printer;

/// Tell what is at a point.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis reverse 60.1699 24.9384
  parvis reverse 60.1699,24.9384
  parvis reverse 64.1466 -21.9426 --zoom 10 --json

Exit code: 0 with an answer, 1 when nothing is there, 2 on an error.")]
pub struct ReverseArgs {
    /// Latitude in degrees, or latitude and longitude as in 60.17,24.94, or a link to a map
    #[arg(value_name = "LAT", allow_hyphen_values = true)]
    lat: String,

    /// Longitude in degrees
    #[arg(value_name = "LON", allow_hyphen_values = true)]
    lon: Option<String>,

    /// How fine: 18 house or venue, 16 street, 14 neighbourhood, 10 city, 8 county, 5 state, 3 country
    #[arg(long, default_value_t = 18, value_parser = clap::value_parser!(u8).range(0..=18), value_name = "ZOOM")]
    zoom: u8,

    /// Most answers
    #[arg(long, default_value_t = 1, value_name = "N")]
    limit: u16,

    #[command(flatten)]
    folders: Folders,

    #[command(flatten)]
    wanted: Wanted,
}

/// Asks and prints the answers.
pub fn run(args: &ReverseArgs) -> Result<ExitCode> {
    let words: Vec<String> = std::iter::once(&args.lat).chain(&args.lon).cloned().collect();
    let at = point(&words).map_err(Error::msg)?;
    let request = ReverseRequest {
        at,
        max_rank: ReverseRequest::max_rank_at_zoom(args.zoom.into()),
        layers: args.wanted.layers(),
        radius_m: ReverseRequest::USUAL_RADIUS_M,
        limit: args.limit.into(),
        filter: Filter::default(),
    };
    let geocoder = args.folders.open()?;
    let why = || nothing::of_reverse(&geocoder, at, args.limit);
    Printer::new(&args.wanted)?.answers(&geocoder.reverse(&request), why)
}
