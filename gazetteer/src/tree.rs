//! A packed R-tree in a file: containment, intersection and nearest neighbours straight from the map.
//!
//! Boxes are sorted along the Hilbert curve and packed sixteen to a node, level by level. The file holds the number of
//! items, the payloads of the items, the box around everything, then the boxes of the items and of each level above but
//! the last, each as a [`QuantizedBox`] in the box of its node: on the way down they become boxes again. Nothing is
//! built at start-up, and a damaged file can only give wrong items, which callers look up with bounds checked.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::format::quantized_box::QuantizedBox;
use crate::geometry::{BoundingBox, Plane, Point, hilbert_fine};

/// Children of a node.
const NODE: usize = 16;

/// Encodes a tree of boxes with a payload each.
pub(crate) fn encode(mut items: Vec<(BoundingBox, u32)>) -> Vec<u8> {
    items.sort_by_cached_key(|(bbox, payload)| (hilbert_fine(bbox.centre()), *payload));
    let mut out = (items.len() as u32).to_le_bytes().to_vec();
    for (_, payload) in &items {
        out.extend_from_slice(&payload.to_le_bytes());
    }
    let mut levels = vec![items.into_iter().map(|(bbox, _)| bbox).collect::<Vec<_>>()];
    while let Some(level) = levels.last().filter(|level| level.len() > 1) {
        let nodes = level.chunks(NODE).map(|node| node.iter().copied().fold(BoundingBox::EMPTY, BoundingBox::union));
        levels.push(nodes.collect());
    }
    let whole = levels.pop().and_then(|top| top.first().copied()).unwrap_or(BoundingBox::EMPTY);
    for side in [whole.south, whole.west, whole.north, whole.east] {
        out.extend_from_slice(&side.to_le_bytes());
    }
    for level in quantized(&levels, whole) {
        out.extend_from_slice(bytemuck::cast_slice(&level));
    }
    out
}

/// The boxes of each level quantized in their nodes' boxes as these will be read.
fn quantized(levels: &[Vec<BoundingBox>], whole: BoundingBox) -> Vec<Vec<QuantizedBox>> {
    let mut above = vec![whole];
    let mut boxes: Vec<Vec<QuantizedBox>> = Vec::new();
    for level in levels.iter().rev() {
        let nodes = above.iter().flat_map(|node| std::iter::repeat_n(*node, NODE));
        let of_level: Vec<QuantizedBox> =
            level.iter().zip(nodes).map(|(bbox, node)| QuantizedBox::of(*bbox, node)).collect();
        let nodes = above.iter().flat_map(|node| std::iter::repeat_n(*node, NODE));
        above = of_level.iter().zip(nodes).map(|(quantized, node)| quantized.within(node)).collect();
        boxes.push(of_level);
    }
    boxes.reverse();
    boxes
}

/// A tree that is read from bytes.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'g> {
    payloads: &'g [u32],
    /// The box of the only node of the top level.
    whole: BoundingBox,
    /// All other levels, items first.
    boxes: &'g [QuantizedBox],
}

impl<'g> Tree<'g> {
    const NONE: Self = Self { payloads: &[], whole: BoundingBox::EMPTY, boxes: &[] };

    /// Reads a tree behind the header of its file; an empty one where the bytes are too few.
    pub(crate) fn of_words(words: &'g [u32]) -> Self {
        let count = words.first().copied().unwrap_or_default() as usize;
        let Some((payloads, rest)) = words.get(1..).and_then(|rest| rest.split_at_checked(count)) else {
            return Self::NONE;
        };
        let Some((&whole, rest)) = rest.split_first_chunk::<4>() else { return Self::NONE };
        let [south, west, north, east] = whole.map(|side| side as i32);
        let boxes = bytemuck::try_cast_slice(&rest[..rest.len() - rest.len() % 2]).unwrap_or_default();
        let tree = Self { payloads, whole: BoundingBox { south, west, north, east }, boxes };
        let needed = tree.levels().next_back().map_or(0, |(start, _)| start);
        if boxes.len() < needed { Self::NONE } else { tree }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.payloads.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.payloads.is_empty()
    }

    /// Where each level starts in `boxes` and how long it is, items first; the last one is the whole.
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

    /// The children of a node of a level above the items: their boxes from the first on.
    fn children(&self, (start, length): (usize, usize), node: usize) -> &'g [QuantizedBox] {
        let first = node * NODE;
        self.boxes.get(start + first..start + (first + NODE).min(length)).unwrap_or_default()
    }

    /// Calls `visit` with the payload of each item whose box meets `wanted`, until it returns false. The boxes are as
    /// a `QuantizedBox` gives them: an item that misses by a hair is visited too.
    pub fn intersecting(&self, wanted: BoundingBox, mut visit: impl FnMut(u32) -> bool) {
        let levels: Vec<_> = self.levels().collect();
        let Some(top) = levels.len().checked_sub(1) else { return };
        let mut stack = vec![(top, 0, self.whole)];
        while let Some((level, index, bbox)) = stack.pop() {
            if !bbox.intersects(&wanted) {
                continue;
            }
            let Some(below) = level.checked_sub(1) else {
                if self.payloads.get(index).is_some_and(|&payload| !visit(payload)) {
                    return;
                }
                continue;
            };
            let children = self.children(levels[below], index).iter().enumerate().rev();
            stack.extend(children.map(|(child, quantized)| (below, index * NODE + child, quantized.within(bbox))));
        }
    }

    /// Visits items by the distance of their boxes from a point, nearest first.
    ///
    /// `visit` gets the payload and the distance in metres of the item's box, which is a hair larger than it was
    /// written, and returns the greatest distance that is still of interest; the walk ends at the first box beyond it.
    pub fn nearest(&self, from: Point, mut within_m: f64, mut visit: impl FnMut(u32, f64) -> f64) {
        let levels: Vec<_> = self.levels().collect();
        let Some(top) = levels.len().checked_sub(1) else { return };
        let plane = Plane::at(from);
        // The boxes of the nodes that were queued: entries name them, so that they stay small.
        let mut boxes = Vec::with_capacity(64);
        boxes.push(self.whole);
        let mut queue = BinaryHeap::with_capacity(64);
        queue.push(Reverse((plane.box_distance_m(&self.whole).to_bits(), top as u32, 0_u32, 0_u32)));
        while let Some(Reverse((distance, level, index, node))) = queue.pop() {
            let distance_m = f64::from_bits(distance);
            if distance_m > within_m {
                return;
            }
            let Some(below) = level.checked_sub(1) else {
                if let Some(&payload) = self.payloads.get(index as usize) {
                    within_m = within_m.min(visit(payload, distance_m));
                }
                continue;
            };
            let (Some(&at), Some(&bbox)) = (levels.get(below as usize), boxes.get(node as usize)) else { continue };
            for (child, quantized) in self.children(at, index as usize).iter().enumerate() {
                let child_box = quantized.within(bbox);
                let child_m = plane.box_distance_m(&child_box);
                if child_m <= within_m {
                    let child = (index as usize * NODE + child) as u32;
                    queue.push(Reverse((child_m.to_bits(), below, child, boxes.len() as u32)));
                    if below > 0 {
                        boxes.push(child_box);
                    }
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

    /// A box with the margin by which boxes of a tree of the whole world may be larger than they were written.
    fn grown(bbox: BoundingBox) -> BoundingBox {
        let margin = 150_000;
        BoundingBox {
            south: bbox.south - margin,
            west: bbox.west - margin,
            north: bbox.north + margin,
            east: bbox.east + margin,
        }
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
            let scan = |wanted: BoundingBox| -> Vec<u32> {
                (0..boxes.len() as u32).filter(|&i| boxes[i as usize].intersects(&wanted)).collect()
            };
            prop_assert!(scan(wanted).iter().all(|item| found.contains(item)), "{:?}", found);
            prop_assert!(found.iter().all(|item| scan(grown(wanted)).contains(item)), "{:?}", found);
        }

        #[test]
        fn nearest_comes_first(boxes in boxes(), lat in -800_000_000..800_000_000, lon in -1_700_000_000..1_700_000_000) {
            let words = words(&boxes);
            let from = Point::new(lat, lon);
            let mut first = None;
            Tree::of_words(&words).nearest(from, f64::INFINITY, |_, distance| { first.get_or_insert(distance); 0.0 });
            let scan = boxes.iter().map(|bbox| bbox.distance_m(from)).reduce(f64::min);
            // Far away the plane is no measure, so only the boxes' own distance must agree, not the true one.
            if let Some(scan) = scan.filter(|scan| *scan < 1_000_000.0) {
                let first = first.unwrap();
                prop_assert!(first <= scan + 1e-6 && scan - first < 3_000.0, "{first} {scan}");
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
