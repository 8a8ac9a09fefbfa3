//! Towns that only addresses know: nobody drew their boundary, or the edge of the extract cut it off.
//!
//! What lies in no town by the map is said to be in the one that its own address names, else in the one that the next
//! address names. No object stands for such a town, so it is a text of the address hierarchy.

use gazetteer::Point;
use gazetteer::geometry::{E7, METRES_PER_DEGREE};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use crate::model::Model;
use crate::parents::AddressObject;
use crate::strings::Sym;

/// Address ranks of towns: from municipalities to villages.
const TOWNS: std::ops::RangeInclusive<u8> = 13..=16;
/// How far the next address may be that lends its town.
const WITHIN_M: f64 = 1_000.0;
/// The towns that addresses name where the map has none.
pub(super) struct AddressedTowns {
    /// Addresses that lie in no town and name one.
    tree: RTree<GeomWithData<[f64; 2], Sym>>,
}

impl AddressedTowns {
    pub(super) fn build(model: &Model, objects: &[AddressObject]) -> Self {
        let addresses = objects.iter().filter(|object| !has_town(model, &object.ancestors)).filter_map(|object| {
            let town = tagged(model, object.address)?;
            Some(GeomWithData::new(coordinates(model.entries[object.entry as usize].position), town))
        });
        Self { tree: RTree::bulk_load(addresses.collect()) }
    }

    /// The town of a point below these entries, for an object whose address has these tags; `None` where an entry is a
    /// town, or bears its name.
    pub(super) fn town(&self, model: &Model, point: Point, above: &[u32], address: Option<u32>) -> Option<Sym> {
        if has_town(model, above) {
            return None;
        }
        let town = address.and_then(|feature| tagged(model, feature)).or_else(|| self.nearest(point))?;
        let key = model.keys.whole(town)?;
        let is_there = above.iter().any(|&entry| model.names_of(entry).any(|name| name == key));
        (!is_there).then_some(town)
    }

    fn nearest(&self, point: Point) -> Option<Sym> {
        let reach = WITHIN_M / METRES_PER_DEGREE * E7;
        let [lat, lon] = coordinates(point);
        let width = reach / point.lat_degrees().to_radians().cos().max(0.01);
        let around = AABB::from_corners([lat - reach, lon - width], [lat + reach, lon + width]);
        let distance_m = |found: &GeomWithData<[f64; 2], Sym>| {
            let [lat, lon] = *found.geom();
            let (x, y) = Point::new(lat as i32, lon as i32).plane_m(point);
            x.hypot(y)
        };
        let near = self.tree.locate_in_envelope(around).map(|found| (distance_m(found), found.data));
        near.filter(|(distance, _)| *distance <= WITHIN_M).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, town)| town)
    }
}

fn has_town(model: &Model, above: &[u32]) -> bool {
    above.iter().any(|&entry| TOWNS.contains(&model.entries[entry as usize].rank.address))
}

fn tagged(model: &Model, feature: u32) -> Option<Sym> {
    model.tag(&model.features.features[feature as usize], "addr:city")
}

fn coordinates(point: Point) -> [f64; 2] {
    [f64::from(point.lat), f64::from(point.lon)]
}
