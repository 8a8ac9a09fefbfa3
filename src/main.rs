//! The command line of Parvis.

mod quality;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Answers where things are, from one folder of files.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Quality(quality::QualityArgs),
}

fn main() -> anyhow::Result<ExitCode> {
    match Cli::parse().command {
        Command::Quality(args) => quality::run(&args),
    }
}
