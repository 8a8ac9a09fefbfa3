//! Files of house numbers: plain, compressed with gzip, or archives of several.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::row::Unreadable;
use super::tar;
use crate::error::Error;

/// Bytes that a gzip file begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Passes each table of a file on with its name: the file's own, and that of the member behind it in an archive.
///
/// # Errors
/// When the file can't be read, or holds no table of house numbers.
pub fn each_table(
    path: &Path,
    mut take: impl FnMut(String, &mut dyn Read) -> Result<(), Unreadable>,
) -> Result<(), Error> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = File::open(path).map_err(io)?;
    let (head, file) = peek::<{ GZIP.len() }>(file).map_err(io)?;
    let file: Box<dyn Read> =
        if head == GZIP { Box::new(MultiGzDecoder::new(BufReader::new(file))) } else { Box::new(file) };
    let (head, mut table) = peek::<{ tar::BLOCK }>(file).map_err(io)?;
    if !tar::is_archive(&head) {
        return take(name.into_owned(), &mut table).map_err(|fault| error(path, fault));
    }
    let mut tables = 0;
    tar::each_file(table, |member, contents| {
        let is_table = Path::new(member).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if !is_table {
            return Ok(());
        }
        tables += 1;
        take(format!("{name}/{member}"), contents)
    })
    .map_err(|fault| error(path, fault))?;
    if tables == 0 {
        let fault = "no member of the archive ends in .csv; expected tables of house numbers".to_owned();
        return Err(Error::Table { path: path.to_owned(), line: 1, fault });
    }
    Ok(())
}

/// The first bytes of a file, and the file with them.
fn peek<const N: usize>(mut file: impl Read + 'static) -> io::Result<(Vec<u8>, Box<dyn Read>)> {
    let mut head = Vec::with_capacity(N);
    file.by_ref().take(N as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(file))))
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Csv(error.into())
    }
}

fn error(path: &Path, fault: Unreadable) -> Error {
    let path = path.to_owned();
    match fault {
        Unreadable::Heading(fault) => Error::Table { path, line: 1, fault },
        Unreadable::Csv(error) => match error.into_kind() {
            csv::ErrorKind::Io(source) => Error::Io { path, source },
            other => Error::Io { path, source: io::Error::other(format!("{other:?}")) },
        },
    }
}
