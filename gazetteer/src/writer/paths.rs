//! Lines and rings as they are kept, and how they are cut where they begin or cease to go along with others.

use crate::format::points::on_grid;
use crate::geometry::{Point, Shape};

/// Fewest segments of a border: a shorter one takes as many bytes as the reference to it.
const LEAST_BORDER: usize = 7;

/// A line, or a ring without the repeated point, on the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub points: Vec<Point>,
    pub is_ring: bool,
}

/// The paths of a shape: lines, or for each polygon the outer ring and the inner ones.
pub fn paths_of(shape: &Shape) -> impl Iterator<Item = Path> {
    let (lines, polygons) = match shape {
        Shape::Point(_) => (&[][..], &[][..]),
        Shape::Lines(lines) => (lines.as_slice(), &[][..]),
        Shape::Area(polygons) => (&[][..], polygons.as_slice()),
    };
    let rings = polygons.iter().flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.inners));
    lines.iter().map(|line| Path::line(line)).chain(rings.map(|ring| Path::ring(ring)))
}

/// A stretch of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch<'p> {
    /// Points that only this path has.
    Own(&'p [Point]),
    /// Points that others have too, the ends included.
    Shared(&'p [Point]),
}

impl Path {
    fn line(line: &[Point]) -> Self {
        Self { points: on_grid(line), is_ring: false }
    }

    fn ring(ring: &[Point]) -> Self {
        let mut points = on_grid(&ring[..ring.len().saturating_sub(1)]);
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        Self { points, is_ring: true }
    }

    /// How many segments it has, the closing one of a ring included.
    pub fn segments(&self) -> usize {
        if self.is_ring { self.points.len() } else { self.points.len().saturating_sub(1) }
    }

    /// The ends of each segment.
    pub fn pairs(&self) -> impl Iterator<Item = (Point, Point)> {
        let ends = self.points.iter().skip(1).chain(self.points.first().filter(|_| self.is_ring));
        self.points.iter().zip(ends).map(|(a, b)| (*a, *b))
    }

    /// Cuts the path into stretches by the marks of its segments. A ring is turned so that it begins at a cut, or at
    /// its least point where it is shared all around.
    pub fn cut(&mut self, marks: &[u8]) -> Vec<Stretch<'_>> {
        if marks.iter().all(|&mark| mark == 0) {
            return vec![Stretch::Own(&self.points)];
        }
        let mut marks = marks.to_vec();
        if self.is_ring {
            let start = self.start(&marks);
            self.points.rotate_left(start);
            marks.rotate_left(start);
            self.points.extend(self.points.first().copied());
        }
        let mut stretches = Vec::new();
        let (mut own, mut from) = (0, 0);
        for run in marks.chunk_by(|a, b| a == b) {
            let to = from + run.len();
            if run[0] != 0 && run.len() >= LEAST_BORDER {
                // The last point of the border before is the first of what is next.
                stretches.push(Stretch::Own(self.points.get(own..from).unwrap_or_default()));
                stretches.push(Stretch::Shared(&self.points[from..=to]));
                own = to + 1;
            }
            from = to;
        }
        let end = self.points.len() - usize::from(self.is_ring);
        stretches.push(Stretch::Own(self.points.get(own..end).unwrap_or_default()));
        stretches.retain(|stretch| *stretch != Stretch::Own(&[]));
        stretches
    }

    fn start(&self, marks: &[u8]) -> usize {
        let last = marks.last().copied();
        let befores = std::iter::once(last).chain(marks.iter().copied().map(Some));
        let change = befores.zip(marks).position(|(before, mark)| before != Some(*mark));
        change.unwrap_or_else(|| (0..self.points.len()).min_by_key(|&index| self.points[index]).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(count: i32, is_ring: bool) -> Path {
        Path { points: (0..count).map(|index| Point::new(index * 1_000, index * index * 10)).collect(), is_ring }
    }

    #[test]
    fn a_line_is_cut_where_marks_change() {
        let mut line = path(20, false);
        let points = line.points.clone();
        let marks = [[0; 4].as_slice(), &[5; 7], &[6; 3], &[0; 5]].concat();
        let wanted = [Stretch::Own(&points[..4]), Stretch::Shared(&points[4..=11]), Stretch::Own(&points[12..])];
        assert_eq!(line.cut(&marks), wanted);
    }

    #[test]
    fn borders_may_follow_each_other() {
        let mut line = path(17, false);
        let points = line.points.clone();
        let wanted = [Stretch::Shared(&points[..=8]), Stretch::Shared(&points[8..])];
        assert_eq!(line.cut(&[[3; 8], [4; 8]].concat()), wanted);
    }

    #[test]
    fn a_ring_begins_where_a_border_begins_or_ends() {
        let mut ring = path(20, true);
        let points = ring.points.clone();
        let marks = [[9; 4].as_slice(), &[0; 10], &[9; 6]].concat();
        let border = [&points[14..], &points[..=4]].concat();
        let wanted = vec![Stretch::Own(&points[4..14]), Stretch::Shared(&border)];
        assert_eq!(ring.cut(&marks), wanted);
    }

    #[test]
    fn a_ring_that_is_shared_all_around_begins_at_its_least_point() {
        let mut ring = path(20, true);
        let points = ring.points.clone();
        ring.points.rotate_left(7);
        let around = [&points[..], &points[..1]].concat();
        assert_eq!(ring.cut(&[1; 20]), [Stretch::Shared(&around)]);
    }
}
