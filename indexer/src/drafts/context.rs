//! Names under which people look for a place besides those of the areas above it: the nearest settlement, and the
//! towns that its addresses name.

use gazetteer::Point;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::World;
use super::entries::Role;
use crate::strings::Sym;

/// People call a place by a settlement at most this far away.
const WITHIN_M: f64 = 8_000.0;
/// Metres of a degree of latitude, in whose units the box of a search is measured.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// Cities, towns and villages.
pub(super) struct Settlements {
    tree: RTree<GeomWithData<[f64; 2], u32>>,
}

impl Settlements {
    pub(super) fn of(world: &World) -> Self {
        let settlements = (0..world.entries.len() as u32)
            .filter(|&entry| {
                let entry = &world.entries[entry as usize];
                let (key, value) = world.main_of(entry);
                matches!(entry.role, Role::Node | Role::Area)
                    && key == "place"
                    && matches!(value, "city" | "town" | "village")
            })
            .map(|entry| GeomWithData::new(coordinates(world.entries[entry as usize].position), entry))
            .collect();
        Self { tree: RTree::bulk_load(settlements) }
    }

    /// The entry of the nearest settlement within 8 km.
    pub(super) fn nearest(&self, point: Point) -> Option<u32> {
        let reach = WITHIN_M / METRES_PER_DEGREE * gazetteer::geometry::E7;
        let [lat, lon] = coordinates(point);
        let width = reach / point.lat_degrees().to_radians().cos().max(0.01);
        let around = AABB::from_corners([lat - reach, lon - width], [lat + reach, lon + width]);
        let distance = |found: &&GeomWithData<[f64; 2], u32>| {
            let [lat, lon] = *found.geom();
            let (x, y) = Point::new(lat as i32, lon as i32).plane_m(point);
            x.hypot(y)
        };
        self.tree
            .locate_in_envelope(around)
            .map(|found| (found.data, distance(&found)))
            .filter(|&(_, distance)| distance <= WITHIN_M)
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(entry, _)| entry)
    }

    /// The name of the nearest settlement, unless it is one of the areas above already.
    pub(super) fn name_near(&self, world: &World, point: Point, chain: &[u32]) -> Option<Sym> {
        let nearest = self.nearest(point)?;
        let shown = world.entries[nearest as usize].boundary.unwrap_or(nearest);
        if chain.contains(&shown) || chain.contains(&nearest) {
            return None;
        }
        world.tag(world.feature(nearest), "name")
    }
}

fn coordinates(point: Point) -> [f64; 2] {
    [f64::from(point.lat), f64::from(point.lon)]
}
