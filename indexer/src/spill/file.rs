//! Blocks of memory in a temporary file.
//!
//! The file is mapped step by step into a stretch of addresses that is reserved once, so a block never moves and its owner is
//! told by its address. Space on the disk is reserved before it is mapped, because a write to mapped memory without
//! space behind it kills the process instead of telling it. Blocks are cut off the end one after the other; those given back are
//! kept by size and used again, the last one first. Large ones give their space back to the disk meanwhile.

use std::alloc::Layout;
use std::ffi::c_void;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::fs::{FallocateFlags, Mode, OFlags, fallocate, open, openat, unlinkat};
use rustix::io::Errno;
use rustix::mm::{Advice, MapFlags, ProtFlags, madvise, mmap, mmap_anonymous};

use super::sizes::{COUNT, GRAIN, PAGE, PAGED, bytes_of, class_of};

/// Addresses that are reserved: 4 TiB, or half of that again and again where a limit forbids it.
const MOST_ADDRESSES: usize = 1 << 42;
const FEWEST_ADDRESSES: usize = 1 << 30;
/// The file grows by so many bytes, or by a block that is larger.
const STEP: usize = 64 << 20;
/// Blocks from this size on give their space back while nobody uses them.
const PUNCHED: usize = 1 << 20;
/// How many such blocks are remembered.
const HOLES: usize = 1024;

/// The memory in the file.
#[derive(Debug)]
pub struct FileHeap {
    /// Where the reserved addresses begin; null before there are any.
    base: AtomicPtr<u8>,
    addresses: AtomicUsize,
    held: AtomicU64,
    most: AtomicU64,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: Option<OwnedFd>,
    file: Option<OwnedFd>,
    /// Bytes of the file that are mapped.
    mapped: usize,
    /// Bytes of the file that were ever given out.
    used: usize,
    /// For each size the offset of a free block plus 1, which holds the next one's; 0 for none.
    free: [usize; COUNT],
    /// Free blocks without space on the disk: class and offset.
    holes: [(u8, usize); HOLES],
    hole_count: usize,
    fault: Option<Errno>,
}

impl FileHeap {
    pub const fn new() -> Self {
        let inner = Inner {
            folder: None,
            file: None,
            mapped: 0,
            used: 0,
            free: [0; COUNT],
            holes: [(0, 0); HOLES],
            hole_count: 0,
            fault: None,
        };
        let (base, addresses) = (AtomicPtr::new(ptr::null_mut()), AtomicUsize::new(0));
        let (held, most) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { base, addresses, held, most, inner: Mutex::new(inner) }
    }

    /// Takes a folder for the file; one that exists already goes on where it is.
    pub fn prepare(&self, folder: &Path) -> io::Result<()> {
        let folder = open(folder, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
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
        if bytes < PUNCHED || !inner.punch(class, offset, bytes) {
            // SAFETY: the block is ours again, aligned to the grain and at least as long as it.
            unsafe { link(block).write(inner.free[class]) };
            inner.free[class] = offset + 1;
        }
    }

    /// The offset of a free block, with space on the disk behind it.
    fn block(&self, inner: &mut Inner, class: usize, bytes: usize) -> Result<usize, Errno> {
        if let Some(offset) = inner.free[class].checked_sub(1) {
            // SAFETY: a free block holds what `free` wrote into it, and is mapped.
            inner.free[class] = unsafe { link(self.at(offset)).read() };
            return Ok(offset);
        }
        if bytes >= PUNCHED
            && let Some(found) = inner.holes[..inner.hole_count].iter().rposition(|hole| usize::from(hole.0) == class)
        {
            let offset = inner.holes[found].1;
            reserve(inner.file.as_ref().ok_or(Errno::BADF)?, offset, bytes)?;
            inner.hole_count -= 1;
            inner.holes[found] = inner.holes[inner.hole_count];
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
    fn grow(&self, inner: &mut Inner, least: usize) -> Result<(), Errno> {
        if inner.file.is_none() {
            inner.file = Some(make(inner.folder.as_ref().ok_or(Errno::NOENT)?)?);
        }
        if self.base.load(Ordering::Relaxed).is_null() {
            let (base, addresses) = reserve_addresses()?;
            self.addresses.store(addresses, Ordering::Relaxed);
            self.base.store(base.cast(), Ordering::Relaxed);
        }
        let from = inner.mapped;
        let length = (least - from).next_multiple_of(PAGE).max(STEP);
        if from + length > self.addresses.load(Ordering::Relaxed) {
            return Err(Errno::NOMEM);
        }
        let Some(file) = inner.file.as_ref() else { return Err(Errno::BADF) };
        // Where there is no room for a whole step there may be for what is needed now.
        let length = if reserve(file, from, length).is_ok() {
            length
        } else {
            let length = (least - from).next_multiple_of(PAGE);
            reserve(file, from, length)?;
            length
        };
        let (access, flags) = (ProtFlags::READ | ProtFlags::WRITE, MapFlags::SHARED | MapFlags::FIXED);
        // SAFETY: these addresses are reserved by us and nothing was given out of them yet; the file is nobody else's.
        let step = unsafe { mmap(self.at(from).cast::<c_void>(), length, access, flags, file, from as u64)? };
        // Otherwise a page that is missed brings megabytes of its neighbours with it, which push out what is needed next.
        // SAFETY: the addresses were mapped just now; the advice changes nothing of what they hold.
        let _only_slower_without = unsafe { madvise(step, length, Advice::Random) };
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
    /// Gives the space of a block back to the disk; `false` where it has to be kept as it is.
    fn punch(&mut self, class: usize, offset: usize, bytes: usize) -> bool {
        let (Some(file), true) = (&self.file, self.hole_count < HOLES) else { return false };
        let flags = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
        if fallocate(file, flags, offset as u64, bytes as u64).is_err() {
            return false;
        }
        self.holes[self.hole_count] = (class as u8, offset);
        self.hole_count += 1;
        true
    }
}

/// Makes a file without a name.
fn make(folder: impl AsFd) -> Result<OwnedFd, Errno> {
    const NAME: &str = "heap.tmp";
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
    let file = openat(&folder, NAME, flags, Mode::RUSR | Mode::WUSR)?;
    unlinkat(&folder, NAME, rustix::fs::AtFlags::empty())?;
    Ok(file)
}

fn reserve(file: impl AsFd, from: usize, length: usize) -> Result<(), Errno> {
    match fallocate(&file, FallocateFlags::empty(), from as u64, length as u64) {
        Err(Errno::OPNOTSUPP | Errno::NOSYS) => fill(file, from, length),
        reserved => reserved,
    }
}

/// Writes zeros where the file system can't reserve space in one step.
fn fill(file: impl AsFd, from: usize, length: usize) -> Result<(), Errno> {
    static ZEROS: [u8; 1 << 16] = [0; 1 << 16];
    let mut done = 0;
    while done < length {
        let part = &ZEROS[..ZEROS.len().min(length - done)];
        done += rustix::io::pwrite(&file, part, (from + done) as u64)?;
    }
    Ok(())
}

fn reserve_addresses() -> Result<(*mut c_void, usize), Errno> {
    let mut length = MOST_ADDRESSES;
    loop {
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
        // SAFETY: the system chooses addresses that nobody has; nothing can be read or written there.
        match unsafe { mmap_anonymous(ptr::null_mut(), length, ProtFlags::empty(), flags) } {
            Err(_) if length > FEWEST_ADDRESSES => length /= 2,
            reserved => return Ok((reserved?, length)),
        }
    }
}
