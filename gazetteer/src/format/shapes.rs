//! Lines and areas: a box, and paths of points.
//!
//! A shape starts with its box. A number follows, twice the count of lines or polygons, odd where its paths share
//! borders; a polygon starts with the count of its rings, which are kept without the repeated point. A path is a list
//! of points, and where borders are shared a count, and then by turns an own list and a reference to a border, an own
//! list last.
//!
//! A border is a list of points that more than one path goes along: the coast of an island is that of a municipality,
//! of a bay and of a nature reserve too. It stands elsewhere in the file, whole, and is gone along one way or the
//! other. Where a border goes on where the path has come to, the point there is not repeated.

use super::bytes::{Reader, put, put_signed};
use super::points::{Points, points, put_points};
use crate::geometry::{BoundingBox, Point, Polygon, Ring};

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

/// A part of a path that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Points of its own; those of a path never follow each other without a border between them.
    Own(Vec<Point>),
    /// The border at an offset, the last point of which comes first where it is reversed; where the path is then.
    Border { offset: u32, is_reversed: bool, end: Point },
}

/// Appends the count of lines or polygons.
pub fn put_count(out: &mut Vec<u8>, count: usize, has_borders: bool) {
    put(out, (count as u64) << 1 | u64::from(has_borders));
}

/// Appends a path that begins near `before`; returns where it ends.
pub fn put_path(out: &mut Vec<u8>, pieces: &[Piece], has_borders: bool, mut before: Point) -> Point {
    if has_borders {
        put(out, pieces.iter().filter(|piece| matches!(piece, Piece::Border { .. })).count() as u64);
    }
    let mut is_own_next = true;
    for piece in pieces {
        match piece {
            Piece::Own(points) => before = put_points(out, points, before),
            Piece::Border { offset, is_reversed, end } => {
                if is_own_next {
                    put_points(out, &[], before);
                }
                put(out, u64::from(*offset) << 1 | u64::from(*is_reversed));
                before = *end;
            }
        }
        is_own_next = matches!(piece, Piece::Border { .. });
    }
    if is_own_next {
        put_points(out, &[], before);
    }
    before
}

/// Reads the shape behind a box.
pub struct ShapeReader<'a> {
    reader: Reader<'a>,
    file: &'a [u8],
    before: Point,
    has_borders: bool,
    /// How many points of borders may still come: more than a sound file has, far fewer than a damaged one could ask
    /// for.
    left: usize,
}

impl<'a> ShapeReader<'a> {
    /// Starts behind the box of a shape, of which `file` is the whole file.
    pub fn new(reader: Reader<'a>, file: &'a [u8], position: Point) -> Self {
        Self { reader, file, before: position, has_borders: false, left: file.len().saturating_mul(8) }
    }

    fn count(&mut self) -> usize {
        let number = self.reader.number();
        self.has_borders = number & 1 == 1;
        (number >> 1).min(self.reader.rest().len() as u64) as usize
    }

    /// The lines.
    pub fn lines(mut self) -> Vec<Vec<Point>> {
        (0..self.count()).map(|_| self.path()).collect()
    }

    /// The polygons.
    pub fn polygons(mut self) -> Vec<Polygon> {
        (0..self.count())
            .map(|_| {
                let mut rings = (0..self.reader.count()).map(|_| self.ring());
                let outer = rings.next().unwrap_or_default();
                Polygon { outer, inners: rings.collect() }
            })
            .collect()
    }

    fn ring(&mut self) -> Ring {
        let mut ring = self.path();
        // A border that leads around ends where the ring began.
        if ring.len() == 1 || ring.first() != ring.last() {
            ring.extend(ring.first().copied());
        }
        ring
    }

    fn path(&mut self) -> Vec<Point> {
        let borders = if self.has_borders { self.reader.count() } else { 0 };
        let mut path = points(&mut self.reader, self.before);
        self.before = path.last().copied().unwrap_or(self.before);
        for _ in 0..borders {
            self.follow_border(&mut path);
            self.before = path.last().copied().unwrap_or(self.before);
            path.append(&mut points(&mut self.reader, self.before));
            self.before = path.last().copied().unwrap_or(self.before);
        }
        path
    }

    fn follow_border(&mut self, path: &mut Vec<Point>) {
        let number = self.reader.number();
        let mut border = border(self.file, (number >> 1) as u32);
        self.left = self.left.saturating_sub(border.len());
        if self.left == 0 {
            return;
        }
        if number & 1 == 1 {
            border.reverse();
        }
        let is_there = path.last().is_some_and(|last| border.first() == Some(last));
        path.extend_from_slice(&border[usize::from(is_there)..]);
    }
}

/// Appends a border, which [`border`] reads at its offset.
pub fn put_border(out: &mut Vec<u8>, border: &[Point]) {
    put_points(out, border, Point::default());
}

/// The points of a border.
pub fn border(file: &[u8], offset: u32) -> Vec<Point> {
    Points::new(&mut Reader::at(file, offset), Point::default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_some_shape(bytes: Vec<u8>, offset in 0u32..9) {
            let reader = Reader::at(&bytes, offset);
            let count = |paths: Vec<Vec<Point>>| paths.iter().map(Vec::len).sum::<usize>();
            prop_assert!(count(ShapeReader::new(reader, &bytes, Point::default()).lines()) <= bytes.len() * 16);
            ShapeReader::new(reader, &bytes, Point::default()).polygons();
        }
    }

    #[test]
    fn a_border_that_leads_to_itself_again_and_again_ends() {
        let mut file = Vec::new();
        put_border(&mut file, &[Point::new(0, 0), Point::new(0, 1_000), Point::new(1_000, 0)].repeat(300));
        let start = file.len() as u32;
        let pieces = vec![Piece::Border { offset: 0, is_reversed: false, end: Point::default() }; 900];
        put_count(&mut file, 1, true);
        put_path(&mut file, &pieces, true, Point::default());
        let lines = ShapeReader::new(Reader::at(&file, start), &file, Point::default()).lines();
        assert!(lines[0].len() <= file.len() * 8, "{}", lines[0].len());
    }
}
