//! Blocks of memory in a temporary file.
//!
//! The file is mapped step by step into a stretch of addresses that is reserved once, so a block never moves and its
//! owner is told by its address. Blocks are cut off the end one after the other; those given back go to a free list by
//! size and are used again, the last one first. Large ones give their space back to the disk meanwhile.

use std::alloc::Layout;
use std::io;
use std::path::Path;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::backing::{Backing, Fault, Folder, reserve_addresses};
use crate::sizes::{COUNT, GRAIN, PAGE, PAGED, bytes_of, class_of};

/// The file grows by so many bytes, or by a block that is larger.
const STEP: usize = 64 << 20;
/// Blocks from this size on give their space on the disk back while they are free.
const UNBACKED_FROM: usize = 1 << 20;
/// How many such blocks are remembered.
const MOST_UNBACKED: usize = 1024;

/// The memory in the file.
#[derive(Debug)]
pub struct FileBlocks {
    /// Where the reserved addresses begin; null before there are any.
    base: AtomicPtr<u8>,
    addresses: AtomicUsize,
    held: AtomicU64,
    most: AtomicU64,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: Option<Folder>,
    file: Option<Backing>,
    /// Bytes of the file that are mapped.
    mapped: usize,
    /// Bytes of the file that were ever given out.
    used: usize,
    /// The free list of each size: the offset of a free block plus 1, which holds the next one's; 0 for none.
    free: [usize; COUNT],
    /// Free blocks without space on the disk: class and offset.
    unbacked: [(u8, usize); MOST_UNBACKED],
    unbacked_count: usize,
    fault: Option<Fault>,
}

impl FileBlocks {
    pub const fn new() -> Self {
        let inner = Inner {
            folder: None,
            file: None,
            mapped: 0,
            used: 0,
            free: [0; COUNT],
            unbacked: [(0, 0); MOST_UNBACKED],
            unbacked_count: 0,
            fault: None,
        };
        let (base, addresses) = (AtomicPtr::new(ptr::null_mut()), AtomicUsize::new(0));
        let (held, most) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { base, addresses, held, most, inner: Mutex::new(inner) }
    }

    /// Takes a folder for the file; one that exists already goes on where it is.
    pub fn prepare(&self, folder: &Path) -> io::Result<()> {
        let folder = Folder::open(folder)?;
        let before = self.lock().folder.replace(folder);
        drop(before);
        Ok(())
    }

    /// Whether a block is one of the file's.
    #[inline]
    pub fn owns(&self, block: *const u8) -> bool {
        let base = self.base.load(Ordering::Relaxed);
        !base.is_null() && block.addr().wrapping_sub(base.addr()) < self.addresses.load(Ordering::Relaxed)
    }

    /// Bytes that are given out.
    #[cfg(test)]
    pub fn held(&self) -> u64 {
        self.held.load(Ordering::Relaxed)
    }

    /// The most bytes that were given out at any time.
    pub fn most(&self) -> u64 {
        self.most.load(Ordering::Relaxed)
    }

    /// What went wrong since the last call.
    pub fn fault(&self) -> Option<io::Error> {
        self.lock().fault.take().map(io::Error::from)
    }

    /// Whether a block is long enough for another size, and not far too long.
    pub fn fits(layout: Layout, size: usize) -> bool {
        class_of(size) == class_of(layout.size())
    }

    /// A block; `None` where the file has none of this size or alignment, or the disk no room.
    pub fn alloc(&self, layout: Layout) -> Option<NonNull<u8>> {
        let class = class_of(layout.size())?;
        let bytes = bytes_of(class);
        if layout.align() > if bytes < PAGED { GRAIN } else { PAGE } {
            return None;
        }
        let mut inner = self.lock();
        if inner.fault.is_some() {
            return None;
        }
        let offset = match self.block(&mut inner, class, bytes) {
            Ok(offset) => offset,
            Err(fault) => {
                inner.fault.get_or_insert(fault);
                return None;
            }
        };
        let held = self.held.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        self.most.fetch_max(held, Ordering::Relaxed);
        NonNull::new(self.at(offset))
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// The block came from [`Self::alloc`] with a layout of the same class, and nobody uses it any longer.
    pub unsafe fn free(&self, block: *mut u8, layout: Layout) {
        let Some(class) = class_of(layout.size()) else { return };
        let bytes = bytes_of(class);
        let offset = block.addr() - self.base.load(Ordering::Relaxed).addr();
        self.held.fetch_sub(bytes as u64, Ordering::Relaxed);
        let mut inner = self.lock();
        if bytes < UNBACKED_FROM || !inner.give_back(class, offset, bytes) {
            // SAFETY: the block is ours again, aligned to the grain and at least as long as it.
            unsafe { link(block).write(inner.free[class]) };
            inner.free[class] = offset + 1;
        }
    }

    /// The offset of a free block, with space on the disk behind it.
    fn block(&self, inner: &mut Inner, class: usize, bytes: usize) -> Result<usize, Fault> {
        if let Some(offset) = inner.free[class].checked_sub(1) {
            // SAFETY: a free block holds what `free` wrote into it, and is mapped.
            inner.free[class] = unsafe { link(self.at(offset)).read() };
            return Ok(offset);
        }
        if bytes >= UNBACKED_FROM
            && let Some(found) = inner.unbacked().iter().rposition(|block| usize::from(block.0) == class)
        {
            let offset = inner.unbacked[found].1;
            inner.file.as_ref().ok_or(Fault::BADF)?.reserve(offset, bytes)?;
            inner.unbacked_count -= 1;
            inner.unbacked[found] = inner.unbacked[inner.unbacked_count];
            return Ok(offset);
        }
        let offset = if bytes < PAGED { inner.used } else { inner.used.next_multiple_of(PAGE) };
        if offset + bytes > inner.mapped {
            self.grow(inner, offset + bytes)?;
        }
        inner.used = offset + bytes;
        Ok(offset)
    }

    /// Maps so many bytes of the file and some to spare.
    fn grow(&self, inner: &mut Inner, least: usize) -> Result<(), Fault> {
        if inner.file.is_none() {
            inner.file = Some(Backing::create(inner.folder.as_ref().ok_or(Fault::NOENT)?)?);
        }
        if self.base.load(Ordering::Relaxed).is_null() {
            let (base, addresses) = reserve_addresses()?;
            self.addresses.store(addresses, Ordering::Relaxed);
            self.base.store(base, Ordering::Relaxed);
        }
        let from = inner.mapped;
        let length = (least - from).next_multiple_of(PAGE).max(STEP);
        if from + length > self.addresses.load(Ordering::Relaxed) {
            return Err(Fault::NOMEM);
        }
        let Some(file) = inner.file.as_ref() else { return Err(Fault::BADF) };
        // Where there is no room for a whole step there may be for what is needed now.
        let length = if file.reserve(from, length).is_ok() {
            length
        } else {
            let length = (least - from).next_multiple_of(PAGE);
            file.reserve(from, length)?;
            length
        };
        // SAFETY: these addresses are reserved by us and nothing was given out of them yet.
        unsafe { file.map(self.at(from), from, length)? };
        inner.mapped = from + length;
        Ok(())
    }

    fn at(&self, offset: usize) -> *mut u8 {
        self.base.load(Ordering::Relaxed).wrapping_add(offset)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a free block, which is aligned to the grain, holds the offset of the next one.
fn link(block: *mut u8) -> *mut usize {
    block.cast()
}

impl Inner {
    fn unbacked(&self) -> &[(u8, usize)] {
        &self.unbacked[..self.unbacked_count]
    }

    /// Gives the space of a block back to the disk; `false` where it has to be kept as it is.
    fn give_back(&mut self, class: usize, offset: usize, bytes: usize) -> bool {
        let (Some(file), true) = (&self.file, self.unbacked_count < MOST_UNBACKED) else { return false };
        if file.give_back(offset, bytes).is_err() {
            return false;
        }
        self.unbacked[self.unbacked_count] = (class as u8, offset);
        self.unbacked_count += 1;
        true
    }
}
