//! Areas of one postcode (`boundary=postal_code`).

use gazetteer::{BoundingBox, Point, Shape};

use super::tags::tagged;
use crate::model::Model;
use crate::model::entries::Role;
use crate::prepared_polygon::PreparedPolygon;
use crate::strings::Sym;

/// Postal areas, the smallest first.
pub(super) struct PostalAreas(Vec<(BoundingBox, PreparedPolygon, Sym)>);

impl PostalAreas {
    pub(super) fn build(model: &Model) -> Self {
        let mut areas: Vec<_> = model
            .entries
            .iter()
            .filter(|entry| entry.role == Role::PostalArea)
            .filter_map(|entry| {
                let feature = model.feature_of(entry);
                let Shape::Area(polygons) = &feature.shape else { return None };
                let code = tagged(model, feature).or_else(|| model.tag(feature, "ref"))?;
                Some((feature.shape.bounding_box(), PreparedPolygon::build(polygons), code))
            })
            .collect();
        areas.sort_by(|a, b| a.0.area_degrees().total_cmp(&b.0.area_degrees()));
        Self(areas)
    }

    /// The postcode of the smallest area around a point.
    pub(super) fn at(&self, point: Point) -> Option<Sym> {
        self.0.iter().find(|(bounds, area, _)| bounds.contains(point) && area.contains(point)).map(|(.., code)| *code)
    }
}
