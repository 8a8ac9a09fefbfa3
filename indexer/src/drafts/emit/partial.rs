//! Drafts that lack what can't be made in parallel: their geometry, and the address hierarchy above them.

use std::ops::Range;

use gazetteer::draft::{ChainId, DraftId, PlaceDraft};

use crate::country::CountryCode;
use crate::strings::Sym;

/// A place without its geometry and with its ancestors still in entries.
pub(super) struct PartialDraft {
    pub draft: PlaceDraft,
    pub ancestors: Ancestors,
}

/// What is above a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Ancestors {
    /// Entries from small to large.
    pub entries: Vec<u32>,
    /// A place known from addresses alone, which comes first.
    pub unmapped: Option<DraftId>,
    /// A town that only addresses name.
    pub town: Option<Sym>,
    pub country: CountryCode,
}

/// The address hierarchy of a partial draft until it is finished.
pub(super) const NO_CHAIN: ChainId = ChainId(0);

/// How many are prepared before they are finished.
pub(super) const BATCH: usize = 1 << 14;

/// The numbers below a count, some at a time.
pub(super) fn batches(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(BATCH).map(move |from| from..count.min(from + BATCH))
}
