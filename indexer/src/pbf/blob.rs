//! The framing: lengths, blob headers, compression.

use flate2::{Decompress, FlushDecompress, Status};
use osmpbfreader::fileformat::{Blob, BlobHeader};
use protobuf::Message;

use crate::fault::Fault;

/// The largest blob header that the format allows.
pub(super) const MAX_HEADER: u64 = 64 * 1024;
/// The largest blob that the format allows, compressed or not.
pub(super) const MAX_BLOB: u64 = 32 * 1024 * 1024;

/// Where a blob lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Where it begins, at its length field.
    pub offset: u64,
    /// Where its content begins.
    pub data: u64,
    /// Bytes of the content.
    pub size: u32,
}

/// What a blob says it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlobKind {
    /// Facts of the file.
    Header,
    /// Objects.
    Objects,
    /// Something else, to be skipped as the format demands.
    Other,
}

/// Checks a length field.
pub(super) fn within(part: &'static str, found: u64, limit: u64) -> Result<u64, Fault> {
    if found > limit { Err(Fault::TooLarge { part, found, limit }) } else { Ok(found) }
}

/// Reads a blob header: what the blob holds and how many bytes of content follow.
pub(super) fn parse_header(bytes: &[u8]) -> Result<(BlobKind, u32), Fault> {
    let header: BlobHeader = message("blob header", bytes)?;
    // A negative size becomes a huge one here and is refused.
    let size = within("blob", u64::from(header.datasize() as u32), MAX_BLOB)?;
    let kind = match header.type_() {
        "OSMHeader" => BlobKind::Header,
        "OSMData" => BlobKind::Objects,
        _ => BlobKind::Other,
    };
    Ok((kind, size as u32))
}

/// The content of a blob, decompressed.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut blob: Blob = message("blob", bytes)?;
    if blob.has_raw() {
        return Ok(blob.take_raw());
    }
    if blob.has_zlib_data() {
        let size = within("uncompressed blob", u64::from(blob.raw_size() as u32), MAX_BLOB)?;
        return inflate(blob.zlib_data(), size as usize);
    }
    if blob.has_lzma_data() {
        return Err(Fault::Compression("lzma"));
    }
    if blob.has_OBSOLETE_bzip2_data() {
        return Err(Fault::Compression("bzip2"));
    }
    // Newer compressions are fields that the message types do not know.
    match blob.special_fields.unknown_fields().iter().next() {
        Some((6, _)) => Err(Fault::Compression("lz4")),
        Some((7, _)) => Err(Fault::Compression("zstd")),
        Some(_) => Err(Fault::Compression("unknown")),
        None => Err(Fault::Empty),
    }
}

fn inflate(data: &[u8], size: usize) -> Result<Vec<u8>, Fault> {
    let mut raw = Vec::with_capacity(size);
    let mut zlib = Decompress::new(true);
    let status = zlib.decompress_vec(data, &mut raw, FlushDecompress::Finish)?;
    if status == Status::StreamEnd && raw.len() == size {
        return Ok(raw);
    }
    // A full buffer without the stream's end means that there is more than was announced.
    let found = if raw.len() == size { size + 1 } else { raw.len() };
    Err(Fault::RawSize { expected: size, found })
}

/// Decodes a message.
pub(super) fn message<M: Message>(part: &'static str, bytes: &[u8]) -> Result<M, Fault> {
    M::parse_from_bytes(bytes).map_err(|source| Fault::Message { part, source })
}
