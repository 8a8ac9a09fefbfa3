//! The crate `geo` as oracle: what is computed here on fixed-point rings must agree with it on random polygons.
//!
//! At import our own code works on the rings as they are; `geo` would get a copy of each as floating-point numbers
//! first, see ARCHITECTURE.md for the measure.

use std::hint::black_box;
use std::time::Instant;

use gazetteer::geometry::{E7, METRES_PER_DEGREE};
use gazetteer::{Point, Polygon, Shape};
use geo::{Area, Contains, Distance, Euclidean, InteriorPoint, Intersects, Validation};
use proptest::prelude::*;

use super::centroid::{centroid, twice_area};

/// A ring around a centre, which sees each of its points: it never crosses itself.
fn star(radii: &[i32]) -> Vec<Point> {
    let corner = |(index, radius): (usize, &i32)| {
        let angle = index as f64 / radii.len() as f64 * std::f64::consts::TAU;
        let along = |part: f64| (part * f64::from(*radius)).round() as i32;
        Point::new(470_000_000 + along(angle.sin()), 90_000_000 + along(angle.cos()))
    };
    let mut ring: Vec<Point> = radii.iter().enumerate().map(corner).collect();
    ring.extend(ring.first().copied());
    ring
}

/// A polygon with a hole around its centre.
fn polygon() -> impl Strategy<Value = Polygon> {
    let radii = prop::collection::vec(20_000..900_000, 3..40);
    (radii, prop::option::of(prop::collection::vec(1_000..5_000, 3..9))).prop_map(|(outer, inner)| {
        // Few corners make a triangle that may not hold the hole.
        let inners = inner.filter(|_| outer.len() > 7).map(|inner| star(&inner)).into_iter().collect();
        Polygon { outer: star(&outer), inners }
    })
}

fn line(ring: &[Point]) -> geo::LineString<f64> {
    ring.iter().map(|point| (f64::from(point.lon), f64::from(point.lat))).collect()
}

fn as_geo(polygon: &Polygon) -> geo::Polygon<f64> {
    geo::Polygon::new(line(&polygon.outer), polygon.inners.iter().map(|ring| line(ring)).collect())
}

fn at(point: Point) -> geo::Point<f64> {
    geo::Point::new(f64::from(point.lon), f64::from(point.lat))
}

proptest! {
    #[test]
    fn areas_are_those_of_geo(polygon in polygon()) {
        let theirs = geo::Polygon::new(line(&polygon.outer), Vec::new()).signed_area() * 2.0;
        prop_assert!((twice_area(&polygon.outer) - theirs).abs() <= theirs.abs() * 1e-6 + 1.0);
    }

    #[test]
    fn the_point_of_an_area_lies_inside_by_geo(polygon in polygon()) {
        let theirs = as_geo(&polygon);
        prop_assume!(theirs.is_valid());
        let point = centroid(&Shape::Area(vec![polygon]));
        prop_assert!(theirs.intersects(&at(point)), "{point:?}");
    }

    #[test]
    fn what_an_area_contains_is_what_geo_says(polygon in polygon(), lat in -900_000..900_000, lon in -900_000..900_000) {
        let point = Point::new(470_000_000 + lat, 90_000_000 + lon);
        let theirs = as_geo(&polygon);
        let is_inside = theirs.contains(&at(point));
        let shape = Shape::Area(vec![polygon]);
        let on_border = Euclidean.distance(&theirs, &at(point)) < 2.0 && !is_inside;
        prop_assert!(on_border || shape.contains(point) == is_inside, "{point:?}");
    }

    #[test]
    fn simpler_areas_are_valid_by_geo_and_near(polygon in polygon(), metres in 1.0..2_000.0) {
        let tolerance = metres / METRES_PER_DEGREE;
        let simple = Shape::Area(vec![polygon.clone()]).simplify(tolerance);
        let Shape::Area(polygons) = simple else { return Err(TestCaseError::fail("an area was expected")) };
        let outer = geo::Polygon::new(line(&polygons[0].outer), Vec::new());
        prop_assert!(outer.is_valid());
        let border = outer.exterior();
        for point in &polygon.outer {
            prop_assert!(Euclidean.distance(border, &at(*point)) <= tolerance * E7 + 1.0);
        }
    }
}

/// What the same work takes here and by `geo`, rings converted; run with `--ignored --nocapture`.
#[test]
#[ignore = "a measure"]
#[allow(clippy::print_stdout)]
fn measure_of_both() {
    for corners in [5, 40, 4_000] {
        let radii: Vec<i32> = (0..corners).map(|index| 400_000 + (index * 7_919) % 100_000).collect();
        let polygons: Vec<Polygon> =
            (0..200_000 / corners).map(|_| Polygon { outer: star(&radii), inners: Vec::new() }).collect();
        let shapes: Vec<Shape> = polygons.iter().map(|polygon| Shape::Area(vec![polygon.clone()])).collect();
        let timed = |work: &dyn Fn()| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e9 / (polygons.len() as f64 * f64::from(corners))
        };
        let areas = timed(&|| {
            for polygon in &polygons {
                black_box(twice_area(&polygon.outer));
            }
        });
        let geo_areas = timed(&|| {
            for polygon in &polygons {
                black_box(as_geo(polygon).signed_area());
            }
        });
        let points = timed(&|| {
            for shape in &shapes {
                black_box(centroid(shape));
            }
        });
        let geo_points = timed(&|| {
            for polygon in &polygons {
                black_box(as_geo(polygon).interior_point());
            }
        });
        println!(
            "{corners} corners, ns a corner: area {areas:.1}, geo {geo_areas:.1}; point inside {points:.1}, geo {geo_points:.1}"
        );
    }
}
