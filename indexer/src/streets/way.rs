//! Ways, and the streets that they make.

use gazetteer::{BoundingBox, Point, Shape};

use crate::hierarchy::MemberId;
use crate::model::Model;

/// A way of a street.
pub struct Way {
    /// Its entry.
    pub entry: u32,
    /// The street that it is part of: an index of [`super::Streets::streets`].
    pub street: u32,
    pub(super) bounds: BoundingBox,
    pub(super) length_m: f64,
    pub(super) settlement: u32,
    /// Entries of the areas above it.
    pub ancestors: Vec<u32>,
    /// The areas and place nodes that it runs through.
    pub touched: Box<[MemberId]>,
}

/// A street: indices of its ways, the one that it is shown as first.
pub struct Street {
    /// Indices of [`super::Streets::ways`].
    pub ways: Vec<u32>,
    /// Where it is shown: the middle of its middle way.
    pub position: Point,
    /// Entries of the areas above it.
    pub ancestors: Vec<u32>,
}

/// The lines of a street's way; the outlines of a square.
pub fn lines_of(shape: &Shape) -> impl Iterator<Item = &Vec<Point>> {
    let (lines, polygons) = match shape {
        Shape::Point(_) => (&[][..], &[][..]),
        Shape::Lines(lines) => (lines.as_slice(), &[][..]),
        Shape::Area(polygons) => (&[][..], polygons.as_slice()),
    };
    lines.iter().chain(polygons.iter().map(|polygon| &polygon.outer))
}

/// The settlement among ancestors, as a number that equal settlements share: its city, town or village, else the
/// smallest area above.
pub fn settlement(model: &Model, ancestors: &[u32]) -> u32 {
    let rank = |entry: u32| model.entries[entry as usize].rank.address;
    let is_settlement = |entry: &&u32| (13..=17).contains(&rank(**entry));
    let above = || ancestors.iter().find(|entry| rank(**entry) < 13);
    ancestors.iter().find(is_settlement).or_else(above).copied().unwrap_or(u32::MAX)
}

/// Metres along a line.
pub(super) fn length_m(line: &[Point]) -> f64 {
    let step_m = |pair: &[Point]| {
        let (x, y) = pair[1].plane_m(pair[0]);
        x.hypot(y)
    };
    line.windows(2).map(step_m).sum()
}
