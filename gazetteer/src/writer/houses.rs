//! The tables of house numbers: rows by street, sorted by number, in blocks.

use super::order::Order;
use super::places::PlaceTables;
use super::strings::{StringFile, check_size};
use crate::draft::{ChainId, DraftId, Drafts};
use crate::error::Error;
use crate::format::header::HEADER;
use crate::format::houses::{BLOCK, Row, RowDraft, RowKind, put_block};
use crate::format::ids::{HouseIx, range_hash};
use crate::format::record::{OwnedRow, PlaceRecord};
use crate::geometry::{BoundingBox, Point};
use crate::house_number::sort_key;
use crate::osm::OsmId;
use crate::strings::Sym;

/// The encoded tables.
pub struct HouseTable {
    /// With room for the header.
    pub bytes: Vec<u8>,
    pub blocks: Vec<OwnedRow>,
    pub boxes: Vec<BoundingBox>,
    /// Where each object with a row of its own went.
    pub ids: Vec<(OsmId, HouseIx)>,
    /// All rows.
    pub rows: u64,
    /// Where each house of the drafts went; empty where nobody asks.
    houses: Vec<HouseIx>,
}

impl HouseTable {
    /// Sorts all numbers to their streets and tells the streets' records where their blocks start.
    pub fn new(
        drafts: &Drafts,
        order: &Order,
        tables: &mut PlaceTables,
        strings: &mut StringFile<'_>,
    ) -> Result<Self, Error> {
        let mut table = Self {
            bytes: vec![0; HEADER],
            blocks: Vec::new(),
            boxes: Vec::new(),
            ids: Vec::new(),
            rows: 0,
            houses: Vec::new(),
        };
        if !drafts.entrances.is_empty() {
            table.houses = vec![HouseIx(u32::MAX); drafts.houses.len()];
        }
        let mut sources = sources(drafts, order);
        sources.sort_by_cached_key(|&(street, source)| (street, sort_key(&source.number(drafts)), source));
        for street in sources.chunk_by(|a, b| a.0 == b.0) {
            let ix = street[0].0;
            let Some(record) = tables.records.get_mut(ix as usize) else { continue };
            record.first_block = table.blocks.len() as u32;
            let record = *record;
            for block in street.chunks(BLOCK) {
                let rows: Result<Vec<_>, Error> =
                    block.iter().map(|(_, source)| source.row(drafts, order, &record, tables, strings)).collect();
                table.remember(block.iter().map(|(_, source)| *source));
                table.add_block(ix, &rows?);
            }
        }
        check_size("house numbers", &table.bytes)?;
        if table.blocks.len() as u64 > u64::from(HouseIx::MOST_BLOCKS) {
            let (found, most) = (table.blocks.len() as u64, u64::from(HouseIx::MOST_BLOCKS));
            return Err(Error::TooLarge { what: "blocks of house numbers", found, most });
        }
        Ok(table)
    }

    /// Where a house of the drafts went; `None` where its parent is no place, or where no draft has an entrance.
    pub fn house(&self, index: u32) -> Option<HouseIx> {
        self.houses.get(index as usize).copied().filter(|ix| ix.0 != u32::MAX)
    }

    /// Notes where the houses of the next block go.
    fn remember(&mut self, sources: impl Iterator<Item = RowSource>) {
        let block = self.blocks.len() as u32;
        for (row, source) in sources.enumerate() {
            if let RowSource::House(index) = source
                && let Some(house) = self.houses.get_mut(index as usize)
            {
                *house = HouseIx::new(block, row);
            }
        }
    }

    fn add_block(&mut self, street: u32, rows: &[RowDraft]) {
        let block = self.blocks.len() as u32;
        self.blocks.push(OwnedRow { offset: self.bytes.len() as u32, place: street });
        put_block(&mut self.bytes, rows);
        self.boxes.push(rows.iter().map(row_box).fold(BoundingBox::EMPTY, BoundingBox::union));
        for (index, row) in rows.iter().enumerate() {
            let id = match row.kind {
                RowKind::House { osm, .. } | RowKind::Range { osm: Some(osm), .. } => osm,
                RowKind::Range { osm: None, first, last, step, .. } => {
                    OsmId::of_hash(range_hash(row.position, first, last, step))
                }
                RowKind::Place(_) => continue,
            };
            self.ids.push((id, HouseIx::new(block, index)));
        }
        self.rows += rows.len() as u64;
    }
}

fn row_box(row: &RowDraft) -> BoundingBox {
    let points: &[Point] = match &row.kind {
        RowKind::House { outline, .. } => outline,
        RowKind::Range { line, .. } => line,
        RowKind::Place(_) => &[],
    };
    BoundingBox::of_points(points.iter().copied()).with(row.position)
}

/// Where a row comes from, by index in the drafts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RowSource {
    House(u32),
    Range(u32),
    Place(u32),
}

/// All rows with the place that they hang on.
fn sources(drafts: &Drafts, order: &Order) -> Vec<(u32, RowSource)> {
    let places = drafts.places.iter().enumerate().filter(|(_, place)| place.house_number.is_some());
    let places = places.filter_map(|(index, place)| Some((place.parent?, RowSource::Place(index as u32))));
    let houses = drafts.houses.iter().enumerate().map(|(index, house)| (house.parent, RowSource::House(index as u32)));
    let ranges = drafts.ranges.iter().enumerate().map(|(index, range)| (range.parent, RowSource::Range(index as u32)));
    houses.chain(places).chain(ranges).map(|(parent, source)| (order.place(parent), source)).collect()
}

impl RowSource {
    fn number(self, drafts: &Drafts) -> String {
        let text = |sym: Sym| drafts.strings.get(sym).to_owned();
        match self {
            Self::House(index) => text(drafts.houses[index as usize].number),
            Self::Range(index) => drafts.ranges[index as usize].first.to_string(),
            Self::Place(index) => drafts.places[index as usize].house_number.map(text).unwrap_or_default(),
        }
    }

    fn row(
        self,
        drafts: &Drafts,
        order: &Order,
        street: &PlaceRecord,
        tables: &mut PlaceTables,
        strings: &mut StringFile<'_>,
    ) -> Result<RowDraft, Error> {
        let number = self.number(drafts);
        // A row keeps only what differs from its street.
        let mut place_row = |position, chain: ChainId, postcode: Option<Sym>, kind| {
            let (chain, postcode) = (tables.chain(chain), strings.offset_or_none(postcode));
            Row {
                number: number.clone(),
                position,
                chain: if chain == street.chain { 0 } else { chain },
                postcode: if postcode == street.postcode { 0 } else { postcode },
                kind,
            }
        };
        Ok(match self {
            Self::Place(index) => {
                let place = &drafts.places[index as usize];
                let kind = RowKind::Place(order.place(DraftId(index)));
                Row { number, position: place.position, chain: 0, postcode: 0, kind }
            }
            Self::Range(index) => {
                let range = &drafts.ranges[index as usize];
                let (osm, line) = (range.osm, range.line.clone());
                let kind = RowKind::Range { osm, first: range.first, last: range.last, step: range.step, line };
                let start = range.line.first().copied().unwrap_or_default();
                place_row(start, range.chain, range.postcode, kind)
            }
            Self::House(index) => {
                let house = &drafts.houses[index as usize];
                let open = house.outline.len().saturating_sub(1);
                let mut row = place_row(house.position, house.chain, house.postcode, RowKind::Place(0));
                row.kind = RowKind::House {
                    osm: house.osm,
                    category: tables.categories.index(house.category, strings)?,
                    names: tables.tags.offset(&house.names, strings),
                    extratags: tables.tags.offset(&house.extratags, strings),
                    outline: house.outline[..open].to_vec(),
                };
                row
            }
        })
    }
}
