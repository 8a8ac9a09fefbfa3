//! Texts that no tag of the extract need have, interned before drafting begins.

use gazetteer::countries;
use rustc_hash::FxHashMap;

use crate::country::CountryCode;
use crate::drafts::country_places::CountryPlaces;
use crate::model::Model;
use crate::model::names;
use crate::strings::{Strings, Sym};

/// The symbols of fixed texts.
pub(super) struct Symbols {
    pub place: Sym,
    pub locality: Sym,
    pub postcode: Sym,
    pub country: Sym,
    pub highway: Sym,
    pub road: Sym,
    pub name: Sym,
    pub reference: Sym,
    pub linked_place: Sym,
    /// For each name key of a linked node the key under which a boundary keeps a differing value.
    pub of_node: FxHashMap<Sym, Sym>,
    /// The names of artificial countries.
    pub country_names: FxHashMap<CountryCode, Box<[(Sym, Sym)]>>,
}

impl Symbols {
    pub(super) fn build(model: &mut Model, countries: &CountryPlaces) -> Self {
        let of_node = node_keys(model);
        let strings = &mut model.features.strings;
        let country_names =
            countries.artificial.iter().map(|&(code, _)| (code, names_of_country(code, strings))).collect();
        Self {
            place: strings.intern("place"),
            locality: strings.intern("locality"),
            postcode: strings.intern("postcode"),
            country: strings.intern("country"),
            highway: strings.intern("highway"),
            road: strings.intern("road"),
            name: strings.intern("name"),
            reference: strings.intern("ref"),
            linked_place: strings.intern("linked_place"),
            of_node,
            country_names,
        }
    }
}

fn node_keys(model: &mut Model) -> FxHashMap<Sym, Sym> {
    let mut keys: Vec<Sym> = model
        .entries
        .iter()
        .filter(|entry| entry.boundary.is_some())
        .flat_map(|entry| model.feature_of(entry).tags.0.iter().map(|&(key, _)| key))
        .filter(|&key| names::is_name(model.features.strings.get(key)))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let strings = &mut model.features.strings;
    keys.into_iter()
        .map(|key| {
            let prefixed = format!("_place_{}", strings.get(key));
            (key, strings.intern(&prefixed))
        })
        .collect()
}

/// `name` in the country's own languages, `name:xx` in all others, short forms as `alt_name`.
fn names_of_country(code: CountryCode, strings: &mut Strings) -> Box<[(Sym, Sym)]> {
    let mut pairs = Vec::new();
    let mut short = Vec::new();
    for (language, name) in countries::names(code) {
        match language {
            "local" => pairs.insert(0, (strings.intern("name"), strings.intern(name))),
            "short" => short.push(name),
            _ => pairs.push((strings.intern(&format!("name:{language}")), strings.intern(name))),
        }
    }
    if !short.is_empty() {
        pairs.push((strings.intern("alt_name"), strings.intern(&short.join(";"))));
    }
    pairs.into()
}
