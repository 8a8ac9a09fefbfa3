//! Houses and points of interest, and what their addresses say.

use std::sync::Arc;

use super::finder::Parent;
use crate::feature::Feature;
use crate::model::Model;
use crate::model::entries::{Role, house_number};
use crate::model::keys::NameKey;
use crate::strings::Sym;

/// Keys of the areas that an address names, apart from street and place.
const AREA_KEYS: [&str; 14] = [
    "addr:city",
    "addr:town",
    "addr:village",
    "addr:hamlet",
    "addr:place",
    "addr:suburb",
    "addr:district",
    "addr:subdistrict",
    "addr:quarter",
    "addr:neighbourhood",
    "addr:municipality",
    "addr:county",
    "addr:province",
    "addr:state",
];

/// Where a house or point of interest belongs.
pub struct AddressObject {
    /// Its entry.
    pub entry: u32,
    /// Its street or place.
    pub parent: Parent,
    /// The entries above it; address objects that have the same share them.
    pub ancestors: Arc<[u32]>,
    /// The way of its street that it is nearest to, an index of [`crate::streets::Streets::ways`].
    pub way: Option<u32>,
    /// The feature that its number and address tags are taken from: its own, or the building's around it.
    pub address: u32,
}

impl AddressObject {
    /// Its house number: its own, else that of the building it stands in. The name of a house counts as its number
    /// only where the house is nothing else.
    pub fn number(&self, model: &Model) -> Option<Sym> {
        let entry = &model.entries[self.entry as usize];
        let strings = &model.features.strings;
        let own = |feature: u32| {
            let feature = &model.features.features[feature as usize];
            let is_house = entry.role == Role::House;
            house_number(feature, strings).filter(|&n| is_house || model.tag(feature, "addr:housename") != Some(n))
        };
        own(entry.feature).or_else(|| own(self.address))
    }
}

/// Whether an object says itself where it belongs.
pub(super) fn has_address(model: &Model, feature: &Feature) -> bool {
    ["addr:street", "addr:place", "addr:housenumber", "addr:conscriptionnumber"]
        .iter()
        .any(|key| model.tag(feature, key).is_some())
}

/// The keys of the areas that an object's address names.
pub fn named_areas(model: &Model, feature: &Feature) -> Vec<NameKey> {
    let mut keys: Vec<NameKey> = AREA_KEYS
        .iter()
        .filter_map(|key| model.tag(feature, key))
        .flat_map(|value: Sym| model.keys.all(value).iter().copied())
        .collect();
    keys.dedup();
    keys
}
