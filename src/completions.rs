//! `parvis completions`: what a shell needs to complete commands and options.

use std::io::stdout;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

/// Print what a shell needs to complete commands and options.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis completions bash > /usr/share/bash-completion/completions/parvis
  parvis completions zsh > ~/.zfunc/_parvis
  parvis completions fish > ~/.config/fish/completions/parvis.fish")]
pub struct CompletionsArgs {
    /// Shell to print for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the completions of the whole command line.
pub fn run(args: &CompletionsArgs, mut command: Command) -> Result<ExitCode> {
    clap_complete::generate(args.shell, &mut command, "parvis", &mut stdout().lock());
    Ok(ExitCode::SUCCESS)
}
