//! How a file is written and what its columns mean.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use csv::ByteRecord;

use super::encoding::TextEncoding;
use super::row::Kind;
use super::rows::{self, Rows, unreadable};
use super::upload::Form;
use crate::dialects::addok::error::Error;
use crate::state::UploadRoom;

/// Bytes from which the delimiter is guessed.
const HEAD_BYTES: u64 = 64 << 10;
/// Delimiters that are guessed, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file with the meaning of its columns.
#[derive(Debug)]
pub struct Table {
    /// Its rows.
    pub rows: Rows,
    /// The room that it takes up.
    pub room: UploadRoom,
    /// Its header.
    pub header: ByteRecord,
    /// What its columns mean.
    pub columns: Columns,
    /// What is asked for each row.
    pub kind: Kind,
    /// Its delimiter.
    pub delimiter: u8,
    /// Its encoding.
    pub encoding: TextEncoding,
    /// Whether the answer begins with a mark of its encoding.
    pub with_bom: bool,
    /// Name of the answer.
    pub file_name: String,
}

/// The meaning of columns, by their indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Those that make up the address, in the order asked for.
    pub address: Vec<usize>,
    /// Latitude.
    pub lat: Option<usize>,
    /// Longitude.
    pub lon: Option<usize>,
    /// Filters by name.
    pub filters: Vec<(&'static str, usize)>,
    /// Where each result goes: the name of the result and its column.
    pub results: Vec<(&'static str, usize)>,
    /// How many columns the answer has.
    pub width: usize,
}

impl Table {
    /// Looks at all rows of a file and reads its header; what follows is read as rows are asked for.
    pub fn open(mut form: Form, kind: Kind) -> Result<Self, Error> {
        let encoding = TextEncoding::of(form.value("encoding"))?;
        let delimiter = match form.value("delimiter") {
            Some(text) => delimiter(text)?,
            None => guess(&head(&mut form.file)?),
        };
        let with_bom =
            encoding.is_utf8() && form.value("with_bom").is_some_and(|value| !matches!(value, "0" | "false"));
        rows::check(form.file.try_clone().map_err(|error| unreadable(&error))?, delimiter)?;
        let mut rows = Rows::open(form.file.try_clone().map_err(|error| unreadable(&error))?, delimiter)?;
        let mut header = ByteRecord::new();
        let is_there = rows.next(&mut header)?;
        if !is_there {
            return Err(Error::bad("the file is empty, a header and rows are expected"));
        }
        let names: Vec<String> = header.iter().map(|name| encoding.decode(name).trim().to_owned()).collect();
        let columns = Columns::of(&form, &names, kind)?;
        let file_name = answer_name(&form.file_name);
        Ok(Self { rows, room: form.room, header, columns, kind, delimiter, encoding, with_bom, file_name })
    }
}

impl Columns {
    fn of(form: &Form, names: &[String], kind: Kind) -> Result<Self, Error> {
        let find = |name: &str| names.iter().position(|known| known == name.trim());
        let named = |name: &str| find(name).ok_or_else(|| unknown(name, names));
        let address = form.values("columns").map(named).collect::<Result<Vec<usize>, _>>()?;
        let of_field = |field: &str, usual: &[&str]| match form.value(field) {
            Some(name) => named(name).map(Some),
            None => Ok(usual.iter().find_map(|name| find(name)).filter(|_| kind == Kind::Reverse)),
        };
        let (lat, lon) =
            (of_field("lat", &["lat", "latitude"])?, of_field("lon", &["lon", "lng", "long", "longitude"])?);
        if kind == Kind::Reverse && (lat.is_none() || lon.is_none()) {
            return Err(Error::bad("the columns of latitude and longitude are not known, name them with lat and lon"));
        }
        let mut filters = Vec::new();
        for filter in ["type", "postcode", "citycode"] {
            for name in form.values(filter) {
                filters.push((filter, named(name)?));
            }
        }
        let wanted: Vec<&str> = form.values("result_columns").collect();
        let mut width = names.len();
        let results = kind.results().iter().filter(|name| wanted.is_empty() || wanted.contains(name)).map(|name| {
            let column = find(name).unwrap_or_else(|| {
                width += 1;
                width - 1
            });
            (*name, column)
        });
        let results = results.collect();
        let address = if address.is_empty() { (0..names.len()).collect() } else { address };
        Ok(Self { address, lat, lon, filters, results, width })
    }
}

/// Names of columns that a message shows, and characters of each.
const SHOWN: (usize, usize) = (30, 60);

fn unknown(name: &str, names: &[String]) -> Error {
    let short = |name: &String| name.chars().take(SHOWN.1).collect::<String>();
    let shown: Vec<String> = names.iter().take(SHOWN.0).map(short).collect();
    let more = if names.len() > SHOWN.0 { ", ..." } else { "" };
    Error::bad(format!("the file has no column {name}, its columns are: {}{more}", shown.join(", ")))
}

fn delimiter(text: &str) -> Result<u8, Error> {
    match text {
        "\\t" | "tab" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
            _ => Err(Error::bad(format!("delimiter must be one character such as , or ; and is {text:?}"))),
        },
    }
}

/// The beginning of the file, which stands at its beginning afterwards.
fn head(file: &mut File) -> Result<Vec<u8>, Error> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
    Ok(head)
}

/// The delimiter that the first line has most of, quoted text left out.
fn guess(head: &[u8]) -> u8 {
    let (mut counts, mut is_quoted) = ([0_u32; DELIMITERS.len()], false);
    for byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ => {
                if let Some(index) = DELIMITERS.iter().position(|delimiter| delimiter == byte && !is_quoted) {
                    counts[index] += 1;
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    counts.iter().position(|count| *count == most).map_or(b',', |index| DELIMITERS[index])
}

/// `addresses.csv` is answered as `addresses.geocoded.csv`.
fn answer_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}.geocoded.csv", if stem.is_empty() { "file" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_guessed_from_the_first_line() {
        for (head, expected) in [
            ("name,address\na;b;c", b','),
            ("name;\"a,b,c\";city\n", b';'),
            ("name\taddress", b'\t'),
            ("address", b','),
            ("", b','),
        ] {
            assert_eq!(guess(head.as_bytes()), expected, "{head}");
        }
    }

    #[test]
    fn answers_are_named_after_their_files() {
        assert_eq!(answer_name("addresses.csv"), "addresses.geocoded.csv");
        assert_eq!(answer_name("C:\\x\\a.b.txt"), "a.b.geocoded.csv");
        assert_eq!(answer_name(""), "file.geocoded.csv");
    }

    #[test]
    fn a_delimiter_is_one_character_that_quotes_nothing() {
        assert_eq!((delimiter(";"), delimiter("\\t")), (Ok(b';'), Ok(b'\t')));
        for text in ["::", "é", "\"", "\n"] {
            assert!(delimiter(text).is_err(), "{text:?}");
        }
    }
}
