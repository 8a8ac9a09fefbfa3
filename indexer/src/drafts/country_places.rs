//! Countries as places, so that "Iceland" is answered by the country whatever part of it the extract holds.
//!
//! The extract's own relation where there is one; else a place made of the table of country names, for every country
//! in which a notable share of the extract lies. Neighbours whose edges hang into the extract get none.

use gazetteer::{Point, countries};
use rustc_hash::FxHashMap;

use crate::country::{self, CountryCode};
use crate::importance::mean;
use crate::model::Model;

/// The least share of an extract's entries that makes a country notable.
const NOTABLE: f64 = 0.2;

/// The countries of an extract.
pub(super) struct CountryPlaces {
    /// Entries of country relations.
    pub mapped: FxHashMap<CountryCode, u32>,
    /// Countries without a relation, and the middle of the extract's objects there.
    pub artificial: Vec<(CountryCode, Point)>,
}

impl CountryPlaces {
    pub(super) fn build(model: &Model) -> Self {
        let mut mapped = FxHashMap::default();
        for (index, entry) in model.entries.iter().enumerate() {
            let is_country = entry.rank.search == 4 && model.category_of(entry) == ("boundary", "administrative");
            if let Some(code) = country::code_of_boundary(model.feature_of(entry), &model.features.strings)
                && is_country
            {
                mapped.entry(code).or_insert(index as u32);
            }
        }
        let mut counts: FxHashMap<CountryCode, usize> = FxHashMap::default();
        for entry in &model.entries {
            *counts.entry(entry.country).or_default() += 1;
        }
        let least = model.entries.len() as f64 * NOTABLE;
        let mut notable: Vec<CountryCode> = counts
            .into_iter()
            .filter(|&(code, count)| code != country::UNKNOWN && count as f64 >= least && !mapped.contains_key(&code))
            .map(|(code, _)| code)
            .filter(|&code| countries::name(code, "local").is_some())
            .collect();
        notable.sort_unstable();
        let artificial = notable.into_iter().filter_map(|code| Some((code, middle(model, code)?))).collect();
        Self { mapped, artificial }
    }

    /// Where a country relation is shown: its label, else its middle, else (cut by the extract's edge) the middle of
    /// what the extract has of it.
    pub(super) fn position(model: &Model, entry: u32) -> Option<Point> {
        let place = &model.entries[entry as usize];
        if let Some(node) = place.node {
            return Some(model.entries[node as usize].position);
        }
        let feature = model.feature_of(place);
        if feature.extra().cut {
            return middle(model, country::code_of_boundary(feature, &model.features.strings)?);
        }
        Some(place.position)
    }
}

fn middle(model: &Model, code: CountryCode) -> Option<Point> {
    mean(model.entries.iter().filter(|entry| entry.country == code).map(|entry| entry.position))
}
