//! Shapes in four notations: GeoJSON, KML, SVG and well-known text.
//!
//! Coordinates are written as short as they can be; the last point of a ring is left out where the notation closes it
//! itself.

use gazetteer::{Point, Shape};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A shape that prints as a GeoJSON geometry.
#[derive(Clone, Debug)]
pub struct GeoJson<'a>(pub &'a Shape);

type Position = [f64; 2];

fn position(point: Point) -> Position {
    [point.lon_degrees(), point.lat_degrees()]
}

fn line(points: &[Point]) -> Vec<Position> {
    points.iter().copied().map(position).collect()
}

fn polygon(polygon: &gazetteer::Polygon) -> Vec<Vec<Position>> {
    rings(polygon).map(|ring| line(ring)).collect()
}

fn rings(polygon: &gazetteer::Polygon) -> impl Iterator<Item = &Vec<Point>> {
    std::iter::once(&polygon.outer).chain(&polygon.inners)
}

impl Serialize for GeoJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut geometry = serializer.serialize_struct("Geometry", 2)?;
        let (kind, coordinates) = match self.0 {
            Shape::Point(point) => ("Point", Coordinates::Point(position(*point))),
            Shape::Lines(lines) => match &lines[..] {
                [single] => ("LineString", Coordinates::Line(line(single))),
                several => ("MultiLineString", Coordinates::Lines(several.iter().map(|one| line(one)).collect())),
            },
            Shape::Area(polygons) => match &polygons[..] {
                [single] => ("Polygon", Coordinates::Lines(polygon(single))),
                several => ("MultiPolygon", Coordinates::Areas(several.iter().map(polygon).collect())),
            },
        };
        geometry.serialize_field("type", kind)?;
        geometry.serialize_field("coordinates", &coordinates)?;
        geometry.end()
    }
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Coordinates {
    Point(Position),
    Line(Vec<Position>),
    Lines(Vec<Vec<Position>>),
    Areas(Vec<Vec<Vec<Position>>>),
}

/// The points of a line: the two numbers of a point apart by one text, points by another.
fn pairs(points: &[Point], within: &str, between: &str) -> String {
    let pair = |point: &Point| format!("{}{within}{}", point.lon_degrees(), point.lat_degrees());
    points.iter().map(pair).collect::<Vec<_>>().join(between)
}

fn joined<T>(parts: impl IntoIterator<Item = T>, between: &str, print: impl Fn(T) -> String) -> String {
    parts.into_iter().map(print).collect::<Vec<_>>().join(between)
}

/// A shape as KML.
pub fn kml(shape: &Shape) -> String {
    let coordinates = |points: &[Point]| format!("<coordinates>{}</coordinates>", pairs(points, ",", " "));
    let line = |points: &Vec<Point>| format!("<LineString>{}</LineString>", coordinates(points));
    let ring =
        |name: &str, points: &Vec<Point>| format!("<{name}><LinearRing>{}</LinearRing></{name}>", coordinates(points));
    let area = |polygon: &gazetteer::Polygon| {
        let inners = joined(&polygon.inners, "", |inner| ring("innerBoundaryIs", inner));
        format!("<Polygon>{}{inners}</Polygon>", ring("outerBoundaryIs", &polygon.outer))
    };
    let several = |parts: String| format!("<MultiGeometry>{parts}</MultiGeometry>");
    match shape {
        Shape::Point(point) => format!("<Point>{}</Point>", coordinates(&[*point])),
        Shape::Lines(lines) if lines.len() == 1 => joined(lines, "", line),
        Shape::Lines(lines) => several(joined(lines, "", line)),
        Shape::Area(polygons) if polygons.len() == 1 => joined(polygons, "", area),
        Shape::Area(polygons) => several(joined(polygons, "", area)),
    }
}

/// A shape as the path of an SVG, whose vertical axis points down; a point as the attributes of a circle.
pub fn svg(shape: &Shape) -> String {
    match shape {
        Shape::Point(point) => format!("cx=\"{}\" cy=\"{}\"", point.lon_degrees(), down(*point)),
        Shape::Lines(lines) => joined(lines, " ", |line| path(line)),
        Shape::Area(polygons) => joined(polygons.iter().flat_map(rings), " ", |ring| {
            let open = ring.split_last().map_or(&ring[..], |(_, open)| open);
            format!("{} Z", path(open))
        }),
    }
}

fn down(point: Point) -> f64 {
    // 0 and not -0 on the equator
    0.0 - point.lat_degrees()
}

fn path(points: &[Point]) -> String {
    let pair = |point: &Point| format!("{} {}", point.lon_degrees(), down(*point));
    match points.split_first() {
        None => String::new(),
        Some((first, [])) => format!("M {}", pair(first)),
        Some((first, rest)) => format!("M {} L {}", pair(first), joined(rest, " ", pair)),
    }
}

/// A shape as well-known text.
pub fn text(shape: &Shape) -> String {
    let line = |points: &Vec<Point>| format!("({})", pairs(points, " ", ","));
    let area = |polygon: &gazetteer::Polygon| format!("({})", joined(rings(polygon), ",", line));
    match shape {
        Shape::Point(point) => format!("POINT{}", line(&vec![*point])),
        Shape::Lines(lines) if lines.len() == 1 => format!("LINESTRING{}", joined(lines, "", line)),
        Shape::Lines(lines) => format!("MULTILINESTRING({})", joined(lines, ",", line)),
        Shape::Area(polygons) if polygons.len() == 1 => format!("POLYGON{}", joined(polygons, "", area)),
        Shape::Area(polygons) => format!("MULTIPOLYGON({})", joined(polygons, ",", area)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gazetteer::Polygon;

    fn square(from: i32, to: i32) -> Vec<Point> {
        [(from, from), (from, to), (to, to), (from, from)]
            .map(|(lat, lon)| Point::new(lat * 5_000_000, lon * 5_000_000))
            .to_vec()
    }

    fn holed() -> Shape {
        Shape::Area(vec![Polygon { outer: square(0, 6), inners: vec![square(1, 3)] }])
    }

    #[test]
    fn a_point_is_written_in_every_notation() {
        let point = Shape::Point(Point::new(471_392_862, -95_227_962));
        assert_eq!(
            serde_json::to_string(&GeoJson(&point)).unwrap(),
            r#"{"type":"Point","coordinates":[-9.5227962,47.1392862]}"#
        );
        assert_eq!(kml(&point), "<Point><coordinates>-9.5227962,47.1392862</coordinates></Point>");
        assert_eq!(svg(&point), "cx=\"-9.5227962\" cy=\"-47.1392862\"");
        assert_eq!(text(&point), "POINT(-9.5227962 47.1392862)");
    }

    #[test]
    fn holes_follow_their_outer_ring() {
        assert_eq!(text(&holed()), "POLYGON((0 0,3 0,3 3,0 0),(0.5 0.5,1.5 0.5,1.5 1.5,0.5 0.5))");
        assert_eq!(svg(&holed()), "M 0 0 L 3 0 3 -3 Z M 0.5 -0.5 L 1.5 -0.5 1.5 -1.5 Z");
        assert!(kml(&holed()).contains("</outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>0.5,0.5 "));
    }

    #[test]
    fn several_parts_make_a_multi_geometry() {
        let lines = Shape::Lines(vec![square(0, 2)[..2].to_vec(), square(2, 4)[..2].to_vec()]);
        assert_eq!(text(&lines), "MULTILINESTRING((0 0,1 0),(1 1,2 1))");
        assert_eq!(
            serde_json::to_string(&GeoJson(&lines)).unwrap(),
            r#"{"type":"MultiLineString","coordinates":[[[0.0,0.0],[1.0,0.0]],[[1.0,1.0],[2.0,1.0]]]}"#
        );
        assert_eq!(svg(&lines), "M 0 0 L 1 0 M 1 -1 L 2 -1");
    }
}
