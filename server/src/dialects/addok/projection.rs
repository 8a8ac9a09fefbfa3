//! Lambert-93, the plane in which France's addresses have their `x` and `y`.
//!
//! A conformal conic projection with two standard parallels on the GRS80 ellipsoid (EPSG:2154; formulas of EPSG
//! guidance note 7-2, "Lambert Conic Conformal (2SP)").

use gazetteer::Point;

/// First eccentricity of GRS80.
const ECCENTRICITY: f64 = 0.081_819_191_042_815_8;
/// Semi-major axis of GRS80 in metres.
const AXIS_M: f64 = 6_378_137.0;
/// Standard parallels and origin in degrees.
const PARALLELS: (f64, f64) = (44.0, 49.0);
const ORIGIN: (f64, f64) = (46.5, 3.0);
/// Coordinates of the origin in metres.
const FALSE: (f64, f64) = (700_000.0, 6_600_000.0);

/// Metres east and north of a point in metropolitan France; centimetres are as much as there is to know.
pub fn lambert93(point: Point) -> (f64, f64) {
    let (m1, m2) = (width(PARALLELS.0), width(PARALLELS.1));
    let (t1, t2, t0) = (isometric(PARALLELS.0), isometric(PARALLELS.1), isometric(ORIGIN.0));
    let cone = (m1.ln() - m2.ln()) / (t1.ln() - t2.ln());
    let scale = AXIS_M * m1 / (cone * t1.powf(cone));
    let radius = |t: f64| scale * t.powf(cone);
    let angle = cone * (point.lon_degrees() - ORIGIN.1).to_radians();
    let r = radius(isometric(point.lat_degrees()));
    let (x, y) = (FALSE.0 + r * angle.sin(), FALSE.1 + radius(t0) - r * angle.cos());
    (centimetres(x), centimetres(y))
}

/// Whether a point lies where the projection is meant for; France beyond the sea has others.
pub fn covers(point: Point) -> bool {
    (41.0..=52.0).contains(&point.lat_degrees()) && (-6.0..=10.5).contains(&point.lon_degrees())
}

fn width(lat: f64) -> f64 {
    let (sin, cos) = lat.to_radians().sin_cos();
    cos / (1.0 - (ECCENTRICITY * sin).powi(2)).sqrt()
}

fn isometric(lat: f64) -> f64 {
    let lat = lat.to_radians();
    let part = ECCENTRICITY * lat.sin();
    let flattening = ((1.0 - part) / (1.0 + part)).powf(ECCENTRICITY / 2.0);
    (std::f64::consts::FRAC_PI_4 - lat / 2.0).tan() / flattening
}

fn centimetres(metres: f64) -> f64 {
    (metres * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_has_its_false_coordinates() {
        assert_eq!(lambert93(Point::from_degrees(46.5, 3.0).unwrap()), FALSE);
    }

    #[test]
    fn a_known_address_lies_where_it_should() {
        let (x, y) = lambert93(Point::from_degrees(49.897_443, 2.290_084).unwrap());
        assert!((x - 648_952.58).abs() < 0.5 && (y - 6_977_867.14).abs() < 0.5, "{x} {y}");
    }
}
