//! How near a position is to where the asker looks.

use gazetteer::Point;

use crate::request::Bias;

/// What draws answers to where the asker looks.
#[derive(Clone, Copy, Debug)]
pub struct LocationBias {
    bias: Bias,
    /// From the middle of the viewbox to its corner, in metres.
    size_m: f64,
}

impl LocationBias {
    /// The location_bias of a bias.
    pub fn of(bias: Bias) -> Self {
        let size_m = match bias {
            Bias::None | Bias::Point { .. } => 0.0,
            Bias::Viewbox(viewbox) => viewbox.centre().distance_m(Point::new(viewbox.north, viewbox.east)).max(1.0),
        };
        Self { bias, size_m }
    }

    /// 1 at the bias point or in the middle of the viewbox, falling towards 0 with distance; 0 without a bias.
    ///
    /// A point's location_bias is one half at its reach. In a viewbox it falls from 1 to 0.75 at the border, then to
    /// one half of that as far outside as the box is large.
    pub fn proximity(&self, position: Point) -> f64 {
        let size_m = self.size_m;
        match self.bias {
            Bias::None => 0.0,
            Bias::Point { at, reach_m } => reach_m / (reach_m + at.distance_m(position)),
            Bias::Viewbox(viewbox) if viewbox.contains(position) => {
                1.0 - 0.25 * (viewbox.centre().distance_m(position) / size_m).min(1.0)
            }
            Bias::Viewbox(viewbox) => 0.75 * size_m / (size_m + viewbox.distance_m(position)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gazetteer::BoundingBox;

    #[test]
    fn inside_beats_outside_and_the_middle_beats_the_border() {
        let bias = Bias::Viewbox(BoundingBox::of_corners((47.0, 9.0), (47.2, 9.2)));
        let at = |lat, lon| LocationBias::of(bias).proximity(Point::from_degrees(lat, lon).unwrap());
        assert!(at(47.1, 9.1) > at(47.19, 9.19));
        assert!(at(47.19, 9.19) > at(47.21, 9.21));
        assert!(at(47.21, 9.21) > at(48.0, 9.1));
    }

    #[test]
    fn pull_of_a_point_is_half_at_its_reach() {
        let at = Point::from_degrees(0.0, 0.0).unwrap();
        let there = Point::from_degrees(0.0, 0.1).unwrap();
        let reach_m = at.distance_m(there);
        assert!((LocationBias::of(Bias::Point { at, reach_m }).proximity(there) - 0.5).abs() < 1e-9);
    }
}
