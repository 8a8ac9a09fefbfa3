//! From partial drafts to drafts.

use std::ops::RangeInclusive;

use gazetteer::draft::{Chain, ChainId, DraftId};
use gazetteer::{Drafts, Point};

use super::context::DraftContext;
use super::entrances::Entrances;
use super::partial::{Ancestors, PartialDraft};
use super::shapes::Shapes;
use crate::model::Model;
use crate::strings::Sym;
use crate::time_zones::TimeZones;

/// Address ranks of municipalities and what lies in them.
const MUNICIPAL: RangeInclusive<u8> = 13..=25;

/// Turns partial drafts into drafts: what is above a place into its address hierarchy, what is a feature's into what is
/// the draft's.
pub(super) struct DraftBuilder {
    pub drafts: Drafts,
    pub shapes: Shapes,
    pub entrances: Entrances,
    /// For each entry whether it is a municipality or part of one.
    pub municipal: Vec<bool>,
    pub zones: TimeZones,
}

impl DraftBuilder {
    pub(super) fn build(model: &mut Model) -> Self {
        Self {
            drafts: Drafts::default(),
            shapes: Shapes::build(model),
            entrances: Entrances::build(model),
            municipal: model.entries.iter().map(|entry| MUNICIPAL.contains(&entry.rank.address)).collect(),
            zones: TimeZones::new(&mut model.features.strings),
        }
    }

    /// The address hierarchy of a place at a point.
    pub(super) fn chain(&mut self, ancestors: &Ancestors, point: Point, context: &DraftContext) -> ChainId {
        let mut areas: Vec<DraftId> = ancestors.unmapped.into_iter().collect();
        areas.extend(ancestors.entries.iter().filter_map(|&entry| context.numbering.entry(entry)));
        let country =
            context.countries.mapped.get(&ancestors.country).and_then(|&entry| context.numbering.entry(entry));
        if let Some(country) = country.filter(|country| !areas.contains(country)) {
            areas.push(country);
        }
        let time_zone = self.time_zone(&ancestors.entries, point);
        self.drafts.chain_id(Chain { areas, locality: ancestors.town, country: ancestors.country, time_zone })
    }

    fn time_zone(&mut self, ancestors: &[u32], point: Point) -> Option<Sym> {
        let is_municipal = ancestors.iter().any(|&entry| self.municipal[entry as usize]);
        if is_municipal { self.zones.below(ancestors, point) } else { self.zones.at(point) }
    }

    pub(super) fn add(&mut self, mut partial: PartialDraft, context: &DraftContext) {
        partial.draft.chain = self.chain(&partial.ancestors, partial.draft.position, context);
        self.drafts.add_place(partial.draft);
    }
}
