//! The layout of a gazetteer on disk: file names, headers and the encodings inside.
//!
//! A gazetteer is a folder of immutable files. Each of our own files starts with a [`HEADER`] of 16 bytes, then holds
//! either fixed-size little-endian records (`*.table`) or byte strings addressed by offset (`*.bytes`). Offsets count
//! from the start of the file, so 0 is never a valid one and stands for "none".
//!
//! Decoding never panics and never reads outside a file: past the end every number is 0 and every text empty.

pub(crate) mod bits;
pub(crate) mod bytes;
pub(crate) mod chain;
pub(crate) mod entrances;
pub(crate) mod header;
pub(crate) mod houses;
pub(crate) mod ids;
pub(crate) mod map;
pub(crate) mod names;
pub(crate) mod number_set;
pub(crate) mod points;
pub(crate) mod quantized_box;
pub(crate) mod record;
pub(crate) mod shapes;

pub use header::FORMAT;

/// Names of the files of a gazetteer.
pub(crate) mod file {
    pub const MANIFEST: &str = "manifest.json";
    pub const STAMP: &str = "verified.json";
    pub const PLACES: &str = "places.table";
    pub const CATEGORIES: &str = "categories.table";
    pub const STRINGS: &str = "strings.bytes";
    pub const NAMES: &str = "names.bytes";
    pub const CHAINS: &str = "chains.bytes";
    pub const SHAPES: &str = "shapes.bytes";
    pub const LINES: &str = "lines.table";
    pub const HOUSES: &str = "houses.bytes";
    pub const BLOCKS: &str = "blocks.table";
    pub const ENTRANCES: &str = "entrances.bytes";
    pub const ENTRANCE_ROWS: &str = "entrances.table";
    pub const IDS: &str = "ids.bytes";
    pub const ID_BLOCK_INDEX: &str = "ids.table";
    pub const AREA_TREE: &str = "areas.tree";
    pub const STREET_TREE: &str = "streets.tree";
    pub const POINT_TREE: &str = "points.tree";
    pub const CATEGORY_TREE: &str = "kinds.tree";
    pub const WORDS: &str = "words";
}
