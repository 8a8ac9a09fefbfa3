//! What can go wrong with a gazetteer.

use std::io;
use std::path::PathBuf;

/// An error of reading or writing a gazetteer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// There is no gazetteer in the folder.
    #[error("{}: no gazetteer here (manifest.json is missing); make one with \"parvis import EXTRACT.osm.pbf --gazetteer {}\"", folder.display(), folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
    },
    /// A file of another program or of a crashed disk.
    #[error("{}: offset 0: not a file of a gazetteer, expected the bytes \"PARVIS\" and the format's number; build the gazetteer again with \"parvis import\"", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The manifest can't be read.
    #[error("{}: line {}, column {}: {source}; build the gazetteer again with \"parvis import\"", path.display(), source.line(), source.column())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// Written by another version.
    #[error("{}: gazetteer format {found}, this program reads format {expected}; build it again with \"parvis import\"", folder.display())]
    Format {
        /// The folder.
        folder: PathBuf,
        /// Version found.
        found: u32,
        /// Version expected.
        expected: u32,
    },
    /// Its words were made by other text rules.
    #[error("{}: made with text rules {found}, this program has text rules {expected}; build it again with \"parvis import\"", folder.display())]
    TextRules {
        /// The folder.
        folder: PathBuf,
        /// Version found.
        found: u32,
        /// Version expected.
        expected: u32,
    },
    /// A file is longer or shorter than its manifest says.
    #[error("{}: {found} bytes long, the manifest says {expected}; it is damaged from offset {} on, build the gazetteer again with \"parvis import\"", path.display(), found.min(expected))]
    Length {
        /// The file.
        path: PathBuf,
        /// Bytes found.
        found: u64,
        /// Bytes expected.
        expected: u64,
    },
    /// Bytes differ from what was sealed.
    #[error("{}: damaged between offset {from} and {to}: checksum {found} found, {expected} expected; build the gazetteer again with \"parvis import\"", path.display())]
    Checksum {
        /// The file.
        path: PathBuf,
        /// First byte of the damaged stretch.
        from: u64,
        /// End of the damaged stretch.
        to: u64,
        /// Checksum found.
        found: String,
        /// Checksum expected.
        expected: String,
    },
    /// The text index failed.
    #[error("{}: text index: {message}", path.display())]
    Words {
        /// The index's folder.
        path: PathBuf,
        /// Its reason.
        message: String,
    },
    /// Something else is where the gazetteer should go.
    #[error("{}: not a gazetteer ({reason}), so it is not replaced; choose another --gazetteer folder", path.display())]
    Occupied {
        /// The folder or file.
        path: PathBuf,
        /// What tells.
        reason: String,
    },
    /// A file system is mounted where the gazetteer should go.
    #[error("{}: a mount point, which no new gazetteer can take the place of; choose a folder inside it, such as --gazetteer {}", path.display(), path.join("gazetteer.d").display())]
    MountPoint {
        /// The folder.
        path: PathBuf,
    },
    /// Another import writes the same gazetteer.
    #[error("{}: another import into this folder is under way; wait for its end, or choose another --gazetteer folder", path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// There is no such generation to put in place.
    #[error(
        "{}: no generation {}; {}", folder.display(), wanted.as_deref().unwrap_or("before the one in place"),
        if known.is_empty() { "there is none".to_owned() } else { format!("there are {known}") }
    )]
    NoGeneration {
        /// The gazetteer.
        folder: PathBuf,
        /// The name that was asked for; `None` for the one before.
        wanted: Option<String>,
        /// The names that there are.
        known: String,
    },
    /// More data than the format can hold.
    #[error(
        "{what}: {found} are too many for one gazetteer, at most {most}; import smaller extracts, one gazetteer each"
    )]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How many.
        found: u64,
        /// The limit.
        most: u64,
    },
}

impl Error {
    /// Adds the path to an error of the operating system.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.into(), source }
    }
}
