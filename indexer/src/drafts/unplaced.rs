//! Objects that reading kept and drafting has no place for, counted by reason.
//!
//! What an object is follows from its tags; whether that makes a place follows from its form and what it stands on,
//! which is known only here.

use gazetteer::Drafts;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::classify::Reason;
use crate::model::Model;
use crate::model::entries::Role;
use crate::parents::{self, NumberedNodes};

/// Kept by its tags, but of a form that is no place: the way of a border, an unnamed area of a settlement's kind.
const NO_FORM: &str = "tags of a place without the form or name for it";
/// An interpolation way without two plain numbers, or with another kind than `odd`, `even`, `all` or a digit.
const NO_ROW: &str = "row of house numbers that tells no number";

/// What of a model gets no place.
pub(super) struct Unplaced {
    shapeless: u64,
    rows: u64,
    entrances: u64,
}

impl Unplaced {
    /// Looks at all features before they are drafted.
    pub(super) fn build(model: &Model, numbered: &NumberedNodes) -> Self {
        let mut has_entry = vec![false; model.features.features.len()];
        for entry in &model.entries {
            has_entry[entry.feature as usize] = true;
        }
        let left = || model.features.features.iter().zip(&has_entry).filter(|(_, has_entry)| !**has_entry);
        // Only entrances are kept without a category.
        let entrances = left().filter(|(feature, _)| feature.categories.is_empty()).count() as u64;
        let rows = model.entries.iter().filter(|entry| entry.role == Role::Interpolation);
        let rows = rows.filter(|entry| parents::ranges(model, model.feature_of(entry), numbered).is_empty());
        Self { shapeless: left().count() as u64 - entrances, rows: rows.count() as u64, entrances }
    }

    /// Adds the counts to those of the objects that were dropped before.
    pub(super) fn count(self, drafts: &Drafts, dropped: &mut FxHashMap<&'static str, u64>) {
        let led: FxHashSet<_> = drafts.entrances.iter().map(|entrance| entrance.osm).collect();
        let entrances = self.entrances.saturating_sub(led.len() as u64);
        for (reason, count) in [(NO_FORM, self.shapeless), (NO_ROW, self.rows), (Reason::Entrance.words(), entrances)] {
            if count > 0 {
                *dropped.entry(reason).or_default() += count;
            }
        }
    }
}
