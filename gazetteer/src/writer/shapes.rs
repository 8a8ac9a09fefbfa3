//! The file of shapes: ways of streets, and lines and areas with the borders that they share.

use std::hash::Hasher;

use rustc_hash::FxHashMap;

use super::borders::SharedSegments;
use super::paths::{Path, Stretch, paths_of};
use crate::format::bytes::put;
use crate::format::header::HEADER;
use crate::format::points::{on_grid, put_points};
use crate::format::shapes::{Piece, border, put_border, put_box, put_count, put_path};
use crate::geometry::{BoundingBox, Point, Shape};

/// Shapes that are being written, in the order in which their [`SharedSegments`] were made.
pub struct ShapeFile {
    /// With room for the header.
    pub bytes: Vec<u8>,
    marks: SharedSegments,
    /// Offsets of borders by a hash of their points.
    borders: FxHashMap<u64, u32>,
}

impl ShapeFile {
    pub fn new(marks: SharedSegments) -> Self {
        Self { bytes: vec![0; HEADER], marks, borders: FxHashMap::default() }
    }

    /// Appends a way of a street at `position`: its number, its category and its line; returns where it is and the box
    /// of its points as they are kept.
    pub fn add_way(&mut self, position: Point, number: u64, category: u16, line: &[Point]) -> (u32, BoundingBox) {
        let offset = self.bytes.len() as u32;
        put(&mut self.bytes, number);
        put(&mut self.bytes, u64::from(category));
        put_points(&mut self.bytes, line, position);
        (offset, BoundingBox::of_points(on_grid(line)))
    }

    /// Appends a line or an area, and before it the borders that it is the first to go along; returns where it is and
    /// the box of its points as they are kept.
    pub fn add(&mut self, position: Point, shape: &Shape) -> (u32, BoundingBox) {
        let mut bbox = BoundingBox::EMPTY;
        let mut paths = Vec::new();
        for mut path in paths_of(shape) {
            bbox = path.points.iter().copied().fold(bbox, BoundingBox::with);
            let marks = self.marks.next(&path).to_vec();
            paths.push(self.pieces(&mut path, &marks));
        }
        let offset = self.bytes.len() as u32;
        put_box(&mut self.bytes, position, bbox);
        self.put_paths(position, shape, &paths);
        (offset, bbox)
    }

    fn pieces(&mut self, path: &mut Path, marks: &[u8]) -> Vec<Piece> {
        let stretches = path.cut(marks);
        stretches
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Own(points) => Piece::Own(points.to_vec()),
                Stretch::Shared(points) => self.border(points),
            })
            .collect()
    }

    /// A reference to a border, which is written where it is new.
    fn border(&mut self, points: &[Point]) -> Piece {
        let end = points.last().copied().unwrap_or_default();
        let mut points = points.to_vec();
        let is_reversed = points.iter().rev().lt(points.iter());
        if is_reversed {
            points.reverse();
        }
        let hash = hash(&points);
        let known = self.borders.get(&hash).copied().filter(|&offset| border(&self.bytes, offset) == points);
        let offset = known.unwrap_or_else(|| {
            let offset = self.bytes.len() as u32;
            put_border(&mut self.bytes, &points);
            self.borders.insert(hash, offset);
            offset
        });
        Piece::Border { offset, is_reversed, end }
    }

    fn put_paths(&mut self, position: Point, shape: &Shape, paths: &[Vec<Piece>]) {
        let has_borders = paths.iter().flatten().any(|piece| matches!(piece, Piece::Border { .. }));
        let out = &mut self.bytes;
        let mut paths = paths.iter();
        let mut before = position;
        let mut put_next = |out: &mut Vec<u8>, count: usize| {
            for pieces in paths.by_ref().take(count) {
                before = put_path(out, pieces, has_borders, before);
            }
        };
        match shape {
            Shape::Point(_) => put_count(out, 0, false),
            Shape::Lines(lines) => {
                put_count(out, lines.len(), has_borders);
                put_next(out, lines.len());
            }
            Shape::Area(polygons) => {
                put_count(out, polygons.len(), has_borders);
                for polygon in polygons {
                    let rings = 1 + polygon.inners.len();
                    put(out, rings as u64);
                    put_next(out, rings);
                }
            }
        }
    }
}

fn hash(points: &[Point]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    for point in points {
        hasher.write_u64(u64::from(point.lat as u32) << 32 | u64::from(point.lon as u32));
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bytes::Reader;
    use crate::format::shapes::{ShapeReader, bbox};
    use crate::geometry::{Polygon, Ring};
    use proptest::prelude::*;

    /// Writes shapes and reads them again.
    fn kept(shapes: &[Shape]) -> (Vec<Shape>, usize) {
        let mut file = ShapeFile::new(SharedSegments::of(|| shapes.iter()));
        let position = Point::new(7, -7);
        let added: Vec<_> = shapes.iter().map(|shape| file.add(position, shape)).collect();
        let read = |(shape, (offset, wanted)): (&Shape, (u32, BoundingBox))| {
            let mut reader = Reader::at(&file.bytes, offset);
            assert_eq!(bbox(&mut reader, position), wanted);
            let reader = ShapeReader::new(reader, &file.bytes, position);
            let read = match shape {
                Shape::Point(_) => unreachable!("points have no row"),
                Shape::Lines(_) => Shape::Lines(reader.lines()),
                Shape::Area(_) => Shape::Area(reader.polygons()),
            };
            assert_eq!(read.bounding_box().union(wanted), wanted);
            read
        };
        (shapes.iter().zip(added).map(read).collect(), file.bytes.len())
    }

    fn area(outer: Ring, inners: Vec<Ring>) -> Shape {
        Shape::Area(vec![Polygon { outer, inners }])
    }

    /// A walk along the cells of a coarse grid, so that paths meet and go along each other.
    fn walk(max: usize) -> impl Strategy<Value = Vec<Point>> {
        let turns = prop::collection::vec((0u8..8, 1usize..30), 1..max);
        (0i32..3, 0i32..3, turns).prop_map(|(lat, lon, turns)| {
            let mut at = (lat * 10, lon * 10);
            let mut points = vec![Point::new(at.0 * 1_000, at.1 * 1_000)];
            for (turn, length) in turns {
                let (north, east) =
                    [(0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)][turn as usize];
                for _ in 0..length {
                    at = (at.0 + north, at.1 + east);
                    points.push(Point::new(at.0 * 1_000, at.1 * 1_000));
                }
            }
            points
        })
    }

    fn ring() -> impl Strategy<Value = Ring> {
        walk(6).prop_filter("a ring", |walk| walk.len() > 3).prop_map(|mut walk| {
            walk.dedup();
            walk.extend(walk.first().filter(|first| walk.last() != Some(first)).copied());
            walk
        })
    }

    fn shape() -> impl Strategy<Value = Shape> {
        prop_oneof![
            prop::collection::vec(walk(9), 1..4).prop_map(Shape::Lines),
            prop::collection::vec((ring(), prop::collection::vec(ring(), 0..3)), 1..3).prop_map(|polygons| {
                Shape::Area(polygons.into_iter().map(|(outer, inners)| Polygon { outer, inners }).collect())
            }),
        ]
    }

    /// A ring turned to begin at its least point, forwards as it was; lines as they are.
    fn turned(shape: &Shape) -> Shape {
        let turn = |ring: &Ring| {
            let mut open = ring[..ring.len() - 1].to_vec();
            let starts = (0..open.len()).map(|start| [&open[start..], &open[..start]].concat());
            open = starts.min().unwrap();
            open.push(open[0]);
            open
        };
        match shape {
            Shape::Area(polygons) => Shape::Area(
                polygons
                    .iter()
                    .map(|polygon| Polygon {
                        outer: turn(&polygon.outer),
                        inners: polygon.inners.iter().map(turn).collect(),
                    })
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    proptest! {
        #[test]
        fn shapes_come_back_however_they_share(shapes in prop::collection::vec(shape(), 1..8)) {
            let (read, _) = kept(&shapes);
            let turned_all = |shapes: &[Shape]| shapes.iter().map(turned).collect::<Vec<_>>();
            prop_assert_eq!(turned_all(&read), turned_all(&shapes));
        }
    }

    fn coast(from: i32, to: i32) -> Vec<Point> {
        (from..to).map(|index| Point::new(index * 700, index * 37 % 90 * 110)).collect()
    }

    #[test]
    fn neighbours_keep_their_border_once() {
        let closed = |mut points: Vec<Point>, far: i32| {
            points.extend([Point::new(300_000, far), Point::new(0, far)]);
            points.push(points[0]);
            area(points, vec![])
        };
        let (west, east) = (closed(coast(0, 400), -90_000), closed(coast(0, 400).into_iter().collect(), 90_000));
        let (_, alone) = kept(std::slice::from_ref(&west));
        let (read, both) = kept(&[west.clone(), east.clone()]);
        assert!(both < alone + 80, "{both} {alone}");
        assert_eq!(read.iter().map(turned).collect::<Vec<_>>(), [turned(&west), turned(&east)]);
    }

    #[test]
    fn an_island_the_hole_around_it_and_its_coastline_are_one_border() {
        let mut ring: Ring = coast(0, 300);
        ring.extend(coast(0, 300).into_iter().rev().map(|point| Point::new(point.lat + 50, -20_000 - point.lon)));
        ring.push(ring[0]);
        let island = area(ring.clone(), vec![]);
        let sea: Ring = [(-9, -9), (-9, 9), (9, 9), (9, -9), (-9, -9)]
            .map(|(lat, lon)| Point::new(lat * 100_000, lon * 100_000))
            .to_vec();
        let hole = area(sea, vec![ring.iter().rev().copied().collect()]);
        let (_, alone) = kept(std::slice::from_ref(&island));
        let (read, all) = kept(&[island.clone(), hole.clone(), island.clone()]);
        assert!(all < alone + 120, "{all} {alone}");
        assert_eq!(read.iter().map(turned).collect::<Vec<_>>(), [turned(&island), turned(&hole), turned(&island)]);
    }
}
