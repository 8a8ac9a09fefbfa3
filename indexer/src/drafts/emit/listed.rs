//! House numbers that files list.

use gazetteer::draft::RangeDraft;

use super::builder::DraftBuilder;
use super::context::DraftContext;
use super::partial::{Ancestors, NO_CHAIN};
use crate::parents::ListedAddress;

/// A row of numbers with what is above it.
struct PartialRange {
    draft: RangeDraft,
    ancestors: Ancestors,
    middle: gazetteer::Point,
}

/// Drafts all listed rows that have a street.
pub(super) fn draft(context: &DraftContext, builder: &mut DraftBuilder) {
    for PartialRange { draft, ancestors, middle } in
        context.results.listed.iter().filter_map(|object| partial_draft(context, object))
    {
        let chain = builder.chain(&ancestors, middle, context);
        builder.drafts.ranges.push(RangeDraft { chain, ..draft });
    }
}

fn partial_draft(context: &DraftContext, object: &ListedAddress) -> Option<PartialRange> {
    let row = context.model.listed.rows.get(object.row as usize)?;
    let street = context.results.streets.main_entry(object.street);
    let own = context.model.entries[street as usize].country;
    let country = context.country(own, &object.ancestors);
    let (postcodes, streets) = (&context.results.postcodes, &context.results.streets.streets);
    let around = || {
        let of_street = postcodes.of_street(&streets[object.street as usize]);
        of_street.or_else(|| postcodes.around(&context.model, &object.ancestors, object.middle, own))
    };
    let draft = RangeDraft {
        osm: None,
        first: row.first,
        last: row.last,
        step: row.step,
        line: row.line.clone(),
        parent: context.numbering.street(object.street),
        postcode: row.postcode.or_else(around),
        chain: NO_CHAIN,
    };
    let town = context.town(object.middle, &object.ancestors, None);
    let ancestors = Ancestors { entries: object.ancestors.clone(), unmapped: None, town, country };
    Some(PartialRange { draft, ancestors, middle: object.middle })
}
