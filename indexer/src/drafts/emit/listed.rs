//! House numbers that files list.

use gazetteer::draft::RangeDraft;

use super::{Above, Desk, Finisher, NO_CHAIN};
use crate::parents::ListedHome;

/// A row of numbers with what is above it.
struct ListedSketch {
    draft: RangeDraft,
    above: Above,
    middle: gazetteer::Point,
}

/// Drafts all listed rows that have a street.
pub(super) fn draft(desk: &Desk, finisher: &mut Finisher) {
    for ListedSketch { draft, above, middle } in desk.pieces.listed.iter().filter_map(|home| sketch(desk, home)) {
        let chain = finisher.chain(&above, middle, desk);
        finisher.drafts.ranges.push(RangeDraft { chain, ..draft });
    }
}

fn sketch(desk: &Desk, home: &ListedHome) -> Option<ListedSketch> {
    let row = desk.world.listed.rows.get(home.row as usize)?;
    let street = desk.pieces.streets.main_entry(home.street);
    let country = desk.country(desk.world.entries[street as usize].country, &home.chain);
    let postcodes = &desk.pieces.postcodes;
    let around = || postcodes.of_street(home.street).or_else(|| postcodes.around(home.middle));
    let draft = RangeDraft {
        osm: None,
        first: row.first,
        last: row.last,
        step: row.step,
        line: row.line.clone(),
        parent: desk.numbering.street(home.street),
        postcode: row.postcode.or_else(around),
        chain: NO_CHAIN,
    };
    let town = desk.town(home.middle, &home.chain, None);
    let above = Above { entries: home.chain.clone(), unmapped: None, town, country };
    Some(ListedSketch { draft, above, middle: home.middle })
}
