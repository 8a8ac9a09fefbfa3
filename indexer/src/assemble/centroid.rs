//! The point that stands for a form.
//!
//! Computed on the plane of degrees, as PostGIS does it, so that answers agree with Nominatim's to the metre.

use gazetteer::{Point, Polygon, Shape};

/// The point that stands for a form: a point itself; the middle of the longest line, measured along it; the centre of
/// gravity of an area, or where that is outside, the middle of its widest stretch from west to east at half height.
pub fn centroid(shape: &Shape) -> Point {
    let found = match shape {
        Shape::Point(point) => Some(*point),
        Shape::Lines(lines) => middle_of_longest(lines),
        Shape::Area(polygons) => middle_of_area(polygons).filter(|&point| shape.contains(point)).or_else(|| {
            let stretches = polygons.iter().filter_map(|polygon| widest_stretch(&polygon.outer, &polygon.inners));
            stretches.max_by(|a, b| a.0.total_cmp(&b.0)).map(|stretch| stretch.1)
        }),
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
    corners_from(ring, origin).map(|(a, b)| cross(a, b)).sum()
}

fn middle_of_longest(lines: &[Vec<Point>]) -> Option<Point> {
    let length = |line: &Vec<Point>| line.windows(2).map(|pair| step(pair)).sum::<f64>();
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
    let (a, b) = (vector(pair[0], pair[1]), (0.0, 0.0));
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn middle_of_area(polygons: &[Polygon]) -> Option<Point> {
    let origin = *polygons.first()?.outer.first()?;
    let (mut x, mut y, mut area) = (0.0, 0.0, 0.0);
    for polygon in polygons {
        let holes = polygon.inners.iter().map(|ring| (ring, -1.0));
        for (ring, sign) in std::iter::once((&polygon.outer, 1.0)).chain(holes) {
            let sign = sign * twice_area(ring).signum();
            for (a, b) in corners_from(ring, origin) {
                let weight = sign * cross(a, b);
                x += weight * (a.0 + b.0);
                y += weight * (a.1 + b.1);
                area += weight;
            }
        }
    }
    let unit = |from: i32, sum: f64| (f64::from(from) + sum / (3.0 * area)).round() as i32;
    (area > 0.0).then(|| Point::new(unit(origin.lat, y), unit(origin.lon, x)))
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

/// The sides of a ring as vectors from an origin, which keeps the numbers small and exact.
fn corners_from(ring: &[Point], origin: Point) -> impl Iterator<Item = ((f64, f64), (f64, f64))> + '_ {
    ring.windows(2).map(move |pair| (vector(origin, pair[0]), vector(origin, pair[1])))
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
    fn area_is_balanced_whichever_way_its_rings_run() {
        let square = [(0, 0), (0, 90), (90, 90), (90, 0), (0, 0)];
        let hole = [(30, 60), (30, 80), (60, 80), (60, 60), (30, 60)];
        let back: Vec<_> = hole.iter().rev().copied().collect();
        let centre = centroid(&area(&square, &[&hole]));
        assert_eq!(centre, Point::new(45, 43));
        assert_eq!(centroid(&area(&square, &[&back])), centre);
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
