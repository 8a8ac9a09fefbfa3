//! The area on which places of a kind are looked for: anywhere, around a point, in and around an area.
//!
//! Thousands of places are of a kind ("car park"), and the border of an area may have ten thousand points. So the area
//! is decoded once, which chains of areas lead to it is found out once for each, a place far outside its box is told by
//! that, and how much of its border a question may walk along is limited: places are looked at from the middle of the
//! area outwards, so that what is left out is what counts least.

use gazetteer::geometry::Plane;
use gazetteer::text::Connective;
use gazetteer::{BoundingBox, Gazetteer, Place, Point, Shape};
use rustc_hash::FxHashMap;

use super::candidates::Extent;
use crate::rank::LocationBias;
use crate::request::{Bias, Filter};

/// How far "near" reaches, in metres, beyond the edge of an area or from a point.
const NEAR_M: f64 = 5_000.0;
/// The distance at which half of the proximity is gone, in metres.
const HALF_M: f64 = 500.0;
/// Points of borders that are looked at for one question, half a millisecond.
const MOST_POINTS: usize = 300_000;
/// How much longer it takes to measure the distance to a border than to tell on which side of it a point is.
const MEASURED: usize = 4;

/// Where places of a kind are looked for.
pub enum Anchor<'g> {
    /// Anywhere that the filter allows, nearest to the bias first.
    Anywhere,
    /// In and around a place.
    Place(Place<'g>),
    /// Anchor a point.
    Point(Point),
}

/// Where places of a kind are looked for, made ready to look at many.
pub struct SearchArea<'g> {
    prepared: Prepared<'g>,
    relation: Option<Connective>,
}

enum Prepared<'g> {
    Anywhere(Bias, LocationBias),
    Point(Plane),
    Area(Box<Area<'g>>),
}

impl<'g> SearchArea<'g> {
    /// Makes ready; `relation` is how the question ties the kind to the place.
    pub fn of(around: &Anchor<'g>, relation: Option<Connective>, bias: Bias) -> Self {
        let prepared = match around {
            Anchor::Anywhere => Prepared::Anywhere(bias, LocationBias::of(bias)),
            Anchor::Point(point) => Prepared::Point(Plane::at(*point)),
            Anchor::Place(place) => Prepared::Area(Box::new(Area::of(*place))),
        };
        Self { prepared, relation }
    }

    /// Puts places in the order in which to look at them, where that matters because not all can be.
    pub fn sort(&self, places: &mut [Place<'g>]) {
        if let Prepared::Area(area) = &self.prepared
            && places.len() * area.points * MEASURED > area.left / 2
        {
            let middle = Plane::at(area.place.position());
            places.sort_by_cached_key(|place| middle.distance_m(place.position()) as u64);
        }
    }

    /// Where to begin to look and how far to go; `None` where nothing tells.
    pub fn extent(&self, filter: &Filter, gazetteer: &Gazetteer) -> Option<Extent> {
        match &self.prepared {
            Prepared::Point(plane) => Some(Extent { from: plane.origin(), within_m: NEAR_M, clip: None }),
            Prepared::Area(area) => {
                let (from, clip) = (area.place.position(), area.bbox.grown(NEAR_M));
                Some(Extent { from, within_m: clip.farthest_m(from), clip: Some(clip) })
            }
            Prepared::Anywhere(bias, _) => {
                let clip = filter.bounds.or_else(|| filter.regions.iter().find_map(|region| region.bounds(gazetteer)));
                let from = bias.centre().or(clip.map(|clip| clip.centre()))?;
                Some(Extent { from, within_m: clip.map_or(f64::INFINITY, |clip| clip.farthest_m(from)), clip })
            }
        }
    }

    /// Whether a place is where it should be by its address alone; anything is where there is no area.
    pub fn leads_to(&mut self, place: Place<'g>) -> bool {
        match &mut self.prepared {
            Prepared::Area(area) if self.relation != Some(Connective::Near) => area.is_above(place),
            _ => true,
        }
    }

    /// How near a place is, 0 to 1, and whether it is not where it should be; `None` where it is too far away.
    pub fn proximity(&mut self, place: Place<'g>) -> Option<(f64, bool)> {
        let position = place.position();
        match &mut self.prepared {
            Prepared::Anywhere(_, location_bias) => Some((location_bias.proximity(position), false)),
            Prepared::Point(plane) => Some((near(plane.distance_m(position))?, false)),
            Prepared::Area(area) => {
                if self.relation != Some(Connective::Near) && area.has(place) {
                    return Some((half(area.place.position().distance_m(position)), false));
                }
                let outside = self.relation == Some(Connective::In);
                Some((near(area.distance_m(position)?)?, outside))
            }
        }
    }
}

/// An area, decoded.
struct Area<'g> {
    place: Place<'g>,
    shape: Shape,
    bbox: BoundingBox,
    /// Points of the shape.
    points: usize,
    /// Points that may still be looked at.
    left: usize,
    /// Whether a chain leads to it, by index.
    chains: FxHashMap<u32, bool>,
}

impl<'g> Area<'g> {
    fn of(place: Place<'g>) -> Self {
        let shape = place.shape();
        let points = match &shape {
            Shape::Point(_) => 1,
            Shape::Lines(lines) => lines.iter().map(Vec::len).sum(),
            Shape::Area(polygons) => {
                let rings = polygons.iter().flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.inners));
                rings.map(Vec::len).sum()
            }
        };
        Self { bbox: shape.bounding_box(), place, shape, points, left: MOST_POINTS, chains: FxHashMap::default() }
    }

    /// Whether a place is in it, by its address or by where it is.
    fn has(&mut self, place: Place<'g>) -> bool {
        let position = place.position();
        self.is_above(place) || self.bbox.contains(position) && self.spend(1) && self.shape.contains(position)
    }

    /// Whether a place is in it by its address.
    fn is_above(&mut self, place: Place<'g>) -> bool {
        let (chain, own) = (place.hierarchy(), self.place);
        let leads = || chain.areas().any(|above| above == own);
        std::ptr::eq(place.gazetteer(), own.gazetteer()) && *self.chains.entry(chain.index()).or_insert_with(leads)
    }

    /// Metres to its edge, 0 inside; `None` where that is too far away.
    fn distance_m(&mut self, position: Point) -> Option<f64> {
        let may_be_near = self.bbox.distance_m(position) <= NEAR_M;
        (may_be_near && self.spend(MEASURED)).then(|| self.shape.nearest(position).1)
    }

    /// Whether its border may be walked along once more, at so much a point.
    fn spend(&mut self, each: usize) -> bool {
        let penalty = each * self.points;
        let goes = self.left >= penalty;
        self.left = self.left.saturating_sub(penalty);
        goes
    }
}

/// 1 at no distance, falling with it; `None` where it is too far to be near.
fn near(distance_m: f64) -> Option<f64> {
    (distance_m <= NEAR_M).then(|| half(distance_m))
}

fn half(distance_m: f64) -> f64 {
    HALF_M / (HALF_M + distance_m)
}
