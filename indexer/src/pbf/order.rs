//! The order of objects in a file.
//!
//! Extracts mostly list nodes, then ways, then relations, each by number; a header may promise it, but only looking at
//! every object tells. [`Order`] is what is remembered of one block, and [`Order::follows`] joins blocks.

use gazetteer::OsmType;

use super::block::Block;

/// Where an object stands in a sorted file. Versions are part of it: the last one of an object must come last.
pub type Rank = (OsmType, i64, i32);

/// First and last object of a block, and whether all between are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The first object; `None` where the block has none.
    pub first: Option<Rank>,
    /// The last object.
    pub last: Option<Rank>,
    /// Whether no object comes before one of lower rank.
    pub sorted: bool,
}

impl Order {
    /// Looks at all objects of a block. Negative numbers are left out: they are never read, and programs disagree on
    /// where they belong.
    pub fn of(block: &Block<'_>) -> Self {
        let mut order = Self { first: None, last: None, sorted: true };
        block.ranks(|rank| {
            if rank.1 >= 0 {
                order.first = order.first.or(Some(rank));
                order.sorted &= order.last.is_none_or(|last| last <= rank);
                order.last = Some(rank);
            }
        });
        order
    }

    /// Whether this block may come after an object of that rank.
    pub fn follows(&self, before: Option<Rank>) -> bool {
        self.sorted && self.first.is_none_or(|first| before.is_none_or(|before| before <= first))
    }
}
