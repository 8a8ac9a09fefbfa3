//! Errors as the command line tells them: one line, where, what and what to do, then the exit code.
//!
//! A reader that has heard enough (`parvis search … | head -1`) is no error: the program ends silently.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Error;

/// The exit code of an error.
const ERROR: u8 = 2;

/// Prints an error with its causes and gives the exit code for it.
pub fn report(error: &Error) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    // Where even the standard error is gone the exit code has to do.
    let _nobody_listens = writeln!(io::stderr(), "parvis: {}", message(error));
    ExitCode::from(ERROR)
}

/// Prints what went wrong without harm.
pub fn warn(warning: &str) {
    let _nobody_listens = writeln!(io::stderr(), "parvis: warning: {warning}");
}

fn is_closed_pipe(error: &Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// The error and its causes, each once: many errors already say their cause in their own words.
fn message(error: &Error) -> String {
    error.chain().fold(String::new(), |told, cause| {
        let cause = cause.to_string();
        match told {
            told if told.is_empty() => cause,
            told if told.contains(&cause) => told,
            told => format!("{told}: {cause}"),
        }
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let path = "gazetteer.d/places.table".into();
        let source = io::Error::new(ErrorKind::PermissionDenied, "permission denied");
        let error = Error::from(gazetteer::Error::Io { path, source });
        assert_eq!(message(&error), "gazetteer.d/places.table: permission denied");
        let error = Err::<(), _>(error).context("import").unwrap_err();
        assert_eq!(message(&error), "import: gazetteer.d/places.table: permission denied");
    }

    #[test]
    fn only_the_output_can_be_a_closed_pipe() {
        assert!(is_closed_pipe(&io::Error::from(ErrorKind::BrokenPipe).into()));
        assert!(!is_closed_pipe(&io::Error::from(ErrorKind::NotFound).into()));
        assert!(!is_closed_pipe(&anyhow::anyhow!("broken pipe")));
    }
}
