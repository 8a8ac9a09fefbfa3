//! The checksums that mirrors publish beside their files, `NAME.md5`.

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use md5::{Digest, Md5};

use crate::error::Error;

/// The MD5 of a file, in hexadecimal.
pub(crate) fn of_file(path: &Path) -> Result<String, Error> {
    let mut file = File::open(path).map_err(Error::io(path))?;
    let mut hash = Md5::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let length = file.read(&mut buffer).map_err(Error::io(path))?;
        if length == 0 {
            break;
        }
        hash.update(&buffer[..length]);
    }
    let mut text = String::with_capacity(32);
    for byte in hash.finalize() {
        // writing to a string can't fail
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

/// The checksum in a published file: the first word of it, where it is one.
pub(crate) fn published(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    (word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| word.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_checksum_is_the_first_word() {
        let text = "D41D8CD98F00B204E9800998ECF8427E  x-latest.osm.pbf\n";
        assert_eq!(published(text).as_deref(), Some("d41d8cd98f00b204e9800998ecf8427e"));
        assert_eq!(published("<html>"), None);
    }

    #[test]
    fn the_checksum_of_nothing_is_known() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(of_file(file.path()).unwrap(), "d41d8cd98f00b204e9800998ecf8427e");
    }
}
