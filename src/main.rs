//! The command line of Parvis: one file a subcommand, and the only place that prints and gives exit codes.
//!
//! Answers go to the standard output, everything else to the standard error. The exit code is 0 where there is an
//! answer, 1 where nothing was found, and 2 after an error.

mod arguments;
mod completions;
mod explain;
mod export;
mod failure;
mod folders;
mod generations;
mod import;
mod info;
mod lookup;
mod man;
mod nothing;
mod positions;
mod print;
mod regions;
mod reverse;
mod rollback;
mod search;
mod serve;
mod update;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use heap::Heap;

/// The system's, save that an import keeps to its budget of memory.
#[global_allocator]
static HEAP: Heap = Heap;

/// Answers where things are, from one folder of files.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::ImportArgs),
    Update(update::UpdateArgs),
    Regions(regions::RegionsArgs),
    Generations(generations::GenerationsArgs),
    Rollback(rollback::RollbackArgs),
    Search(search::SearchArgs),
    Reverse(reverse::ReverseArgs),
    Lookup(lookup::LookupArgs),
    Explain(explain::ExplainArgs),
    Info(info::InfoArgs),
    Verify(verify::VerifyArgs),
    Export(export::ExportArgs),
    Serve(serve::ServeArgs),
    Quality(quality::QualityArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

fn main() -> ExitCode {
    let done = match &Cli::parse().command {
        Command::Import(args) => import::run(args),
        Command::Update(args) => update::run(args),
        Command::Regions(args) => regions::run(args),
        Command::Generations(args) => generations::run(args),
        Command::Rollback(args) => rollback::run(args),
        Command::Search(args) => search::run(args),
        Command::Reverse(args) => reverse::run(args),
        Command::Lookup(args) => lookup::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Info(args) => info::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Export(args) => export::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Quality(args) => quality::run(args),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command()),
    };
    done.unwrap_or_else(|error| failure::report(&error))
}
