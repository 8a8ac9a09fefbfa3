//! How much memory a process held at most.
//!
//! Linux keeps the figure as `VmHWM` (high-water mark of the resident set) in `/proc/self/status`; other systems have no
//! file for it, and an import says nothing about memory there.

use std::fs;

/// The most memory that this process ever held, in bytes; `None` where the system does not tell.
pub fn memory() -> Option<u64> {
    high_water_mark(&fs::read_to_string("/proc/self/status").ok()?)
}

fn high_water_mark(status: &str) -> Option<u64> {
    let figure = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = figure.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_water_mark_is_read_in_bytes() {
        assert_eq!(high_water_mark("Name:\tparvis\nVmHWM:\t  123456 kB\nVmRSS:\t 1 kB\n"), Some(126_418_944));
        assert_eq!(high_water_mark("Name:\tparvis\n"), None);
        assert_eq!(high_water_mark("VmHWM:\t none"), None);
    }
}
