//! Where in a sorted file the ways and relations begin.

use std::cell::RefCell;
use std::ops::Range;

use gazetteer::OsmType;
use rustc_hash::FxHashMap;

use super::block::Block;
use super::file::PbfFile;
use super::order::Order;
use crate::error::Error;

/// The blobs to read for each type of object.
///
/// In a sorted file the ranges overlap by the one blob in which one type may end and the next begin; in any other file
/// each is the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sections {
    /// Blobs that hold nodes.
    pub nodes: Range<usize>,
    /// Blobs that hold ways.
    pub ways: Range<usize>,
    /// Blobs that hold relations.
    pub relations: Range<usize>,
    /// Whether the ranges rest on the file being sorted, which must then be checked while reading.
    pub sorted: bool,
}

impl Sections {
    /// Every type anywhere.
    pub fn anywhere(file: &PbfFile) -> Self {
        let all = 0..file.blob_count();
        Self { nodes: all.clone(), ways: all.clone(), relations: all, sorted: false }
    }

    /// Finds the sections of a file by bisection, as if it were sorted; `None` where a blob looked at shows that it is
    /// not.
    ///
    /// Decompresses some twenty blobs of a country and thirty of the planet.
    pub fn find(file: &PbfFile) -> Result<Option<Self>, Error> {
        let known: RefCell<FxHashMap<usize, Option<OsmType>>> = RefCell::default();
        let first_type = |index: usize| {
            if let Some(&found) = known.borrow().get(&index) {
                return Ok(found);
            }
            let found = first_type(file, index)?;
            known.borrow_mut().insert(index, found);
            Ok::<_, Error>(found)
        };
        let count = file.blob_count();
        let Some(relations) = partition(0..count, |index| Ok(first_type(index)?.map(|kind| kind < OsmType::Relation)))?
        else {
            return Ok(None);
        };
        let Some(ways) = partition(0..relations, |index| Ok(first_type(index)?.map(|kind| kind < OsmType::Way)))?
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            nodes: 0..ways,
            ways: ways.saturating_sub(1)..relations,
            relations: relations.saturating_sub(1)..count,
            sorted: true,
        }))
    }
}

/// The type of a blob's first object; `None` where it is empty or not sorted.
fn first_type(file: &PbfFile, index: usize) -> Result<Option<OsmType>, Error> {
    let (offset, block) = file.block(index)?;
    let order = Order::of(&Block::new(&block).map_err(file.at(offset))?);
    Ok(order.first.filter(|_| order.sorted).map(|rank| rank.0))
}

/// The first index for which `before` is false; `None` where it can't tell.
fn partition(
    mut range: Range<usize>,
    before: impl Fn(usize) -> Result<Option<bool>, Error>,
) -> Result<Option<usize>, Error> {
    while !range.is_empty() {
        let middle = usize::midpoint(range.start, range.end);
        match before(middle)? {
            Some(true) => range.start = middle + 1,
            Some(false) => range.end = middle,
            None => return Ok(None),
        }
    }
    Ok(Some(range.start))
}
