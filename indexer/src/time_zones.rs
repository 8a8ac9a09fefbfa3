//! The time zone of a point, by shapes that are built into the program and used by the import alone.
//!
//! The shapes are those of the Timezone Boundary Builder in the form that `tzf-dist` packs them (4 MB of the program,
//! read in place); they come from OpenStreetMap and are simplified to some hundred metres. A look-up takes
//! microseconds, so places ask once for each list of ancestors that reaches down to a municipality, see
//! [`TimeZones::below`].

use gazetteer::Point;
use rustc_hash::FxHashMap;
use tzf_rs::EmbeddedFinder;

use crate::strings::{Strings, Sym};

/// The shapes of the zones and the symbols of their names.
pub struct TimeZones {
    shapes: EmbeddedFinder,
    names: FxHashMap<String, Sym>,
    of_ancestors: FxHashMap<Box<[u32]>, Option<Sym>>,
}

impl TimeZones {
    /// Opens the shapes and interns the names of all zones.
    pub fn new(strings: &mut Strings) -> Self {
        let shapes = EmbeddedFinder::new();
        let names = shapes.timezonenames().into_iter().map(|name| (name.to_owned(), strings.intern(name))).collect();
        Self { shapes, names, of_ancestors: FxHashMap::default() }
    }

    /// The IANA name of the zone at a point; zones of ships at sea, `None` where the shapes have a gap.
    pub fn at(&self, point: Point) -> Option<Sym> {
        self.names.get(self.shapes.get_tz_name(point.lon_degrees(), point.lat_degrees())).copied()
    }

    /// The zone of the first place that came with these ancestors: borders of zones don't part municipalities.
    pub fn below(&mut self, ancestors: &[u32], point: Point) -> Option<Sym> {
        if let Some(known) = self.of_ancestors.get(ancestors) {
            return *known;
        }
        let found = self.at(point);
        self.of_ancestors.insert(ancestors.into(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(lat: f64, lon: f64) -> Option<String> {
        let mut strings = Strings::default();
        let zones = TimeZones::new(&mut strings);
        zones.at(Point::from_degrees(lat, lon).unwrap()).map(|sym| strings.get(sym).to_owned())
    }

    #[test]
    fn towns_have_the_zone_of_their_land() {
        let cases = [
            (64.15, -21.94, "Atlantic/Reykjavik"),
            (62.01, -6.77, "Atlantic/Faroe"),
            (47.14, 9.52, "Europe/Vaduz"),
            (50.7, -1.3, "Europe/London"),
            (60.17, 24.94, "Europe/Helsinki"),
            (40.71, -74.0, "America/New_York"),
            (28.61, 77.21, "Asia/Kolkata"),
            (-17.65, 177.4, "Pacific/Fiji"),
        ];
        for (lat, lon, expected) in cases {
            assert_eq!(zone(lat, lon).as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_ends_of_the_world_are_in_some_zone() {
        for (lat, lon) in [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (0.0, 180.0)] {
            assert!(zone(lat, lon).is_some(), "{lat} {lon}");
        }
    }

    #[test]
    fn a_chain_is_looked_up_once() {
        let mut strings = Strings::default();
        let mut zones = TimeZones::new(&mut strings);
        let (helsinki, sea) = (Point::from_degrees(60.17, 24.94).unwrap(), Point::from_degrees(0.0, 0.0).unwrap());
        let first = zones.below(&[1, 2], helsinki);
        assert_eq!(zones.below(&[1, 2], sea), first);
        assert_ne!(zones.below(&[3], sea), first);
    }
}
