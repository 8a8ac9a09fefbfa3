//! `parvis completions`: what a shell needs to complete commands and options.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

/// Print what a shell needs to complete commands and options.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis completions bash > /usr/share/bash-completion/completions/parvis
  parvis completions zsh > ~/.zfunc/_parvis
  parvis completions fish > ~/.config/fish/completions/parvis.fish

Exit code: 0, or 2 on an error.")]
pub struct CompletionsArgs {
    /// Shell to print for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the completions of the whole command line.
pub fn run(args: &CompletionsArgs, mut command: Command) -> Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut command, "parvis", &mut text);
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}
