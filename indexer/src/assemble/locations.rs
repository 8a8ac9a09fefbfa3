//! Positions of the nodes that ways and relations need.
//!
//! The needed numbers, sorted, and beside them a list of positions: some ten bytes a node, nothing for all others. Of
//! numbers that share all but their lowest sixteen bits only these are kept for each.

use std::ops::Range;
use std::sync::Arc;

use gazetteer::Point;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Stands for a position that is not known.
const UNKNOWN: Point = Point::new(i32::MIN, i32::MIN);
/// A cursor looks at so many next entries before it searches the whole chunk.
const NEAR: usize = 8;
/// The bits of a number that its chunk does not tell.
const LOW_BITS: u32 = u16::BITS;

/// The numbers of the needed nodes, sorted.
#[derive(Clone, Debug)]
pub struct Needed(Arc<Ids>);

/// Sorted numbers in chunks of those that share their upper bits.
#[derive(Debug)]
struct Ids {
    /// The upper bits of each chunk.
    highs: Vec<u64>,
    /// Where each chunk begins in `lows`, and the end of the last.
    starts: Vec<usize>,
    lows: Vec<u16>,
}

/// Finds numbers in [`Needed`], fast when they come in ascending order.
#[derive(Debug)]
pub struct Cursor<'n> {
    ids: &'n Ids,
    /// The upper bits of the number asked last, and their chunk: the one behind them and empty where there is none.
    high: u64,
    chunk: Range<usize>,
    at: usize,
}

/// Positions of the needed nodes, and which of these carry a house number.
#[derive(Debug)]
pub struct Locations {
    needed: Needed,
    points: Vec<Point>,
    numbered: Vec<u64>,
    /// The version of each position; kept only where the file may have a node in any order.
    versions: Vec<i32>,
}

impl Needed {
    /// A cursor at the start.
    pub fn cursor(&self) -> Cursor<'_> {
        let (high, chunk) = (self.0.highs.first().copied().unwrap_or_default(), self.0.chunk(0));
        Cursor { ids: &self.0, high, at: chunk.start, chunk }
    }
}

impl Ids {
    /// Sorts numbers, which may repeat; asks for them twice.
    fn build<I: Iterator<Item = u64>>(numbers: impl Fn() -> I) -> Self {
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        for number in numbers() {
            *counts.entry(high(number)).or_default() += 1;
        }
        let mut highs: Vec<u64> = counts.keys().copied().collect();
        highs.sort_unstable();
        let mut starts = vec![0];
        for high in &highs {
            let start = starts.last().copied().unwrap_or_default();
            starts.push(start + counts.insert(*high, start).unwrap_or_default());
        }
        // What were counts are now the places of the next number of each chunk.
        let mut lows = vec![0; starts.last().copied().unwrap_or_default()];
        for number in numbers() {
            if let Some(next) = counts.get_mut(&high(number)) {
                lows[*next] = number as u16;
                *next += 1;
            }
        }
        let mut ids = Self { highs, starts, lows };
        ids.settle();
        ids
    }

    /// Sorts each chunk and keeps each number once.
    fn settle(&mut self) {
        let mut rest = self.lows.as_mut_slice();
        let mut chunks = Vec::with_capacity(self.highs.len());
        for ends in self.starts.windows(2) {
            let (chunk, behind) = std::mem::take(&mut rest).split_at_mut(ends[1] - ends[0]);
            chunks.push(chunk);
            rest = behind;
        }
        chunks.into_par_iter().for_each(<[u16]>::sort_unstable);
        let mut kept = 0;
        for chunk in 0..self.highs.len() {
            let range = self.chunk(chunk);
            self.starts[chunk] = kept;
            for index in range {
                if kept == self.starts[chunk] || self.lows[kept - 1] != self.lows[index] {
                    self.lows[kept] = self.lows[index];
                    kept += 1;
                }
            }
        }
        if let Some(end) = self.starts.last_mut() {
            *end = kept;
        }
        self.lows.truncate(kept);
        self.lows.shrink_to_fit();
    }

    /// Where the numbers of a chunk are; an empty place where there is no such chunk.
    fn chunk(&self, chunk: usize) -> Range<usize> {
        let start = |chunk: usize| self.starts.get(chunk).copied().unwrap_or(self.lows.len());
        start(chunk)..start(chunk + 1)
    }

    /// The chunk of these upper bits, or the empty place where it would be.
    fn chunk_of(&self, high: u64) -> Range<usize> {
        let chunk = self.highs.partition_point(|&next| next < high);
        let range = self.chunk(chunk);
        if self.highs.get(chunk) == Some(&high) { range } else { range.start..range.start }
    }

    fn index_of(&self, id: u64) -> Option<usize> {
        let chunk = self.chunk_of(high(id));
        let found = self.lows[chunk.clone()].binary_search(&(id as u16)).ok()?;
        Some(chunk.start + found)
    }
}

/// What numbers of one chunk share.
fn high(id: u64) -> u64 {
    id >> LOW_BITS
}

impl Cursor<'_> {
    /// The index of a number in the list, `None` where it is not needed.
    pub fn seek(&mut self, id: u64) -> Option<usize> {
        if high(id) != self.high {
            self.high = high(id);
            self.chunk = self.ids.chunk_of(self.high);
            self.at = self.chunk.start;
        }
        let (low, lows) = (id as u16, &self.ids.lows);
        let behind = self.at > self.chunk.start && lows[self.at - 1] >= low;
        let near = lows[self.at..self.chunk.end].iter().take(NEAR).position(|&next| next >= low);
        self.at = match near {
            Some(steps) if !behind => self.at + steps,
            _ => self.chunk.start + lows[self.chunk.clone()].partition_point(|&next| next < low),
        };
        (self.at < self.chunk.end && lows[self.at] == low).then_some(self.at)
    }
}

impl Locations {
    /// Room for the positions of these nodes, which are asked for twice, in any order and with repetitions. In a sorted
    /// file positions come by version, so that the last one given holds; otherwise versions are kept and compared.
    pub fn build<I: Iterator<Item = u64>>(nodes: impl Fn() -> I, sorted: bool) -> Self {
        let ids = Ids::build(nodes);
        let count = ids.lows.len();
        Self {
            needed: Needed(Arc::new(ids)),
            points: vec![UNKNOWN; count],
            numbered: vec![0; count.div_ceil(64)],
            versions: if sorted { Vec::new() } else { vec![i32::MIN; count] },
        }
    }

    /// The needed numbers, to be looked up while positions are put.
    pub fn needed(&self) -> Needed {
        self.needed.clone()
    }

    /// Sets the position of the needed node with this index.
    pub fn put(&mut self, index: usize, version: i32, point: Point) {
        if let Some(known) = self.versions.get_mut(index) {
            if version < *known {
                return;
            }
            *known = version;
        }
        self.points[index] = point;
    }

    /// Notes that the needed node with this index carries a house number.
    pub fn mark_numbered(&mut self, index: usize) {
        self.numbered[index / 64] |= 1 << (index % 64);
    }

    /// The position of a node, `None` where the extract does not have it.
    pub fn get(&self, id: u64) -> Option<Point> {
        let index = self.needed.0.index_of(id)?;
        Some(self.points[index]).filter(|&point| point != UNKNOWN)
    }

    /// The known positions of nodes in their order, with their numbers.
    pub fn along<'a>(&'a self, ids: &'a [u64]) -> impl Iterator<Item = (u64, Point)> + 'a {
        // Nodes that were drawn together have numbers one after the other.
        let mut cursor = self.needed.cursor();
        ids.iter().filter_map(move |&id| {
            let point = self.points[cursor.seek(id)?];
            (point != UNKNOWN).then_some((id, point))
        })
    }

    /// The known positions of nodes in their order.
    pub fn points(&self, ids: &[u64]) -> Vec<Point> {
        // The room is exact wherever no node is missing.
        let mut points = Vec::with_capacity(ids.len());
        points.extend(self.along(ids).map(|(_, point)| point));
        points
    }

    /// Whether a node carries a house number.
    pub fn is_numbered(&self, id: u64) -> bool {
        let index = self.needed.0.index_of(id);
        index.is_some_and(|index| self.numbered[index / 64] & 1 << (index % 64) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ids: &[u64], sorted: bool) -> Locations {
        Locations::build(|| ids.iter().copied(), sorted)
    }

    #[test]
    fn cursor_finds_numbers_in_any_order() {
        let needed = of(&[50, 10, 30, 10, 1 << 20], true).needed();
        let mut cursor = needed.cursor();
        let asked = [5, 10, 10, 30, 31, 1 << 20, 50, 60, (1 << 18) + 50, u64::MAX, 10, (1 << 20) + 1, 50];
        let found: Vec<_> = asked.iter().map(|&id| cursor.seek(id)).collect();
        let (ten, thirty, fifty, far) = (Some(0), Some(1), Some(2), Some(3));
        assert_eq!(found, [None, ten, ten, thirty, None, far, fifty, None, None, None, ten, None, fifty]);
        assert_eq!(of(&[], true).needed().cursor().seek(0), None);
    }

    #[test]
    fn numbers_are_found_in_long_lists() {
        let ids: Vec<u64> = (1..=2_000).map(|number| number * 199).collect();
        let backwards: Vec<u64> = ids.iter().rev().chain(&ids).copied().collect();
        let needed = of(&backwards, true).needed();
        let mut cursor = needed.cursor();
        for id in 0..=400_000 {
            let index = ids.binary_search(&id).ok();
            assert_eq!((needed.0.index_of(id), cursor.seek(id)), (index, index), "{id}");
        }
    }

    #[test]
    fn later_position_holds_unless_its_version_is_older() {
        let mut locations = of(&[1], false);
        locations.put(0, 2, Point::new(2, 2));
        locations.put(0, 1, Point::new(1, 1));
        assert_eq!(locations.get(1), Some(Point::new(2, 2)));
        assert_eq!(locations.get(2), None);
    }
}
