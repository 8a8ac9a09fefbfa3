//! How many files and sockets the system lets the process have.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors that connections leave free: gazetteers that are opened beside the present ones, temporary files, the
/// log.
const RESERVE: usize = 256;

/// Raises the limit as far as the system allows, and says how many connections fit below it, at most `wanted`.
pub fn room_for_connections(wanted: usize) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
    let limit = getrlimit(Resource::Nofile).current.map_or(usize::MAX, |limit| limit as usize);
    let most = below(limit, wanted);
    if most < wanted {
        tracing::warn!(
            limit,
            most,
            wanted,
            "fewer connections than wanted: the system lets the process open few files"
        );
    }
    most
}

/// Of a small limit half is left free.
fn below(limit: usize, wanted: usize) -> usize {
    wanted.min(limit - RESERVE.min(limit / 2)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_descriptors_for_files() {
        assert_eq!(
            [(1024, 4096), (100_000, 4096), (64, 4096), (1, 5)].map(|(limit, wanted)| below(limit, wanted)),
            [768, 4096, 32, 1]
        );
        assert!(room_for_connections(16) <= 16);
        let limit = getrlimit(Resource::Nofile);
        assert_eq!(limit.current, limit.maximum);
    }
}
