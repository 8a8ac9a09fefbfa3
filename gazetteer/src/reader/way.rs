//! The ways of streets.

use super::place::Place;
use crate::category::Category;
use crate::format::bytes::Reader;
use crate::format::points::Points;
use crate::geometry::{BoundingBox, Nearest, Plane, Point, point_along};
use crate::osm::{OsmId, OsmType};

/// Index of a way of a street in its gazetteer; private to a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WayIx(pub u32);

/// A way of a street: its own object and class, and its line.
#[derive(Clone, Copy, Debug)]
pub struct Way<'g> {
    street: Place<'g>,
    ix: WayIx,
    offset: u32,
}

impl<'g> Way<'g> {
    pub(super) fn new(street: Place<'g>, ix: WayIx, offset: u32) -> Self {
        Self { street, ix, offset }
    }

    /// The street.
    pub fn street(self) -> Place<'g> {
        self.street
    }

    /// Its index.
    pub fn ix(self) -> WayIx {
        self.ix
    }

    fn reader(self) -> Reader<'g> {
        Reader::at(self.street.gazetteer().shapes.bytes(), self.offset)
    }

    /// The object.
    pub fn osm(self) -> Option<OsmId> {
        let number = self.reader().number();
        // A square may be a relation, which is the first of its street's ways.
        let own = self.street.osm().filter(|osm| osm.number() == number);
        own.or_else(|| OsmId::new(OsmType::Way, number))
    }

    /// Its own class, such as `highway=residential`.
    pub fn category(self) -> Category<'g> {
        let mut reader = self.reader();
        reader.number();
        self.street.gazetteer().category(reader.number() as u16)
    }

    /// The smallest box around it.
    pub fn bounding_box(self) -> BoundingBox {
        BoundingBox::of_points(self.line())
    }

    /// Its line.
    pub fn line(self) -> Vec<Point> {
        self.points().collect()
    }

    fn points(self) -> Points<'g> {
        let mut reader = self.reader();
        reader.number();
        reader.number();
        Points::new(&mut reader, self.street.position())
    }

    /// The point of the way that is nearest to `from`, and its distance in metres; decodes as it goes.
    pub fn nearest(self, from: Point) -> (Point, f64) {
        let mut last = None;
        let plane = Plane::at(from);
        let mut nearest = Nearest::of(&plane);
        for point in self.points() {
            nearest.see(&plane, last.unwrap_or(point), point);
            last = Some(point);
        }
        nearest.found()
    }

    /// A point of the line, halfway along it.
    pub fn middle(self) -> Point {
        let line = self.line();
        let length: f64 = line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
        point_along(&line, length / 2.0)
    }
}
