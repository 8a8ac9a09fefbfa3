//! Which ring lies in which: polygons with their holes.

use gazetteer::{BoundingBox, Point, Polygon};

use super::area::Role;
use super::centroid::{point_inside, twice_area};

struct Ring {
    /// Without holes until its own are known.
    polygon: Polygon,
    role: Role,
    bounds: BoundingBox,
    inside: Point,
    parent: Option<usize>,
    depth: usize,
}

/// Makes polygons of rings, by where they lie: a ring in another is a hole, a ring in a hole is an island.
///
/// The roles that mappers give are often wrong; they only tell that a ring without one around it is a hole whose outer
/// ring is missing, which is dropped.
pub(super) fn nest(rings: Vec<(Vec<Point>, Role)>) -> Vec<Polygon> {
    let mut rings: Vec<(f64, Ring)> = rings.into_iter().map(|(points, role)| measured(points, role)).collect();
    rings.retain(|(area, _)| *area > 0.0);
    rings.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut rings: Vec<Ring> = rings.into_iter().map(|(_, ring)| ring).collect();
    for index in 1..rings.len() {
        let (larger, rest) = rings.split_at_mut(index);
        let ring = &mut rest[0];
        // The smallest of those around it is the nearest.
        ring.parent = larger.iter().rposition(|outer| lies_in(ring, outer));
        ring.depth = ring.parent.map_or(0, |parent| larger[parent].depth + 1);
    }
    let mut polygon_of = vec![None; rings.len()];
    let mut polygons: Vec<Polygon> = Vec::new();
    for (index, ring) in rings.into_iter().enumerate() {
        if ring.depth % 2 == 1 {
            if let Some(outer) = ring.parent.and_then(|parent: usize| polygon_of[parent]) {
                let polygon: &mut Polygon = &mut polygons[outer];
                polygon.inners.push(ring.polygon.outer);
            }
        } else if ring.depth > 0 || ring.role != Role::Inner {
            polygon_of[index] = Some(polygons.len());
            polygons.push(ring.polygon);
        }
    }
    polygons
}

fn measured(points: Vec<Point>, role: Role) -> (f64, Ring) {
    let bounds = BoundingBox::of_points(points.iter().copied());
    let inside = point_inside(&points, &[]).unwrap_or(bounds.centre());
    let area = twice_area(&points).abs();
    let polygon = Polygon { outer: points, inners: Vec::new() };
    (area, Ring { polygon, role, bounds, inside, parent: None, depth: 0 })
}

fn lies_in(ring: &Ring, outer: &Ring) -> bool {
    outer.bounds.contains(ring.inside) && outer.polygon.contains(ring.inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: i32, to: i32) -> Vec<Point> {
        [(from, from), (from, to), (to, to), (to, from), (from, from)].map(|(lat, lon)| Point::new(lat, lon)).to_vec()
    }

    fn polygon(outer: Vec<Point>, inners: Vec<Vec<Point>>) -> Polygon {
        Polygon { outer, inners }
    }

    #[test]
    fn hole_and_island_are_told_by_where_they_lie() {
        let rings = [(60, 70), (0, 100), (40, 80), (200, 300)].map(|(from, to)| (square(from, to), Role::Outer));
        let polygons = [
            polygon(square(0, 100), vec![square(40, 80)]),
            polygon(square(200, 300), vec![]),
            polygon(square(60, 70), vec![]),
        ];
        assert_eq!(nest(rings.to_vec()), polygons);
    }

    #[test]
    fn hole_without_its_outer_ring_is_dropped() {
        assert_eq!(nest(vec![(square(0, 10), Role::Inner)]), []);
    }

    #[test]
    fn ring_that_touches_the_outer_one_is_a_hole() {
        let rings = vec![(square(0, 100), Role::Outer), (square(0, 50), Role::Inner)];
        assert_eq!(nest(rings), [polygon(square(0, 100), vec![square(0, 50)])]);
    }
}
