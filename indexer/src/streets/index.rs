//! Finding the way nearest to a point.
//!
//! Ways are cut into short pieces, whose boxes lie in an R-tree; a search asks a box around the point and doubles it
//! until the nearest piece found is nearer than the box's border.

use gazetteer::{BoundingBox, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::way::{Way, lines_of};
use crate::model::Model;

/// Segments in a piece.
const PIECE: usize = 8;
/// Half the width of the first box asked, in metres.
const FIRST_M: f64 = 60.0;

/// A piece of a way's line.
#[derive(Clone, Copy, PartialEq)]
struct Piece {
    way: u32,
    line: u16,
    start: u32,
}

#[derive(Default)]
pub(super) struct Index {
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, Piece>>,
}

/// A way near a point.
#[derive(Clone, Copy, Debug)]
pub struct Nearest {
    /// Index of the way.
    pub way: u32,
    /// Metres to it.
    pub distance_m: f64,
}

impl Index {
    pub(super) fn build(model: &Model, ways: &[Way]) -> Self {
        let mut pieces = Vec::new();
        for (index, way) in ways.iter().enumerate() {
            for (number, line) in lines_of(&model.feature(way.entry).shape).enumerate() {
                for start in (0..line.len().saturating_sub(1)).step_by(PIECE) {
                    let bounds = BoundingBox::of_points(piece_of(line, start).iter().copied());
                    let piece = Piece { way: index as u32, line: number as u16, start: start as u32 };
                    pieces.push(GeomWithData::new(Rectangle::from_aabb(envelope(&bounds)), piece));
                }
            }
        }
        Self { tree: RTree::bulk_load(pieces) }
    }

    pub(super) fn nearest(
        &self,
        model: &Model,
        ways: &[Way],
        point: Point,
        limit_m: f64,
        accept: impl Fn(&Way) -> bool,
    ) -> Option<Nearest> {
        let mut radius_m = FIRST_M.min(limit_m);
        loop {
            let mut best: Option<Nearest> = None;
            let around = envelope(&BoundingBox::around(point, radius_m));
            for found in self.tree.locate_in_envelope_intersecting(around) {
                let way = &ways[found.data.way as usize];
                let Some(line) = lines_of(&model.feature(way.entry).shape).nth(usize::from(found.data.line)) else {
                    continue;
                };
                if !accept(way) {
                    continue;
                }
                let distance_m = distance_to_line_m(piece_of(line, found.data.start as usize), point);
                let is_nearer = best.is_none_or(|best| (distance_m, found.data.way) < (best.distance_m, best.way));
                if distance_m <= radius_m && is_nearer {
                    best = Some(Nearest { way: found.data.way, distance_m });
                }
            }
            if best.is_some() || radius_m >= limit_m {
                return best;
            }
            radius_m = (radius_m * 2.0).min(limit_m);
        }
    }
}

fn piece_of(line: &[Point], start: usize) -> &[Point] {
    &line[start..(start + PIECE + 1).min(line.len())]
}

fn envelope(bounds: &BoundingBox) -> AABB<[f64; 2]> {
    let corner = |lat: i32, lon: i32| [f64::from(lat), f64::from(lon)];
    AABB::from_corners(corner(bounds.south, bounds.west), corner(bounds.north, bounds.east))
}

/// Metres from a point to a line, on the plane of [`Point::plane_m`] with its scale taken once for the whole line.
pub(super) fn distance_to_line_m(line: &[Point], point: Point) -> f64 {
    // A ten-thousandth of a degree to each side, well below any change of scale.
    const STEP: i32 = 1_000;
    let step = Point::new(point.lat.saturating_add(STEP), point.lon.saturating_add(STEP)).plane_m(point);
    let scale = (step.0 / f64::from(STEP), step.1 / f64::from(STEP));
    let offset = |vertex: &Point| {
        let (lat, lon) = (i64::from(vertex.lat) - i64::from(point.lat), i64::from(vertex.lon) - i64::from(point.lon));
        (lon as f64 * scale.0, lat as f64 * scale.1)
    };
    let mut best = f64::INFINITY;
    let mut previous: Option<(f64, f64)> = None;
    for vertex in line {
        let (bx, by) = offset(vertex);
        let (ax, ay) = previous.unwrap_or((bx, by));
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let share = if square > 0.0 { (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        let (x, y) = (ax + share * dx, ay + share * dy);
        best = best.min(x * x + y * y);
        previous = Some((bx, by));
    }
    best.sqrt()
}
