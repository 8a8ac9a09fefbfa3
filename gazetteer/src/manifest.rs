//! The manifest: what a gazetteer is made of, and the seal on its files.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::format::{FORMAT, file};
use crate::text::TEXT_RULES;

/// The licence that OpenStreetMap data comes under.
pub const LICENCE: &str = "ODbL 1.0, https://opendatacommons.org/licenses/odbl/";
/// The attribution that goes with it.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors, https://www.openstreetmap.org/copyright";

/// What stands in `manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the file format.
    pub format: u32,
    /// Version of the text rules that its words were made by.
    pub text_rules: u32,
    /// Version of the program that wrote it.
    pub parvis: String,
    /// Time of the import, RFC 3339, UTC.
    pub imported: String,
    /// The extract.
    pub source: Source,
    /// South, west, north and east edge of all places in degrees.
    pub bounds: Option<[f64; 4]>,
    /// How much there is.
    pub counts: Counts,
    /// Objects dropped at import, by reason.
    pub dropped: BTreeMap<String, u64>,
    /// The memory that the import took.
    #[serde(default)]
    pub memory: MemoryTaken,
    /// Languages in which places are named, most frequent first.
    pub languages: Vec<String>,
    /// Licence of the data.
    pub licence: String,
    /// Attribution that every answer must carry.
    pub attribution: String,
    /// The files, by path inside the folder.
    pub files: BTreeMap<String, Seal>,
}

/// Where the data comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// File name of the extract.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Time of its data, RFC 3339, UTC.
    pub data_timestamp: Option<String>,
    /// Where updates for it come from.
    pub replication_url: Option<String>,
    /// The sequence number of its data there.
    pub replication_sequence: Option<i64>,
}

/// The memory that an import took, in bytes; `None` where nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryTaken {
    /// What it was to keep to.
    pub budget: Option<u64>,
    /// The most on its heap and stacks.
    pub anonymous: Option<u64>,
    /// The most in all, with the pages of files that happened to be in memory.
    pub resident: Option<u64>,
    /// The most that a temporary file held for it, because it exceeded the budget.
    pub spilled: u64,
}

/// How much a gazetteer holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Places: documents of the text index.
    pub places: u64,
    /// House numbers.
    pub houses: u64,
    /// Interpolated rows of house numbers.
    pub ranges: u64,
    /// Places by layer.
    pub layers: BTreeMap<String, u64>,
}

/// Length and checksums of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seal {
    /// Length in bytes.
    pub bytes: u64,
    /// The first 64 bits of the BLAKE3 hash of each mebibyte, in hexadecimal.
    pub checksums: Vec<String>,
}

impl Manifest {
    /// Reads and checks the manifest of a folder.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(file::MANIFEST);
        let bytes = fs::read(&path).map_err(|source| match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Error::Missing { folder: folder.to_owned() },
            _ => Error::Io { path: path.clone(), source },
        })?;
        let json: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|source| Error::Manifest { path: path.clone(), source })?;
        // The version first: the rest of another version's manifest may look different.
        let format = json.get("format").and_then(serde_json::Value::as_u64).unwrap_or_default() as u32;
        if format != FORMAT {
            return Err(Error::Format { folder: folder.to_owned(), found: format, expected: FORMAT });
        }
        check_seal(&path, &bytes)?;
        let manifest: Self = serde_json::from_value(json).map_err(|source| Error::Manifest { path, source })?;
        if manifest.text_rules != TEXT_RULES {
            let (found, expected) = (manifest.text_rules, TEXT_RULES);
            return Err(Error::TextRules { folder: folder.to_owned(), found, expected });
        }
        Ok(manifest)
    }

    /// The text of the file: the manifest as JSON, and behind everything else a checksum of all that stands before it.
    pub(crate) fn to_sealed(&self) -> serde_json::Result<String> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.truncate(text.len() - END.len());
        let seal = seal_of(text.as_bytes());
        text.push_str(&seal);
        Ok(text)
    }
}

/// What ends the JSON of a manifest.
const END: &str = "\n}";

/// What stands before the checksum.
const SEAL: &str = ",\n  \"checksum\": \"";

/// The end of the file, with the checksum of its head.
fn seal_of(head: &[u8]) -> String {
    format!("{SEAL}{}\"{END}\n", blake3::hash(head).to_hex())
}

/// Compares the checksum at the end of the file with its head.
fn check_seal(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let at = bytes.windows(SEAL.len()).rposition(|window| window == SEAL.as_bytes()).unwrap_or(bytes.len());
    let (head, sealed) = bytes.split_at(at);
    let seal = seal_of(head);
    if seal.as_bytes() == sealed {
        return Ok(());
    }
    let checksum = |text: &str| text.get(SEAL.len()..SEAL.len() + 16).unwrap_or("none").to_owned();
    Err(Error::Checksum {
        path: path.to_owned(),
        from: 0,
        to: bytes.len() as u64,
        found: checksum(&seal),
        expected: checksum(&String::from_utf8_lossy(sealed)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<Manifest, Error> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file::MANIFEST), text).unwrap();
        Manifest::open(folder.path())
    }

    fn manifest() -> Manifest {
        let source = Source { file: "x.osm.pbf".into(), bytes: 7, ..Source::default() };
        Manifest {
            format: FORMAT,
            text_rules: TEXT_RULES,
            source,
            bounds: Some([0.1, 0.2, 0.3, 0.4]),
            ..Manifest::default()
        }
    }

    #[test]
    fn a_sealed_manifest_opens_as_it_was() {
        assert_eq!(written(&manifest().to_sealed().unwrap()).unwrap(), manifest());
    }

    #[test]
    fn every_flipped_bit_breaks_the_seal_or_the_json() {
        let sealed = manifest().to_sealed().unwrap().into_bytes();
        for at in 0..sealed.len() {
            for bit in 0..7 {
                let mut damaged = sealed.clone();
                damaged[at] ^= 1 << bit;
                assert!(written(&String::from_utf8(damaged).unwrap()).is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn a_manifest_without_a_seal_says_so() {
        let error = written(&serde_json::to_string_pretty(&manifest()).unwrap()).unwrap_err().to_string();
        assert!(error.contains("none expected"), "{error}");
    }
}
