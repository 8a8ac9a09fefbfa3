//! Printing answers: as text for people, or as JSON, GeoJSON or CSV for programs.
//!
//! The shape of the objects is described in [`json`]; all forms show the same address, made in [`geocoder::address`].

mod csv;
mod figures;
mod json;
mod text;

use std::io::{BufWriter, IsTerminal, StdoutLock, Write, stderr, stdout};
use std::process::ExitCode;

use anyhow::{Result, bail};
use gazetteer::Languages;
use geocoder::{Answer, Explanation, MatchType};
use serde_json::Value;

pub use self::figures::{columns, size};
use self::text::Style;
use crate::arguments::{Format, Wanted};

/// The exit code where nothing was found.
const NOTHING: u8 = 1;

/// Prints answers to the standard output.
pub struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    languages: Languages,
    format: Format,
    details: bool,
    style: Style,
}

impl Printer {
    /// Prints as it was asked for.
    pub fn new(wanted: &Wanted) -> Result<Self> {
        let format = wanted.format();
        if wanted.details && !matches!(format, Format::Json | Format::Geojson) {
            bail!("--details: add --json or --format geojson, the other formats have no room for them");
        }
        Ok(Self {
            out: BufWriter::new(stdout().lock()),
            languages: wanted.languages(),
            format,
            details: wanted.details,
            style: Style::new(has_colour(&stdout())),
        })
    }

    /// Prints answers, best first, and gives the exit code for them; where there are none, `why` says so on the
    /// standard error.
    pub fn answers(mut self, answers: &[Answer<'_>], why: impl FnOnce() -> String) -> Result<ExitCode> {
        match self.format {
            Format::Geojson => {
                let features = answers.iter().map(|answer| json::feature(self.object(answer)));
                let collection = json::collection(&features.collect::<Vec<_>>());
                line(&mut self.out, &collection)?;
            }
            Format::Csv => csv::head(&mut self.out)?,
            Format::Text | Format::Json => {}
        }
        for answer in answers {
            match self.format {
                Format::Text => text::answer(&mut self.out, answer, &self.languages, &self.style)?,
                Format::Json => {
                    let object = self.object(answer);
                    line(&mut self.out, &object)?;
                }
                Format::Geojson => {}
                Format::Csv => csv::answer(&mut self.out, answer, &self.languages)?,
            }
        }
        self.end(answers, why)
    }

    /// Prints how answers came about, then the answers with their scores, and gives the exit code for them.
    pub fn explanation(
        mut self,
        explanation: &Explanation,
        answers: &[Answer<'_>],
        why: impl FnOnce() -> String,
    ) -> Result<ExitCode> {
        match self.format {
            Format::Json => line(&mut self.out, &json::explanation(explanation, answers, &self.languages))?,
            Format::Text => {
                text::explanation(&mut self.out, explanation)?;
                for answer in answers {
                    text::answer(&mut self.out, answer, &self.languages, &self.style)?;
                    text::score(&mut self.out, &answer.score)?;
                }
            }
            Format::Geojson | Format::Csv => bail!("--format: text or json expected, an explanation has no other form"),
        }
        self.end(answers, why)
    }

    /// An answer as JSON, with the block `details` where it was asked for.
    fn object(&self, answer: &Answer<'_>) -> Value {
        let mut object = json::answer(answer, &self.languages);
        if let Some(fields) = object.as_object_mut().filter(|_| self.details) {
            fields.insert("details".to_owned(), serde_json::json!(server::Details::of_answer(answer, &self.languages)));
        }
        object
    }

    fn end(mut self, answers: &[Answer<'_>], why: impl FnOnce() -> String) -> Result<ExitCode> {
        self.out.flush()?;
        if !answers.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(stderr(), "parvis: nothing found: {}", why())?;
        Ok(ExitCode::from(NOTHING))
    }
}

/// Whether a stream is a terminal that shows colours; `NO_COLOR` (<https://no-color.org>) turns them off.
pub fn has_colour(stream: &impl IsTerminal) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
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
