//! What an import has made of an extract, in numbers.

use std::collections::BTreeMap;

use gazetteer::Drafts;
use gazetteer::draft::PlaceDraft;
use rustc_hash::FxHashMap;

use crate::feature::Features;
use crate::listed::Tally;
use crate::strings::Strings;

/// Counts of a finished import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Objects read: nodes, ways, relations.
    pub read: [u64; 3],
    /// Places by layer: `area`, `street`, `poi`, `postcode`, `railway`, `natural`, `manmade`; `linked` for place nodes
    /// that a boundary stands for.
    pub places: BTreeMap<&'static str, u64>,
    /// House numbers that are nothing else.
    pub houses: u64,
    /// Rows of interpolated numbers.
    pub ranges: u64,
    /// Different address hierarchies.
    pub chains: u64,
    /// Objects dropped, by reason in words.
    pub dropped: FxHashMap<&'static str, u64>,
    /// What became of the house numbers that files list.
    pub listed: Tally,
    /// Seconds of each stage, in order.
    pub seconds: Vec<(&'static str, f64)>,
}

impl Report {
    pub(super) fn of_reading(features: &Features) -> Self {
        Self { read: features.read, dropped: features.dropped.clone(), ..Self::default() }
    }

    pub(super) fn tell_of_lists(&mut self, tally: &Tally) {
        self.listed = tally.clone();
        self.dropped.extend(tally.left_out.iter().map(|(fault, left_out)| (fault.words(), left_out.count)));
    }

    /// Counts what the drafts hold.
    pub(crate) fn count(&mut self, drafts: &Drafts) {
        for place in &drafts.places {
            *self.places.entry(layer(place, &drafts.strings)).or_default() += 1;
        }
        self.houses = drafts.houses.len() as u64;
        self.ranges = drafts.ranges.len() as u64;
        self.chains = drafts.chains().len() as u64;
    }
}

/// The layer of a place, as /reverse tells them apart, with streets and postcodes apart from other addresses.
fn layer(place: &PlaceDraft, strings: &Strings) -> &'static str {
    match (place.rank_address, strings.get(place.category.key)) {
        _ if place.linked_to.is_some() => "linked",
        (5, _) => "postcode",
        (26 | 27, _) => "street",
        (1..=25, _) => "area",
        (_, "railway") => "railway",
        (_, "natural" | "water" | "waterway") => "natural",
        (30, _) => "poi",
        _ => "manmade",
    }
}
