//! Printing answers: as text for people, or as one JSON object a line for programs.
//!
//! The shape of the objects is described in [`json`]; both forms show the same address, made in [`geocoder::address`].

mod figures;
mod json;
mod text;

use std::io::{BufWriter, StdoutLock, Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use gazetteer::Languages;
use geocoder::{Answer, Explanation, MatchType};
use serde_json::Value;

pub use self::figures::{columns, size};
use crate::arguments::Wanted;

/// The exit code where nothing was found.
const NOTHING: u8 = 1;

/// Prints answers to the standard output.
pub struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    languages: Languages,
    json: bool,
    details: bool,
}

impl Printer {
    /// Prints as it was asked for.
    pub fn new(wanted: &Wanted) -> Self {
        Self {
            out: BufWriter::new(stdout().lock()),
            languages: wanted.languages(),
            json: wanted.json,
            details: wanted.details,
        }
    }

    /// Prints answers, best first, and gives the exit code for them.
    pub fn answers(mut self, answers: &[Answer<'_>]) -> Result<ExitCode> {
        for answer in answers {
            if self.json {
                let object = self.object(answer);
                line(&mut self.out, &object)?;
            } else {
                text::answer(&mut self.out, answer, &self.languages)?;
            }
        }
        self.end(answers)
    }

    /// Prints how answers came about, then the answers with their scores, and gives the exit code for them.
    pub fn explanation(mut self, explanation: &Explanation, answers: &[Answer<'_>]) -> Result<ExitCode> {
        if self.json {
            line(&mut self.out, &json::explanation(explanation, answers, &self.languages))?;
        } else {
            text::explanation(&mut self.out, explanation)?;
            for answer in answers {
                text::answer(&mut self.out, answer, &self.languages)?;
                text::score(&mut self.out, &answer.score)?;
            }
        }
        self.end(answers)
    }

    /// An answer as JSON, with the block `details` where it was asked for.
    fn object(&self, answer: &Answer<'_>) -> Value {
        let mut object = json::answer(answer, &self.languages);
        if let Some(fields) = object.as_object_mut().filter(|_| self.details) {
            fields.insert("details".to_owned(), serde_json::json!(server::Details::of_answer(answer, &self.languages)));
        }
        object
    }

    fn end(mut self, answers: &[Answer<'_>]) -> Result<ExitCode> {
        self.out.flush()?;
        Ok(if answers.is_empty() { ExitCode::from(NOTHING) } else { ExitCode::SUCCESS })
    }
}

/// Prints a value on a line of its own.
pub fn line(out: &mut impl Write, value: &Value) -> std::io::Result<()> {
    writeln!(out, "{value}")
}

/// How far an answer goes, in one word.
fn matched(matched: MatchType) -> &'static str {
    match matched {
        MatchType::Number => "number",
        MatchType::Interpolated => "interpolated",
        MatchType::StreetOnly => "street_only",
        MatchType::Corner => "corner",
        MatchType::Named => "named",
        MatchType::Found => "found",
        MatchType::AreaOnly => "area_only",
    }
}
