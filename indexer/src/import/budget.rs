//! How much memory an import may take where nobody says.
//!
//! Half of what is free: of the machine's memory, or of what the control group leaves in which the process runs (a
//! container, a systemd unit with `MemoryMax`). The other half is for the pages of files, which make an import fast,
//! and for whatever else runs.

use std::fs;
use std::path::{Path, PathBuf};

/// What an import may take in any case: no machine is so small that less would help it.
const LEAST: u64 = 128 << 20;

/// Where control groups of version 2 are found, and those of version 1 that count memory.
const UNIFIED: &str = "/sys/fs/cgroup";
const MEMORY: &str = "/sys/fs/cgroup/memory";

/// Half of the free memory in bytes; `None` where the system does not tell.
pub fn by_default() -> Option<u64> {
    let machine = available(&fs::read_to_string("/proc/meminfo").ok()?)?;
    let group = fs::read_to_string("/proc/self/cgroup").ok().and_then(|groups| left_in_group(&groups));
    Some((machine.min(group.unwrap_or(u64::MAX)) / 2).max(LEAST))
}

fn available(meminfo: &str) -> Option<u64> {
    let figure = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    figure.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// What the control groups of a process leave it: the least of its own and those around it.
fn left_in_group(groups: &str) -> Option<u64> {
    groups
        .lines()
        .filter_map(|line| {
            let (controllers, path) = line.split_once(':')?.1.split_once(':')?;
            match controllers {
                "" => left_below(UNIFIED, path, ["memory.max", "memory.current"]),
                "memory" => left_below(MEMORY, path, ["memory.limit_in_bytes", "memory.usage_in_bytes"]),
                _ => None,
            }
        })
        .min()
}

fn left_below(root: &str, path: &str, files: [&str; 2]) -> Option<u64> {
    let own: PathBuf = Path::new(root).join(path.trim_start_matches('/'));
    own.ancestors().take_while(|folder| folder.starts_with(root)).filter_map(|folder| left_in(folder, files)).min()
}

/// What a group leaves; `None` where it has no limit ("max", or more than any machine has).
fn left_in(folder: &Path, [limit, usage]: [&str; 2]) -> Option<u64> {
    let figure = |name: &str| fs::read_to_string(folder.join(name)).ok()?.trim().parse::<u64>().ok();
    let limit = figure(limit).filter(|limit| *limit < 1 << 50)?;
    Some(limit.saturating_sub(figure(usage).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn available_memory_is_read_in_bytes() {
        assert_eq!(available("MemTotal: 9 kB\nMemAvailable:   2048 kB\n"), Some(2 << 20));
        assert_eq!(available("MemTotal: 9 kB\n"), None);
    }

    #[test]
    fn tightest_group_around_a_process_counts() {
        let root = tempfile::tempdir().unwrap();
        let own = root.path().join("outer/inner");
        fs::create_dir_all(&own).unwrap();
        let write = |folder: &Path, limit: &str, usage: &str| {
            fs::write(folder.join("memory.max"), limit).unwrap();
            fs::write(folder.join("memory.current"), usage).unwrap();
        };
        let left = || left_below(root.path().to_str().unwrap(), "/outer/inner", ["memory.max", "memory.current"]);
        assert_eq!(left(), None);
        write(&own, "max\n", "5\n");
        assert_eq!(left(), None);
        write(own.parent().unwrap(), "1000\n", "400\n");
        assert_eq!(left(), Some(600));
        write(&own, "500\n", "400\n");
        assert_eq!(left(), Some(100));
    }
}
