//! Ways as lines or rings.

use gazetteer::{Point, Polygon, Shape};

use super::area::MemberWay;
use super::locations::Locations;
use super::way_table::WayTable;

/// The form of a way and the numbers of the nodes it has left; `None` where none of them is known.
///
/// Unknown nodes are left out. A ring that keeps fewer than three corners becomes a line, a line of a single node a
/// point.
pub fn line_or_ring(nodes: &[u64], area: bool, locations: &Locations) -> Option<(Shape, Vec<u64>)> {
    let (mut ids, mut points) = (Vec::with_capacity(nodes.len()), Vec::with_capacity(nodes.len()));
    for (id, point) in locations.along(nodes) {
        ids.push(id);
        points.push(point);
    }
    if area && let Some(outer) = closed(&mut points) {
        return Some((Shape::Area(vec![Polygon { outer, inners: Vec::new() }]), ids));
    }
    let shape = match points[..] {
        [] => return None,
        [only] => Shape::Point(only),
        _ => Shape::Lines(vec![points]),
    };
    Some((shape, ids))
}

/// Closes a ring of which nodes may be missing; `None` where fewer than three corners are left, and the points stay.
pub(super) fn closed(points: &mut Vec<Point>) -> Option<Vec<Point>> {
    let first = *points.first()?;
    let open = points.last() != Some(&first);
    let corners = points.len() - usize::from(!open);
    if corners < 3 {
        return None;
    }
    points.extend(open.then_some(first));
    Some(std::mem::take(points))
}

/// The member ways of a relation as lines, those that continue each other joined; `None` where none is known.
pub fn lines(members: &[MemberWay], table: &WayTable, locations: &Locations) -> Option<Shape> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    for nodes in members.iter().filter_map(|member| table.nodes_of(member.id)) {
        let points = locations.points(&nodes);
        match lines.last_mut() {
            Some(before) if before.last() == points.first() => before.extend_from_slice(points.get(1..)?),
            _ if points.len() > 1 => lines.push(points),
            _ => {}
        }
    }
    (!lines.is_empty()).then_some(Shape::Lines(lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locations(known: &[u64]) -> Locations {
        let mut locations = Locations::build(|| 1..=9, true);
        for &id in known {
            locations.put(id as usize - 1, 1, point(id));
        }
        locations
    }

    fn point(id: u64) -> Point {
        Point::new(id as i32 * 10, (id * id) as i32)
    }

    #[test]
    fn unknown_nodes_are_left_out_and_the_ring_still_closes() {
        let (shape, ids) = line_or_ring(&[1, 2, 3, 4, 1], true, &locations(&[2, 3, 4])).unwrap();
        let outer = [2, 3, 4, 2].map(point).to_vec();
        assert_eq!(shape, Shape::Area(vec![Polygon { outer, inners: vec![] }]));
        assert_eq!(ids, [2, 3, 4]);
    }

    #[test]
    fn what_is_left_of_a_way_may_be_a_line_a_point_or_nothing() {
        let shape = |known: &[u64]| line_or_ring(&[1, 2, 3, 1], true, &locations(known)).map(|found| found.0);
        assert_eq!(shape(&[2, 3]), Some(Shape::Lines(vec![vec![point(2), point(3)]])));
        assert_eq!(shape(&[3]), Some(Shape::Point(point(3))));
        assert_eq!(shape(&[]), None);
    }
}
