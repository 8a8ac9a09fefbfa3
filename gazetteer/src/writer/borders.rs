//! Which stretches of lines and rings are shared: borders of neighbours, coasts of islands, bays and municipalities.
//!
//! A segment is shared where another path, or the same one again, has it too, whichever way it goes. The paths that
//! share it are told by a mark, equal for equal sets of paths but for rare chances, which cost a border that is kept
//! twice. SharedSegments change where a path leaves the others, and there it is cut.
//!
//! Segments are counted by sorting hashes of them. To save memory that is done for a part of the hashes at a time, in a
//! few parts at most, since all paths are walked for each.

use std::hash::Hasher;

use super::paths::{Path, paths_of};
use crate::geometry::{Point, Shape};

/// Paths of fewer points share nothing: their own list is as short as a reference.
const LEAST_PATH: usize = 12;

/// Segments that are sorted at a time, unless there are very many; 16 bytes each.
const AT_A_TIME: u64 = 1 << 21;

/// Most parts: a fixed number, so that the time grows with the segments and not with their square. At four bytes a
/// segment that is less than what was held before, while the places were drafted.
const MOST_PARTS: u64 = 4;

/// The marks of all segments of all paths, in their order.
#[derive(Default)]
pub struct SharedSegments {
    marks: Vec<u8>,
    at: usize,
}

/// A segment of a path: a hash of it, the path, and its place among all segments.
type SegmentRef = (u64, u32, u32);

impl SharedSegments {
    /// Marks what the shapes share; `shapes` gives them in the order in which [`Self::next`] is asked.
    pub fn of<'d, I: Iterator<Item = &'d Shape>>(shapes: impl Fn() -> I) -> Self {
        let count: u64 = shapes().flat_map(paths_of).filter(may_share).map(|path| path.segments() as u64).sum();
        // Beyond, which is no gazetteer of our time, nothing is shared.
        let mut marks = Self { marks: vec![0; u32::try_from(count).unwrap_or(0) as usize], at: 0 };
        if marks.marks.is_empty() {
            return marks;
        }
        let parts = count.div_ceil(AT_A_TIME).min(MOST_PARTS);
        for part in 0..parts {
            let mut refs = refs(shapes().flat_map(paths_of).filter(may_share), part, parts);
            refs.sort_unstable();
            marks.mark(&refs);
        }
        marks
    }

    fn mark(&mut self, refs: &[SegmentRef]) {
        for shared in refs.chunk_by(|a, b| a.0 == b.0).filter(|refs| refs.len() > 1) {
            let sum = shared.iter().fold(0_u64, |sum, (_, path, _)| sum.wrapping_add(spread(u64::from(*path) + 1)));
            for &(_, _, segment) in shared {
                self.marks[segment as usize] = (sum >> 56).max(1) as u8;
            }
        }
    }

    /// The marks of the segments of the next path, 0 for what it has alone; none where it shares nothing.
    pub fn next(&mut self, path: &Path) -> &[u8] {
        if !may_share(path) {
            return &[];
        }
        let from = self.at;
        self.at += path.segments();
        self.marks.get(from..self.at).unwrap_or_default()
    }
}

fn may_share(path: &Path) -> bool {
    path.points.len() >= LEAST_PATH
}

/// The segments whose hashes are in one of so many parts.
fn refs(paths: impl Iterator<Item = Path>, part: u64, parts: u64) -> Vec<SegmentRef> {
    let mut refs = Vec::new();
    let mut segment = 0;
    for (index, path) in paths.enumerate() {
        for (a, b) in path.pairs() {
            let hash = hash(a, b);
            if hash % parts == part {
                refs.push((hash, index as u32, segment));
            }
            segment += 1;
        }
    }
    refs
}

/// A hash of a segment, the same both ways.
fn hash(a: Point, b: Point) -> u64 {
    let pack = |point: Point| u64::from(point.lat as u32) << 32 | u64::from(point.lon as u32);
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write_u64(pack(a.min(b)));
    hasher.write_u64(pack(a.max(b)));
    hasher.finish()
}

/// Spreads a number over all bits, so that sums of a few tell which numbers they were made of.
fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}
