//! `cargo run -p quality`: the same as `parvis quality`, without the rest of the program.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use quality::QualityArgs;

/// The exit code of an error.
const ERROR: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "quality", version)]
struct Cli {
    #[command(flatten)]
    args: QualityArgs,
}

fn main() -> ExitCode {
    quality::run(&Cli::parse().args).unwrap_or_else(|error| {
        // Where even the standard error is gone the exit code has to do.
        let _nobody_listens = writeln!(std::io::stderr(), "quality: {error:#}");
        ExitCode::from(ERROR)
    })
}
