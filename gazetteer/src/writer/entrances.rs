//! The lists of entrances, by what they lead into.

use std::collections::BTreeMap;

use super::houses::HouseTable;
use super::order::Order;
use super::places::PlaceTables;
use super::strings::{StringFile, check_size};
use crate::draft::{Drafts, EntranceDraft, EntranceOwner};
use crate::error::Error;
use crate::format::entrances::{EntranceFields, EntranceRow, Owner, put_entrances};
use crate::format::header::HEADER;
use crate::geometry::Point;

/// Encodes the entrances; both parts are empty where there is none.
pub fn encode(
    drafts: &Drafts,
    order: &Order,
    houses: &HouseTable,
    tables: &mut PlaceTables,
    strings: &mut StringFile<'_>,
) -> Result<(Vec<u8>, Vec<EntranceRow>), Error> {
    let mut lists: BTreeMap<Owner, (Point, Vec<&EntranceDraft>)> = BTreeMap::new();
    for entrance in &drafts.entrances {
        let (owner, from) = match entrance.owner {
            EntranceOwner::Place(id) => (Owner::place(order.place(id)), drafts.places[id.0 as usize].position),
            EntranceOwner::House(index) => {
                let Some(house) = houses.house(index) else { continue };
                (Owner::house(house), drafts.houses[index as usize].position)
            }
        };
        lists.entry(owner).or_insert((from, Vec::new())).1.push(entrance);
    }
    let mut bytes = vec![0; HEADER];
    let mut rows = Vec::with_capacity(lists.len());
    for (owner, (from, mut list)) in lists {
        list.sort_by_key(|entrance| (drafts.strings.get(entrance.kind) != "main", entrance.osm));
        rows.push(EntranceRow { owner, offset: bytes.len() as u32 });
        let fields: Vec<EntranceFields> = (list.into_iter())
            .map(|entrance| EntranceFields {
                node: entrance.osm.number(),
                position: entrance.position,
                kind: strings.offset(entrance.kind),
                tags: tables.tags.offset(&entrance.extratags, strings),
            })
            .collect();
        put_entrances(&mut bytes, from, &fields);
    }
    check_size("entrances", &bytes)?;
    Ok((bytes, rows))
}
