//! How precise a result is: by the diagonal of its box, as this dialect defines its `confidence`.

use gazetteer::{BoundingBox, Point};

/// Diagonals in kilometres below which a result has 10, 9, 8 and so on.
const DIAGONALS_KM: [f64; 9] = [0.25, 0.5, 1.0, 5.0, 7.5, 10.0, 15.0, 20.0, 25.0];

/// 10 for what is smaller than 250 m, 1 for what is larger than 25 km.
pub fn of(bbox: BoundingBox) -> u8 {
    let corner = Point::new(bbox.south, bbox.west);
    let diagonal_km = corner.distance_m(Point::new(bbox.north, bbox.east)) / 1000.0;
    let larger = DIAGONALS_KM.iter().filter(|limit| diagonal_km >= **limit).count();
    10 - larger as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_the_surer() {
        let of = |degrees: f64| of(BoundingBox::of_corners((0.0, 0.0), (degrees, 0.0)));
        assert_eq!([0.0, 0.002, 0.003, 0.006, 0.02, 0.06, 0.2, 1.0].map(of), [10, 10, 9, 8, 7, 6, 2, 1]);
    }
}
