//! What can be above a point.

use gazetteer::{BoundingBox, Point, Shape};

use crate::country::CountryCode;
use crate::model::Model;
use crate::model::entries::{Entry, Role};
use crate::model::keys::NameKey;
use crate::prepared_polygon::PreparedPolygon;

/// An area or place node that can be above a point.
pub(super) struct Member {
    pub entry: u32,
    pub position: Point,
    pub rank_address: u8,
    pub rank_search: u8,
    pub country: CountryCode,
    /// The keys of its names, sorted; empty until [`super::Hierarchy::refresh`].
    pub names: Box<[NameKey]>,
    /// A farm, locality or the like, which is part of an address only where the address names it.
    pub only_named: bool,
    /// The box of an area, the fuzzy square of a node.
    pub bounds: BoundingBox,
    /// `None` for nodes.
    pub area: Option<PreparedPolygon>,
}

/// An area or place node of a [`super::Hierarchy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberId(pub(super) u32);

/// Key and value of administrative boundaries.
pub(super) const ADMINISTRATIVE: (&str, &str) = ("boundary", "administrative");

/// The rank of farms, localities and squares.
pub(super) const LAST_RANK: u8 = 25;

impl Member {
    pub(super) fn contains_strictly(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.area.as_ref().is_some_and(|area| area.contains(point))
    }
}

pub(super) fn member(model: &Model, index: u32, entry: &Entry) -> Option<Member> {
    let shape = &model.feature_of(entry).shape;
    let (bounds, area) = match (entry.role, shape) {
        (Role::Area, Shape::Area(polygons)) => (shape.bounding_box(), Some(PreparedPolygon::build(polygons))),
        (Role::Node, _) => (fuzzy_square(entry.position, entry.rank.search), None),
        // A boundary without a rank of its own may still be linked, and then has one.
        (Role::Nature, Shape::Area(polygons)) if model.category_of(entry) == ADMINISTRATIVE => {
            (shape.bounding_box(), Some(PreparedPolygon::build(polygons)))
        }
        _ => return None,
    };
    let (rank_address, rank_search) = (entry.rank.address, entry.rank.search);
    let (position, country) = (entry.position, entry.country);
    let only_named = rank_address == LAST_RANK && model.category_of(entry).0 == "place";
    Some(Member {
        entry: index,
        position,
        rank_address,
        rank_search,
        country,
        names: Box::default(),
        only_named,
        bounds,
        area,
    })
}

/// How far a place node reaches to each side: 15 km from a city, 4 km from a town, 2 km from a village, 1 km from a
/// hamlet and 500 m from anything smaller.
pub(super) fn fuzzy_square(centre: Point, rank_search: u8) -> BoundingBox {
    let reach_m = match rank_search {
        0..=16 => 15_000.0,
        17..=18 => 4_000.0,
        19 => 2_000.0,
        20 => 1_000.0,
        _ => 500.0,
    };
    BoundingBox::around(centre, reach_m)
}
