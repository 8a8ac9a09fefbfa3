//! Names made comparable: each text of a name or address tag gets the number of its normalised form.
//!
//! Two texts share a number when they have the same letters after the gazetteer's normaliser, blanks left out and the
//! usual short forms of street words written out ("Haupt-Str." is "Hauptstraße"). Bilingual texts ("Rue X - Straat Y",
//! "A / B", "A;B") also have the numbers of their halves.

use gazetteer::text;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::names;
use crate::feature::Features;
use crate::listed::Listed;
use crate::strings::Sym;

/// The number of a normalised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameKey(u32);

/// The name keys of the texts of an extract.
#[derive(Debug, Default)]
pub struct NameKeys {
    keys: FxHashMap<Sym, Box<[NameKey]>>,
}

impl NameKeys {
    /// Normalises all names and address parts of the features.
    pub fn build(features: &Features, listed: &Listed) -> Self {
        let strings = &features.strings;
        let mut wanted = FxHashSet::default();
        let mut asked: FxHashMap<Sym, bool> = FxHashMap::default();
        let all = features.features.iter().map(|f| &f.tags).chain(features.street_relations.iter().map(|r| &r.tags));
        for &(key, value) in all.flat_map(|tags| tags.0.iter()) {
            let is_wanted = *asked.entry(key).or_insert_with(|| {
                let key = strings.get(key);
                names::is_proper_name(key) || is_address_part(key) || matches!(key, "ref" | "is_in:city")
            });
            if is_wanted {
                wanted.insert(value);
            }
        }
        wanted.extend(listed.rows.iter().flat_map(|row| [Some(row.street), row.city]).flatten());
        let wanted: Vec<Sym> = wanted.into_iter().collect();
        let normalised: Vec<(Sym, Vec<String>)> =
            wanted.into_par_iter().map(|sym| (sym, comparable(strings.get(sym)))).collect();
        let mut numbers: FxHashMap<String, NameKey> = FxHashMap::default();
        let mut keys = FxHashMap::default();
        for (sym, texts) in normalised {
            let mut own = Vec::with_capacity(texts.len());
            for text in texts.into_iter().filter(|text| !text.is_empty()) {
                let next = NameKey(numbers.len() as u32);
                own.push(*numbers.entry(text).or_insert(next));
            }
            keys.insert(sym, own.into());
        }
        Self { keys }
    }

    /// The number of a text as a whole, followed by those of its halves; empty for texts without letters or digits.
    pub fn all(&self, text: Sym) -> &[NameKey] {
        self.keys.get(&text).map_or(&[], |keys| keys)
    }

    /// The number of a text as a whole.
    pub fn whole(&self, text: Sym) -> Option<NameKey> {
        self.all(text).first().copied()
    }
}

/// Whether an `addr:*` key names a street, settlement or area.
fn is_address_part(key: &str) -> bool {
    key.strip_prefix("addr:").is_some_and(|part| {
        !matches!(
            part,
            "housenumber"
                | "postcode"
                | "country"
                | "interpolation"
                | "unit"
                | "floor"
                | "door"
                | "flats"
                | "inclusion"
        )
    })
}

/// The comparable form of a text, then those of its halves.
fn comparable(name: &str) -> Vec<String> {
    let mut forms = vec![compact(&text::normalise(name))];
    for separator in [" - ", " / ", "/", ";"] {
        if name.contains(separator) {
            forms.extend(name.split(separator).map(|half| compact(&text::normalise(half))));
            break;
        }
    }
    forms
}

/// Writes short street words out and leaves the blanks away.
fn compact(normalised: &str) -> String {
    let tokens: Vec<&str> = normalised.split(' ').collect();
    let mut compact = String::with_capacity(normalised.len() + 4);
    for (index, token) in tokens.iter().enumerate() {
        let is_last = index + 1 == tokens.len() && index > 0;
        match *token {
            "st" if is_last => compact.push_str("street"),
            "rd" if is_last => compact.push_str("road"),
            "ln" if is_last => compact.push_str("lane"),
            "dr" if is_last => compact.push_str("drive"),
            "ave" | "av" => compact.push_str("avenue"),
            "bd" | "blvd" | "bvd" => compact.push_str("boulevard"),
            "str" => compact.push_str("strasse"),
            "sankt" | "saint" => compact.push_str("st"),
            _ => match token.strip_suffix("str") {
                Some(stem) if stem.len() > 2 => {
                    compact.push_str(stem);
                    compact.push_str("strasse");
                }
                _ => compact.push_str(token),
            },
        }
    }
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_street_are_equal() {
        let forms = ["Hauptstraße", "Haupt-Str.", "Hauptstr.", "HAUPTSTRASSE", "Haupt Strasse"].map(comparable);
        assert!(forms.iter().all(|form| *form == forms[0]), "{forms:?}");
        assert_eq!(comparable("Main St"), comparable("Main Street"));
        assert_eq!(comparable("St. Wolfgangstraße"), comparable("Sankt Wolfgangstrasse"));
        assert_ne!(comparable("St Mary Road"), comparable("Street Mary Road"));
    }

    #[test]
    fn a_bilingual_name_has_its_halves() {
        assert_eq!(comparable("Rue Haute - Hoogstraat"), ["ruehautehoogstraat", "ruehaute", "hoogstraat"]);
    }
}
