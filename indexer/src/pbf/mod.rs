//! Reading OSM PBF files: framing, blobs and blocks.
//!
//! A file is a row of blobs, each a length, a `BlobHeader` and a (mostly zlib-compressed) `Blob` that holds a
//! `HeaderBlock` or a `PrimitiveBlock`. The framing and the views on a block's objects are written here, so that every
//! error names the byte where its blob begins and nothing in a damaged file can panic; the message types come from
//! `osmpbfreader`, which nothing else in the workspace uses.
//!
//! [`PbfFile`] lists the blobs of a file, [`PbfFile::scan`] decodes a range of them in parallel and hands the results
//! over in order, [`Block`] gives the objects of one. What the tags mean is decided elsewhere.
//!
//! Format: <https://wiki.openstreetmap.org/wiki/PBF_Format>

mod blob;
mod block;
mod file;
mod header;
mod order;
mod raw;
mod scan;
mod sections;
pub mod writer;

pub use block::{Block, Member, Node, Relation, Way};
pub use file::PbfFile;
pub use order::{Order, Rank};
pub use sections::Sections;
