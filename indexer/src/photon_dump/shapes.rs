//! From GeoJSON geometries to shapes. Whatever is no line or area of this world is none.

use gazetteer::{Point, Polygon, Shape};

use super::document::{Geometry, Nested};

/// Fewest points of a closed ring: a triangle and its first corner again.
const RING: usize = 4;

/// The line or area that a geometry is.
pub fn shape(geometry: &Geometry) -> Option<Shape> {
    let coordinates = &geometry.coordinates;
    match geometry.r#type.as_str() {
        "LineString" => Some(Shape::Lines(vec![line(coordinates)?])),
        "MultiLineString" => Some(Shape::Lines(all(coordinates, line)?)),
        "Polygon" => Some(Shape::Area(vec![polygon(coordinates)?])),
        "MultiPolygon" => Some(Shape::Area(all(coordinates, polygon)?)),
        _ => None,
    }
}

/// A point of longitude and latitude.
pub fn point([lon, lat]: [f64; 2]) -> Option<Point> {
    Point::from_degrees(lat, lon)
}

/// All items of a list; `None` where one is bad or there is none.
fn all<T>(nested: &Nested, read: impl Fn(&Nested) -> Option<T>) -> Option<Vec<T>> {
    let Nested::List(items) = nested else { return None };
    let read: Vec<T> = items.iter().map(read).collect::<Option<_>>()?;
    (!read.is_empty()).then_some(read)
}

fn position(nested: &Nested) -> Option<Point> {
    match nested {
        Nested::List(numbers) => match numbers[..] {
            [Nested::Number(lon), Nested::Number(lat), ..] => point([lon, lat]),
            _ => None,
        },
        Nested::Number(_) => None,
    }
}

fn line(nested: &Nested) -> Option<Vec<Point>> {
    all(nested, position).filter(|points| points.len() > 1)
}

fn ring(nested: &Nested) -> Option<Vec<Point>> {
    line(nested).filter(|ring| ring.len() >= RING && ring.first() == ring.last())
}

fn polygon(nested: &Nested) -> Option<Polygon> {
    let mut rings = all(nested, ring)?;
    let outer = rings.remove(0);
    Some(Polygon { outer, inners: rings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Shape> {
        shape(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn lines_and_areas_are_read() {
        let line = read(r#"{"type":"LineString","coordinates":[[9.5,47],[9.6,47.1,400]]}"#);
        let points = vec![Point::new(470_000_000, 95_000_000), Point::new(471_000_000, 96_000_000)];
        assert_eq!(line, Some(Shape::Lines(vec![points])));
        let area = read(r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#);
        assert!(matches!(area, Some(Shape::Area(polygons)) if polygons.len() == 1 && polygons[0].outer.len() == 4));
    }

    #[test]
    fn what_is_no_shape_is_none() {
        for json in [
            r#"{"type":"Point","coordinates":[9.5,47]}"#,
            r#"{"type":"LineString","coordinates":[[9.5,47]]}"#,
            r#"{"type":"LineString","coordinates":[[9.5,147],[1,1]]}"#,
            r#"{"type":"LineString","coordinates":[9.5,47]}"#,
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
            r#"{"type":"Polygon","coordinates":[]}"#,
            r#"{"type":"GeometryCollection","geometries":[]}"#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
