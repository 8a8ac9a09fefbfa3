//! House numbers: rows in the table of their street.

use super::address_hierarchy::AddressHierarchy;
use super::entry::Entry;
use super::place::{Place, PlaceIx};
use super::tags::Tags;
use super::way::Way;
use crate::category::Category;
use crate::format::houses::{RowKind, RowView, decode_points, each_point};
use crate::format::ids::{HouseIx, range_hash};
use crate::geometry::{BoundingBox, Nearest, Plane, Point, Polygon, Shape, crosses};
use crate::osm::{OsmId, PlaceId};

/// A house number of a street or settlement.
#[derive(Clone, Debug)]
pub struct House<'g> {
    street: Place<'g>,
    ix: HouseIx,
    row: RowView<'g>,
}

/// What bears a house number.
#[derive(Clone, Debug)]
pub enum HouseKind<'g> {
    /// A house or an address node.
    House {
        /// The object.
        osm: OsmId,
        /// Such as `building=house`.
        category: Category<'g>,
        /// `addr:housename` and the like, mostly none.
        names: Tags<'g>,
        /// Other tags.
        extratags: Tags<'g>,
    },
    /// A place with a record of its own.
    Place(Place<'g>),
    /// Numbers along a line.
    Range {
        /// The interpolation way; of numbers that a file told, the way of the street that is next to them.
        osm: Option<OsmId>,
        /// Number at the line's start.
        first: u32,
        /// Number at the line's end; may be below the first.
        last: u32,
        /// Distance of two numbers.
        step: u32,
    },
}

impl<'g> House<'g> {
    pub(super) fn new(street: Place<'g>, ix: HouseIx, row: RowView<'g>) -> Self {
        Self { street, ix, row }
    }

    /// The street, or the settlement where it has no street.
    pub fn street(&self) -> Place<'g> {
        self.street
    }

    /// Its index.
    pub fn ix(&self) -> HouseIx {
        self.ix
    }

    /// The number as tagged; for a range its first number.
    pub fn number(&self) -> &'g str {
        self.row.number
    }

    /// Where it is shown; for a range the start of its line.
    pub fn position(&self) -> Point {
        self.row.position
    }

    /// What bears the number; `None` for a place that is not there, which only a damaged file has.
    pub fn kind(&self) -> Option<HouseKind<'g>> {
        Some(match self.row.kind {
            RowKind::House { osm, .. } => {
                let (category, names, extratags) = (self.category(), self.names(), self.extratags());
                HouseKind::House { osm, category, names, extratags }
            }
            RowKind::Place(ix) => HouseKind::Place(self.street.gazetteer().place(PlaceIx(ix))?),
            RowKind::Range { first, last, step, .. } => HouseKind::Range { osm: self.osm(), first, last, step },
        })
    }

    /// The OSM object; `None` where none stands for it.
    pub fn osm(&self) -> Option<OsmId> {
        match self.row.kind {
            RowKind::House { osm, .. } => Some(osm),
            RowKind::Range { osm, .. } => osm.or_else(|| self.way_beside()),
            RowKind::Place(ix) => self.street.gazetteer().place(PlaceIx(ix))?.osm(),
        }
    }

    /// What it is.
    pub fn category(&self) -> Category<'g> {
        let gazetteer = self.street.gazetteer();
        let place = |ix: u32| gazetteer.place(PlaceIx(ix));
        match self.row.kind {
            RowKind::House { category, .. } => gazetteer.category(category),
            RowKind::Place(ix) if let Some(place) = place(ix) => place.category(),
            RowKind::Place(_) | RowKind::Range { .. } => Category { key: "place", value: "houses" },
        }
    }

    /// `addr:housename` and the like, mostly none; those of a place stand in its own record.
    pub fn names(&self) -> Tags<'g> {
        let offset = if let RowKind::House { names, .. } = self.row.kind { names } else { 0 };
        Tags::new(self.street.gazetteer(), offset)
    }

    /// Other tags; those of a place stand in its own record.
    pub fn extratags(&self) -> Tags<'g> {
        let offset = if let RowKind::House { extratags, .. } = self.row.kind { extratags } else { 0 };
        Tags::new(self.street.gazetteer(), offset)
    }

    /// The way of the street that is next to it.
    fn way_beside(&self) -> Option<OsmId> {
        let distance_m = |way: &Way<'g>| way.nearest(self.row.position).1;
        let nearest = self.street.ways().map(|way| (distance_m(&way), way)).min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map_or_else(|| self.street.osm(), |(_, way)| way.osm())
    }

    /// The public id of a row of numbers that no object stands for.
    pub(super) fn listed_id(&self) -> Option<PlaceId> {
        match self.row.kind {
            RowKind::Range { osm: None, first, last, step, .. } => {
                Some(PlaceId::artificial(range_hash(self.row.position, first, last, step)))
            }
            _ => None,
        }
    }

    /// Whether it is a row of numbers that a file beside the map told.
    pub fn is_listed(&self) -> bool {
        matches!(self.row.kind, RowKind::Range { osm: None, .. })
    }

    /// Whether the number is that of a place with a record of its own.
    pub fn is_place(&self) -> bool {
        matches!(self.row.kind, RowKind::Place(_))
    }

    /// Whether it is a row of numbers along a line.
    pub fn is_range(&self) -> bool {
        matches!(self.row.kind, RowKind::Range { .. })
    }

    /// Whether it has the outline of a building.
    pub fn is_building(&self) -> bool {
        matches!(self.row.kind, RowKind::House { outline, .. } if !outline.is_empty())
    }

    /// The answer that this row gives: itself, or the place that bears the number.
    pub fn entry(self) -> Option<Entry<'g>> {
        match self.row.kind {
            RowKind::Place(ix) => self.street.gazetteer().place(PlaceIx(ix)).map(Entry::Place),
            RowKind::House { .. } | RowKind::Range { .. } => Some(Entry::House(self)),
        }
    }

    /// The areas above it.
    pub fn hierarchy(&self) -> AddressHierarchy<'g> {
        if self.row.chain == 0 { self.street.hierarchy() } else { self.street.hierarchy_at(self.row.chain) }
    }

    /// Its postcode, its own or its street's.
    pub fn postcode(&self) -> Option<&'g str> {
        if self.row.postcode == 0 {
            self.street.postcode()
        } else {
            Some(self.street.gazetteer().text(self.row.postcode))
        }
    }

    /// Its outline where it is a building, its line where it is a range, else its position.
    pub fn shape(&self) -> Shape {
        match self.row.kind {
            RowKind::House { outline, .. } if !outline.is_empty() => {
                let mut outer = decode_points(outline, self.row.position);
                outer.extend(outer.first().copied());
                Shape::Area(vec![Polygon { outer, inners: Vec::new() }])
            }
            RowKind::Range { line, .. } => Shape::Lines(vec![decode_points(line, self.row.position)]),
            _ => Shape::Point(self.row.position),
        }
    }

    /// Metres from the origin of a plane to its building or position, 0 inside, and the smallest box around it; decodes
    /// as it goes. Of a range the start of its line counts.
    pub fn distance_m(&self, plane: &Plane) -> (f64, BoundingBox) {
        let outline = match self.row.kind {
            RowKind::House { outline, .. } => outline,
            _ => &[],
        };
        let (mut nearest, mut bbox, mut inside) = (Nearest::of(plane), BoundingBox::EMPTY, false);
        let (mut first, mut last) = (None, None);
        let mut see = |from: Point, to: Point| {
            nearest.see(plane, from, to);
            inside ^= crosses(from, to, plane.origin());
        };
        each_point(outline, self.row.position, |point| {
            bbox = bbox.with(point);
            first.get_or_insert(point);
            see(last.unwrap_or(point), point);
            last = Some(point);
        });
        let Some((first, last)) = first.zip(last) else {
            return (plane.distance_m(self.row.position), BoundingBox::of_point(self.row.position));
        };
        see(last, first);
        (if inside { 0.0 } else { nearest.distance_m() }, bbox)
    }

    /// The smallest box around it.
    pub fn bounding_box(&self) -> BoundingBox {
        self.shape().bounding_box()
    }
}
