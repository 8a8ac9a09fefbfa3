//! The records of places, with their tags, chains and shapes.

use std::hash::Hasher;

use super::borders::SharedSegments;
use super::houses::HouseTable;
use super::order::Order;
use super::shapes::ShapeFile;
use super::strings::{CategoryTable, StringFile, TagFile, check_size};
use crate::draft::{ChainId, Drafts, PlaceDraft, ShapeDraft};
use crate::error::Error;
use crate::format::chain::{ChainFields, put_chain};
use crate::format::header::HEADER;
use crate::format::record::{
    ARTIFICIAL, LINKED, NO_PLACE, OwnedRow, PlaceRecord, SHAPE_AREA, SHAPE_LINES, SHAPE_POINT, SHAPE_STREET,
};
use crate::geometry::{BoundingBox, Point, Shape};
use crate::reader::category_index;
use crate::reader::{PlaceIx, PointPayload};
use crate::tree;

/// Everything that belongs to the records of places.
pub struct PlaceTables {
    pub records: Vec<PlaceRecord>,
    pub categories: CategoryTable,
    pub tags: TagFile,
    pub chains: Vec<u8>,
    chain_offsets: Vec<u32>,
    shapes: ShapeFile,
    pub lines: Vec<OwnedRow>,
    line_boxes: Vec<BoundingBox>,
    boxes: Vec<BoundingBox>,
}

impl PlaceTables {
    pub fn new(drafts: &Drafts, order: &Order, strings: &mut StringFile<'_>) -> Result<Self, Error> {
        let (chains, chain_offsets) = encode_chains(drafts, order, strings);
        let mut tables = Self {
            records: Vec::with_capacity(drafts.places.len()),
            categories: CategoryTable::by_use(drafts, strings)?,
            tags: TagFile::new(),
            chains,
            chain_offsets,
            shapes: ShapeFile::new(shared_borders(drafts, order)),
            lines: Vec::new(),
            line_boxes: Vec::new(),
            boxes: Vec::with_capacity(drafts.places.len()),
        };
        for &draft in &order.drafts {
            let record = tables.record(&drafts.places[draft as usize], drafts, order, strings)?;
            tables.records.push(record);
        }
        check_size("shapes", &tables.shapes.bytes)?;
        check_size("names", &tables.tags.bytes)?;
        check_size("chains", &tables.chains)?;
        Ok(tables)
    }

    /// The encoded shapes, and nothing is kept of them.
    pub fn take_shapes(&mut self) -> Vec<u8> {
        std::mem::replace(&mut self.shapes, ShapeFile::new(SharedSegments::default())).bytes
    }

    /// The offset of a chain.
    pub fn chain(&self, id: ChainId) -> u32 {
        self.chain_offsets.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn record(
        &mut self,
        place: &PlaceDraft,
        drafts: &Drafts,
        order: &Order,
        strings: &mut StringFile<'_>,
    ) -> Result<PlaceRecord, Error> {
        let (form, shape) = self.shape(place, strings)?;
        let mut flags = form;
        if place.osm.is_none() {
            flags |= ARTIFICIAL;
        }
        if place.linked_to.is_some() {
            flags |= LINKED;
        }
        let parent = place.linked_to.or(place.parent).map_or(NO_PLACE, |parent| order.place(parent));
        Ok(PlaceRecord {
            osm: place.osm.map_or_else(|| artificial_hash(place, drafts), crate::osm::OsmId::to_bits),
            lat: place.position.lat,
            lon: place.position.lon,
            names: self.tags.offset(&place.names, strings),
            extratags: self.tags.offset(&place.extratags, strings),
            chain: self.chain(place.chain),
            parent,
            house_number: strings.offset_or_none(place.house_number),
            postcode: strings.offset_or_none(place.postcode),
            shape,
            first_block: NO_PLACE,
            category: self.categories.index(place.category, strings)?,
            importance: (place.importance.clamp(0.0, 1.0) * 65535.0).round() as u16,
            rank_search: place.rank_search,
            rank_address: place.rank_address,
            admin_level: place.admin_level,
            flags,
        })
    }

    /// Writes a shape; returns its form and where it is.
    fn shape(&mut self, place: &PlaceDraft, strings: &mut StringFile<'_>) -> Result<(u8, u32), Error> {
        let ix = self.records.len() as u32;
        match &place.shape {
            ShapeDraft::Street(ways) if !ways.is_empty() => {
                let first = self.lines.len() as u32;
                let mut street_box = BoundingBox::of_point(place.position);
                for way in ways {
                    let category = self.categories.index(way.category, strings)?;
                    let (offset, way_box) = self.shapes.add_way(place.position, way.osm.number(), category, &way.line);
                    self.lines.push(OwnedRow { offset, place: ix });
                    street_box = street_box.union(way_box);
                    self.line_boxes.push(way_box);
                }
                self.boxes.push(street_box);
                Ok((SHAPE_STREET, first))
            }
            ShapeDraft::Other(shape @ (Shape::Lines(_) | Shape::Area(_))) => {
                let (offset, bbox) = self.shapes.add(place.position, shape);
                self.boxes.push(bbox);
                Ok((if matches!(shape, Shape::Area(_)) { SHAPE_AREA } else { SHAPE_LINES }, offset))
            }
            ShapeDraft::Point | ShapeDraft::Street(_) | ShapeDraft::Other(Shape::Point(_)) => {
                self.boxes.push(BoundingBox::of_point(place.position));
                Ok((SHAPE_POINT, 0))
            }
        }
    }

    /// The tree of areas and settlements: what reverse falls back to.
    pub fn area_tree(&self) -> Vec<u8> {
        self.tree_of(|record| (1..26).contains(&record.rank_address))
    }

    fn tree_of(&self, wanted: impl Fn(&PlaceRecord) -> bool) -> Vec<u8> {
        tree::encode(self.boxes_of(wanted).map(|(ix, bbox)| (bbox, ix)).collect())
    }

    fn boxes_of(&self, wanted: impl Fn(&PlaceRecord) -> bool) -> impl Iterator<Item = (u32, BoundingBox)> {
        let all = self.records.iter().zip(&self.boxes).enumerate();
        all.filter(move |(_, (record, _))| record.flags & LINKED == 0 && wanted(record))
            .map(|(ix, (_, bbox))| (ix as u32, *bbox))
    }

    /// The tree of the ways of streets.
    pub fn street_tree(&self) -> Vec<u8> {
        tree::encode(self.line_boxes.iter().enumerate().map(|(row, bbox)| (*bbox, row as u32)).collect())
    }

    /// The tree of everything that is neither street nor part of addresses, and of the blocks of house numbers.
    pub fn point_tree(&self, houses: &HouseTable) -> Vec<u8> {
        let places = self.boxes_of(|record| !(1..28).contains(&record.rank_address));
        let places = places.map(|(ix, bbox)| (bbox, PointPayload::Place(PlaceIx(ix)).to_payload()));
        let blocks = houses.boxes.iter().enumerate();
        let blocks = blocks.map(|(block, bbox)| (*bbox, PointPayload::Block(block as u32).to_payload()));
        tree::encode(places.chain(blocks).collect())
    }

    /// The places of each category by where they are.
    pub fn category_tree(&self) -> Vec<u8> {
        let mut places_of = vec![Vec::new(); self.categories.records.len()];
        for (ix, record) in self.records.iter().enumerate().filter(|(_, record)| record.flags & LINKED == 0) {
            let place = (Point::new(record.lat, record.lon), PlaceIx(ix as u32));
            places_of[usize::from(record.category)].push(place);
        }
        category_index::encode(places_of)
    }
}

/// What lines and areas share, in the order in which they are written.
fn shared_borders(drafts: &Drafts, order: &Order) -> SharedSegments {
    SharedSegments::of(|| {
        order.drafts.iter().filter_map(|&draft| match &drafts.places[draft as usize].shape {
            ShapeDraft::Other(shape) => Some(shape),
            ShapeDraft::Point | ShapeDraft::Street(_) => None,
        })
    })
}

/// A hash of what an artificial place is: the same at the next import of the same data.
fn artificial_hash(place: &PlaceDraft, drafts: &Drafts) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    let strings = &drafts.strings;
    let texts =
        [place.category.key, place.category.value].into_iter().chain(place.names.iter().map(|(_, value)| *value));
    for text in texts {
        hasher.write(strings.get(text).as_bytes());
        hasher.write_u8(0xff);
    }
    hasher.write(&drafts.chain(place.chain).country);
    if place.rank_address >= 26 {
        // Streets of one name are told apart by where they are, on a grid of some ten kilometres.
        hasher.write_i32(place.position.lat / 1_000_000);
        hasher.write_i32(place.position.lon / 1_000_000);
    }
    hasher.finish()
}

fn encode_chains(drafts: &Drafts, order: &Order, strings: &mut StringFile<'_>) -> (Vec<u8>, Vec<u32>) {
    let mut bytes = vec![0; HEADER];
    let offsets = drafts
        .chains()
        .iter()
        .map(|chain| {
            let offset = bytes.len() as u32;
            let areas: Vec<u32> = chain.areas.iter().map(|&area| order.place(area)).collect();
            let fields = ChainFields {
                country: chain.country,
                locality: strings.offset_or_none(chain.locality),
                time_zone: strings.offset_or_none(chain.time_zone),
                areas: areas.as_slice(),
            };
            put_chain(&mut bytes, &fields);
            offset
        })
        .collect();
    (bytes, offsets)
}
