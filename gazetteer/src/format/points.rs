//! Lists of points: the lines of streets, the outlines of houses, the rings of areas.
//!
//! A list starts with a number, the count of its points times four and two flags, and a byte with the `k` of the Rice
//! codes of latitudes (low half) and longitudes. The coordinates follow in these codes, as differences to the point
//! before; where the flag [`HALF`] is set, as differences to half of the difference before, since lines go on as they
//! went. The shorter way is taken. A list ends at a whole byte.
//!
//! Points lie on a grid of [`STEP`] units, the same for all lists, so that points that were equal stay equal; none is
//! moved by more than half a step (5.6 cm). A list that is small beside a step keeps its points as they are and says so
//! by the flag [`FINE`].

use super::bits::{BitReader, BitWriter, bit_width, rice_bits};
use super::bytes::{Reader, put};
use crate::geometry::{BoundingBox, Point};

/// Distance of the lines of the grid in units of a coordinate: 1e-6 degrees, 11 cm at most.
pub const STEP: i32 = 10;

/// A list that extends over fewer steps than this is not put on the grid.
const SMALL: i64 = 32;

/// Fewest points that a list is left with where points fall together on the grid.
const LEAST: usize = 3;

/// Flag: coordinates are in units of 1e-7 degrees, not of [`STEP`] of them.
const FINE: u64 = 1;
/// Flag: half of the difference before is expected again.
const HALF: u64 = 2;
/// Bits of the flags.
const FLAGS: u32 = 2;

/// Greatest `k`; larger differences are rare.
const MOST_K: u32 = 15;

/// The points as a list keeps them: on the grid, those that fall on the one before left out, unless the list is small.
pub fn on_grid(points: &[Point]) -> Vec<Point> {
    if is_small(points) {
        return points.to_vec();
    }
    let mut kept: Vec<Point> = points.iter().map(|&point| snap(point)).collect();
    kept.dedup();
    if kept.len() < points.len().min(LEAST) { points.to_vec() } else { kept }
}

fn is_small(points: &[Point]) -> bool {
    let bbox = BoundingBox::of_points(points.iter().copied());
    let extent = |from: i32, to: i32| i64::from(to) - i64::from(from);
    extent(bbox.south, bbox.north).max(extent(bbox.west, bbox.east)) < SMALL * i64::from(STEP)
}

/// The nearest point of the grid.
fn snap(point: Point) -> Point {
    let [lat, lon] = units(point, STEP);
    Point::new(lat.wrapping_mul(STEP), lon.wrapping_mul(STEP))
}

/// Coordinates in units of a step. At the edge of what a coordinate can be they are cut, far outside the world.
fn units(point: Point, step: i32) -> [i32; 2] {
    [point.lat, point.lon].map(|value| value.saturating_add(step / 2).div_euclid(step))
}

/// Appends a list of points, the first one as its difference to `before`; returns the last point as it will be read, or
/// `before` for no points.
pub fn put_points(out: &mut Vec<u8>, points: &[Point], before: Point) -> Point {
    let points = on_grid(points);
    let Some(&last) = points.last() else {
        put(out, 0);
        return before;
    };
    let fine = if points.iter().all(|&point| snap(point) == point) { 0 } else { FINE };
    let (plain, half) = (Codes::new(&points, before, fine), Codes::new(&points, before, fine | HALF));
    let codes = if half.bits < plain.bits { half } else { plain };
    put(out, (points.len() as u64) << FLAGS | codes.flags);
    codes.put(out);
    last
}

/// The codes of a list.
struct Codes {
    flags: u64,
    of_points: Vec<[u32; 2]>,
    k: [u32; 2],
    /// How many bits all codes take.
    bits: u64,
}

impl Codes {
    fn new(points: &[Point], before: Point, flags: u64) -> Self {
        let mut state = State::new(before, flags);
        let codes: Vec<[u32; 2]> = points.iter().map(|&point| state.code(point)).collect();
        let [(lat_bits, lat), (lon_bits, lon)] = [0, 1].map(|axis| shortest(&codes, axis));
        Self { flags, of_points: codes, k: [lat, lon], bits: lat_bits + lon_bits }
    }

    fn put(&self, out: &mut Vec<u8>) {
        out.push((self.k[0] | self.k[1] << 4) as u8);
        let mut writer = BitWriter::default();
        for [lat, lon] in &self.of_points {
            writer.put_rice(*lat, self.k[0]);
            writer.put_rice(*lon, self.k[1]);
        }
        out.append(&mut writer.finish());
    }
}

/// The `k` that makes the codes of an axis shortest, behind the bits they take; it is near their mean width.
fn shortest(codes: &[[u32; 2]], axis: usize) -> (u64, u32) {
    let widths: u64 = codes.iter().map(|code| u64::from(bit_width(code[axis]))).sum();
    let mean = (widths / codes.len().max(1) as u64) as u32;
    let sized = (mean.saturating_sub(2)..=mean + 1).map(|k| {
        let k = k.min(MOST_K);
        (codes.iter().map(|code| u64::from(rice_bits(code[axis], k))).sum(), k)
    });
    sized.min().unwrap_or_default()
}

/// What the next point is a difference to. Coordinates wrap around, so that any difference fits.
#[derive(Clone, Copy, Debug)]
struct State {
    step: i32,
    is_half: bool,
    before: [i32; 2],
    delta: [i32; 2],
}

impl State {
    fn new(before: Point, flags: u64) -> Self {
        let step = if flags & FINE == 0 { STEP } else { 1 };
        Self { step, is_half: flags & HALF != 0, before: units(before, step), delta: [0; 2] }
    }

    fn expected(&self, axis: usize) -> i32 {
        if self.is_half { self.delta[axis] >> 1 } else { 0 }
    }

    fn code(&mut self, point: Point) -> [u32; 2] {
        let units = units(point, self.step);
        std::array::from_fn(|axis| {
            let delta = units[axis].wrapping_sub(self.before[axis]);
            let error = delta.wrapping_sub(self.expected(axis));
            self.before[axis] = units[axis];
            self.delta[axis] = delta;
            ((error << 1) ^ (error >> 31)) as u32
        })
    }

    #[inline]
    fn point(&mut self, codes: [u32; 2]) -> Point {
        for (axis, code) in codes.into_iter().enumerate() {
            let error = (code >> 1) as i32 ^ -((code & 1) as i32);
            self.delta[axis] = self.expected(axis).wrapping_add(error);
            self.before[axis] = self.before[axis].wrapping_add(self.delta[axis]);
        }
        Point::new(self.before[0].wrapping_mul(self.step), self.before[1].wrapping_mul(self.step))
    }
}

/// The points of a list, decoded one by one.
#[derive(Clone, Debug)]
pub struct Points<'a> {
    bits: BitReader<'a>,
    state: State,
    k: [u32; 2],
    left: usize,
}

impl<'a> Points<'a> {
    /// Starts a list at the reader's position; there are never more points than bits for them.
    pub fn new(reader: &mut Reader<'a>, before: Point) -> Self {
        let head = reader.number();
        let count = (head >> FLAGS) as usize;
        let k = if count == 0 { 0 } else { u32::from(reader.byte()) };
        let rest = reader.rest();
        Self {
            bits: BitReader::new(rest),
            state: State::new(before, head),
            k: [k & MOST_K, k >> 4],
            left: count.min(rest.len().saturating_mul(4)),
        }
    }

    /// Moves the reader behind what was decoded.
    fn end(&self, reader: &mut Reader<'a>) {
        reader.take(self.bits.bytes_read());
    }
}

impl Iterator for Points<'_> {
    type Item = Point;

    #[inline]
    fn next(&mut self) -> Option<Point> {
        self.left = self.left.checked_sub(1)?;
        let lat = self.bits.rice(self.k[0]);
        let lon = self.bits.rice(self.k[1]);
        Some(self.state.point([lat, lon]))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Points<'_> {}

/// Reads a list of points and moves the reader behind it.
pub fn points(reader: &mut Reader<'_>, before: Point) -> Vec<Point> {
    let mut list = Points::new(reader, before);
    let points = list.by_ref().collect();
    list.end(reader);
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn walk() -> impl Strategy<Value = Vec<Point>> {
        let start = (-900_000_000..=900_000_000, -1_800_000_000..=1_800_000_000);
        let steps = prop::collection::vec((-3_000..3_000, -3_000..3_000), 0..60);
        (start, steps, 0u32..9).prop_map(|((lat, lon), steps, shift)| {
            let mut at = Point::new(lat, lon);
            let mut points = vec![at];
            points.extend(steps.into_iter().map(|(lat, lon)| {
                at = Point::new(at.lat + (lat >> shift), at.lon + (lon >> shift));
                at
            }));
            points
        })
    }

    fn written(points: &[Point], before: Point) -> (Vec<u8>, Point) {
        let mut out = Vec::new();
        let last = put_points(&mut out, points, before);
        (out, last)
    }

    proptest! {
        #[test]
        fn points_come_back_as_they_lie_on_the_grid(first in walk(), second in walk()) {
            let (mut out, last) = written(&first, Point::default());
            put_points(&mut out, &second, last);
            let mut reader = Reader::new(&out);
            let read = points(&mut reader, Point::default());
            prop_assert_eq!(&read, &on_grid(&first));
            prop_assert_eq!(read.last(), Some(&last));
            prop_assert_eq!(points(&mut reader, last), on_grid(&second));
            prop_assert_eq!(reader.rest(), &[] as &[u8]);
        }

        #[test]
        fn no_point_moves_by_more_than_half_a_step(list in walk()) {
            for point in on_grid(&list) {
                let is_near = |was: &Point| (was.lat - point.lat).abs().max((was.lon - point.lon).abs()) <= STEP / 2;
                prop_assert!(list.iter().any(is_near), "{:?}", point);
            }
        }

        #[test]
        fn any_points_come_back(ends: Vec<(i32, i32)>, lat: i32, lon: i32) {
            let list: Vec<Point> = ends.into_iter().map(|(lat, lon)| Point::new(lat, lon)).collect();
            let (out, _) = written(&list, Point::new(lat, lon));
            prop_assert_eq!(points(&mut Reader::new(&out), Point::new(lat, lon)), on_grid(&list));
        }

        #[test]
        fn any_bytes_are_some_points(bytes: Vec<u8>, lat: i32, lon: i32) {
            let mut reader = Reader::new(&bytes);
            prop_assert!(points(&mut reader, Point::new(lat, lon)).len() <= bytes.len() * 4);
        }
    }

    #[test]
    fn small_lists_keep_their_points() {
        let statue: Vec<Point> = [(3, 4), (8, 11), (1, 15)].map(|(lat, lon)| Point::new(lat, lon)).to_vec();
        let (out, _) = written(&statue, Point::default());
        assert_eq!(points(&mut Reader::new(&out), Point::default()), statue);
    }

    #[test]
    fn points_that_fall_together_are_one_unless_too_few_are_left() {
        let far = Point::new(5_000, 70);
        let long = [Point::new(0, 0), Point::new(1, 2), Point::new(1_000, 0), far];
        assert_eq!(on_grid(&long), [Point::new(0, 0), Point::new(1_000, 0), far]);
        assert_eq!(on_grid(&long[1..]), [Point::new(0, 0), Point::new(1_000, 0), far]);
        assert_eq!(on_grid(&[long[0], long[1], far]), [long[0], long[1], far]);
    }

    #[test]
    fn a_point_of_a_winding_line_takes_less_than_three_bytes() {
        // some 13 m from point to point, as rivers and roads are drawn
        let turns = (0..1_000).scan((640_000_000, -220_000_000), |at, index| {
            *at = (at.0 + 900 + (index * 37 % 400), at.1 + 1_700 - (index * 53 % 900));
            Some(Point::new(at.0, at.1))
        });
        let (out, _) = written(&turns.collect::<Vec<_>>(), Point::new(640_000_000, -220_000_000));
        assert!(out.len() < 3 * 1_000, "{}", out.len());
    }
}
