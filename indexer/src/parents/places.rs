//! Finding the place that an `addr:place` names.

use gazetteer::Point;
use rustc_hash::FxHashMap;

use crate::model::Model;
use crate::model::entries::Role;
use crate::model::keys::NameKey;

/// How far a place may be from an address that names it.
const WITHIN_M: f64 = 10_000.0;

/// Places that can be part of addresses, by name.
pub(super) struct Places {
    by_name: FxHashMap<NameKey, Vec<u32>>,
}

impl Places {
    pub(super) fn build(model: &Model) -> Self {
        let mut by_name: FxHashMap<NameKey, Vec<u32>> = FxHashMap::default();
        for (index, entry) in model.entries.iter().enumerate() {
            let is_place = matches!(entry.role, Role::Area | Role::Node) && entry.boundary.is_none();
            if !is_place || entry.rank.address < 10 {
                continue;
            }
            for key in model.names_of(index as u32) {
                let named = by_name.entry(key).or_default();
                if named.last() != Some(&(index as u32)) {
                    named.push(index as u32);
                }
            }
        }
        Self { by_name }
    }

    /// The nearest place that bears one of the names; an area around the point has the distance 0.
    pub(super) fn named(&self, model: &Model, keys: &[NameKey], point: Point) -> Option<u32> {
        keys.iter()
            .filter_map(|key| self.by_name.get(key))
            .flatten()
            .map(|&entry| (entry, distance_m(model, entry, point)))
            .filter(|&(_, distance)| distance <= WITHIN_M)
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(entry, _)| entry)
    }
}

fn distance_m(model: &Model, entry: u32, point: Point) -> f64 {
    let place = &model.entries[entry as usize];
    if place.role == Role::Area {
        model.feature_of(place).shape.nearest(point).1
    } else {
        let (x, y) = place.position.plane_m(point);
        x.hypot(y)
    }
}
