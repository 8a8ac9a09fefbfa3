//! Moving geometry out of the features.

use gazetteer::{Point, Shape};

use crate::model::Model;

/// Counts how many drafts still want the shape of each feature, so that the last one gets it without a copy.
pub(super) struct Shapes {
    wanted: Vec<u8>,
}

impl Shapes {
    pub(super) fn build(model: &Model) -> Self {
        let mut wanted = vec![0_u8; model.features.features.len()];
        for entry in &model.entries {
            let count = &mut wanted[entry.feature as usize];
            *count = count.saturating_add(1);
        }
        Self { wanted }
    }

    /// The shape of a feature.
    pub(super) fn take(&mut self, model: &mut Model, feature: u32) -> Shape {
        let (wanted, shape) =
            (&mut self.wanted[feature as usize], &mut model.features.features[feature as usize].shape);
        *wanted = wanted.saturating_sub(1);
        // 255 stands for any larger number of drafts.
        if *wanted > 0 { shape.clone() } else { std::mem::replace(shape, Shape::Point(Point::default())) }
    }
}
