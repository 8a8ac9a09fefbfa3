//! Shapes cut at a box and freed of points that nobody sees.
//!
//! Areas are cut by the four edges one after another (Sutherland and Hodgman 1974); lines lose the segments whose own
//! box misses, which is enough for drawing.

use gazetteer::{BoundingBox, Point, Polygon, Shape};

/// How many points a shape has.
pub fn count(shape: &Shape) -> usize {
    match shape {
        Shape::Point(_) => 1,
        Shape::Lines(lines) => lines.iter().map(Vec::len).sum(),
        Shape::Area(polygons) => {
            polygons.iter().map(|own| own.outer.len() + own.inners.iter().map(Vec::len).sum::<usize>()).sum()
        }
    }
}

/// The parts of lines that reach into a box.
pub fn lines(lines: &[Vec<Point>], frame: BoundingBox) -> Shape {
    Shape::Lines(lines.iter().flat_map(|line| pieces(line, frame)).collect())
}

/// The borders of an area as lines: an edge of the box must not look like a border.
pub fn borders(polygons: &[Polygon], frame: BoundingBox) -> Shape {
    let rings = polygons.iter().flat_map(|own| std::iter::once(&own.outer).chain(&own.inners));
    Shape::Lines(rings.flat_map(|ring| pieces(ring, frame)).collect())
}

/// The part of an area that lies in a box.
pub fn area(polygons: Vec<Polygon>, frame: BoundingBox) -> Shape {
    let cut = polygons.into_iter().map(|own| Polygon {
        outer: ring(own.outer, frame),
        inners: own.inners.into_iter().map(|inner| ring(inner, frame)).filter(|inner| !inner.is_empty()).collect(),
    });
    Shape::Area(cut.filter(|own| !own.outer.is_empty()).collect())
}

/// The shape without points that stray less than `tolerance` degrees; `None` where nothing is left to draw.
pub fn thin(shape: &Shape, tolerance: f64) -> Option<Shape> {
    // rings as lines: on a screen it does no harm when one crosses itself by less than a pixel
    let simple = |ring: Vec<Point>| match Shape::Lines(vec![ring]).simplify(tolerance) {
        Shape::Lines(lines) => lines.into_iter().next().unwrap_or_default(),
        Shape::Point(_) | Shape::Area(_) => Vec::new(),
    };
    match shape {
        Shape::Point(_) => Some(shape.clone()),
        Shape::Lines(lines) => {
            let lines: Vec<_> = lines.iter().cloned().map(simple).filter(|line| line.len() > 1).collect();
            (!lines.is_empty()).then_some(Shape::Lines(lines))
        }
        Shape::Area(polygons) => {
            let is_ring = |ring: &Vec<Point>| ring.len() > 3;
            let polygons = polygons.iter().cloned().map(|own| Polygon {
                outer: simple(own.outer),
                inners: own.inners.into_iter().map(simple).filter(is_ring).collect(),
            });
            let polygons: Vec<_> = polygons.filter(|own| is_ring(&own.outer)).collect();
            (!polygons.is_empty()).then_some(Shape::Area(polygons))
        }
    }
}

fn pieces(line: &[Point], frame: BoundingBox) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut is_open = false;
    for pair in line.windows(2) {
        let reaches_in = BoundingBox::of_points([pair[0], pair[1]]).intersects(&frame);
        match pieces.last_mut() {
            Some(piece) if reaches_in && is_open => piece.push(pair[1]),
            _ if reaches_in => pieces.push(pair.to_vec()),
            _ => {}
        }
        is_open = reaches_in;
    }
    pieces
}

/// An edge of a box: which points lie on its good side, and where a segment crosses it.
struct Edge {
    /// Whether the edge runs along a parallel.
    is_parallel: bool,
    at: i32,
    /// Whether the good side has the greater coordinates.
    is_low: bool,
}

impl Edge {
    fn of_axis(&self, point: Point) -> i32 {
        if self.is_parallel { point.lat } else { point.lon }
    }

    fn keeps(&self, point: Point) -> bool {
        if self.is_low { self.of_axis(point) >= self.at } else { self.of_axis(point) <= self.at }
    }

    /// Where a segment that has an end on either side crosses.
    fn crossing(&self, a: Point, b: Point) -> Point {
        let (from, to) = (f64::from(self.of_axis(a)), f64::from(self.of_axis(b)));
        let crossing = a.towards(b, (f64::from(self.at) - from) / (to - from));
        if self.is_parallel { Point::new(self.at, crossing.lon) } else { Point::new(crossing.lat, self.at) }
    }

    fn cut(&self, open: &[Point]) -> Vec<Point> {
        let before = open.iter().cycle().skip(open.len().saturating_sub(1));
        let mut kept = Vec::with_capacity(open.len() + 2);
        for (&a, &b) in before.zip(open) {
            if self.keeps(a) != self.keeps(b) {
                kept.push(self.crossing(a, b));
            }
            if self.keeps(b) {
                kept.push(b);
            }
        }
        kept
    }
}

/// The part of a ring in a box, closed again; empty where there is none.
fn ring(mut ring: Vec<Point>, frame: BoundingBox) -> Vec<Point> {
    let bbox = BoundingBox::of_points(ring.iter().copied());
    let (low, high) = (Point::new(bbox.south, bbox.west), Point::new(bbox.north, bbox.east));
    if frame.contains(low) && frame.contains(high) {
        return ring;
    }
    ring.pop();
    let edges =
        [(true, frame.south, true), (true, frame.north, false), (false, frame.west, true), (false, frame.east, false)];
    for (is_parallel, at, is_low) in edges {
        ring = Edge { is_parallel, at, is_low }.cut(&ring);
    }
    ring.extend(ring.first().copied());
    ring
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: BoundingBox = BoundingBox { south: 0, west: 0, north: 100, east: 100 };

    fn points(pairs: &[(i32, i32)]) -> Vec<Point> {
        pairs.iter().map(|&(lat, lon)| Point::new(lat, lon)).collect()
    }

    #[test]
    fn an_area_is_cut_at_the_edge() {
        let square = points(&[(50, 50), (50, 150), (80, 150), (80, 50), (50, 50)]);
        let cut = points(&[(50, 50), (50, 100), (80, 100), (80, 50), (50, 50)]);
        assert_eq!(ring(square, FRAME), cut);
        assert_eq!(ring(points(&[(200, 200), (200, 300), (300, 300), (200, 200)]), FRAME), points(&[]));
    }

    #[test]
    fn a_line_is_left_out_where_it_is_outside() {
        let line = points(&[(50, 50), (50, 90), (50, 150), (50, 200), (150, 200), (50, 120), (50, 95)]);
        let kept = vec![points(&[(50, 50), (50, 90), (50, 150)]), points(&[(50, 120), (50, 95)])];
        assert_eq!(lines(&[line], FRAME), Shape::Lines(kept));
    }

    #[test]
    fn what_is_left_of_a_tiny_ring_is_not_drawn() {
        let tiny = points(&[(50, 50), (50, 51), (51, 51), (50, 50)]);
        let shape = Shape::Area(vec![Polygon { outer: tiny, inners: Vec::new() }]);
        assert_eq!(thin(&shape, 1.0), None);
        assert_eq!(thin(&shape, 0.0), Some(shape));
    }

    proptest! {
        #[test]
        fn nothing_of_an_area_is_left_outside(corners in prop::collection::vec((-300..300, -300..300), 3..9)) {
            let mut outer = points(&corners);
            outer.push(outer[0]);
            let cut = ring(outer, FRAME);
            prop_assert!(cut.iter().all(|point| FRAME.contains(*point)), "{:?}", cut);
            prop_assert_eq!(cut.first(), cut.last());
        }
    }
}
