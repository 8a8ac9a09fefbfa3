//! How much memory an import holds, watched while it runs.
//!
//! Linux tells the memory of a process in `/proc/self/status`: `VmHWM` is the most that was ever resident, pages of
//! mapped files included, which the system takes back whenever somebody else needs them. What it can't take back is
//! `RssAnon`, for which no high-water mark is kept: a thread looks at it a hundred times a second. Other systems have
//! no such file, and an import says nothing about memory there.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long the watch sleeps between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// The most memory that an import held, in bytes; `None` where the system does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Peak {
    /// On the heap and stacks: memory that stays taken until it is given back.
    pub anonymous: Option<u64>,
    /// In all, with those pages of mapped files that happened to be in memory.
    pub resident: Option<u64>,
    /// Outside of memory, in the file that takes what exceeds the budget.
    pub spilled: u64,
}

/// Watches the anonymous memory of this process until it is dropped.
#[derive(Debug)]
pub struct Watch {
    seen: Arc<Seen>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Seen {
    most: AtomicU64,
    most_of_stage: AtomicU64,
    ended: AtomicBool,
}

impl Watch {
    /// Starts to watch; where the system does not tell or has no thread to spare, nothing will be seen.
    pub fn start() -> Self {
        let seen = Arc::new(Seen::default());
        let thread = anonymous().and_then(|_| {
            let seen = Arc::clone(&seen);
            thread::Builder::new().name("memory".to_owned()).stack_size(64 << 10).spawn(move || seen.watch()).ok()
        });
        Self { seen, thread }
    }

    /// Begins a stage of its own.
    pub fn begin_stage(&self) {
        self.seen.most_of_stage.store(0, Ordering::Relaxed);
        self.seen.look();
    }

    /// The most anonymous memory since the stage began, in bytes; 0 where nobody knows.
    pub fn of_stage(&self) -> u64 {
        self.seen.look();
        self.seen.most_of_stage.load(Ordering::Relaxed)
    }

    /// The most since the watch began.
    pub fn peak(&self) -> Peak {
        self.seen.look();
        let anonymous = Some(self.seen.most.load(Ordering::Relaxed)).filter(|&most| most > 0);
        Peak { anonymous, resident: figure("VmHWM:"), spilled: heap::most() }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.seen.ended.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _it_only_watched = thread.join();
        }
    }
}

impl Seen {
    fn watch(&self) {
        while !self.ended.load(Ordering::Relaxed) {
            self.look();
            thread::park_timeout(PAUSE);
        }
    }

    fn look(&self) {
        let now = anonymous().unwrap_or_default();
        heap::observe(now);
        self.note(now);
    }

    fn note(&self, now: u64) {
        self.most.fetch_max(now, Ordering::Relaxed);
        self.most_of_stage.fetch_max(now, Ordering::Relaxed);
    }
}

/// The anonymous memory of this process in bytes.
fn anonymous() -> Option<u64> {
    figure("RssAnon:")
}

fn figure(name: &str) -> Option<u64> {
    figure_of(&fs::read_to_string("/proc/self/status").ok()?, name)
}

fn figure_of(status: &str, name: &str) -> Option<u64> {
    let figure = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = figure.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_bytes() {
        assert_eq!(figure_of("Name:\tparvis\nVmHWM:\t  123456 kB\nVmRSS:\t 1 kB\n", "VmHWM:"), Some(126_418_944));
        assert_eq!(figure_of("Name:\tparvis\n", "VmHWM:"), None);
        assert_eq!(figure_of("VmHWM:\t none", "VmHWM:"), None);
    }

    #[test]
    fn memory_that_was_given_back_is_remembered_by_its_stage_alone() {
        let watch = Watch { seen: Arc::default(), thread: None };
        watch.seen.note(1 << 50);
        assert_eq!((watch.of_stage(), watch.peak().anonymous), (1 << 50, Some(1 << 50)));
        watch.begin_stage();
        watch.seen.note(1 << 49);
        assert_eq!((watch.of_stage(), watch.peak().anonymous), (1 << 49, Some(1 << 50)));
    }
}
