//! Places: the records of a gazetteer.

use super::address_hierarchy::AddressHierarchy;
use super::gazetteer::Gazetteer;
use super::house::House;
use super::tags::Tags;
use super::way::{Way, WayIx};
use crate::category::{Category, key_index};
use crate::format::bytes::Reader;
use crate::format::ids::HouseIx;
use crate::format::record::{
    ARTIFICIAL, LINKED, NO_PLACE, PlaceRecord, SHAPE_AREA, SHAPE_BITS, SHAPE_LINES, SHAPE_STREET, rows_of,
};
use crate::format::shapes::ShapeReader;
use crate::format::{houses, shapes};
use crate::geometry::{BoundingBox, Point, Shape};
use crate::house_number::{HouseNumber, Presence};
use crate::osm::{OsmId, PlaceId};

/// Index of a place in its gazetteer; private to a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u32);

/// A settlement, boundary, street, venue or any other thing with a record of its own.
#[derive(Clone, Copy)]
pub struct Place<'g> {
    gazetteer: &'g Gazetteer,
    ix: PlaceIx,
    record: &'g PlaceRecord,
}

impl<'g> Place<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, ix: PlaceIx, record: &'g PlaceRecord) -> Self {
        Self { gazetteer, ix, record }
    }

    /// Its gazetteer.
    pub fn gazetteer(self) -> &'g Gazetteer {
        self.gazetteer
    }

    /// Its index.
    pub fn ix(self) -> PlaceIx {
        self.ix
    }

    /// The object that it is; `None` where no object stands for it.
    pub fn osm(self) -> Option<OsmId> {
        (self.record.flags & ARTIFICIAL == 0).then(|| OsmId::from_bits(self.record.osm))
    }

    /// Its public id.
    pub fn place_id(self) -> PlaceId {
        match self.osm() {
            Some(osm) => PlaceId::of(osm, key_index(self.category().key)),
            None => PlaceId::artificial(self.record.osm),
        }
    }

    /// What it is.
    pub fn category(self) -> Category<'g> {
        self.gazetteer.category(self.record.category)
    }

    /// Number of its category: equal for equal categories of a gazetteer.
    pub fn category_index(self) -> u16 {
        self.record.category
    }

    /// Its names.
    pub fn names(self) -> Tags<'g> {
        Tags::new(self.gazetteer, self.record.names)
    }

    /// Its other tags.
    pub fn extratags(self) -> Tags<'g> {
        Tags::new(self.gazetteer, self.record.extratags)
    }

    /// Where it is shown.
    pub fn position(self) -> Point {
        Point::new(self.record.lat, self.record.lon)
    }

    /// Search rank: 2 continent to 30 house.
    pub fn rank_search(self) -> u8 {
        self.record.rank_search
    }

    /// Address rank; 0 where it is no part of addresses.
    pub fn rank_address(self) -> u8 {
        self.record.rank_address
    }

    /// `admin_level`, or 0.
    pub fn admin_level(self) -> u8 {
        self.record.admin_level
    }

    /// 0 to 1.
    pub fn importance(self) -> f64 {
        f64::from(self.record.importance) / 65535.0
    }

    /// Whether another place is shown in its stead.
    pub fn is_linked(self) -> bool {
        self.record.flags & LINKED != 0
    }

    /// Whether it is a street.
    pub fn is_street(self) -> bool {
        matches!(self.record.rank_address, 26 | 27)
    }

    /// Whether it has an area.
    pub fn is_area(self) -> bool {
        self.record.flags & SHAPE_BITS == SHAPE_AREA
    }

    /// Its street or settlement; for a linked place the one that is shown in its stead.
    pub fn parent(self) -> Option<Self> {
        (self.record.parent != NO_PLACE).then(|| self.gazetteer.place(PlaceIx(self.record.parent))).flatten()
    }

    /// The places that this one is shown for: label nodes of a boundary.
    pub fn linked(self) -> impl Iterator<Item = Self> {
        // The writer puts them right behind.
        let behind = (self.ix.0.saturating_add(1)..).map_while(move |ix| self.gazetteer.place(PlaceIx(ix)));
        behind.take_while(move |place| place.is_linked() && place.record.parent == self.ix.0)
    }

    /// Its house number as tagged.
    pub fn house_number(self) -> Option<&'g str> {
        (self.record.house_number != 0).then(|| self.gazetteer.text(self.record.house_number))
    }

    /// Its postcode.
    pub fn postcode(self) -> Option<&'g str> {
        (self.record.postcode != 0).then(|| self.gazetteer.text(self.record.postcode))
    }

    /// The areas above it.
    pub fn hierarchy(self) -> AddressHierarchy<'g> {
        AddressHierarchy::new(self.gazetteer, self.record.chain)
    }

    /// The smallest box around it.
    pub fn bounding_box(self) -> BoundingBox {
        match self.record.flags & SHAPE_BITS {
            SHAPE_STREET => {
                self.ways().map(Way::bounding_box).reduce(BoundingBox::union).unwrap_or_else(|| self.point_box())
            }
            SHAPE_LINES | SHAPE_AREA => shapes::bbox(&mut self.shape_reader(), self.position()),
            _ => self.point_box(),
        }
    }

    fn point_box(self) -> BoundingBox {
        BoundingBox::of_point(self.position())
    }

    /// Its whole form; decoded anew at each call.
    pub fn shape(self) -> Shape {
        let position = self.position();
        match self.record.flags & SHAPE_BITS {
            SHAPE_STREET => Shape::Lines(self.ways().map(Way::line).collect()),
            kind @ (SHAPE_LINES | SHAPE_AREA) => {
                let mut reader = self.shape_reader();
                shapes::bbox(&mut reader, position);
                let reader = ShapeReader::new(reader, self.gazetteer.shapes.bytes(), position);
                if kind == SHAPE_AREA { Shape::Area(reader.polygons()) } else { Shape::Lines(reader.lines()) }
            }
            _ => Shape::Point(position),
        }
    }

    fn shape_reader(self) -> Reader<'g> {
        Reader::at(self.gazetteer.shapes.bytes(), self.record.shape)
    }

    /// The ways of a street; none for anything else.
    pub fn ways(self) -> impl Iterator<Item = Way<'g>> {
        let first = self.record.shape;
        let rows = match self.record.flags & SHAPE_BITS {
            SHAPE_STREET => rows_of(self.gazetteer.line_rows(), first, self.ix.0),
            _ => &[],
        };
        rows.iter().enumerate().map(move |(index, row)| Way::new(self, WayIx(first + index as u32), row.offset))
    }

    /// The house numbers that hang on it, sorted.
    pub fn houses(self) -> impl Iterator<Item = House<'g>> {
        self.blocks().flat_map(move |(block, offset)| self.block(block, offset))
    }

    /// Those of its house numbers, in order, that are not known to be others than the one asked for without being read.
    pub fn houses_like<'n>(self, asked: &'n HouseNumber) -> impl Iterator<Item = House<'g>> + use<'g, 'n> {
        self.blocks_like(asked).flat_map(move |(_, block, rows)| self.rows(block, rows))
    }

    /// Whether a house number that hangs on it is the one asked for.
    pub fn presence(self, asked: &HouseNumber) -> Presence {
        self.blocks_like(asked).map(|(presence, ..)| presence).max().unwrap_or_default()
    }

    /// Whether a house number hangs on it.
    pub fn has_houses(self) -> bool {
        self.record.first_block != NO_PLACE
    }

    /// The indexes and offsets of its blocks of house numbers.
    fn blocks(self) -> impl Iterator<Item = (u32, u32)> {
        let first = self.record.first_block;
        let rows = rows_of(self.gazetteer.block_rows(), first, self.ix.0);
        rows.iter().enumerate().map(move |(index, row)| (first + index as u32, row.offset))
    }

    /// The blocks that may have a number, with their rows.
    fn blocks_like<'n>(
        self,
        asked: &'n HouseNumber,
    ) -> impl Iterator<Item = (Presence, u32, houses::Rows<'g>)> + use<'g, 'n> {
        self.blocks().filter_map(move |(block, offset)| {
            let (numbers, rows) = houses::block(self.gazetteer.houses.bytes(), offset);
            let presence = asked.numbers().map_or(Presence::Unknown, |asked| numbers.presence(asked));
            (presence != Presence::Absent).then_some((presence, block, rows))
        })
    }

    pub(super) fn block(self, block: u32, offset: u32) -> impl Iterator<Item = House<'g>> {
        self.rows(block, houses::block(self.gazetteer.houses.bytes(), offset).1)
    }

    fn rows(self, block: u32, rows: houses::Rows<'g>) -> impl Iterator<Item = House<'g>> {
        rows.enumerate().map(move |(index, row)| House::new(self, HouseIx::new(block, index), row))
    }

    pub(super) fn hierarchy_at(self, offset: u32) -> AddressHierarchy<'g> {
        AddressHierarchy::new(self.gazetteer, offset)
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.gazetteer, other.gazetteer) && self.ix == other.ix
    }
}

impl std::fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Place").field("ix", &self.ix.0).field("osm", &self.osm()).field("names", &self.names()).finish()
    }
}
