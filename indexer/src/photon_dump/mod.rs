//! Reading Photon's dump: JSON documents of places, a line each, as `parvis export` and Nominatim's exporters write
//! them.
//!
//! A dump has done the work of an import already: it knows the address, rank and importance of each place. So its
//! documents become drafts as they are, and only what it leaves out is made here: ways are joined to streets, postcodes
//! become places, time zones and the settlements around are looked up. Areas are found around points only where the
//! dump has geometry.
//!
//! Lines are read one after the other; what stays in memory are the drafts. A line that is no document ends the import
//! with its number; a document that makes no sense is dropped and counted.

mod ancestors;
mod around;
mod document;
mod gather;
mod partial;
mod shapes;
mod streets;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use gazetteer::Drafts;
use serde::Deserialize;

use self::document::{Header, Line, LineType};
use self::gather::Gather;
use crate::drafts::Report;
use crate::error::Error;
use crate::progress::{Progress, Unit};

/// Longest line that is read: the largest country with its whole border has some tens of megabytes.
const LONGEST: u64 = 1 << 30;
/// The first version of the format, and the one that is known.
const VERSIONS: &str = "0.1.";

/// Whether a file is a dump by its name: `.jsonl`, `.json` or `.ndjson`, also with `.gz`; or `-` for the standard
/// input.
pub fn is_dump(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name == "-" || [".jsonl", ".json", ".ndjson"].iter().any(|extension| name.ends_with(extension))
}

/// Reads a dump: the drafts, what is to be told of them, and the time of the data.
///
/// # Errors
/// When the file can't be read, is no dump or one of another version, or has a line that is no document.
pub fn read(path: &Path, progress: &dyn Progress) -> Result<(Drafts, Report, Option<String>), Error> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let (input, bytes) = open(path).map_err(io)?;
    progress.start("reading places", bytes, Unit::Bytes);
    let mut lines = Lines { input, line: Vec::new(), number: 0 };
    let mut gather = Gather::new();
    let mut header = None;
    while let Some((number, line)) = lines.next().map_err(io)? {
        let fault = |fault: String| Error::Table { path: path.to_owned(), line: number, fault };
        take(line, number, &mut header, &mut gather).map_err(fault)?;
        progress.advance(line.len() as u64);
    }
    progress.finish();
    let header = header.unwrap_or_default();
    progress.start("joining streets", 0, Unit::Things);
    let (mut drafts, read, dropped) = gather.finish();
    around::add_settlements(&mut drafts);
    around::add_postcodes(&mut drafts);
    progress.finish();
    let mut report = Report { read, dropped, ..Report::default() };
    report.count(&drafts);
    Ok((drafts, report, header.data_timestamp))
}

/// Takes a line. The first must be the header.
fn take(line: &[u8], number: u64, header: &mut Option<Header>, gather: &mut Gather) -> Result<(), String> {
    let kind: LineType<'_> = parse(line)?;
    match (&*kind.r#type, &header) {
        ("NominatimDumpFile", None) => {
            let found: Header = content(line)?;
            if !found.version.starts_with(VERSIONS) {
                return Err(format!("version {:?} of the dump; {VERSIONS}x expected", found.version));
            }
            *header = Some(found);
        }
        (other, None) => {
            return Err(format!("{other:?} at line {number}; a dump begins with its header \"NominatimDumpFile\""));
        }
        ("Place", Some(_)) => gather.add(&content::<Vec<_>>(line)?),
        // Countries have their names built in; what later versions add is left alone.
        _ => {}
    }
    Ok(())
}

fn content<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T, String> {
    Ok(parse::<Line<T>>(line)?.content)
}

fn parse<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T, String> {
    serde_json::from_slice(line).map_err(|error| format!("{error}; a JSON document a line expected"))
}

/// Opens a file or the standard input, and tells its length where it is known.
fn open(path: &Path) -> io::Result<(Box<dyn BufRead>, u64)> {
    const BUFFER: usize = 1 << 18;
    if path == Path::new("-") {
        return Ok((Box::new(BufReader::with_capacity(BUFFER, io::stdin())), 0));
    }
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let file = BufReader::with_capacity(BUFFER, file);
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
        let plain = MultiGzDecoder::new(file);
        return Ok((Box::new(BufReader::with_capacity(BUFFER, plain)), 0));
    }
    Ok((Box::new(file), bytes))
}

/// The lines of a file that are not empty, with their numbers.
struct Lines {
    input: Box<dyn BufRead>,
    line: Vec<u8>,
    number: u64,
}

impl Lines {
    fn next(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        loop {
            self.line.clear();
            self.number += 1;
            if (&mut self.input).take(LONGEST).read_until(b'\n', &mut self.line)? == 0 {
                return Ok(None);
            }
            if self.line.len() as u64 == LONGEST {
                return Err(io::Error::other(format!(
                    "line {} is longer than a gibibyte; this is no dump",
                    self.number
                )));
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(Some((self.number, self.line.trim_ascii())));
            }
        }
    }
}
