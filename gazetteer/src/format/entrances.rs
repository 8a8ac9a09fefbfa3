//! The entrances of buildings and venues: a table of those that have any, sorted, and their lists.
//!
//! Few places have entrances, so neither records nor rows of house numbers spend a bit on them: who wants to know looks
//! into the table. A list starts from the position of its owner; objects are differences to the one before.

use bytemuck::{Pod, Zeroable};

use super::bytes::{Reader, put, put_signed};
use super::ids::HouseIx;
use super::shapes::{put_step, step};
use crate::geometry::Point;

/// What has entrances, packed: a place by its index, a house by its [`HouseIx`] under the top bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Pod, Zeroable)]
#[repr(transparent)]
pub struct Owner(u32);

const IS_HOUSE: u32 = 1 << 31;

impl Owner {
    /// A place.
    pub fn place(ix: u32) -> Self {
        Self(ix & !IS_HOUSE)
    }

    /// A row of house numbers.
    pub fn house(ix: HouseIx) -> Self {
        Self(ix.0 | IS_HOUSE)
    }
}

/// A row of `entrances.table`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct EntranceRow {
    pub owner: Owner,
    /// Of the list in `entrances.bytes`.
    pub offset: u32,
}

/// An entrance: a node, by its number. Kind and tags are offsets in `strings.bytes` and `names.bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntranceFields {
    pub node: u64,
    pub position: Point,
    pub kind: u32,
    pub tags: u32,
}

/// Appends the entrances of what stands at `from`.
pub fn put_entrances(out: &mut Vec<u8>, from: Point, entrances: &[EntranceFields]) {
    put(out, entrances.len() as u64);
    let (mut position, mut node) = (from, 0_u64);
    for entrance in entrances {
        put_signed(out, entrance.node.wrapping_sub(node) as i64);
        put_step(out, position, entrance.position);
        put(out, u64::from(entrance.kind));
        put(out, u64::from(entrance.tags));
        (position, node) = (entrance.position, entrance.node);
    }
}

/// Reads the entrances of what stands at `from`; none where the table does not name it.
pub fn entrances<'a>(bytes: &'a [u8], table: &[EntranceRow], owner: Owner, from: Point) -> Entrances<'a> {
    let found = table.binary_search_by_key(&owner, |row| row.owner).ok().and_then(|row| table.get(row));
    let mut reader = found.map_or(Reader::new(&[]), |row| Reader::at(bytes, row.offset));
    let left = reader.count();
    Entrances { reader, left, position: from, node: 0 }
}

/// The entrances of one place or house.
#[derive(Clone, Debug)]
pub struct Entrances<'a> {
    reader: Reader<'a>,
    left: usize,
    position: Point,
    node: u64,
}

impl Iterator for Entrances<'_> {
    type Item = EntranceFields;

    fn next(&mut self) -> Option<EntranceFields> {
        self.left = self.left.checked_sub(1)?;
        self.node = self.node.wrapping_add(self.reader.signed() as u64);
        self.position = step(&mut self.reader, self.position);
        let (kind, tags) = (self.reader.number32(), self.reader.number32());
        Some(EntranceFields { node: self.node, position: self.position, kind, tags })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entrances_come_back_for_their_owner_alone() {
        let list = [
            EntranceFields { node: 1 << 34, position: Point::new(471_000_010, 95_000_000), kind: 40, tags: 0 },
            EntranceFields { node: 7, position: Point::new(471_000_000, 95_000_020), kind: 44, tags: 80 },
        ];
        let from = Point::new(471_000_005, 95_000_010);
        let mut bytes = vec![0; 16];
        put_entrances(&mut bytes, from, &list);
        let table = [
            EntranceRow { owner: Owner::place(3), offset: 16 },
            EntranceRow { owner: Owner::house(HouseIx(3)), offset: 16 },
        ];
        for owner in [Owner::place(3), Owner::house(HouseIx(3))] {
            assert_eq!(entrances(&bytes, &table, owner, from).collect::<Vec<_>>(), list);
        }
        for owner in [Owner::place(4), Owner::house(HouseIx(2))] {
            assert_eq!(entrances(&bytes, &table, owner, from).count(), 0);
        }
    }

    #[test]
    fn damaged_lists_end() {
        let table = [EntranceRow { owner: Owner::place(0), offset: 1 }];
        assert!(entrances(&[255; 40], &table, Owner::place(0), Point::default()).count() <= 40);
        let beyond = [EntranceRow { owner: Owner::place(0), offset: 99 }];
        assert_eq!(entrances(&[1; 8], &beyond, Owner::place(0), Point::default()).count(), 0);
    }
}
