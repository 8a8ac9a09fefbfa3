//! The index of OSM objects.

use super::houses::HouseTable;
use super::order::Order;
use super::places::PlaceTables;
use super::strings::check_size;
use crate::draft::{Drafts, ShapeDraft};
use crate::error::Error;
use crate::format::header::HEADER;
use crate::format::ids::{BlockIndexEntry, Target, put_ids};
use crate::osm::OsmId;

/// Encodes the index of places, ways of streets, and houses.
pub fn encode(
    drafts: &Drafts,
    order: &Order,
    tables: &PlaceTables,
    houses: &HouseTable,
) -> Result<(Vec<u8>, Vec<BlockIndexEntry>), Error> {
    let mut pairs = Vec::with_capacity(order.drafts.len() + houses.ids.len());
    for (ix, &draft) in order.drafts.iter().enumerate() {
        let place = &drafts.places[draft as usize];
        match &place.shape {
            ShapeDraft::Street(ways) if !ways.is_empty() => {
                let first = tables.records[ix].shape;
                pairs.extend(ways.iter().enumerate().map(|(index, way)| (way.osm, Target::Way(first + index as u32))));
            }
            _ => {
                let id = place.osm.unwrap_or_else(|| OsmId::of_hash(tables.records[ix].osm));
                pairs.push((id, Target::Place(ix as u32)));
            }
        }
    }
    pairs.extend(houses.ids.iter().map(|&(osm, house)| (osm, Target::House(house))));
    pairs.sort_unstable();
    let mut bytes = vec![0; HEADER];
    let block_index = put_ids(&mut bytes, &pairs);
    check_size("object ids", &bytes)?;
    Ok((bytes, block_index))
}
