//! A temporary file without a name, mapped and shared.
//!
//! Space on the disk is reserved before it is mapped, because a write to mapped memory without space behind it kills
//! the process instead of telling it.

use std::ffi::c_void;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::ptr;

use rustix::fs::{FallocateFlags, Mode, OFlags, fallocate, open, openat, unlinkat};
use rustix::io::Errno;
use rustix::mm::{Advice, MapFlags, ProtFlags, madvise, mmap, mmap_anonymous};

/// What the system says when something goes wrong.
pub type Fault = Errno;

/// Addresses that are reserved: 4 TiB, or half of that again and again where a limit forbids it.
const MOST_ADDRESSES: usize = 1 << 42;
const FEWEST_ADDRESSES: usize = 1 << 30;

/// The folder that the file is made in.
#[derive(Debug)]
pub struct Folder(OwnedFd);

impl Folder {
    /// Opens a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(open(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?))
    }
}

/// The file.
#[derive(Debug)]
pub struct Backing(OwnedFd);

impl Backing {
    /// Makes a file without a name.
    pub fn create(folder: &Folder) -> Result<Self, Fault> {
        const NAME: &str = "heap.tmp";
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let file = openat(&folder.0, NAME, flags, Mode::RUSR | Mode::WUSR)?;
        unlinkat(&folder.0, NAME, rustix::fs::AtFlags::empty())?;
        Ok(Self(file))
    }

    /// Reserves space on the disk for a stretch of the file.
    pub fn reserve(&self, from: usize, length: usize) -> Result<(), Fault> {
        match fallocate(&self.0, FallocateFlags::empty(), from as u64, length as u64) {
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => fill(&self.0, from, length),
            reserved => reserved,
        }
    }

    /// Gives the space of a stretch back to the disk; it reads as zeros then.
    pub fn give_back(&self, from: usize, length: usize) -> Result<(), Fault> {
        let flags = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
        fallocate(&self.0, flags, from as u64, length as u64)
    }

    /// Makes a stretch of the file, for which space is reserved, usable at an address.
    ///
    /// # Safety
    /// The addresses are reserved by [`reserve_addresses`], and nobody uses them yet.
    pub unsafe fn map(&self, at: *mut u8, from: usize, length: usize) -> Result<(), Fault> {
        let (access, flags) = (ProtFlags::READ | ProtFlags::WRITE, MapFlags::SHARED | MapFlags::FIXED);
        // SAFETY: the caller vouches for the addresses; the file is nobody else's.
        let step = unsafe { mmap(at.cast::<c_void>(), length, access, flags, &self.0, from as u64)? };
        // Otherwise a page that is missed brings megabytes of its neighbours with it, which push out what is needed
        // next. SAFETY: the addresses were mapped just now; the advice changes nothing of what they hold.
        let _only_slower_without = unsafe { madvise(step, length, Advice::Random) };
        Ok(())
    }
}

/// Writes zeros where the file system can't reserve space in one step.
fn fill(file: impl AsFd, from: usize, length: usize) -> Result<(), Fault> {
    static ZEROS: [u8; 1 << 16] = [0; 1 << 16];
    let mut done = 0;
    while done < length {
        let part = &ZEROS[..ZEROS.len().min(length - done)];
        done += rustix::io::pwrite(&file, part, (from + done) as u64)?;
    }
    Ok(())
}

/// Addresses that nobody else gets, and how many: nothing can be read or written there until it is mapped.
pub fn reserve_addresses() -> Result<(*mut u8, usize), Fault> {
    let mut length = MOST_ADDRESSES;
    loop {
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
        // SAFETY: the system chooses addresses that nobody has; nothing can be read or written there.
        match unsafe { mmap_anonymous(ptr::null_mut(), length, ProtFlags::empty(), flags) } {
            Err(_) if length > FEWEST_ADDRESSES => length /= 2,
            reserved => return Ok((reserved?.cast(), length)),
        }
    }
}
