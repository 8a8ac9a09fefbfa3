//! A PBF file and the list of its blobs.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use osmpbfreader::osmformat::PrimitiveBlock;

use super::blob::{self, BlobKind, MAX_HEADER, Span};
use super::header;
use crate::error::Error;
use crate::fault::Fault;
use crate::feature::ExtractHeader;

/// An open PBF file whose blobs are known, but not read.
#[derive(Debug)]
pub struct PbfFile {
    path: PathBuf,
    file: File,
    header: ExtractHeader,
    blobs: Vec<Span>,
}

impl PbfFile {
    /// Opens a file, lists its blobs and reads its header.
    ///
    /// Costs a small read for each blob (some 50,000 for the planet).
    ///
    /// # Errors
    /// When the file can't be read, is no PBF file, ends inside a blob, or demands features that are not there.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let io_error = |source| Error::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(io_error)?;
        let length = file.metadata().map_err(io_error)?.len();
        let mut pbf = Self { path: path.to_owned(), file, header: ExtractHeader::default(), blobs: Vec::new() };
        let mut offset = 0;
        while offset < length || offset == 0 {
            let (kind, span) = pbf.span_at(offset, length)?;
            match kind {
                BlobKind::Header if offset == 0 => pbf.header = pbf.read_header(span)?,
                BlobKind::Objects if offset > 0 => pbf.blobs.push(span),
                _ if offset == 0 => return Err(pbf.at(0)(Fault::NoHeader)),
                _ => {}
            }
            offset = span.data + u64::from(span.size);
        }
        Ok(pbf)
    }

    /// Facts from the file's header.
    pub fn header(&self) -> &ExtractHeader {
        &self.header
    }

    /// How many blobs with objects the file has.
    pub fn blob_count(&self) -> usize {
        self.blobs.len()
    }

    /// Bytes in the file that a range of blobs takes up.
    pub fn bytes_of(&self, blobs: Range<usize>) -> u64 {
        self.blobs[blobs].iter().map(|span| u64::from(span.size)).sum()
    }

    /// Reads and decompresses one blob with objects, and tells where it begins.
    pub(super) fn block(&self, index: usize) -> Result<(u64, PrimitiveBlock), Error> {
        let span = self.blobs[index];
        let bytes = self.content(span)?;
        let block = blob::unpack(&bytes).and_then(|raw| blob::message("block of objects", &raw));
        Ok((span.offset, block.map_err(self.at(span.offset))?))
    }

    /// Where a blob with objects lies.
    pub(super) fn span(&self, index: usize) -> Span {
        self.blobs[index]
    }

    /// Adds file and place to what is wrong with a blob.
    pub(super) fn at(&self, offset: u64) -> impl Fn(Fault) -> Error + '_ {
        move |fault| Error::Blob { path: self.path.clone(), offset, fault }
    }

    pub(super) fn span_at(&self, offset: u64, length: u64) -> Result<(BlobKind, Span), Error> {
        let at = self.at(offset);
        let enough = |start: u64, expected: u64| {
            let found = length.saturating_sub(start);
            if found < expected { Err(at(Fault::Truncated { expected, found })) } else { Ok(()) }
        };
        let no_pbf = |fault| if offset == 0 { at(Fault::NoHeader) } else { at(fault) };
        enough(offset, 4)?;
        let mut size = [0; 4];
        self.read_at(&mut size, offset)?;
        let size = blob::within("blob header", u64::from(u32::from_be_bytes(size)), MAX_HEADER).map_err(no_pbf)?;
        enough(offset + 4, size)?;
        let mut header = vec![0; size as usize];
        self.read_at(&mut header, offset + 4)?;
        let (kind, content) = blob::parse_header(&header).map_err(no_pbf)?;
        let data = offset + 4 + size;
        enough(data, u64::from(content))?;
        Ok((kind, Span { offset, data, size: content }))
    }

    fn read_header(&self, span: Span) -> Result<ExtractHeader, Error> {
        let bytes = self.content(span)?;
        blob::unpack(&bytes).and_then(|raw| header::parse(&raw)).map_err(self.at(span.offset))
    }

    pub(super) fn content(&self, span: Span) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; span.size as usize];
        self.read_at(&mut bytes, span.data)?;
        Ok(bytes)
    }

    pub(super) fn read_at(&self, bytes: &mut [u8], offset: u64) -> Result<(), Error> {
        read_exact_at(&self.file, bytes, offset).map_err(|source| Error::Io { path: self.path.clone(), source })
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        offset += read as u64;
    }
    Ok(())
}
