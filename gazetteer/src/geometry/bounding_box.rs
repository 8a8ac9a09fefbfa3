//! An axis-parallel box on the map.

use super::plane::Plane;
use super::point::{E7, Point, degrees_of};

/// A box in 1e-7 degrees; never crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundingBox {
    /// Least latitude.
    pub south: i32,
    /// Least longitude.
    pub west: i32,
    /// Greatest latitude.
    pub north: i32,
    /// Greatest longitude.
    pub east: i32,
}

impl BoundingBox {
    /// The box that holds nothing: extending it by a point gives that point's box.
    pub const EMPTY: Self = Self { south: i32::MAX, west: i32::MAX, north: i32::MIN, east: i32::MIN };

    /// The box of a single point.
    pub fn of_point(point: Point) -> Self {
        Self { south: point.lat, west: point.lon, north: point.lat, east: point.lon }
    }

    /// The smallest box around all points; [`Self::EMPTY`] for none.
    pub fn of_points(points: impl IntoIterator<Item = Point>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// The box of two opposite corners in degrees, clamped to the world.
    pub fn of_corners(a: (f64, f64), b: (f64, f64)) -> Self {
        let lat = |degrees: f64| (degrees.clamp(-90.0, 90.0) * E7).round() as i32;
        let lon = |degrees: f64| (degrees.clamp(-180.0, 180.0) * E7).round() as i32;
        Self { south: lat(a.0.min(b.0)), west: lon(a.1.min(b.1)), north: lat(a.0.max(b.0)), east: lon(a.1.max(b.1)) }
    }

    /// The box that reaches `radius_m` metres from a point to all sides, cut at the world's edge.
    pub fn around(centre: Point, radius_m: f64) -> Self {
        let lat = degrees_of(radius_m);
        let lon = lat / centre.lat_degrees().to_radians().cos().max(1e-6);
        let (y, x) = (centre.lat_degrees(), centre.lon_degrees());
        Self::of_corners((y - lat, x - lon), (y + lat, x + lon))
    }

    /// This box made larger by so many metres to all sides.
    #[must_use]
    pub fn grown(self, margin_m: f64) -> Self {
        let corners = [Point::new(self.south, self.west), Point::new(self.north, self.east)];
        corners.into_iter().map(|corner| Self::around(corner, margin_m)).fold(self, Self::union)
    }

    /// Metres from a point to the farthest corner.
    pub fn farthest_m(&self, from: Point) -> f64 {
        let corners =
            [(self.south, self.west), (self.south, self.east), (self.north, self.west), (self.north, self.east)];
        corners.into_iter().map(|(lat, lon)| from.distance_m(Point::new(lat, lon))).fold(0.0, f64::max)
    }

    /// This box made large enough to hold a point.
    #[must_use]
    pub fn with(self, point: Point) -> Self {
        self.union(Self::of_point(point))
    }

    /// The smallest box around this and another.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    /// Whether a point lies in the box, its border included.
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat) && (self.west..=self.east).contains(&point.lon)
    }

    /// Whether the two boxes share a point, borders included.
    pub fn intersects(&self, other: &Self) -> bool {
        self.south <= other.north && other.south <= self.north && self.west <= other.east && other.west <= self.east
    }

    /// The middle of the box.
    pub fn centre(&self) -> Point {
        let middle = |a: i32, b: i32| i64::midpoint(i64::from(a), i64::from(b)) as i32;
        Point::new(middle(self.south, self.north), middle(self.west, self.east))
    }

    /// Metres from a point to the nearest point of the box; 0 inside.
    pub fn distance_m(&self, point: Point) -> f64 {
        Plane::at(point).box_distance_m(self)
    }

    /// Size in square degrees.
    pub fn area_degrees(&self) -> f64 {
        (f64::from(self.north) - f64::from(self.south)) * (f64::from(self.east) - f64::from(self.west)) / (E7 * E7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_may_come_in_any_order() {
        let a = BoundingBox::of_corners((47.0, 9.6), (47.3, 9.4));
        assert_eq!(a, BoundingBox::of_corners((47.3, 9.4), (47.0, 9.6)));
        assert!(a.contains(Point::from_degrees(47.1, 9.5).unwrap()));
    }

    #[test]
    fn distance_is_zero_inside_and_grows_outside() {
        let a = BoundingBox::of_corners((0.0, 0.0), (1.0, 1.0));
        assert!(a.distance_m(Point::new(5_000_000, 5_000_000)) == 0.0);
        assert!((a.distance_m(Point::new(11_000_000, 5_000_000)) - 11_119.5).abs() < 1.0);
    }

    #[test]
    fn distance_goes_over_the_antimeridian_where_that_is_shorter() {
        let wide = BoundingBox::of_corners((0.0, -179.9), (0.0, 40.0));
        assert!((wide.distance_m(Point::new(0, 1_799_000_000)) - 22_239.0).abs() < 1.0);
        assert!((wide.distance_m(Point::new(0, 401_000_000)) - 11_119.5).abs() < 1.0);
    }
}
