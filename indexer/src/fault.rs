//! What can be wrong with a blob.

/// What is wrong with one blob of a file; the file and the place are added by the error that holds it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The file ends inside the blob.
    #[error("{expected} bytes expected, the file has {found} more")]
    Truncated {
        /// Bytes that the blob says it has.
        expected: u64,
        /// Bytes up to the end of the file.
        found: u64,
    },
    /// A length field is above what the format allows.
    #[error("{part} of {found} bytes, at most {limit} are allowed")]
    TooLarge {
        /// Which part has the length.
        part: &'static str,
        /// The length.
        found: u64,
        /// The limit of the format.
        limit: u64,
    },
    /// A message is not what its type promises.
    #[error("{part} is no valid message ({source})")]
    Message {
        /// Name of the message.
        part: &'static str,
        /// The decoder's complaint.
        source: protobuf::Error,
    },
    /// The compressed bytes can't be decompressed.
    #[error("zlib data can't be decompressed ({0})")]
    Zlib(#[from] flate2::DecompressError),
    /// The blob holds less or more than it says.
    #[error("{found} bytes decompressed, {expected} expected")]
    RawSize {
        /// Bytes announced.
        expected: usize,
        /// Bytes found.
        found: usize,
    },
    /// A text is not UTF-8.
    #[error("string {0} is not UTF-8")]
    NotUtf8(usize),
    /// A text is referred to that the block does not have.
    #[error("string {index} is used, the block has {count}")]
    NoSuchString {
        /// The text's number.
        index: i64,
        /// How many there are.
        count: usize,
    },
    /// Lists that belong together differ in length.
    #[error("{what} of unequal length ({a} and {b})")]
    Unequal {
        /// Which lists.
        what: &'static str,
        /// Length of the first.
        a: usize,
        /// Length of the second.
        b: usize,
    },
    /// The tags of dense nodes end inside a node.
    #[error("tags of dense nodes break off")]
    TagsBreakOff,
    /// A member of a relation is none of node, way, relation.
    #[error("relation member of the unknown type {0}")]
    MemberType(i32),
    /// The file does not begin with a header.
    #[error("no OSM header at the start")]
    NoHeader,
    /// The blob is compressed in a way that this program can't read.
    #[error("{0} compression, zlib or none expected")]
    Compression(&'static str),
    /// The blob holds nothing.
    #[error("no content")]
    Empty,
    /// The file demands a feature that this program lacks.
    #[error("required feature {0:?} is unknown")]
    Feature(String),
    /// The file holds past versions of its objects.
    #[error("the file is a full history with past versions of objects")]
    History,
}

impl Fault {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoHeader => "a file in the format .osm.pbf is expected",
            Self::Compression(_) | Self::Feature(_) => "convert it with \"osmium cat -o new.osm.pbf\"",
            Self::History => "take the extract without history, or make it with \"osmium time-filter\"",
            _ => "the file is damaged, download it again",
        }
    }
}
