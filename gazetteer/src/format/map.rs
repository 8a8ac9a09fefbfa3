//! Memory maps: the one place that needs `unsafe`.

use std::fs::File;
use std::path::Path;

use bytemuck::{AnyBitPattern, NoUninit};

use super::header::{self, HEADER};
use crate::error::Error;

/// A file of ours, mapped, its header checked.
#[derive(Debug)]
pub struct Map {
    bytes: memmap2::Mmap,
}

impl Map {
    /// Maps a file of a gazetteer folder.
    pub fn open(folder: &Path, name: &str) -> Result<Self, Error> {
        let path = folder.join(name);
        let file = File::open(&path).map_err(|source| Error::Io { path: path.clone(), source })?;
        // SAFETY: files of a sealed gazetteer are never written again, only replaced by renaming another folder over
        // theirs, so the mapped bytes do not change while the map lives.
        #[expect(unsafe_code, reason = "mapping a file can't be expressed safely")]
        let bytes = unsafe { memmap2::Mmap::map(&file) }.map_err(|source| Error::Io { path: path.clone(), source })?;
        if !header::is_valid(&bytes) {
            return Err(Error::Foreign { path });
        }
        Ok(Self { bytes })
    }

    /// The whole file, so that offsets fit.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The fixed-size records behind the header; a cut last one is left out.
    pub fn table<T: AnyBitPattern + NoUninit>(&self) -> &[T] {
        let bytes = self.bytes.get(HEADER..).unwrap_or_default();
        let whole = bytes.len() - bytes.len() % size_of::<T>();
        bytemuck::try_cast_slice(&bytes[..whole]).unwrap_or_default()
    }
}
