//! Reading a tar archive as a stream, as far as tables of house numbers need it: plain files by name and length.

use std::io::{self, Read};

/// Length of a header, and of the unit that contents are filled up to.
pub const BLOCK: usize = 512;

/// Whether a file begins like a tar archive.
pub fn is_archive(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

/// Passes each plain file on with its name; what is left of a file unread is skipped.
pub fn each_file<E: From<io::Error>>(
    mut archive: impl Read,
    mut take: impl FnMut(&str, &mut dyn Read) -> Result<(), E>,
) -> Result<(), E> {
    let mut header = [0; BLOCK];
    while read_block(&mut archive, &mut header)? {
        let size = number(&header[124..136]).ok_or_else(|| damaged("length of a file in the archive"))?;
        let filled = size.next_multiple_of(BLOCK as u64);
        let mut contents = archive.by_ref().take(size);
        if matches!(header[156], 0 | b'0') {
            let (prefix, name) = (text(&header[345..500]), text(&header[..100]));
            let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            take(&name, &mut contents)?;
        }
        let left = contents.limit() + filled - size;
        let skipped = io::copy(&mut archive.by_ref().take(left), &mut io::sink())?;
        if skipped < left {
            return Err(damaged("end of the archive").into());
        }
    }
    Ok(())
}

/// Reads a header; false at the end, which is a block of zeros or of nothing.
fn read_block(archive: &mut impl Read, header: &mut [u8; BLOCK]) -> io::Result<bool> {
    let mut read = 0;
    while read < BLOCK {
        match archive.read(&mut header[read..])? {
            0 => break,
            more => read += more,
        }
    }
    match read {
        0 => Ok(false),
        BLOCK => Ok(header.iter().any(|byte| *byte != 0)),
        _ => Err(damaged("end of the archive")),
    }
}

/// A number in octal digits, or in binary behind a byte of 128.
fn number(field: &[u8]) -> Option<u64> {
    if field.first() == Some(&0x80) {
        let bytes = field.get(field.len() - 8..)?;
        return Some(u64::from_be_bytes(bytes.try_into().ok()?));
    }
    let digits = text(field);
    u64::from_str_radix(digits.trim(), 8).ok()
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{what} makes no sense; the archive is damaged, get it again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, kind: u8, contents: &[u8]) -> Vec<u8> {
        let mut header = vec![0; BLOCK];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..135].copy_from_slice(format!("{:011o}", contents.len()).as_bytes());
        header[156] = kind;
        header[257..262].copy_from_slice(b"ustar");
        header.extend_from_slice(contents);
        header.resize(header.len().next_multiple_of(BLOCK), 0);
        header
    }

    fn files(archive: &[u8]) -> io::Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        each_file(archive, |name, contents| {
            let mut text = String::new();
            // Only a part of the first is read: the rest must be skipped.
            contents.take(if found.is_empty() { 2 } else { 99 }).read_to_string(&mut text)?;
            found.push((name.to_owned(), text));
            Ok::<(), io::Error>(())
        })?;
        Ok(found)
    }

    #[test]
    fn plain_files_are_passed_on_one_after_the_other() {
        let mut archive = member("a.csv", b'0', b"first");
        archive.extend(member("folder", b'5', b""));
        archive.extend(member("b.csv", 0, b"second"));
        archive.extend([0; 2 * BLOCK]);
        assert!(is_archive(&archive));
        assert_eq!(
            files(&archive).unwrap(),
            [("a.csv", "fi"), ("b.csv", "second")].map(|(name, text)| (name.to_owned(), text.to_owned()))
        );
    }

    #[test]
    fn a_damaged_archive_is_an_error_and_never_a_panic() {
        let whole = member("a.csv", b'0', b"first");
        assert!(files(&whole[..700]).is_err());
        assert!(files(&whole[..100]).is_err());
        let mut odd = whole;
        odd[124..136].fill(b'9');
        assert!(files(&odd).is_err());
    }
}
