//! The manifest: what a gazetteer is made of, and the seal on its files.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind};
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
        let opened = File::open(&path).map_err(|source| match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Error::Missing { folder: folder.to_owned() },
            _ => Error::Io { path: path.clone(), source },
        })?;
        let json: serde_json::Value = serde_json::from_reader(BufReader::new(opened))
            .map_err(|source| Error::Manifest { path: path.clone(), source })?;
        // The version first: the rest of another version's manifest may look different.
        let format = json.get("format").and_then(serde_json::Value::as_u64).unwrap_or_default() as u32;
        if format != FORMAT {
            return Err(Error::Format { folder: folder.to_owned(), found: format, expected: FORMAT });
        }
        let manifest: Self = serde_json::from_value(json).map_err(|source| Error::Manifest { path, source })?;
        if manifest.text_rules != TEXT_RULES {
            let (found, expected) = (manifest.text_rules, TEXT_RULES);
            return Err(Error::TextRules { folder: folder.to_owned(), found, expected });
        }
        Ok(manifest)
    }
}
