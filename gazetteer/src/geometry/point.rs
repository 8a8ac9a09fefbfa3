//! A position on the map and the distance between two of them.

use super::plane::Plane;

/// Units of a coordinate in one degree.
pub const E7: f64 = 1e7;

/// Metres in one degree of a great circle, on a sphere of 6,371,008.8 m (IUGG mean radius).
pub const METRES_PER_DEGREE: f64 = 111_195.079_734;

/// A position in 1e-7 degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    /// Latitude in 1e-7 degrees, north positive.
    pub lat: i32,
    /// Longitude in 1e-7 degrees, east positive.
    pub lon: i32,
}

impl Point {
    /// A point from units of 1e-7 degrees.
    pub const fn new(lat: i32, lon: i32) -> Self {
        Self { lat, lon }
    }

    /// A point from degrees, `None` where they are not finite or outside the world.
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        let inside = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        inside.then(|| Self::new((lat * E7).round() as i32, (lon * E7).round() as i32))
    }

    /// Latitude in degrees.
    pub fn lat_degrees(self) -> f64 {
        f64::from(self.lat) / E7
    }

    /// Longitude in degrees.
    pub fn lon_degrees(self) -> f64 {
        f64::from(self.lon) / E7
    }

    /// Metres to another point along the great circle (haversine).
    pub fn distance_m(self, other: Self) -> f64 {
        let lat = (other.lat_degrees() - self.lat_degrees()).to_radians();
        let lon = (other.lon_degrees() - self.lon_degrees()).to_radians();
        let h = (lat / 2.0).sin().powi(2)
            + self.lat_degrees().to_radians().cos()
                * other.lat_degrees().to_radians().cos()
                * (lon / 2.0).sin().powi(2);
        2.0 * h.sqrt().min(1.0).asin().to_degrees() * METRES_PER_DEGREE
    }

    /// Metres east and north of `origin` on a plane that touches the globe there.
    ///
    /// See [`Plane`], which is faster where many points have the same origin.
    pub fn plane_m(self, origin: Self) -> (f64, f64) {
        Plane::at(origin).metres(self)
    }

    /// The point that lies at `share` (0 to 1) of the straight way to another.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |a: i32, b: i32| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as i32;
        Self::new(mix(self.lat, other.lat), mix(self.lon, other.lon))
    }

    /// The foot of this point on the segment `a`-`b`, and its distance in metres.
    pub fn foot_on(self, a: Self, b: Self) -> (Self, f64) {
        let (square, share) = Plane::at(self).foot(a, b);
        (a.towards(b, share), square.sqrt())
    }
}

/// The point that lies `distance_m` metres along a line; its end where the line is shorter, the default point for no
/// line.
pub fn point_along(line: &[Point], distance_m: f64) -> Point {
    let mut left = distance_m;
    for pair in line.windows(2) {
        let length = pair[0].distance_m(pair[1]);
        if length >= left && length > 0.0 {
            return pair[0].towards(pair[1], left / length);
        }
        left -= length;
    }
    line.last().copied().unwrap_or_default()
}

/// Degrees of latitude that span so many metres.
pub(super) fn degrees_of(metres: f64) -> f64 {
    metres / METRES_PER_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_agrees_with_a_known_pair() {
        let reykjavik = Point::from_degrees(64.1466, -21.9426).unwrap();
        let akureyri = Point::from_degrees(65.6885, -18.1262).unwrap();
        assert!((reykjavik.distance_m(akureyri) - 248_600.0).abs() < 500.0);
    }

    #[test]
    fn foot_lies_on_the_segment_and_ends_at_its_ends() {
        let (a, b) = (Point::new(0, 0), Point::new(0, 100_000));
        let (foot, distance) = Point::new(1_000, 50_000).foot_on(a, b);
        assert_eq!(foot, Point::new(0, 50_000));
        assert!((distance - 11.12).abs() < 0.01);
        assert_eq!(Point::new(0, -5).foot_on(a, b).0, a);
        assert_eq!(Point::new(0, 5).foot_on(a, a).0, a);
    }

    #[test]
    fn plane_takes_the_short_way_over_the_antimeridian() {
        let west = Point::from_degrees(0.0, 179.99).unwrap();
        let east = Point::from_degrees(0.0, -179.99).unwrap();
        assert!((east.plane_m(west).0 - 2_224.0).abs() < 2.0);
    }
}
