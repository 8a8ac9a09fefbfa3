//! Names under which people look for a place besides those of the areas above it: the settlements next to it, and the
//! towns that its addresses name.

use gazetteer::Point;
use gazetteer::geometry::{E7, METRES_PER_DEGREE};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use crate::model::Model;
use crate::model::entries::Role;
use crate::strings::Sym;

/// People call a place by a settlement at most this far away.
const WITHIN_M: f64 = 8_000.0;
/// How many of them people may call it by: of neighbours that are about as near, no map says which is meant.
const MOST: usize = 3;
/// Cities, towns and villages.
pub(super) struct Settlements {
    tree: RTree<GeomWithData<[f64; 2], u32>>,
}

impl Settlements {
    pub(super) fn build(model: &Model) -> Self {
        let settlements = (0..model.entries.len() as u32)
            .filter(|&entry| {
                let entry = &model.entries[entry as usize];
                let (key, value) = model.category_of(entry);
                matches!(entry.role, Role::Node | Role::Area)
                    && key == "place"
                    && matches!(value, "city" | "town" | "village")
            })
            .map(|entry| GeomWithData::new(coordinates(model.entries[entry as usize].position), entry))
            .collect();
        Self { tree: RTree::bulk_load(settlements) }
    }

    /// The entries of the settlements within 8 km, nearest first.
    fn around(&self, point: Point) -> Vec<u32> {
        let reach = WITHIN_M / METRES_PER_DEGREE * E7;
        let [lat, lon] = coordinates(point);
        let width = reach / point.lat_degrees().to_radians().cos().max(0.01);
        let box_around = AABB::from_corners([lat - reach, lon - width], [lat + reach, lon + width]);
        let distance = |found: &GeomWithData<[f64; 2], u32>| {
            let [lat, lon] = *found.geom();
            let (x, y) = Point::new(lat as i32, lon as i32).plane_m(point);
            x.hypot(y)
        };
        let mut found: Vec<(f64, u32)> = (self.tree.locate_in_envelope(box_around))
            .map(|found| (distance(found), found.data))
            .filter(|(distance, _)| *distance <= WITHIN_M)
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The names of the nearest settlements, at most [`MOST`], those left out that are areas above already.
    pub(super) fn names_near(&self, model: &Model, point: Point, ancestors: &[u32]) -> Vec<Sym> {
        let is_above = |settlement: &u32| {
            let shown = model.entries[*settlement as usize].boundary.unwrap_or(*settlement);
            ancestors.contains(&shown) || ancestors.contains(settlement)
        };
        let near = self.around(point).into_iter().take(MOST).filter(|settlement| !is_above(settlement));
        near.filter_map(|settlement| model.tag(model.feature(settlement), "name")).collect()
    }
}

fn coordinates(point: Point) -> [f64; 2] {
    [f64::from(point.lat), f64::from(point.lon)]
}
