//! Making shapes simpler by leaving points out (Douglas and Peucker 1973).
//!
//! No point of the original is farther from the result than the tolerance. Rings stay rings: where a ring would
//! collapse or cross itself, it is simplified less.

use super::{E7, Point, Polygon, Ring, Shape};

/// Rings with more points than this are not searched for crossings: the search takes the square of their number.
const MOST_CHECKED: usize = 600;

/// Fewest points of a ring, the repeated one included.
const RING: usize = 4;

impl Shape {
    /// The shape with fewer points, none of which the original strays from by more than `tolerance` degrees.
    #[must_use]
    pub fn simplify(&self, tolerance: f64) -> Self {
        match self {
            Self::Point(point) => Self::Point(*point),
            Self::Lines(lines) => Self::Lines(lines.iter().map(|line| keep_outline(line, tolerance * E7)).collect()),
            Self::Area(polygons) => Self::Area(polygons.iter().map(|polygon| polygon.simplify(tolerance)).collect()),
        }
    }
}

impl Polygon {
    fn simplify(&self, tolerance: f64) -> Self {
        let inners = self.inners.iter().map(|ring| simplify_ring(ring, tolerance)).collect();
        Self { outer: simplify_ring(&self.outer, tolerance), inners }
    }
}

fn simplify_ring(ring: &[Point], tolerance: f64) -> Ring {
    let mut units = tolerance.min(360.0) * E7;
    while units >= 1.0 {
        let simple = keep_outline(ring, units);
        if simple.len() >= RING && !crosses_itself(&simple) {
            return simple;
        }
        units /= 2.0;
    }
    ring.to_vec()
}

/// The points that must stay so that no dropped one is farther from the line than the tolerance.
fn keep_outline(line: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    let mut kept = vec![false; line.len()];
    kept[0] = true;
    kept[last] = true;
    let mut spans = vec![(0, last)];
    while let Some((from, to)) = spans.pop() {
        let distances = (from + 1..to).map(|index| (distance(line[index], line[from], line[to]), index));
        if let Some((far, index)) = distances.max_by(|a, b| a.0.total_cmp(&b.0))
            && far > tolerance
        {
            kept[index] = true;
            spans.extend([(from, index), (index, to)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// Distance of a point from a segment, in units of a coordinate and as if degrees were equally long both ways.
fn distance(point: Point, a: Point, b: Point) -> f64 {
    let delta = |p: Point, q: Point| (f64::from(q.lon) - f64::from(p.lon), f64::from(q.lat) - f64::from(p.lat));
    let ((dx, dy), (px, py)) = (delta(a, b), delta(a, point));
    let square = dx * dx + dy * dy;
    let share = if square > 0.0 { ((px * dx + py * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (px - share * dx).hypot(py - share * dy)
}

fn crosses_itself(ring: &[Point]) -> bool {
    if ring.len() > MOST_CHECKED {
        return false;
    }
    let edges: Vec<_> = ring.windows(2).map(|pair| (pair[0], pair[1])).collect();
    edges.iter().enumerate().any(|(index, &edge)| edges[index + 1..].iter().any(|&other| cross(edge, other)))
}

/// Whether two segments cross at a point that is an end of neither.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| {
        let (px, py) = (i128::from(q.lon) - i128::from(p.lon), i128::from(q.lat) - i128::from(p.lat));
        let (rx, ry) = (i128::from(r.lon) - i128::from(p.lon), i128::from(r.lat) - i128::from(p.lat));
        (px * ry - py * rx).signum()
    };
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(pairs: &[(i32, i32)]) -> Vec<Point> {
        pairs.iter().map(|&(lon, lat)| Point::new(lat * 1000, lon * 1000)).collect()
    }

    #[test]
    fn points_within_the_tolerance_go_and_corners_stay() {
        let line = points(&[(0, 0), (5, 1), (10, 0), (10, 10)]);
        let simple = Shape::Lines(vec![line.clone()]).simplify(0.000_2);
        assert_eq!(simple, Shape::Lines(vec![points(&[(0, 0), (10, 0), (10, 10)])]));
        assert_eq!(Shape::Lines(vec![line.clone()]).simplify(0.0), Shape::Lines(vec![line]));
    }

    #[test]
    fn a_ring_never_collapses() {
        let square = points(&[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]);
        for tolerance in [0.0, 0.001, 1.0, 1e9] {
            let area = Shape::Area(vec![Polygon { outer: square.clone(), inners: vec![] }]).simplify(tolerance);
            let Shape::Area(polygons) = area else { panic!("an area stays an area") };
            assert!(polygons[0].outer.len() >= RING, "{tolerance}");
            assert_eq!(polygons[0].outer.first(), polygons[0].outer.last());
        }
    }

    #[test]
    fn a_ring_never_crosses_itself() {
        // a spike that reaches through a shallow dent: without its bend the spike would cross the far side
        let ring = points(&[(0, 0), (50, 9), (100, 0), (100, 100), (52, 100), (50, 4), (48, 100), (0, 100), (0, 0)]);
        let simple = simplify_ring(&ring, 0.001);
        assert!(!crosses_itself(&simple));
    }
}
