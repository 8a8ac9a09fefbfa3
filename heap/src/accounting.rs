//! How much of the budget is used.
//!
//! Counts what is asked of the system's allocator, each thread for itself until some kilobytes have come together.
//! Beside it stands what the process was seen to hold, which is more: the system keeps some of what it got back.
//!
//! The heap takes but a part of the budget. The rest is for pages of the file: which of them are in memory the system
//! decides by what is used, and on a machine that has no more than the budget it needs room for that.

use std::cell::Cell;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Bytes that a thread counts for itself.
const STRIDE: i64 = 64 << 10;
/// What the system's allocator needs for each block, in bytes.
const OVERHEAD: i64 = 16;
/// Blocks from this size on are large.
const LARGE: usize = 64 << 10;
/// Eighths of the budget at which large blocks leave the heap, and at which all do.
const LARGE_LEAVE: u64 = 2;
const ALL_LEAVE: u64 = 5;

thread_local! {
    static UNCOUNTED: Cell<i64> = const { Cell::new(0) };
}

/// What is held and what may be.
#[derive(Debug)]
pub struct Accounting {
    /// Bytes that the budget allows; 0 where there is none.
    limit: AtomicU64,
    held: AtomicI64,
    seen: AtomicU64,
}

impl Accounting {
    pub const fn new() -> Self {
        Self { limit: AtomicU64::new(0), held: AtomicI64::new(0), seen: AtomicU64::new(0) }
    }

    /// Sets the budget; 0 for none.
    pub fn set(&self, limit: u64) {
        self.seen.store(0, Ordering::Relaxed);
        self.held.store(0, Ordering::Relaxed);
        self.limit.store(limit, Ordering::Relaxed);
    }

    /// Notes what the process holds.
    pub fn observe(&self, anonymous: u64) {
        self.seen.store(anonymous, Ordering::Relaxed);
    }

    /// Counts a block that the system gave.
    #[inline]
    pub fn add(&self, bytes: usize) {
        self.count(bytes as i64 + OVERHEAD);
    }

    /// Counts a block that the system got back.
    #[inline]
    pub fn remove(&self, bytes: usize) {
        self.count(-(bytes as i64 + OVERHEAD));
    }

    /// Whether a block of this size is too much that needs so much more than there is of it.
    #[inline]
    pub fn is_exceeded_by(&self, bytes: usize, more: usize) -> bool {
        let limit = self.limit.load(Ordering::Relaxed);
        limit != 0 && self.is_beyond(limit, bytes, more)
    }

    fn is_beyond(&self, limit: u64, bytes: usize, more: usize) -> bool {
        let held = self.held.load(Ordering::Relaxed).max(0) as u64;
        let eighths = if bytes >= LARGE { LARGE_LEAVE } else { ALL_LEAVE };
        held.saturating_add(more as u64) > limit / 8 * eighths
            || self.seen.load(Ordering::Relaxed) > limit / 8 * ALL_LEAVE
    }

    #[inline]
    fn count(&self, change: i64) {
        if self.limit.load(Ordering::Relaxed) != 0 {
            self.count_within_budget(change);
        }
    }

    fn count_within_budget(&self, change: i64) {
        // A thread that ends has nothing to count with, and its last blocks are not worth it.
        let _ended = UNCOUNTED.try_with(|uncounted| {
            let sum = uncounted.get() + change;
            if sum.abs() < STRIDE {
                uncounted.set(sum);
            } else {
                uncounted.set(0);
                self.held.fetch_add(sum, Ordering::Relaxed);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_blocks_are_too_much_before_small_ones() {
        let accounting = Accounting::new();
        assert!(!accounting.is_exceeded_by(usize::MAX, usize::MAX));
        accounting.set(16_000_000);
        accounting.add(6_000_000);
        assert!(accounting.is_exceeded_by(LARGE, LARGE) && !accounting.is_exceeded_by(100, 100));
        accounting.add(5_000_000);
        assert!(accounting.is_exceeded_by(100, 100));
        accounting.remove(8_000_000);
        assert!(!accounting.is_exceeded_by(LARGE, LARGE));
    }

    #[test]
    fn what_is_seen_counts_as_well_as_what_was_asked_for() {
        let accounting = Accounting::new();
        accounting.set(1_000);
        assert!(!accounting.is_exceeded_by(10, 10));
        accounting.observe(700);
        assert!(accounting.is_exceeded_by(10, 10));
    }
}
