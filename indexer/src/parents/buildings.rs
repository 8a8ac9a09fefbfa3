//! Buildings that bear an address and lend it to what stands in them.

use gazetteer::Shape;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::address_object::has_address;
use crate::model::Model;
use crate::model::entries::Role;

/// Features with an outline and an address.
pub(super) struct Buildings {
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
}

impl Buildings {
    pub(super) fn build(model: &Model) -> Self {
        let boxes = model
            .entries
            .iter()
            .filter(|entry| matches!(entry.role, Role::House | Role::Poi))
            .filter(|entry| matches!(model.feature_of(entry).shape, Shape::Area(_)))
            .filter(|entry| is_building(model, entry.feature) && has_address(model, model.feature_of(entry)))
            .map(|entry| {
                let bounds = model.feature_of(entry).shape.bounding_box();
                let corner = |lat: i32, lon: i32| [f64::from(lat), f64::from(lon)];
                let aabb = AABB::from_corners(corner(bounds.south, bounds.west), corner(bounds.north, bounds.east));
                GeomWithData::new(Rectangle::from_aabb(aabb), entry.feature)
            })
            .collect();
        Self { tree: RTree::bulk_load(boxes) }
    }

    /// The building with an address that an entry stands in, the smallest of several; none for what is a building
    /// itself.
    pub(super) fn around(&self, model: &Model, entry: u32) -> Option<u32> {
        let entry = &model.entries[entry as usize];
        if is_building(model, entry.feature) {
            return None;
        }
        let shape = |feature: u32| &model.features.features[feature as usize].shape;
        self.tree
            .locate_all_at_point([f64::from(entry.position.lat), f64::from(entry.position.lon)])
            .map(|found| found.data)
            .filter(|&feature| feature != entry.feature && stands_in(shape(feature), entry.position))
            .min_by(|&a, &b| {
                let size = |feature| shape(feature).bounding_box().area_degrees();
                size(a).total_cmp(&size(b)).then(a.cmp(&b))
            })
    }
}

/// Whether a point lies inside or on the wall.
fn stands_in(shape: &Shape, point: gazetteer::Point) -> bool {
    const WALL_M: f64 = 0.1;
    shape.contains(point) || shape.nearest(point).1 < WALL_M
}

fn is_building(model: &Model, feature: u32) -> bool {
    model.tag(&model.features.features[feature as usize], "building").is_some()
}
