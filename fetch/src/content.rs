//! What a file is that is no extract, and what to do about it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::error::Error;

/// Bytes of the beginning that are looked at.
const HEAD: u64 = 512;

const DOWNLOAD: &str = "a file in the format .osm.pbf is expected";

/// Refuses what is certainly no extract in the format `.osm.pbf`.
///
/// # Errors
/// When it can't be read, is a folder, empty, compressed, XML, or a page of the web.
pub fn check(path: &Path) -> Result<(), Error> {
    if path.is_dir() {
        return Err(refuse(path, "a folder", "name the file in it, a file in the format .osm.pbf is expected"));
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    match read {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            return Err(refuse(path, "a folder", DOWNLOAD));
        }
        Err(source) => return Err(Error::Io { path: path.to_owned(), source }),
    }
    match look(&head) {
        Some((what, advice)) => Err(refuse(path, what, advice)),
        None => Ok(()),
    }
}

fn refuse(path: &Path, what: &'static str, advice: &'static str) -> Error {
    Error::Content { place: path.display().to_string(), what, advice }
}

/// What the beginning of a file tells, and what to do; `None` where it may be an extract.
fn look(head: &[u8]) -> Option<(&'static str, &'static str)> {
    const UNPACK: &str = "unpack it first; a file in the format .osm.pbf needs no packing";
    const CONVERT: &str = "convert it with \"osmium cat FILE -o new.osm.pbf\"";
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if head.is_empty() {
        return Some(("empty", "download it again; a file in the format .osm.pbf is expected"));
    }
    if head.starts_with(&[0x1f, 0x8b]) {
        return Some(("compressed with gzip", UNPACK));
    }
    if head.starts_with(b"BZh") {
        return Some(("compressed with bzip2, as .osm.bz2 is", CONVERT));
    }
    if head.starts_with(&[0xfd, b'7', b'z', b'X', b'Z']) {
        return Some(("compressed with xz", UNPACK));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Some(("compressed with zstd", UNPACK));
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(("a zip archive", UNPACK));
    }
    if text.starts_with("<!doctype html") || text.starts_with("<html") {
        return Some((
            "a page of the web (HTML)",
            "look at it in a browser: a log-in of the network or a wrong address is likely",
        ));
    }
    if text.contains("<osmchange") {
        return Some(("a diff (OsmChange)", "import the extract, then \"parvis update\" applies diffs"));
    }
    if text.starts_with("<?xml") || text.starts_with("<osm") {
        return Some(("XML, as .osm is", CONVERT));
    }
    if text.starts_with('{') || text.starts_with('[') {
        return Some((
            "JSON",
            "a dump of Photon is told by its name, .jsonl or .jsonl.gz; else a file in the format .osm.pbf is expected",
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_extract_says_what_it_is() {
        let found = |head: &[u8]| look(head).unwrap().0;
        assert_eq!(found(b""), "empty");
        assert_eq!(found(&[0x1f, 0x8b, 8]), "compressed with gzip");
        assert!(found(b"BZh91AY").contains("bzip2"));
        assert!(found(b"<?xml version='1.0'?><osm>").contains("XML"));
        assert!(found(b"<?xml version='1.0'?><osmChange>").contains("diff"));
        assert!(found(b"\n<!DOCTYPE html><title>Log in</title>").contains("HTML"));
        assert!(found(b"PK\x03\x04").contains("zip"));
        assert_eq!(look(b"\0\0\0\x0d\n\tOSMHeader"), None);
    }

    #[test]
    fn a_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(check(folder.path()).unwrap_err().to_string().contains("a folder"));
    }
}
