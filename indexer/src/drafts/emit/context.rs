//! What drafting looks at.

use gazetteer::Point;

use super::symbols::Symbols;
use crate::country::{CountryCode, UNKNOWN};
use crate::drafts::country_places::CountryPlaces;
use crate::drafts::numbering::Numbering;
use crate::drafts::settlements::Settlements;
use crate::drafts::stage_results::StageResults;
use crate::drafts::towns::AddressedTowns;
use crate::model::Model;
use crate::strings::Sym;

/// The model, what the stages before have found, and what is looked up for many drafts.
pub(super) struct DraftContext {
    pub model: Model,
    pub results: StageResults,
    pub numbering: Numbering,
    pub countries: CountryPlaces,
    pub settlements: Settlements,
    pub towns: AddressedTowns,
    pub symbols: Symbols,
}

impl DraftContext {
    /// The town that addresses name for a point below these entries, where the map has none.
    pub(super) fn town(&self, point: Point, ancestors: &[u32], address: Option<u32>) -> Option<Sym> {
        self.towns.town(&self.model, point, ancestors, address)
    }

    /// The country of an entry, that of the areas above it where it lies at sea.
    pub(super) fn country(&self, own: CountryCode, ancestors: &[u32]) -> CountryCode {
        let known = |code: &CountryCode| *code != UNKNOWN;
        let of_area = || ancestors.iter().map(|&entry| self.model.entries[entry as usize].country).find(known);
        Some(own).filter(known).or_else(of_area).unwrap_or(UNKNOWN)
    }
}
