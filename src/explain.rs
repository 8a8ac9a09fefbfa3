//! `parvis explain`: how the answers to a question come about.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::arguments::Wanted;
use crate::folders::Folders;
use crate::nothing;
use crate::print::Printer;
use crate::search::Words;

/// Show how the answers to a question come about.
///
/// Prints the words of the question, each reading of it with the words it was looked up as and the candidates found,
/// and the answers with the parts that each score is the sum of.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis explain Aleksanterinkatu 52, Helsinki
  parvis explain --street \"Aleksanterinkatu 52\" --city Helsinki --json

Exit code: 0 with answers, 1 when nothing was found, 2 on an error.")]
pub struct ExplainArgs {
    #[command(flatten)]
    words: Words,

    #[command(flatten)]
    folders: Folders,

    #[command(flatten)]
    wanted: Wanted,
}

/// Searches and prints the way to the answers.
pub fn run(args: &ExplainArgs) -> Result<ExitCode> {
    let geocoder = args.folders.open()?;
    let request = args.words.request(&args.wanted);
    let (answers, explanation) = geocoder.explain(&request);
    let why = || nothing::of_search(&geocoder, &request);
    Printer::new(&args.wanted)?.explanation(&explanation, &answers, why)
}
