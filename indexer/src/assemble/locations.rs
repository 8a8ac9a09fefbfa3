//! Positions of the nodes that ways and relations need.
//!
//! A sorted list of the needed numbers, and beside it a list of positions: 16 bytes a node, nothing for all others.

use std::ops::Range;
use std::sync::Arc;

use gazetteer::Point;
use rayon::prelude::*;

/// Stands for a position that is not known.
const UNKNOWN: Point = Point::new(i32::MIN, i32::MIN);
/// A cursor looks at so many next entries before it searches the whole list.
const NEAR: usize = 8;
/// One of so many numbers is in the short list that is searched first and stays in the processor's cache.
const STRIDE: usize = 256;

/// The numbers of the needed nodes, sorted.
#[derive(Clone, Debug)]
pub struct Needed(Arc<Ids>);

#[derive(Debug)]
struct Ids {
    all: Vec<u64>,
    /// Every [`STRIDE`]th of them.
    coarse: Vec<u64>,
}

/// Finds numbers in [`Needed`], fast when they come in ascending order.
#[derive(Debug)]
pub struct Cursor<'n> {
    ids: &'n Ids,
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
        Cursor { ids: &self.0, at: 0 }
    }
}

impl Ids {
    /// The index of the first number that is not below `id`.
    fn lower_bound(&self, id: u64) -> usize {
        let stride = self.coarse.partition_point(|&next| next < id);
        let range: Range<usize> = stride.saturating_sub(1) * STRIDE..self.all.len().min(stride * STRIDE);
        range.start + self.all[range].partition_point(|&next| next < id)
    }

    fn index_of(&self, id: u64) -> Option<usize> {
        let index = self.lower_bound(id);
        (self.all.get(index) == Some(&id)).then_some(index)
    }
}

impl Cursor<'_> {
    /// The index of a number in the list, `None` where it is not needed.
    pub fn seek(&mut self, id: u64) -> Option<usize> {
        let ids = &self.ids.all;
        let behind = self.at > 0 && ids[self.at - 1] >= id;
        let near = ids[self.at..].iter().take(NEAR).position(|&next| next >= id);
        self.at = match near {
            Some(steps) if !behind => self.at + steps,
            _ => self.ids.lower_bound(id),
        };
        (ids.get(self.at) == Some(&id)).then_some(self.at)
    }
}

impl Locations {
    /// Room for the positions of these nodes, in any order and with repetitions. In a sorted file positions come by
    /// version, so that the last one given holds; otherwise versions are kept and compared.
    pub fn of(nodes: impl Iterator<Item = u64>, sorted: bool) -> Self {
        let mut ids: Vec<u64> = nodes.collect();
        ids.par_sort_unstable();
        ids.dedup();
        ids.shrink_to_fit();
        let (count, coarse) = (ids.len(), ids.iter().step_by(STRIDE).copied().collect());
        Self {
            needed: Needed(Arc::new(Ids { all: ids, coarse })),
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

    #[test]
    fn cursor_finds_numbers_in_any_order() {
        let locations = Locations::of([50, 10, 30, 10].into_iter(), true);
        let needed = locations.needed();
        let mut cursor = needed.cursor();
        let found: Vec<_> = [5, 10, 10, 30, 31, 50, 60, 10, 50].iter().map(|&id| cursor.seek(id)).collect();
        assert_eq!(found, [None, Some(0), Some(0), Some(1), None, Some(2), None, Some(0), Some(2)]);
    }

    #[test]
    fn numbers_are_found_in_long_lists() {
        let ids: Vec<u64> = (1..=2_000).map(|number| number * 3).collect();
        let needed = Locations::of(ids.iter().copied(), true).needed();
        for id in 0..=6_010 {
            let index = ids.binary_search(&id).ok();
            assert_eq!(needed.0.index_of(id), index, "{id}");
        }
    }

    #[test]
    fn later_position_holds_unless_its_version_is_older() {
        let mut locations = Locations::of([1].into_iter(), false);
        locations.put(0, 2, Point::new(2, 2));
        locations.put(0, 1, Point::new(1, 1));
        assert_eq!(locations.get(1), Some(Point::new(2, 2)));
        assert_eq!(locations.get(2), None);
    }
}
