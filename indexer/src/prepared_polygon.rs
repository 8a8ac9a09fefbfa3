//! A polygon made ready for many questions whether it contains a point.
//!
//! The edges are sorted into bands of latitude; a question looks only at the edges of one band. An edge that crosses
//! several bands is listed in each.

use gazetteer::{Point, Polygon};

/// How many edges a band has on average.
const EDGES_PER_BAND: usize = 8;

/// Polygons (outer rings and holes alike) by their edges.
#[derive(Clone, Debug, Default)]
pub struct PreparedPolygon {
    south: i64,
    band_height: i64,
    /// The rings, one behind the other.
    points: Box<[Point]>,
    /// Where the edges of each band start in `edges`, and the end of the last.
    starts: Box<[u32]>,
    /// Edges by the index of their first point; the second follows it.
    edges: Box<[u32]>,
}

impl PreparedPolygon {
    /// Sorts the edges of all rings into bands.
    pub fn build(polygons: &[Polygon]) -> Self {
        let rings = || polygons.iter().flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.inners));
        let points: Box<[Point]> = rings().flatten().copied().collect();
        let mut edges = Vec::with_capacity(points.len());
        let mut first = 0;
        for ring in rings() {
            let own = ring.windows(2).enumerate().filter(|(_, pair)| pair[0].lat != pair[1].lat);
            edges.extend(own.map(|(index, _)| (first + index) as u32));
            first += ring.len();
        }
        let ends = |edge: u32| (points[edge as usize], points[edge as usize + 1]);
        let lats = || edges.iter().map(|&edge| ends(edge)).flat_map(|(a, b)| [a.lat, b.lat]);
        let (Some(south), Some(north)) = (lats().min(), lats().max()) else {
            return Self::default();
        };
        let bands = (edges.len() / EDGES_PER_BAND).max(1);
        let (south, north) = (i64::from(south), i64::from(north));
        let band_height = (north - south) / bands as i64 + 1;
        let band_of = |lat: i32| ((i64::from(lat) - south) / band_height) as usize;
        let bands_of = |edge: u32| {
            let (a, b) = ends(edge);
            band_of(a.lat.min(b.lat))..=band_of(a.lat.max(b.lat))
        };

        let mut starts = vec![0_u32; bands + 1];
        for band in edges.iter().copied().flat_map(bands_of) {
            starts[band + 1] += 1;
        }
        for band in 0..bands {
            starts[band + 1] += starts[band];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; starts[bands] as usize];
        for &edge in &edges {
            for band in bands_of(edge) {
                sorted[next[band] as usize] = edge;
                next[band] += 1;
            }
        }
        Self { south, band_height, points, starts: starts.into(), edges: sorted.into() }
    }

    /// Whether a point lies inside (even-odd rule, so holes are outside; points on the border fall either way).
    pub fn contains(&self, point: Point) -> bool {
        let offset = i64::from(point.lat) - self.south;
        if offset < 0 || self.band_height == 0 {
            return false;
        }
        let band = (offset / self.band_height) as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(band), self.starts.get(band + 1)) else { return false };
        let edges = self.edges[start as usize..end as usize].iter().map(|&edge| edge as usize);
        let crossed = edges.filter(|&edge| crosses(self.points[edge], self.points[edge + 1], point)).count();
        crossed % 2 == 1
    }
}

/// Whether an edge crosses the ray that runs from the point to the east.
fn crosses(a: Point, b: Point, point: Point) -> bool {
    if (a.lat > point.lat) == (b.lat > point.lat) {
        return false;
    }
    let rise = i64::from(b.lat) - i64::from(a.lat);
    let left = (i64::from(point.lon) - i64::from(a.lon)) * rise;
    let right = (i64::from(b.lon) - i64::from(a.lon)) * (i64::from(point.lat) - i64::from(a.lat));
    if rise > 0 { left < right } else { left > right }
}

#[cfg(test)]
mod tests {
    use gazetteer::Shape;
    use proptest::prelude::*;

    use super::*;

    fn closed(mut ring: Vec<(i32, i32)>) -> Vec<Point> {
        ring.extend(ring.first().copied());
        ring.into_iter().map(|(lat, lon)| Point::new(lat, lon)).collect()
    }

    #[test]
    fn a_hole_is_outside() {
        let square = |from, to| closed(vec![(from, from), (from, to), (to, to), (to, from)]);
        let area = PreparedPolygon::build(&[Polygon { outer: square(0, 100), inners: vec![square(40, 60)] }]);
        assert!(area.contains(Point::new(10, 10)));
        assert!(!area.contains(Point::new(50, 50)));
        assert!(!area.contains(Point::new(200, 50)));
        assert!(!PreparedPolygon::default().contains(Point::new(0, 0)));
    }

    proptest! {
        #[test]
        fn prepared_and_plain_answers_agree(
            ring in proptest::collection::vec((-1000_i32..1000, -1000_i32..1000), 3..60),
            points in proptest::collection::vec((-1100_i32..1100, -1100_i32..1100), 50),
        ) {
            let polygons = vec![Polygon { outer: closed(ring), inners: vec![] }];
            let prepared = PreparedPolygon::build(&polygons);
            let shape = Shape::Area(polygons);
            for (lat, lon) in points {
                let point = Point::new(lat, lon);
                prop_assert_eq!(prepared.contains(point), shape.contains(point));
            }
        }
    }
}
