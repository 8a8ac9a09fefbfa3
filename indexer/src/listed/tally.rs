//! What became of the rows of house-number files.

use std::collections::BTreeMap;

/// Of each reason so many lines are named.
const NAMED: usize = 5;

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// It has too few or too many fields.
    Fields,
    /// `from` or `to` is no number of one to six digits.
    Number,
    /// `interpolation` is none of `odd`, `even`, `all`.
    Interpolation,
    /// The ends are so far apart, or of the wrong parity, that no number fits in.
    Span,
    /// It names no street.
    Nameless,
    /// `geometry` is no `LINESTRING` of two or more positions on the globe.
    Geometry,
    /// It lies outside the extract.
    Outside,
    /// No street of that name is near its line.
    NoStreet,
}

impl Fault {
    /// The reason in words, as reports show it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Fields => "listed numbers: not eight fields",
            Self::Number => "listed numbers: from or to is no number",
            Self::Interpolation => "listed numbers: interpolation is not odd, even or all",
            Self::Span => "listed numbers: no number between from and to",
            Self::Nameless => "listed numbers: no street given",
            Self::Geometry => "listed numbers: geometry is no line on the globe",
            Self::Outside => "listed numbers: outside the extract",
            Self::NoStreet => "listed numbers: no street of that name there",
        }
    }
}

/// Rows left out for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub count: u64,
    /// The first of them, as `file:line`.
    pub first: Vec<String>,
}

/// A line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineOf {
    /// Index of the file in [`Tally::files`].
    pub file: u32,
    /// From 1 on.
    pub line: u32,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The tables that were read, by name; members of an archive behind its own.
    pub files: Vec<String>,
    /// Rows read, headings not counted.
    pub lines: u64,
    /// Rows taken.
    pub taken: u64,
    /// The others by reason.
    pub left_out: BTreeMap<Fault, LeftOut>,
}

impl Tally {
    /// Notes the name of a table; its number.
    pub(super) fn file(&mut self, name: String) -> u32 {
        self.files.push(name);
        self.files.len() as u32 - 1
    }

    /// Counts a row that is left out.
    pub fn leave_out(&mut self, fault: Fault, at: LineOf) {
        let left_out = self.left_out.entry(fault).or_default();
        left_out.count += 1;
        if left_out.first.len() < NAMED
            && let Some(file) = self.files.get(at.file as usize)
        {
            left_out.first.push(format!("{file}:{}", at.line));
        }
    }
}
