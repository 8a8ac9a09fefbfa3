//! The form of a place: a point, lines or an area.

use super::{BoundingBox, Nearest, Plane, Point};

/// A closed line; the first point is repeated as the last.
pub type Ring = Vec<Point>;

/// An outer ring and the holes in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Polygon {
    /// The outer border.
    pub outer: Ring,
    /// Holes.
    pub inners: Vec<Ring>,
}

/// The form of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A single position.
    Point(Point),
    /// One or more lines, each of two or more points.
    Lines(Vec<Vec<Point>>),
    /// One or more polygons.
    Area(Vec<Polygon>),
}

impl Shape {
    /// The smallest box around the shape.
    pub fn bounding_box(&self) -> BoundingBox {
        match self {
            Self::Point(point) => BoundingBox::of_point(*point),
            Self::Lines(lines) => BoundingBox::of_points(lines.iter().flatten().copied()),
            Self::Area(polygons) => BoundingBox::of_points(polygons.iter().flat_map(|p| p.outer.iter().copied())),
        }
    }

    /// How many points it is written with.
    pub fn point_count(&self) -> usize {
        match self {
            Self::Point(_) => 1,
            Self::Lines(lines) => lines.iter().map(Vec::len).sum(),
            Self::Area(polygons) => {
                polygons.iter().map(|one| one.outer.len() + one.inners.iter().map(Vec::len).sum::<usize>()).sum()
            }
        }
    }

    /// Whether a point lies inside; always false for points and lines.
    pub fn contains(&self, point: Point) -> bool {
        match self {
            Self::Point(_) | Self::Lines(_) => false,
            Self::Area(polygons) => polygons.iter().any(|polygon| polygon.contains(point)),
        }
    }

    /// The point of the shape that is nearest to `from`, and its distance in metres; `from` itself and 0 inside an
    /// area.
    pub fn nearest(&self, from: Point) -> (Point, f64) {
        match self {
            Self::Point(point) => (*point, Plane::at(from).distance_m(*point)),
            Self::Lines(lines) => nearest_on(lines, from),
            Self::Area(_) if self.contains(from) => (from, 0.0),
            Self::Area(polygons) => {
                nearest_on(polygons.iter().flat_map(|p| std::iter::once(&p.outer).chain(&p.inners)), from)
            }
        }
    }
}

impl Polygon {
    /// Whether a point lies inside the outer ring and in no hole (ray casting; points on the border fall either way).
    pub fn contains(&self, point: Point) -> bool {
        crosses_odd(&self.outer, point) && !self.inners.iter().any(|ring| crosses_odd(ring, point))
    }
}

fn crosses_odd(ring: &[Point], point: Point) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        inside ^= crosses(pair[0], pair[1], point);
    }
    inside
}

/// Whether the ray to the east of a point crosses the segment `a`-`b`.
#[inline]
pub(crate) fn crosses(a: Point, b: Point, point: Point) -> bool {
    if (a.lat > point.lat) == (b.lat > point.lat) {
        return false;
    }
    let rise = i64::from(b.lat) - i64::from(a.lat);
    let left = (i64::from(point.lon) - i64::from(a.lon)) * rise;
    let right = (i64::from(b.lon) - i64::from(a.lon)) * (i64::from(point.lat) - i64::from(a.lat));
    if rise > 0 { left < right } else { left > right }
}

fn nearest_on<'a>(lines: impl IntoIterator<Item = &'a Vec<Point>>, from: Point) -> (Point, f64) {
    let plane = Plane::at(from);
    let mut nearest = Nearest::of(&plane);
    for line in lines {
        let single = line.first().map(|&only| (only, only)).into_iter().filter(|_| line.len() == 1);
        for (a, b) in line.windows(2).map(|pair| (pair[0], pair[1])).chain(single) {
            nearest.see(&plane, a, b);
        }
    }
    nearest.found()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: i32, to: i32) -> Ring {
        [(from, from), (from, to), (to, to), (to, from), (from, from)].map(|(lat, lon)| Point::new(lat, lon)).to_vec()
    }

    #[test]
    fn hole_is_outside() {
        let area = Shape::Area(vec![Polygon { outer: square(0, 100), inners: vec![square(40, 60)] }]);
        assert!(area.contains(Point::new(10, 10)));
        assert!(!area.contains(Point::new(50, 50)));
        assert!(!area.contains(Point::new(110, 50)));
    }

    #[test]
    fn nearest_of_a_line_is_the_foot() {
        let line = Shape::Lines(vec![vec![Point::new(0, 0), Point::new(0, 1_000), Point::new(1_000, 1_000)]]);
        assert_eq!(line.nearest(Point::new(500, 1_200)).0, Point::new(500, 1_000));
    }

    #[test]
    fn world_wide_rings_do_not_overflow() {
        let area = Polygon { outer: square(-900_000_000, 900_000_000), inners: vec![] };
        assert!(area.contains(Point::new(1, 1)));
    }
}
