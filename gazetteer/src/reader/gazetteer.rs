//! An open gazetteer: its maps and how to get at what is in them.

use std::path::Path;

use super::category_index::CategoryPlaces;
use super::entry::Entry;
use super::house::House;
use super::place::{Place, PlaceIx};
use super::way::{Way, WayIx};
use crate::category::Category;
use crate::error::Error;
use crate::format::bytes::Reader;
use crate::format::entrances::EntranceRow;
use crate::format::file;
use crate::format::ids::{self, HouseIx, Target};
use crate::format::map::Map;
use crate::format::record::{CategoryRecord, OwnedRow, PlaceRecord};
use crate::manifest::Manifest;
use crate::osm::{OsmId, PlaceId};
use crate::seal;
use crate::text_index::{TextIndex, is_same_value};
use crate::tree::Tree;

/// An open gazetteer. Opening maps the files and checks them; nothing is loaded.
#[derive(Debug)]
pub struct Gazetteer {
    manifest: Manifest,
    text_index: TextIndex,
    places: Map,
    categories: Map,
    strings: Map,
    pub(super) names: Map,
    pub(super) chains: Map,
    pub(super) shapes: Map,
    lines: Map,
    pub(super) houses: Map,
    blocks: Map,
    entrances: Map,
    entrance_rows: Map,
    ids: Map,
    block_index: Map,
    area_tree: Map,
    street_tree: Map,
    point_tree: Map,
    category_tree: Map,
}

impl Gazetteer {
    /// Opens the gazetteer in a folder.
    ///
    /// The first open of a generation verifies every checksum; later ones compare lengths and times of change.
    ///
    /// # Errors
    /// Where the folder holds no gazetteer, one of another version, or a damaged one.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let manifest = Manifest::open(folder)?;
        seal::verify_once(folder, &manifest)?;
        let map = |name| Map::open(folder, name);
        Ok(Self {
            text_index: TextIndex::open(&folder.join(file::WORDS))?,
            places: map(file::PLACES)?,
            categories: map(file::CATEGORIES)?,
            strings: map(file::STRINGS)?,
            names: map(file::NAMES)?,
            chains: map(file::CHAINS)?,
            shapes: map(file::SHAPES)?,
            lines: map(file::LINES)?,
            houses: map(file::HOUSES)?,
            blocks: map(file::BLOCKS)?,
            entrances: map(file::ENTRANCES)?,
            entrance_rows: map(file::ENTRANCE_ROWS)?,
            ids: map(file::IDS)?,
            block_index: map(file::ID_BLOCK_INDEX)?,
            area_tree: map(file::AREA_TREE)?,
            street_tree: map(file::STREET_TREE)?,
            point_tree: map(file::POINT_TREE)?,
            category_tree: map(file::CATEGORY_TREE)?,
            manifest,
        })
    }

    /// Compares every checksum of a gazetteer with its manifest, however often that was done before.
    pub fn verify(folder: &Path) -> Result<Manifest, Error> {
        let manifest = Manifest::open(folder)?;
        seal::verify(folder, &manifest)?;
        Ok(manifest)
    }

    /// What the gazetteer is made of.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The text index.
    pub fn text_index(&self) -> &TextIndex {
        &self.text_index
    }

    /// How many places there are.
    pub fn len(&self) -> u32 {
        self.records().len() as u32
    }

    /// Whether there is no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A place by its index, which is also the number of its document in the text index.
    pub fn place(&self, ix: PlaceIx) -> Option<Place<'_>> {
        self.records().get(ix.0 as usize).map(|record| Place::new(self, ix, record))
    }

    /// A way of a street.
    pub fn way(&self, ix: WayIx) -> Option<Way<'_>> {
        let row = self.line_rows().get(ix.0 as usize)?;
        self.place(PlaceIx(row.place)).map(|street| Way::new(street, ix, row.offset))
    }

    /// A row of house numbers.
    pub fn house(&self, ix: HouseIx) -> Option<House<'_>> {
        let block = self.block_rows().get(ix.block() as usize)?;
        self.place(PlaceIx(block.place))?.block(ix.block(), block.offset).nth(ix.row())
    }

    /// The houses of a block, by row of the block table (a payload of [`Self::point_tree`]).
    pub fn block(&self, block: u32) -> impl Iterator<Item = House<'_>> {
        let found = self.block_rows().get(block as usize);
        let place = found.and_then(|row| Some((row, self.place(PlaceIx(row.place))?)));
        place.into_iter().flat_map(move |(row, place)| place.block(block, row.offset))
    }

    /// Everything that stands for an OSM object: most have one entry, objects with two main tags two.
    pub fn find(&self, osm: OsmId) -> Vec<Entry<'_>> {
        let targets = ids::find(self.ids.bytes(), self.block_index.table(), osm);
        targets
            .into_iter()
            .filter_map(|target| match target {
                Target::Place(ix) => self.place(PlaceIx(ix)).map(Entry::Place),
                Target::Way(ix) => self.way(WayIx(ix)).map(Entry::Way),
                Target::House(ix) => self.house(ix).map(Entry::House),
            })
            .collect()
    }

    /// The entry that a public id stands for.
    pub fn find_place_id(&self, id: PlaceId) -> Option<Entry<'_>> {
        self.find(id.indexed()).into_iter().find(|entry| entry.place_id() == id)
    }

    /// Boxes of areas and settlements; payloads are places.
    pub fn area_tree(&self) -> Tree<'_> {
        Tree::of_words(self.area_tree.table())
    }

    /// Boxes of the ways of streets; payloads are ways.
    pub fn street_tree(&self) -> Tree<'_> {
        Tree::of_words(self.street_tree.table())
    }

    /// Boxes of points of interest and of blocks of house numbers; see [`PointPayload`].
    pub fn point_tree(&self) -> Tree<'_> {
        Tree::of_words(self.point_tree.table())
    }

    /// The places whose main tag is this, or has this key where no value is given, one item a value. Values are
    /// compared as the text index keeps them, blanks as underscores.
    pub fn category_places(&self, key: &str, value: Option<&str>) -> Vec<CategoryPlaces<'_>> {
        let has_value = |own: &str| value.is_none_or(|value| is_same_value(own, value));
        // Keys are few and each stands once in the strings, so that most rows are told by a number.
        let mut known: Vec<(u32, bool)> = Vec::new();
        let mut has_key = |offset: u32| {
            let found = known.iter().find(|(known, _)| *known == offset).map(|(_, is_key)| *is_key);
            found.unwrap_or_else(|| {
                known.push((offset, self.text(offset) == key));
                self.text(offset) == key
            })
        };
        let rows = self.categories.table::<CategoryRecord>().iter().zip(0..);
        let numbers =
            rows.filter(|(row, _)| has_key(row.key) && has_value(self.text(row.value))).map(|(_, number)| number);
        numbers.filter_map(|number| CategoryPlaces::of_words(self.category_tree.table(), number)).collect()
    }

    pub(super) fn text(&self, offset: u32) -> &str {
        if offset == 0 { "" } else { Reader::at(self.strings.bytes(), offset).text() }
    }

    /// The bytes of a text, for what does not ask whether they are UTF-8.
    pub(super) fn text_bytes(&self, offset: u32) -> &[u8] {
        if offset == 0 { &[] } else { Reader::at(self.strings.bytes(), offset).bytes() }
    }

    pub(super) fn category(&self, index: u16) -> Category<'_> {
        let known = self.categories.table::<CategoryRecord>().get(index as usize);
        known.map_or(Category { key: "", value: "" }, |record| Category {
            key: self.text(record.key),
            value: self.text(record.value),
        })
    }

    pub(super) fn line_rows(&self) -> &[OwnedRow] {
        self.lines.table()
    }

    pub(super) fn block_rows(&self) -> &[OwnedRow] {
        self.blocks.table()
    }

    pub(super) fn entrance_bytes(&self) -> &[u8] {
        self.entrances.bytes()
    }

    pub(super) fn entrance_rows(&self) -> &[EntranceRow] {
        self.entrance_rows.table()
    }

    fn records(&self) -> &[PlaceRecord] {
        self.places.table()
    }
}

/// What a payload of [`Gazetteer::point_tree`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointPayload {
    /// A place.
    Place(PlaceIx),
    /// A block of house numbers.
    Block(u32),
}

impl PointPayload {
    const BLOCK: u32 = 1 << 31;

    /// Reads a payload.
    pub fn of(payload: u32) -> Self {
        if payload & Self::BLOCK == 0 { Self::Place(PlaceIx(payload)) } else { Self::Block(payload & !Self::BLOCK) }
    }

    pub(crate) fn to_payload(self) -> u32 {
        match self {
            Self::Place(PlaceIx(ix)) => ix,
            Self::Block(block) => block | Self::BLOCK,
        }
    }
}
