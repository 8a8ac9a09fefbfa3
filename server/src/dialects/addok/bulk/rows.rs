//! The rows of a file, within limits.
//!
//! A row is in memory as a whole, so one without an end would fill it. All rows are looked at once before the first is
//! answered: what is wrong with the file is told by the status of the answer, not by one that breaks off.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use csv::{ByteRecord, ReaderBuilder};

use crate::dialects::addok::error::Error;

/// Most columns of a file.
pub const MOST_COLUMNS: usize = 1024;
/// Most bytes of a row, with quotes and delimiters.
pub const MOST_ROW_BYTES: usize = 256 << 10;
/// Most bytes of a cell.
pub const MOST_CELL_BYTES: usize = 64 << 10;

/// Rows that are read one by one.
#[derive(Debug)]
pub struct Rows {
    reader: csv::Reader<Bounded>,
    number: u64,
}

impl Rows {
    /// The rows of a file from its beginning; the header is the first of them.
    pub fn open(mut file: File, delimiter: u8) -> Result<Self, Error> {
        file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
        let mut builder = ReaderBuilder::new();
        let builder = builder.delimiter(delimiter).flexible(true).has_headers(false);
        Ok(Self { reader: builder.from_reader(Bounded { file, left: MOST_ROW_BYTES }), number: 0 })
    }

    /// Reads the next row; false where there is none.
    pub fn next(&mut self, row: &mut ByteRecord) -> Result<bool, Error> {
        self.number += 1;
        self.reader.get_mut().left = MOST_ROW_BYTES;
        match self.reader.read_byte_record(row) {
            Ok(true) => self.checked(row).map(|()| true),
            Ok(false) => Ok(false),
            Err(_) if self.reader.get_ref().left == 0 => Err(self.too_large("is larger", MOST_ROW_BYTES, "bytes")),
            Err(error) => Err(unreadable(&error)),
        }
    }

    fn checked(&self, row: &ByteRecord) -> Result<(), Error> {
        if row.len() > MOST_COLUMNS {
            return Err(self.too_large("has more", MOST_COLUMNS, "columns"));
        }
        if row.iter().any(|cell| cell.len() > MOST_CELL_BYTES) {
            return Err(self.too_large("has a cell of more", MOST_CELL_BYTES, "bytes"));
        }
        Ok(())
    }

    fn too_large(&self, what: &str, most: usize, unit: &str) -> Error {
        Error::too_large(format!("row {} {what} than {most} {unit}", self.number))
    }
}

/// Looks at all rows of a file.
pub fn check(file: File, delimiter: u8) -> Result<(), Error> {
    let (mut rows, mut row) = (Rows::open(file, delimiter)?, ByteRecord::new());
    while rows.next(&mut row)? {}
    Ok(())
}

/// Something about the file itself that keeps it from being read.
pub fn unreadable(error: &dyn std::fmt::Display) -> Error {
    Error::bad(format!("the file can't be read: {error}"))
}

/// A file of which only so much is read until more is allowed.
#[derive(Debug)]
struct Bounded {
    file: File,
    left: usize,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = buffer.len().min(self.left);
        let read = self.file.read(&mut buffer[..most])?;
        self.left -= read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn checked(text: &str) -> Result<(), String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        check(file, b',').map_err(|error| error.description)
    }

    #[test]
    fn rows_columns_and_cells_have_a_greatest_size() {
        let wide = ",".repeat(MOST_COLUMNS - 1);
        let cell = "x".repeat(MOST_CELL_BYTES);
        assert_eq!(checked(&format!("{wide}\n{cell},b\n")), Ok(()));
        assert_eq!(checked(&format!("a\n{wide},\n")), Err("row 2 has more than 1024 columns".to_owned()));
        assert_eq!(checked(&format!("a\nb\n{cell}x\n")), Err("row 3 has a cell of more than 65536 bytes".to_owned()));
        let long = format!("{cell},{cell},{cell},{cell},{cell}");
        assert_eq!(checked(&long), Err("row 1 is larger than 262144 bytes".to_owned()));
        assert_eq!(
            checked(&format!("a\n\"{}", "x\n".repeat(MOST_ROW_BYTES))),
            Err("row 2 is larger than 262144 bytes".to_owned())
        );
    }

    #[test]
    fn many_rows_are_not_taken_for_a_large_one() {
        assert_eq!(checked(&"some street 1,town\n".repeat(40_000)), Ok(()));
    }
}
