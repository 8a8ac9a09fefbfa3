//! A heap that goes on in a file.
//!
//! What an import holds grows with its extract, and in a hundred places: tags, lines, trees, lists of words. So the
//! budget is kept where all of it comes from. [`Heap`] is the program's allocator. As long as a program stays within
//! its share of the budget (and where there is none) it only passes on to the system's. Beyond, memory comes from a
//! temporary file beside the new gazetteer, mapped and shared: the system writes its pages to the disk and takes them
//! from memory whenever it needs the room, so they count as little as any other file. Large blocks move out first,
//! because they are the long lists that are walked from end to end; small ones stay until the share is used up. What is
//! left of the budget is room for those pages of the file that are in use.
//!
//! A disk that has no room left is no disaster: the heap goes on in memory and remembers the fault, and the import asks
//! [`check`] after every stretch of work. The file has no name from the moment it is made, so it is gone with the
//! process.
//!
//! `accounting` decides, `blocks` gives out blocks of the file and keeps lists of the free ones, `sizes` are their
//! sizes, and `backing` is the file itself with its addresses.
//!
//! This crate is all of the workspace's `unsafe` code beside the mapping of finished files. It has no sibling in its
//! dependencies and can be tested alone, under Miri too: `MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test
//! -p heap`. Miri maps no files, so there a block of plain memory stands in for the file (`backing::memory`);
//! everything above is the same code.

#![expect(unsafe_code, reason = "an allocator can't be expressed safely")]

mod accounting;
mod backing;
mod blocks;
mod error;
mod sizes;
#[cfg(test)]
mod tests;

use std::alloc::{GlobalAlloc, Layout, System};
use std::io;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Mutex, PoisonError};

use accounting::Accounting;
use blocks::FileBlocks;
pub use error::Error;

static ACCOUNTING: Accounting = Accounting::new();
static FILE: FileBlocks = FileBlocks::new();

/// The folder of the budget that is kept.
static FOLDER: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The allocator of a program that imports: `#[global_allocator] static HEAP: Heap = Heap;`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heap;

/// Keeps the heap within a budget until it is dropped. What has gone into the file by then stays there.
#[derive(Debug)]
pub struct Budget(());

impl Budget {
    /// Keeps the heap within so many bytes; the file is made in a folder when it is first needed.
    ///
    /// The program's allocator must be [`Heap`], otherwise nothing is kept. There is one budget at a time: the last one
    /// set.
    ///
    /// # Errors
    /// When the folder can't be opened.
    pub fn keep(bytes: u64, folder: &Path) -> Result<Self, Error> {
        FILE.prepare(folder).map_err(|source| failed(folder, source))?;
        *FOLDER.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
        ACCOUNTING.set(bytes);
        Ok(Self(()))
    }
}

impl Drop for Budget {
    fn drop(&mut self) {
        ACCOUNTING.set(0);
    }
}

/// Tells whether the file could not be made or had no room on its disk.
///
/// # Errors
/// The first such fault since the last call.
pub fn check() -> Result<(), Error> {
    let Some(fault) = FILE.fault() else { return Ok(()) };
    let folder = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    Err(failed(folder.as_deref().unwrap_or(Path::new(".")), fault))
}

fn failed(folder: &Path, source: io::Error) -> Error {
    Error { folder: folder.to_owned(), source }
}

/// Tells the heap how much anonymous memory the process really holds, which is more than it asked for.
pub fn observe(anonymous: u64) {
    ACCOUNTING.observe(anonymous);
}

/// Gives memory that was freed in small pieces back to the system, which the allocator would keep for later.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu", not(miri)))]
    // SAFETY: may be called at any time and from any thread.
    unsafe {
        malloc_trim(0);
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu", not(miri)))]
unsafe extern "C" {
    /// glibc: gives back every whole page that is free; `pad` bytes are left at the top of the heap.
    fn malloc_trim(pad: usize) -> std::ffi::c_int;
}

/// The most bytes that the file held at any time.
pub fn most() -> u64 {
    FILE.most()
}

// SAFETY: every block comes from the system's allocator or from `FILE`, which tells its own by their address, and goes
// back to where it came from. Both honour the layout.
unsafe impl GlobalAlloc for Heap {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ACCOUNTING.is_exceeded_by(layout.size(), layout.size())
            && let Some(block) = FILE.alloc(layout)
        {
            return block.as_ptr();
        }
        ACCOUNTING.add(layout.size());
        // SAFETY: the caller vouches for the layout.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if ACCOUNTING.is_exceeded_by(layout.size(), layout.size())
            && let Some(block) = FILE.alloc(layout)
        {
            // SAFETY: the block is ours and at least this long. It may have been used before.
            unsafe { ptr::write_bytes(block.as_ptr(), 0, layout.size()) };
            return block.as_ptr();
        }
        ACCOUNTING.add(layout.size());
        // SAFETY: the caller vouches for the layout.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if FILE.owns(block) {
            // SAFETY: the block came from the file with this layout and nobody uses it any longer.
            return unsafe { FILE.free(block, layout) };
        }
        ACCOUNTING.remove(layout.size());
        // SAFETY: whatever is not the file's is the system's.
        unsafe { System.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let owned = FILE.owns(block);
        let moves = size > layout.size() && ACCOUNTING.is_exceeded_by(size, size - layout.size());
        if !owned && !moves {
            ACCOUNTING.remove(layout.size());
            ACCOUNTING.add(size);
            // SAFETY: the block is the system's and the caller vouches for the sizes.
            return unsafe { System.realloc(block, layout, size) };
        }
        if owned && FileBlocks::fits(layout, size) {
            return block;
        }
        // SAFETY: the caller vouches that the new size is not 0 and does not overflow with this alignment.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: as above; the blocks are different ones and each is as long as its layout says.
        unsafe {
            let to = self.alloc(new);
            if !to.is_null() {
                ptr::copy_nonoverlapping(block, to, size.min(layout.size()));
                self.dealloc(block, layout);
            }
            to
        }
    }
}
