//! From an OSM object to what stands for it: sorted pairs in blocks, a table of block_index above.

use std::hash::Hasher;

use bytemuck::{Pod, Zeroable};

use super::bytes::{Reader, put};
use crate::geometry::Point;
use crate::osm::OsmId;

/// Pairs of a block.
const BLOCK: usize = 32;

/// The first object of a block and the block's offset.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct BlockIndexEntry {
    pub osm: u64,
    pub offset: u32,
    pub count: u32,
}

/// What stands for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A place, by index.
    Place(u32),
    /// A way of a street, by row of `lines.table`.
    Way(u32),
    /// A house, by [`HouseIx`].
    House(HouseIx),
}

/// Block and row of a house number: the row of `blocks.table` times 16, and the row in the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HouseIx(pub u32);

impl HouseIx {
    /// Largest number of blocks that ids can address.
    pub const MOST_BLOCKS: u32 = 1 << 26;

    pub(crate) fn new(block: u32, row: usize) -> Self {
        Self(block << 4 | row as u32)
    }

    pub(crate) fn block(self) -> u32 {
        self.0 >> 4
    }

    pub(crate) fn row(self) -> usize {
        (self.0 & 15) as usize
    }
}

impl Target {
    fn to_number(self) -> u64 {
        let (kind, index) = match self {
            Self::Place(index) => (0, index),
            Self::Way(index) => (1, index),
            Self::House(HouseIx(index)) => (2, index),
        };
        u64::from(index) << 2 | kind
    }

    fn from_number(number: u64) -> Self {
        let index = (number >> 2) as u32;
        match number & 3 {
            0 => Self::Place(index),
            1 => Self::Way(index),
            _ => Self::House(HouseIx(index)),
        }
    }
}

/// Encodes sorted pairs: the blocks appended to `out`, and the block_index.
pub fn put_ids(out: &mut Vec<u8>, sorted: &[(OsmId, Target)]) -> Vec<BlockIndexEntry> {
    sorted
        .chunks(BLOCK)
        .map(|chunk| {
            let entry =
                BlockIndexEntry { osm: chunk[0].0.to_bits(), offset: out.len() as u32, count: chunk.len() as u32 };
            let mut before = entry.osm;
            for &(osm, target) in chunk {
                put(out, osm.to_bits() - before);
                put(out, target.to_number());
                before = osm.to_bits();
            }
            entry
        })
        .collect()
}

/// Everything that stands for an object, in the order written.
pub fn find(ids: &[u8], block_index: &[BlockIndexEntry], wanted: OsmId) -> Vec<Target> {
    let bits = wanted.to_bits();
    let after = block_index.partition_point(|entry| entry.osm < bits);
    let mut found = Vec::new();
    for entry in &block_index[after.saturating_sub(1)..] {
        if entry.osm > bits {
            break;
        }
        let mut reader = Reader::at(ids, entry.offset);
        let mut osm = entry.osm;
        for _ in 0..entry.count.min(BLOCK as u32) {
            osm = osm.wrapping_add(reader.number());
            let target = reader.number();
            if osm == bits {
                found.push(Target::from_number(target));
            }
        }
    }
    found
}

/// What tells a row of numbers that no object stands for from others: the same at the next import of the same file.
pub fn range_hash(position: Point, first: u32, last: u32, step: u32) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    for part in [position.lat as u32, position.lon as u32, first, last, step] {
        hasher.write_u32(part);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::osm::OsmType;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_pair_is_found(mut numbers in prop::collection::vec((0u8..3, 0u64..500, 0u32..1000), 1..300)) {
            numbers.sort_unstable();
            let pairs: Vec<_> = numbers
                .iter()
                .map(|&(kind, number, target)| {
                    let kind = [OsmType::Node, OsmType::Way, OsmType::Relation][kind as usize];
                    (OsmId::new(kind, number).unwrap(), Target::Place(target))
                })
                .collect();
            let mut out = vec![0; 16];
            let block_index = put_ids(&mut out, &pairs);
            for &(osm, _) in &pairs {
                let wanted: Vec<_> = pairs.iter().filter(|pair| pair.0 == osm).map(|pair| pair.1).collect();
                prop_assert_eq!(find(&out, &block_index, osm), wanted);
            }
            prop_assert!(find(&out, &block_index, OsmId::new(OsmType::Node, 501).unwrap()).is_empty());
        }
    }
}
