//! The nodes of the ways that are needed.
//!
//! Nodes of a way were mostly drawn one after the other, so each is kept as the difference to the one before, in as few
//! bytes as that takes: one or two where the number has eight.

use std::iter;

/// Where a way is.
#[derive(Clone, Copy, Debug)]
struct Span {
    /// The way's number.
    id: u64,
    /// Where its bytes begin: version, number of nodes, nodes.
    start: u64,
}

/// Ways and the numbers of their nodes, found by the way's number.
#[derive(Debug, Default)]
pub struct WayTable {
    spans: Vec<Span>,
    bytes: Vec<u8>,
}

impl WayTable {
    /// Adds a way; the version is -1 where the file has none.
    pub fn add(&mut self, id: u64, version: i32, nodes: impl ExactSizeIterator<Item = u64>) {
        self.spans.push(Span { id, start: self.bytes.len() as u64 });
        put(&mut self.bytes, zigzag(i64::from(version)));
        put(&mut self.bytes, nodes.len() as u64);
        let mut before = 0;
        for node in nodes {
            put(&mut self.bytes, zigzag(node.wrapping_sub(before).cast_signed()));
            before = node;
        }
    }

    /// Adds the ways of another table.
    pub fn extend(&mut self, other: &Self) {
        let base = self.bytes.len() as u64;
        self.spans.extend(other.spans.iter().map(|span| Span { start: base + span.start, ..*span }));
        self.bytes.extend_from_slice(&other.bytes);
    }

    /// Makes the table ready for looking up; of several versions of a way the last one holds.
    pub fn settle(&mut self) {
        // Stable and fast where the ways came in order.
        let bytes = &self.bytes;
        self.spans.sort_by_key(|span| (span.id, unzigzag(take(&mut rest(bytes, *span)))));
        self.spans.shrink_to_fit();
        self.bytes.shrink_to_fit();
    }

    /// The nodes of a way, `None` where it is not in the table.
    pub fn nodes_of(&self, way: u64) -> Option<Vec<u64>> {
        let after = self.spans.partition_point(|span| span.id <= way);
        let span = self.spans[..after].last().filter(|span| span.id == way)?;
        Some(self.nodes_at(*span).collect())
    }

    /// The nodes of all ways, with repetitions.
    pub fn nodes(&self) -> impl Iterator<Item = u64> + '_ {
        self.spans.iter().flat_map(|&span| self.nodes_at(span))
    }

    fn nodes_at(&self, span: Span) -> impl Iterator<Item = u64> {
        let mut rest = rest(&self.bytes, span);
        let _version = take(&mut rest);
        let count = take(&mut rest) as usize;
        let mut node = 0_u64;
        iter::repeat_n((), count).map(move |()| {
            node = node.wrapping_add_signed(unzigzag(take(&mut rest)));
            node
        })
    }
}

fn rest(bytes: &[u8], span: Span) -> &[u8] {
    &bytes[span.start as usize..]
}

/// Small numbers of either sign as small numbers without one.
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

/// Seven bits a byte, the lowest first; the highest bit says that there are more.
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(ways: &[(u64, i32, &[u64])]) -> WayTable {
        let mut table = WayTable::default();
        for &(id, version, nodes) in ways {
            table.add(id, version, nodes.iter().copied());
        }
        table
    }

    #[test]
    fn last_version_of_a_way_holds() {
        let mut all = WayTable::default();
        all.extend(&table(&[(9, 2, &[1, 2]), (3, -1, &[3])]));
        all.extend(&table(&[(9, 1, &[7])]));
        all.settle();
        assert_eq!(all.nodes_of(9), Some(vec![1, 2]));
        assert_eq!(all.nodes_of(3), Some(vec![3]));
        assert_eq!(all.nodes_of(4), None);
        assert_eq!(all.nodes().collect::<Vec<_>>(), [3, 7, 1, 2]);
    }

    proptest! {
        #[test]
        fn nodes_come_back_as_they_were(nodes in proptest::collection::vec(any::<u64>(), 0..50)) {
            let mut all = table(&[(1, 1, &[5, 6]), (2, i32::MIN, &nodes), (3, i32::MAX, &[u64::MAX])]);
            all.settle();
            prop_assert_eq!(all.nodes_of(2), Some(nodes));
            prop_assert_eq!(all.nodes_of(3), Some(vec![u64::MAX]));
        }
    }
}
