//! Lines and areas: a box, and lists of points, each beginning at the end of the one before, the first at the place's
//! position.

use super::bytes::{Reader, put, put_signed};
use super::points::{on_grid, points, put_points};
use crate::geometry::{BoundingBox, Point, Polygon, Shape};

/// Appends one point as its difference to another.
pub fn put_step(out: &mut Vec<u8>, before: Point, point: Point) {
    put_signed(out, i64::from(point.lat) - i64::from(before.lat));
    put_signed(out, i64::from(point.lon) - i64::from(before.lon));
}

/// Reads one point as its difference to another.
#[inline]
pub fn step(reader: &mut Reader<'_>, before: Point) -> Point {
    let lat = (i64::from(before.lat)).wrapping_add(reader.signed()) as i32;
    let lon = (i64::from(before.lon)).wrapping_add(reader.signed()) as i32;
    Point::new(lat, lon)
}

/// Appends a box relative to a position.
pub fn put_box(out: &mut Vec<u8>, position: Point, bbox: BoundingBox) {
    put_step(out, position, Point::new(bbox.south, bbox.west));
    put_step(out, position, Point::new(bbox.north, bbox.east));
}

/// Reads a box relative to a position.
pub fn bbox(reader: &mut Reader<'_>, position: Point) -> BoundingBox {
    let (low, high) = (step(reader, position), step(reader, position));
    BoundingBox { south: low.lat, west: low.lon, north: high.lat, east: high.lon }
}

/// Appends a shape behind the box of its points as they are kept.
pub fn put_shape(out: &mut Vec<u8>, position: Point, shape: &Shape) {
    put_box(out, position, kept_box(shape));
    match shape {
        Shape::Point(_) => put(out, 0),
        Shape::Lines(lines) => {
            put(out, lines.len() as u64);
            lines.iter().fold(position, |before, line| put_points(out, line, before));
        }
        Shape::Area(polygons) => {
            put(out, polygons.len() as u64);
            let mut before = position;
            for polygon in polygons {
                put(out, 1 + polygon.inners.len() as u64);
                for ring in std::iter::once(&polygon.outer).chain(&polygon.inners) {
                    before = put_points(out, &ring[..ring.len().saturating_sub(1)], before);
                }
            }
        }
    }
}

fn kept_box(shape: &Shape) -> BoundingBox {
    let kept = |points: &Vec<Point>| on_grid(points);
    match shape {
        Shape::Point(point) => BoundingBox::of_point(*point),
        Shape::Lines(lines) => BoundingBox::of_points(lines.iter().flat_map(kept)),
        Shape::Area(polygons) => BoundingBox::of_points(polygons.iter().flat_map(|polygon| kept(&polygon.outer))),
    }
}

/// Reads the lines behind a box.
pub fn lines(reader: &mut Reader<'_>, mut before: Point) -> Vec<Vec<Point>> {
    (0..reader.count())
        .map(|_| {
            let line = points(reader, before);
            before = line.last().copied().unwrap_or(before);
            line
        })
        .collect()
}

/// Reads the polygons behind a box.
pub fn polygons(reader: &mut Reader<'_>, mut before: Point) -> Vec<Polygon> {
    (0..reader.count())
        .map(|_| {
            let mut rings = (0..reader.count()).map(|_| {
                let mut ring = points(reader, before);
                before = ring.last().copied().unwrap_or(before);
                ring.extend(ring.first().copied());
                ring
            });
            let outer = rings.next().unwrap_or_default();
            Polygon { outer, inners: rings.collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Point> {
        (-900_000_000..=900_000_000, -1_800_000_000..=1_800_000_000).prop_map(|(lat, lon)| Point::new(lat, lon))
    }

    fn kept(line: &[Point]) -> Vec<Point> {
        on_grid(line)
    }

    fn kept_ring(ring: &[Point]) -> Vec<Point> {
        let mut kept = on_grid(&ring[..ring.len() - 1]);
        kept.push(kept[0]);
        kept
    }

    fn ring() -> impl Strategy<Value = Vec<Point>> {
        prop::collection::vec(point(), 3..8).prop_map(|mut ring| {
            ring.push(ring[0]);
            ring
        })
    }

    proptest! {
        #[test]
        fn areas_come_back(position in point(), rings in prop::collection::vec((ring(), prop::collection::vec(ring(), 0..3)), 1..4)) {
            let shape = Shape::Area(rings.iter().cloned().map(|(outer, inners)| Polygon { outer, inners }).collect());
            let rings = rings.iter().map(|(outer, inners)| (kept_ring(outer), inners.iter().map(|ring| kept_ring(ring)).collect()));
            let wanted: Vec<_> = rings.map(|(outer, inners)| Polygon { outer, inners }).collect();
            let mut out = Vec::new();
            put_shape(&mut out, position, &shape);
            let mut reader = Reader::new(&out);
            prop_assert_eq!(bbox(&mut reader, position), Shape::Area(wanted.clone()).bounding_box());
            prop_assert_eq!(polygons(&mut reader, position), wanted);
        }

        #[test]
        fn lines_come_back(position in point(), wanted in prop::collection::vec(prop::collection::vec(point(), 2..9), 1..4)) {
            let mut out = Vec::new();
            put_shape(&mut out, position, &Shape::Lines(wanted.clone()));
            let wanted: Vec<_> = wanted.iter().map(|line| kept(line)).collect();
            let mut reader = Reader::new(&out);
            bbox(&mut reader, position);
            prop_assert_eq!(lines(&mut reader, position), wanted);
        }

        #[test]
        fn any_bytes_are_some_shape(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            polygons(&mut reader, Point::default());
        }
    }
}
