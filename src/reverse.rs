//! `parvis reverse`: what is at a point.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use gazetteer::Point;
use geocoder::{Filter, ReverseRequest};

use crate::arguments::Wanted;
use crate::folders::Folders;
use crate::print::Printer;

/// Tell what is at a point.
#[derive(Args, Debug)]
#[command(
    allow_negative_numbers = true,
    after_help = "Examples:
  parvis reverse 60.1699 24.9384
  parvis reverse 64.1466 -21.9426 --zoom 10 --json

Exit code: 0 with an answer, 1 when nothing is there, 2 on an error."
)]
pub struct ReverseArgs {
    /// Latitude in degrees
    #[arg(value_name = "LAT")]
    lat: f64,

    /// Longitude in degrees
    #[arg(value_name = "LON")]
    lon: f64,

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
    let at = Point::from_degrees(args.lat, args.lon).with_context(|| {
        format!("{} {}: not in this world; latitudes -90 to 90 and longitudes -180 to 180 expected", args.lat, args.lon)
    })?;
    let request = ReverseRequest {
        at,
        max_rank: ReverseRequest::max_rank_at_zoom(args.zoom.into()),
        layers: args.wanted.layers(),
        radius_m: ReverseRequest::USUAL_RADIUS_M,
        limit: args.limit.into(),
        filter: Filter::default(),
    };
    let geocoder = args.folders.open()?;
    Printer::new(&args.wanted).answers(&geocoder.reverse(&request))
}
