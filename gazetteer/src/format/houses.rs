//! House numbers: blocks of up to [`BLOCK`] rows of one street, in number order.
//!
//! A block starts with its row count and the numbers that its rows can answer for; positions and object numbers are
//! differences to the row before.
//! A row is a house, a place that bears a number, or a range of numbers along a line.

use super::bytes::{Reader, put, put_bytes, put_signed};
use super::number_set::NumberSet;
use super::points::{Points, points, put_points};
use super::shapes::{put_step, step};
use crate::geometry::Point;
use crate::house_number::numbers;
use crate::osm::OsmId;

/// Most rows of a block.
pub const BLOCK: usize = 16;

const KIND: u8 = 3;
const KIND_HOUSE: u8 = 0;
const KIND_PLACE: u8 = 1;
const KIND_RANGE: u8 = 2;
const HAS_OUTLINE: u8 = 4;
const HAS_CHAIN: u8 = 8;
const HAS_POSTCODE: u8 = 16;
const HAS_TAGS: u8 = 32;
const HAS_CATEGORY: u8 = 64;
const HAS_NAMES: u8 = 128;
/// Of a range: no object stands for it.
const NO_OBJECT: u8 = HAS_OUTLINE;

/// What stands behind a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind<T> {
    /// A house; its outline without the closing point.
    House { osm: OsmId, category: u16, names: u32, extratags: u32, outline: T },
    /// A place with a record of its own, by index.
    Place(u32),
    /// Numbers from `first` to `last` by `step`, spread along a line; no object where a file told them.
    Range { osm: Option<OsmId>, first: u32, last: u32, step: u32, line: T },
}

/// A row. `chain` and `postcode` are 0 where they are the street's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<N, T> {
    pub number: N,
    pub position: Point,
    pub chain: u32,
    pub postcode: u32,
    pub kind: RowKind<T>,
}

/// Rows that are being written.
pub type RowDraft = Row<String, Vec<Point>>;

/// Rows that are being read: outlines and lines are still encoded, see [`decode_points`].
pub type RowView<'a> = Row<&'a str, &'a [u8]>;

/// Appends a block of at most [`BLOCK`] rows.
pub fn put_block(out: &mut Vec<u8>, rows: &[RowDraft]) {
    put(out, rows.len() as u64);
    numbers_of(rows).put(out);
    let mut state = State::default();
    for row in rows {
        put_row(out, row, &mut state);
    }
}

/// The numbers that rows can answer for.
fn numbers_of(rows: &[RowDraft]) -> NumberSet {
    let mut found = Vec::new();
    for row in rows {
        match row.kind {
            RowKind::Range { first, last, .. } => found.push(u64::from(first.min(last))..=u64::from(first.max(last))),
            RowKind::House { .. } | RowKind::Place(_) => match numbers(&row.number) {
                Some(own) => found.extend(own),
                None => return NumberSet::All,
            },
        }
    }
    NumberSet::of(&found)
}

#[derive(Default)]
struct State {
    position: Point,
    osm: u64,
    category: u16,
}

fn put_row(out: &mut Vec<u8>, row: &RowDraft, state: &mut State) {
    let mut flags = 0;
    let mut flag = |bit: u8, set: bool| flags |= if set { bit } else { 0 };
    flag(HAS_CHAIN, row.chain != 0);
    flag(HAS_POSTCODE, row.postcode != 0);
    match &row.kind {
        RowKind::House { category, names, extratags, outline, .. } => {
            flag(KIND_HOUSE, true);
            flag(HAS_OUTLINE, !outline.is_empty());
            flag(HAS_TAGS, *extratags != 0);
            flag(HAS_NAMES, *names != 0);
            flag(HAS_CATEGORY, *category != state.category);
        }
        RowKind::Place(_) => flag(KIND_PLACE, true),
        RowKind::Range { osm, .. } => {
            flag(KIND_RANGE, true);
            flag(NO_OBJECT, osm.is_none());
        }
    }
    out.push(flags);
    put_bytes(out, row.number.as_bytes());
    put_step(out, state.position, row.position);
    state.position = row.position;
    if row.chain != 0 {
        put(out, u64::from(row.chain));
    }
    if row.postcode != 0 {
        put(out, u64::from(row.postcode));
    }
    match &row.kind {
        RowKind::Place(place) => put(out, u64::from(*place)),
        RowKind::House { osm, category, names, extratags, outline } => {
            put_osm(out, *osm, state);
            if *category != state.category {
                put(out, u64::from(*category));
                state.category = *category;
            }
            for offset in [*extratags, *names] {
                if offset != 0 {
                    put(out, u64::from(offset));
                }
            }
            if !outline.is_empty() {
                put_encoded(out, outline, row.position);
            }
        }
        RowKind::Range { osm, first, last, step, line } => {
            if let Some(osm) = osm {
                put_osm(out, *osm, state);
            }
            for number in [*first, *last, *step] {
                put(out, u64::from(number));
            }
            put_encoded(out, line, row.position);
        }
    }
}

fn put_osm(out: &mut Vec<u8>, osm: OsmId, state: &mut State) {
    let packed = osm.number() << 2 | osm.kind() as u64;
    put_signed(out, packed as i64 - state.osm as i64);
    state.osm = packed;
}

fn put_encoded(out: &mut Vec<u8>, line: &[Point], from: Point) {
    let mut encoded = Vec::new();
    put_points(&mut encoded, line, from);
    put_bytes(out, &encoded);
}

/// The numbers that the rows of a block can answer for, and the rows to be read one by one.
pub fn block(houses: &[u8], offset: u32) -> (NumberSet, Rows<'_>) {
    let mut reader = Reader::at(houses, offset);
    let left = if offset == 0 { 0 } else { reader.count().min(BLOCK) };
    let numbers = NumberSet::take(&mut reader);
    (numbers, Rows { reader, left, state: State::default() })
}

/// The rows of a block.
pub struct Rows<'a> {
    reader: Reader<'a>,
    left: usize,
    state: State,
}

impl<'a> Iterator for Rows<'a> {
    type Item = RowView<'a>;

    fn next(&mut self) -> Option<RowView<'a>> {
        self.left = self.left.checked_sub(1)?;
        let reader = &mut self.reader;
        let flags = reader.byte();
        let number = reader.text();
        let position = step(reader, self.state.position);
        self.state.position = position;
        let mut optional = |bit: u8| if flags & bit == 0 { 0 } else { reader.number32() };
        let chain = optional(HAS_CHAIN);
        let postcode = optional(HAS_POSTCODE);
        let kind = match flags & KIND {
            KIND_PLACE => RowKind::Place(reader.number32()),
            KIND_RANGE => {
                let osm = (flags & NO_OBJECT == 0).then(|| take_osm(reader, &mut self.state));
                let (first, last, step) = (reader.number32(), reader.number32(), reader.number32());
                RowKind::Range { osm, first, last, step, line: reader.bytes() }
            }
            _ => {
                let osm = take_osm(reader, &mut self.state);
                if flags & HAS_CATEGORY != 0 {
                    self.state.category = reader.number() as u16;
                }
                let extratags = if flags & HAS_TAGS == 0 { 0 } else { reader.number32() };
                let names = if flags & HAS_NAMES == 0 { 0 } else { reader.number32() };
                let outline = if flags & HAS_OUTLINE == 0 { &[] } else { reader.bytes() };
                RowKind::House { osm, category: self.state.category, names, extratags, outline }
            }
        };
        Some(Row { number, position, chain, postcode, kind })
    }
}

fn take_osm(reader: &mut Reader<'_>, state: &mut State) -> OsmId {
    state.osm = (state.osm as i64).wrapping_add(reader.signed()) as u64;
    OsmId::from_bits((state.osm & 3) << 62 | state.osm >> 2)
}

/// Hands the points of an outline or line of a row to `visit`, one after the other.
#[inline]
pub fn each_point(encoded: &[u8], from: Point, visit: impl FnMut(Point)) {
    Points::new(&mut Reader::new(encoded), from).for_each(visit);
}

/// The points of an outline or line of a row; empty for none.
pub fn decode_points(encoded: &[u8], from: Point) -> Vec<Point> {
    if encoded.is_empty() { Vec::new() } else { points(&mut Reader::new(encoded), from) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::osm::OsmType;

    fn house(number: &str, lat: i32, osm: u64, outline: Vec<Point>) -> RowDraft {
        let osm = OsmId::new(OsmType::Way, osm).unwrap();
        let kind = RowKind::House { osm, category: 3, names: 0, extratags: 77, outline };
        Row { number: number.to_owned(), position: Point::new(lat, -5), chain: 0, postcode: 9, kind }
    }

    #[test]
    fn rows_come_back_in_order() {
        let line = vec![Point::new(1, 2), Point::new(30, 4)];
        let osm = OsmId::new(OsmType::Relation, 12).unwrap();
        let range = RowKind::Range { osm: Some(osm), first: 3, last: 9, step: 2, line: line.clone() };
        let listed = RowKind::Range { osm: None, first: 9, last: 3, step: 1, line: line.clone() };
        let rows = [
            house("12 b", 471_000_000, 1 << 34, line.clone()),
            house("14", 471_000_100, 5, vec![]),
            Row { number: "16".into(), position: Point::new(0, 0), chain: 4, postcode: 0, kind: RowKind::Place(8) },
            Row { number: "3".into(), position: Point::new(7, 7), chain: 0, postcode: 0, kind: range },
            Row { number: "9".into(), position: Point::new(7, 8), chain: 0, postcode: 5, kind: listed },
        ];
        let mut out = vec![0; 16];
        put_block(&mut out, &rows);
        let (numbers, read) = block(&out, 16);
        assert_eq!(numbers, NumberSet::of(&[3..=9, 12..=12, 14..=14, 16..=16]));
        let read: Vec<RowDraft> = read
            .map(|row| {
                let owned = |bytes: &[u8]| decode_points(bytes, row.position);
                let kind = match row.kind {
                    RowKind::House { osm, category, names, extratags, outline } => {
                        RowKind::House { osm, category, names, extratags, outline: owned(outline) }
                    }
                    RowKind::Place(place) => RowKind::Place(place),
                    RowKind::Range { osm, first, last, step, line } => {
                        RowKind::Range { osm, first, last, step, line: owned(line) }
                    }
                };
                Row {
                    number: row.number.to_owned(),
                    position: row.position,
                    chain: row.chain,
                    postcode: row.postcode,
                    kind,
                }
            })
            .collect();
        assert_eq!(read, rows);
    }

    #[test]
    fn points_come_one_by_one_as_they_come_at_once() {
        let from = Point::new(641_000_007, -219_000_003);
        let outline = [(10, 20), (3_010, 40), (2_990, 4_060), (-50, 4_010)];
        let outline: Vec<Point> = outline.map(|(lat, lon)| Point::new(641_000_000 + lat, lon - 219_000_000)).to_vec();
        let mut encoded = Vec::new();
        put_points(&mut encoded, &outline, from);
        let mut seen = Vec::new();
        each_point(&encoded, from, |point| seen.push(point));
        assert_eq!((&seen, &decode_points(&encoded, from)), (&outline, &outline));
        each_point(&[], from, |point| panic!("no point expected, found {point:?}"));
    }

    #[test]
    fn damaged_block_ends() {
        assert!(block(&[255; 64], 16).1.count() <= BLOCK);
        assert_eq!(block(&[1; 8], 99).1.count(), 0);
    }
}
