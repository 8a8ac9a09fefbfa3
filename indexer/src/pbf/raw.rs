//! Blobs as they stand in the file, for those who copy or change them.
//!
//! What rewrites an extract leaves most blobs as they are; only their order has to be known.

use osmpbfreader::osmformat::{HeaderBlock, PrimitiveBlock};

use super::blob;
use super::file::PbfFile;
use crate::error::Error;
use crate::fault::Fault;

impl PbfFile {
    /// The header block with all its fields, also those that no import needs.
    ///
    /// # Errors
    /// When it can't be read again.
    pub fn header_block(&self) -> Result<HeaderBlock, Error> {
        let (_, span) = self.span_at(0, u64::MAX)?;
        let bytes = self.content(span)?;
        blob::unpack(&bytes).and_then(|raw| blob::message("header block", &raw)).map_err(self.at(0))
    }

    /// The bytes of a blob with objects, its framing included.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn frame(&self, index: usize) -> Result<Vec<u8>, Error> {
        let span = self.span(index);
        let framing = span.data - span.offset;
        let mut bytes = vec![0; (framing + u64::from(span.size)) as usize];
        self.read_at(&mut bytes, span.offset)?;
        Ok(bytes)
    }

    /// The decoded message of a blob with objects.
    ///
    /// # Errors
    /// When the file can't be read or the blob is damaged.
    pub fn primitive_block(&self, index: usize) -> Result<PrimitiveBlock, Error> {
        self.block(index).map(|(_, block)| block)
    }

    /// An error that names the place of a blob with objects.
    pub fn blame(&self, index: usize, fault: Fault) -> Error {
        self.at(self.span(index).offset)(fault)
    }
}
