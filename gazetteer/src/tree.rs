//! A packed R-tree in a file: containment, intersection and nearest neighbours straight from the map.
//!
//! Boxes are sorted along the Hilbert curve and packed sixteen to a node, level by level. The file holds the number of
//! items, the payloads of the items, their boxes, then the boxes of each level above. Nothing is built at start-up, and a
//! damaged file can only give wrong items, which callers look up with bounds checked.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bytemuck::{Pod, Zeroable};

use crate::geometry::{BoundingBox, Plane, Point, hilbert_fine};

/// Children of a node.
const NODE: usize = 16;

#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
struct Bounds {
    south: i32,
    west: i32,
    north: i32,
    east: i32,
}

impl Bounds {
    fn get(self) -> BoundingBox {
        BoundingBox { south: self.south, west: self.west, north: self.north, east: self.east }
    }

    fn of(bbox: BoundingBox) -> Self {
        Self { south: bbox.south, west: bbox.west, north: bbox.north, east: bbox.east }
    }
}

/// Encodes a tree of boxes with a payload each.
pub(crate) fn encode(mut items: Vec<(BoundingBox, u32)>) -> Vec<u8> {
    items.sort_by_cached_key(|(bbox, payload)| (hilbert_fine(bbox.centre()), *payload));
    let mut out = (items.len() as u32).to_le_bytes().to_vec();
    for (_, payload) in &items {
        out.extend_from_slice(&payload.to_le_bytes());
    }
    let mut level: Vec<BoundingBox> = items.into_iter().map(|(bbox, _)| bbox).collect();
    loop {
        for bbox in &level {
            out.extend_from_slice(bytemuck::bytes_of(&Bounds::of(*bbox)));
        }
        if level.len() <= 1 {
            return out;
        }
        level =
            level.chunks(NODE).map(|node| node.iter().copied().fold(BoundingBox::EMPTY, BoundingBox::union)).collect();
    }
}

/// A tree that is read from bytes.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'g> {
    payloads: &'g [u32],
    /// All levels, items first.
    boxes: &'g [Bounds],
}

impl<'g> Tree<'g> {
    /// Reads a tree behind the header of its file; an empty one where the bytes are too few.
    pub(crate) fn of_words(words: &'g [u32]) -> Self {
        let count = words.first().copied().unwrap_or_default() as usize;
        let (payloads, boxes) = words.get(1..).and_then(|rest| rest.split_at_checked(count)).unwrap_or_default();
        let whole = boxes.len() - boxes.len() % 4;
        let boxes: &[Bounds] = bytemuck::try_cast_slice(&boxes[..whole]).unwrap_or_default();
        if boxes.len() < count { Self { payloads: &[], boxes: &[] } } else { Self { payloads, boxes } }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.payloads.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.payloads.is_empty()
    }

    /// Where each level starts in `boxes` and how long it is, items first.
    fn levels(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> + use<> {
        let mut levels = [(0, 0); 9];
        let (mut start, mut length, mut count) = (0, self.payloads.len(), 0);
        while length > 0 && count < levels.len() {
            levels[count] = (start, length);
            count += 1;
            if length == 1 {
                break;
            }
            start += length;
            length = length.div_ceil(NODE);
        }
        levels.into_iter().take(count)
    }

    /// Calls `visit` with the payload of each item whose box meets `wanted`, until it returns false.
    pub fn intersecting(&self, wanted: BoundingBox, mut visit: impl FnMut(u32) -> bool) {
        let levels: Vec<_> = self.levels().collect();
        let Some(top) = levels.len().checked_sub(1) else { return };
        let mut stack = vec![(top, 0)];
        while let Some((level, index)) = stack.pop() {
            let (start, length) = levels[level];
            if index >= length || !self.boxes.get(start + index).is_some_and(|bounds| bounds.get().intersects(&wanted))
            {
                continue;
            }
            if level == 0 {
                if !visit(self.payloads[index]) {
                    return;
                }
            } else {
                stack.extend((index * NODE..(index + 1) * NODE).rev().map(|child| (level - 1, child)));
            }
        }
    }

    /// Visits items by the distance of their boxes from a point, nearest first.
    ///
    /// `visit` gets the payload and the distance in metres of the item's box and returns the greatest distance that is
    /// still of interest; the walk ends at the first box beyond it.
    pub fn nearest(&self, from: Point, mut within_m: f64, mut visit: impl FnMut(u32, f64) -> f64) {
        let levels: Vec<_> = self.levels().collect();
        let Some(top) = levels.len().checked_sub(1) else { return };
        let Some(whole) = levels.last().and_then(|&(start, _)| self.boxes.get(start)) else { return };
        let plane = Plane::at(from);
        let mut queue = BinaryHeap::with_capacity(64);
        queue.push(Reverse((plane.box_distance_m(&whole.get()).to_bits(), top as u32, 0u32)));
        while let Some(Reverse((distance, level, index))) = queue.pop() {
            let distance_m = f64::from_bits(distance);
            if distance_m > within_m {
                return;
            }
            if level == 0 {
                if let Some(&payload) = self.payloads.get(index as usize) {
                    within_m = within_m.min(visit(payload, distance_m));
                }
                continue;
            }
            let Some(&(start, length)) = levels.get(level as usize - 1) else { continue };
            // In level 1 nodes the children are items, otherwise nodes; a node's own box was tested when it was queued.
            let first = index as usize * NODE;
            let children = self.boxes.get(start + first..start + (first + NODE).min(length)).unwrap_or_default();
            for (child, bounds) in children.iter().enumerate() {
                let child_m = plane.box_distance_m(&bounds.get());
                if child_m <= within_m {
                    queue.push(Reverse((child_m.to_bits(), level - 1, (first + child) as u32)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxes() -> impl Strategy<Value = Vec<BoundingBox>> {
        let corner = (-800_000_000..800_000_000, -1_700_000_000..1_700_000_000, 0..50_000_000, 0..90_000_000);
        let bbox = corner.prop_map(|(south, west, height, width)| BoundingBox {
            south,
            west,
            north: south + height,
            east: west + width,
        });
        prop::collection::vec(bbox, 0..400)
    }

    fn words(boxes: &[BoundingBox]) -> Vec<u32> {
        let bytes = encode(boxes.iter().enumerate().map(|(index, bbox)| (*bbox, index as u32)).collect());
        bytes.chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect()
    }

    proptest! {
        #[test]
        fn tree_finds_what_a_scan_finds(boxes in boxes(), lat in -800_000_000..800_000_000, lon in -1_700_000_000..1_700_000_000) {
            let words = words(&boxes);
            let tree = Tree::of_words(&words);
            let wanted = BoundingBox::of_point(Point::new(lat, lon)).with(Point::new(lat / 2, lon / 2));
            let mut found = Vec::new();
            tree.intersecting(wanted, |payload| { found.push(payload); true });
            found.sort_unstable();
            let scan: Vec<u32> = (0..boxes.len() as u32).filter(|&i| boxes[i as usize].intersects(&wanted)).collect();
            prop_assert_eq!(found, scan);
        }

        #[test]
        fn nearest_comes_first(boxes in boxes(), lat in -800_000_000..800_000_000, lon in -1_700_000_000..1_700_000_000) {
            let words = words(&boxes);
            let from = Point::new(lat, lon);
            let mut first = None;
            Tree::of_words(&words).nearest(from, f64::INFINITY, |_, distance| { first.get_or_insert(distance); 0.0 });
            let scan = boxes.iter().map(|bbox| bbox.distance_m(from)).reduce(f64::min);
            // Far away the plane is no measure, so only the boxes' own distance must agree, not the true one.
            if scan.is_some_and(|scan| scan < 1_000_000.0) {
                prop_assert!((first.unwrap() - scan.unwrap()).abs() < 1e-6);
            }
        }

        #[test]
        fn a_single_item_has_its_own_distance(lat in -9_000_000..9_000_000, lon in -9_000_000..9_000_000) {
            let bbox = BoundingBox::of_point(Point::new(lat, lon));
            let (words, mut found) = (words(&[bbox]), Vec::new());
            let from = Point::new(0, 0);
            Tree::of_words(&words).nearest(from, 1e6, |_, distance| { found.push(distance); 1e6 });
            let expected = Some(bbox.distance_m(from)).filter(|distance| *distance <= 1e6);
            prop_assert_eq!(found, Vec::from_iter(expected));
        }

        #[test]
        fn any_words_are_some_tree(words: Vec<u32>) {
            let tree = Tree::of_words(&words);
            tree.intersecting(BoundingBox::of_corners((-90.0, -180.0), (90.0, 180.0)), |_| true);
            tree.nearest(Point::new(0, 0), f64::INFINITY, |_, _| f64::INFINITY);
        }
    }
}
