//! Makes an extract of N copies of another one, to measure how Parvis grows with its data.
//!
//! The copies lie side by side, and what would make them unlike a larger extract is changed: numbers of objects
//! interleave, and words of names differ between copies as far as they do between regions ([`words`]). Questions with
//! known answers can be carried over to the copies ([`cases`]).
//!
//! The extract is read twice and never held: what is kept is the words of its names.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod cases;
mod copies;
mod grid;
mod heads;
mod keys;
mod object;
mod questions;
mod survey;
#[cfg(test)]
mod tests;
mod words;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use indexer::pbf::PbfFile;
use indexer::pbf::writer::PbfWriter;

use self::cases::Carrier;
use self::copies::Copies;
use self::grid::Grid;

/// Write an extract that holds another one several times, each copy elsewhere and with other names.
#[derive(Debug, Parser)]
#[command(after_help = "Example:
  cargo run --release -p enlarge -- iceland.osm.pbf iceland-x16.osm.pbf --copies 16 --cases iceland.tsv iceland-x16.tsv")]
struct Arguments {
    /// The extract, sorted: nodes, ways, relations, each by number
    #[arg(value_name = "EXTRACT.osm.pbf")]
    extract: PathBuf,

    /// The extract to be written
    #[arg(value_name = "OUT.osm.pbf")]
    out: PathBuf,

    /// How many times the extract is in it, the original place included
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    copies: u32,

    /// Questions about the extract, and the file for the same questions about the copies
    #[arg(long, num_args = 2, value_names = ["IN.tsv", "OUT.tsv"])]
    cases: Option<Vec<PathBuf>>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let extract = PbfFile::open(&arguments.extract)?;
    let survey = survey::survey(&extract)?;
    let grid = Grid::new(survey.bounds, arguments.copies)?;
    let copies = Copies { grid: &grid, words: &survey.words, count: arguments.copies };
    let writing = || arguments.out.display().to_string();
    let file = File::create(&arguments.out).with_context(writing)?;
    let mut out = PbfWriter::create(BufWriter::new(file), true).with_context(writing)?;
    copies.write(&extract, &mut out).with_context(|| arguments.extract.display().to_string())?;
    out.finish().with_context(writing)?;
    if let Some([from, to]) = arguments.cases.as_deref() {
        let text = fs::read_to_string(from).with_context(|| from.display().to_string())?;
        let carrier = Carrier { grid: &grid, words: &survey.words, copies: arguments.copies };
        let carried = carrier.file(&text).with_context(|| from.display().to_string())?;
        fs::write(to, carried).with_context(|| to.display().to_string())?;
    }
    Ok(())
}
