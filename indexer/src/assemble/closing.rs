//! Rings that the edge of the extract has cut.
//!
//! A boundary that lies mostly inside an extract lacks a few ways where it leaves it: there the straight line is near
//! enough. Of a neighbour, though, only the common border is there, and closing that would invent an area that lies
//! over the very country that was extracted. Two things tell them apart: how wide the gaps are beside the whole, and
//! whether the label or capital of the area lies in what closing gives.

use gazetteer::{BoundingBox, Point, Polygon};

/// Gaps may have this share of the diagonal of what is there; a square that lacks one side has 0.707. In extracts of
/// whole countries and of villages, borders of neighbours have 0.8 to 1.
const MAX_GAP: f64 = 0.71;

/// Closes open lines by straight ones; gives the rings and how many lines are left over. `marks` are points known to
/// lie in the area.
pub(super) fn close(mut open: Vec<Vec<Point>>, marks: &[Point]) -> (Vec<Vec<Point>>, usize) {
    open.retain(|line| line.len() > 1);
    open.sort_by(|a, b| length_m(a).total_cmp(&length_m(b)));
    let (mut rings, mut left_over) = (Vec::new(), 0);
    while let Some(longest) = open.pop() {
        let mut others = open.clone();
        if let Some(ring) = closed_with(longest, &mut others, marks) {
            rings.push(ring);
            open = others;
        } else {
            left_over += 1;
        }
    }
    (rings, left_over)
}

/// Goes from the end of a line to the nearest end of another, until its own start is nearer.
fn closed_with(mut ring: Vec<Point>, others: &mut Vec<Vec<Point>>, marks: &[Point]) -> Option<Vec<Point>> {
    let mut gaps = 0.0;
    loop {
        let (first, last) = (*ring.first()?, *ring.last()?);
        let home = last.distance_m(first);
        let ends = others.iter().enumerate().flat_map(|(index, line)| {
            let distance = |end: Option<&Point>| end.map_or(f64::INFINITY, |&end| last.distance_m(end));
            [(index, false, distance(line.first())), (index, true, distance(line.last()))]
        });
        let nearest = ends.min_by(|a, b| a.2.total_cmp(&b.2)).filter(|end| end.2 < home);
        let Some((index, reversed, gap)) = nearest else {
            ring.push(first);
            return believable(ring, gaps + home, marks);
        };
        let line = others.remove(index);
        gaps += gap;
        if reversed { ring.extend(line.iter().rev()) } else { ring.extend(line) }
    }
}

/// A closed ring, if its gaps are narrow or it holds one of the marks.
fn believable(ring: Vec<Point>, gaps_m: f64, marks: &[Point]) -> Option<Vec<Point>> {
    if ring.len() < 4 {
        return None;
    }
    let bounds = BoundingBox::of_points(ring.iter().copied());
    let diagonal_m = Point::new(bounds.south, bounds.west).distance_m(Point::new(bounds.north, bounds.east));
    let polygon = Polygon { outer: ring, inners: Vec::new() };
    let believed = gaps_m <= MAX_GAP * diagonal_m || marks.iter().any(|&mark| polygon.contains(mark));
    believed.then_some(polygon.outer)
}

fn length_m(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(i32, i32)]) -> Vec<Point> {
        points.iter().map(|&(lat, lon)| Point::new(lat * 10_000, lon * 10_000)).collect()
    }

    #[test]
    fn square_without_a_side_is_closed() {
        let three_sides = line(&[(0, 0), (10, 0), (10, 10), (0, 10)]);
        let (rings, left_over) = close(vec![three_sides], &[]);
        assert_eq!((rings, left_over), (vec![line(&[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])], 0));
    }

    #[test]
    fn border_of_a_neighbour_stays_open() {
        let border = line(&[(0, 0), (10, 3), (20, 0)]);
        assert_eq!(close(vec![border.clone()], &[]), (vec![], 1));
        assert_eq!(close(vec![border], &line(&[(10, -1)])), (vec![], 1));
    }

    #[test]
    fn border_around_its_own_capital_is_closed() {
        let border = line(&[(0, 0), (10, 3), (20, 0)]);
        assert_eq!(close(vec![border], &line(&[(10, 2)])).1, 0);
    }

    #[test]
    fn pieces_of_one_ring_come_together() {
        let pieces = vec![line(&[(0, 0), (10, 0), (10, 9)]), line(&[(0, 1), (0, 10), (9, 10)])];
        let ring = line(&[(0, 0), (10, 0), (10, 9), (9, 10), (0, 10), (0, 1), (0, 0)]);
        assert_eq!(close(pieces, &[]), (vec![ring], 0));
    }
}
