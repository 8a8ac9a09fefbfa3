//! The fixed-size record of a place, and the small tables beside it.

use bytemuck::{Pod, Zeroable};

/// "No place" in a field that names a place by index.
pub const NO_PLACE: u32 = u32::MAX;

/// Form of a place: only a position.
pub const SHAPE_POINT: u8 = 0;
/// Form of a place: a street; `shape` is the index of its first line in `lines.table`.
pub const SHAPE_STREET: u8 = 1;
/// Form of a place: a line that is no street; `shape` is an offset in `shapes.bytes`.
pub const SHAPE_LINES: u8 = 2;
/// Form of a place: an area; `shape` is an offset in `shapes.bytes`.
pub const SHAPE_AREA: u8 = 3;
/// The bits of `flags` that hold the form.
pub const SHAPE_BITS: u8 = 3;
/// Flag: shown by another place (`parent` names it), not searched.
pub const LINKED: u8 = 4;
/// Flag: no OSM object stands for it; `osm` is a hash.
pub const ARTIFICIAL: u8 = 8;

/// A place.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct PlaceRecord {
    /// [`crate::OsmId`] in its packed form, or a hash.
    pub osm: u64,
    pub lat: i32,
    pub lon: i32,
    /// Offset in `names.bytes`.
    pub names: u32,
    /// Offset in `names.bytes`.
    pub extratags: u32,
    /// Offset in `chains.bytes`.
    pub chain: u32,
    /// Street or settlement that it belongs to, or [`NO_PLACE`].
    pub parent: u32,
    /// Offset in `strings.bytes`.
    pub house_number: u32,
    /// Offset in `strings.bytes`.
    pub postcode: u32,
    /// See the `SHAPE_*` constants.
    pub shape: u32,
    /// Index in `blocks.table`, or [`NO_PLACE`] where no house number hangs on it.
    pub first_block: u32,
    /// Index in `categories.table`.
    pub category: u16,
    /// 0 to 65535 for 0 to 1.
    pub importance: u16,
    pub rank_search: u8,
    pub rank_address: u8,
    pub admin_level: u8,
    pub flags: u8,
}

/// A category: key and value as offsets in `strings.bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct CategoryRecord {
    pub key: u32,
    pub value: u32,
}

/// A row of `lines.table` or `blocks.table`: where it starts and the place that it belongs to. The rows of one place
/// follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct OwnedRow {
    pub offset: u32,
    pub place: u32,
}

/// The rows of a place: from the first one on as long as they are its own.
pub fn rows_of(rows: &[OwnedRow], first: u32, place: u32) -> &[OwnedRow] {
    let from = rows.get(first as usize..).unwrap_or_default();
    let count = from.iter().take_while(|row| row.place == place).count();
    &from[..count]
}
