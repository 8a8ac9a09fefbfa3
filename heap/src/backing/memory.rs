//! Plain memory in place of the file, for Miri, which maps none.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io;
use std::path::Path;

use crate::sizes::PAGE;

/// Bytes that stand for the file.
const LENGTH: usize = 256 << 20;

/// What goes wrong: there is no folder, or no more memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

#[expect(non_upper_case_globals, reason = "named like the faults of a system")]
impl Fault {
    /// No folder was given.
    pub const NOENT: Self = Self;
    /// There is no file.
    pub const BADF: Self = Self;
    /// All memory is used up.
    pub const NOMEM: Self = Self;
}

impl From<Fault> for io::Error {
    fn from(_: Fault) -> Self {
        Self::other("out of memory")
    }
}

/// A folder that nothing is made in.
#[derive(Debug)]
pub struct Folder;

impl Folder {
    /// Takes every folder that is there.
    pub fn open(path: &Path) -> io::Result<Self> {
        if path.is_dir() { Ok(Self) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// The memory.
#[derive(Debug)]
pub struct Backing;

impl Backing {
    /// Nothing is made.
    pub fn create(_: &Folder) -> Result<Self, Fault> {
        Ok(Self)
    }

    /// Everything is reserved.
    pub fn reserve(&self, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }

    /// Nothing can be given back, but it counts as if.
    pub fn give_back(&self, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }

    /// The addresses are usable already.
    ///
    /// # Safety
    /// None is needed; that of the file is.
    pub unsafe fn map(&self, _: *mut u8, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }
}

/// All of the memory.
pub fn reserve_addresses() -> Result<(*mut u8, usize), Fault> {
    let layout = Layout::from_size_align(LENGTH, PAGE).map_err(|_| Fault)?;
    // SAFETY: the length is not 0. The memory is never given back, like the addresses that it stands for.
    let start = unsafe { System.alloc_zeroed(layout) };
    if start.is_null() { Err(Fault) } else { Ok((start, LENGTH)) }
}
