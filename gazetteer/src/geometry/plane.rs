//! The plane that touches the globe at a point: distances from one point to many others.
//!
//! What depends on the point alone, the length of a degree of longitude there, is computed once. Off by less than 0.1 %
//! up to some 20 km away; the shorter way around the globe is taken.

use super::bounding_box::BoundingBox;
use super::point::{E7, METRES_PER_DEGREE, Point};

/// Units once around the globe.
const AROUND: f64 = 360.0 * E7;

/// The plane at a point.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    origin: Point,
    /// Metres of a unit of longitude.
    east_m: f64,
    /// Metres of a unit of latitude.
    north_m: f64,
}

impl Plane {
    /// The plane that touches the globe at a point.
    pub fn at(origin: Point) -> Self {
        let north_m = METRES_PER_DEGREE / E7;
        Self { origin, east_m: north_m * origin.lat_degrees().to_radians().cos(), north_m }
    }

    /// Where it touches.
    pub fn origin(&self) -> Point {
        self.origin
    }

    /// Metres east and north of the origin.
    #[inline]
    pub fn metres(&self, point: Point) -> (f64, f64) {
        let mut lon = f64::from(point.lon) - f64::from(self.origin.lon);
        if lon.abs() > AROUND / 2.0 {
            lon -= AROUND * lon.signum();
        }
        (lon * self.east_m, (f64::from(point.lat) - f64::from(self.origin.lat)) * self.north_m)
    }

    /// Metres from the origin to a point.
    #[inline]
    pub fn distance_m(&self, point: Point) -> f64 {
        let (x, y) = self.metres(point);
        (x * x + y * y).sqrt()
    }

    /// Metres from the origin to the nearest point of a box; 0 inside.
    #[inline]
    pub fn box_distance_m(&self, bbox: &BoundingBox) -> f64 {
        let (lat, lon) = (f64::from(self.origin.lat), f64::from(self.origin.lon));
        // Not clamp, which panics where south lies above north, as in a damaged file.
        let y = lat.max(f64::from(bbox.south)).min(f64::from(bbox.north)) - lat;
        let around = |units: f64| if units < 0.0 { units + AROUND } else { units };
        let x = if (bbox.west..=bbox.east).contains(&self.origin.lon) {
            0.0
        } else {
            // Around the globe either side may be the nearer one.
            around(f64::from(bbox.west) - lon).min(around(lon - f64::from(bbox.east)))
        };
        let (x, y) = (x.min(AROUND - x) * self.east_m, y * self.north_m);
        (x * x + y * y).sqrt()
    }

    /// The square of the metres from the origin to the segment `a`-`b`, and where on it the foot is (0 at `a`, 1 at
    /// `b`).
    #[inline]
    pub fn foot(&self, a: Point, b: Point) -> (f64, f64) {
        let ((ax, ay), (bx, by)) = (self.metres(a), self.metres(b));
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let share = if square > 0.0 { (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        let (x, y) = (ax + share * dx, ay + share * dy);
        (x * x + y * y, share)
    }
}

/// The point of some segments that is nearest to the origin of a plane, found one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Nearest {
    square: f64,
    /// The ends of the segment, and where the foot is between them.
    at: (Point, Point, f64),
}

impl Nearest {
    /// Starts with no segment seen.
    pub fn of(plane: &Plane) -> Self {
        Self { square: f64::INFINITY, at: (plane.origin(), plane.origin(), 0.0) }
    }

    /// Looks at a segment.
    #[inline]
    pub fn see(&mut self, plane: &Plane, a: Point, b: Point) {
        let (square, share) = plane.foot(a, b);
        if square < self.square {
            *self = Self { square, at: (a, b, share) };
        }
    }

    /// Its distance in metres; infinity where no segment was seen.
    pub fn distance_m(&self) -> f64 {
        self.square.sqrt()
    }

    /// The point and its distance in metres; the origin and infinity where no segment was seen.
    pub fn found(&self) -> (Point, f64) {
        let (a, b, share) = self.at;
        (a.towards(b, share), self.distance_m())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point() -> impl Strategy<Value = Point> {
        (-850_000_000..850_000_000, -1_800_000_000..=1_800_000_000).prop_map(|(lat, lon)| Point::new(lat, lon))
    }

    proptest! {
        #[test]
        fn a_box_of_a_point_is_as_far_as_the_point(from in point(), to in point()) {
            let plane = Plane::at(from);
            let boxed = plane.box_distance_m(&BoundingBox::of_point(to));
            prop_assert!((boxed - plane.distance_m(to)).abs() < 1e-6);
        }

        #[test]
        fn no_point_of_a_box_is_nearer_than_the_box(from in point(), a in point(), b in point()) {
            let plane = Plane::at(from);
            let bbox = BoundingBox::of_points([a, b]);
            for inside in [a, b, bbox.centre()] {
                prop_assert!(plane.box_distance_m(&bbox) <= plane.distance_m(inside) + 1e-6);
            }
        }

        #[test]
        fn any_box_has_a_distance(from in point(), a in point(), b in point()) {
            let damaged = BoundingBox { south: a.lat, west: a.lon, north: b.lat, east: b.lon };
            prop_assert!(Plane::at(from).box_distance_m(&damaged) >= 0.0);
        }
    }
}
