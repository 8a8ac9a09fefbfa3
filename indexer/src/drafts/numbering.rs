//! The numbers that places get before they are drafted, so that they can refer to each other.

use gazetteer::draft::DraftId;

use super::stage_results::StageResults;
use crate::model::Model;
use crate::model::entries::Role;
use crate::parents::Parent;

/// Draft ids of entries, streets and unmapped parents: first the entries in their order, then streets, then the rest.
pub(super) struct Numbering {
    /// Entries that become a place of their own, in the order of their ids.
    pub entries: Vec<u32>,
    of_entry: Vec<u32>,
    streets_from: u32,
    unmapped_from: u32,
    /// For each address object the unmapped street or place that it hangs on.
    unmapped_of_object: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Numbering {
    pub(super) fn build(model: &Model, results: &StageResults) -> Self {
        let own_place = |entry: &u32| {
            !matches!(model.entries[*entry as usize].role, Role::Street | Role::House | Role::Interpolation)
        };
        let entries: Vec<u32> = (0..model.entries.len() as u32).filter(own_place).collect();
        let mut of_entry = vec![NONE; model.entries.len()];
        for (id, &entry) in entries.iter().enumerate() {
            of_entry[entry as usize] = id as u32;
        }
        let streets_from = entries.len() as u32;
        let unmapped_from = streets_from + results.streets.streets.len() as u32;
        let mut unmapped_of_object = vec![NONE; results.objects.len()];
        for (index, unmapped) in results.unmapped.iter().enumerate() {
            for &object in &unmapped.objects {
                unmapped_of_object[object as usize] = index as u32;
            }
        }
        Self { entries, of_entry, streets_from, unmapped_from, unmapped_of_object }
    }

    /// The id of an entry that is a place of its own.
    pub(super) fn entry(&self, entry: u32) -> Option<DraftId> {
        Some(self.of_entry[entry as usize]).filter(|&id| id != NONE).map(DraftId)
    }

    /// The id of a street.
    pub(super) fn street(&self, street: u32) -> DraftId {
        DraftId(self.streets_from + street)
    }

    /// The id of the parent of an address object.
    pub(super) fn parent(&self, object: usize, parent: Parent) -> Option<DraftId> {
        match parent {
            Parent::Street(street) => Some(self.street(street)),
            Parent::Place(entry) => self.entry(entry),
            Parent::Unmapped { .. } => {
                let index = self.unmapped_of_object[object];
                (index != NONE).then(|| DraftId(self.unmapped_from + index))
            }
            Parent::Nothing => None,
        }
    }

    /// The unmapped street or place that an address object hangs on.
    pub(super) fn unmapped(&self, object: usize) -> Option<u32> {
        Some(self.unmapped_of_object[object]).filter(|&index| index != NONE)
    }
}
