//! Which tags of an object are names, which are worth showing, and which are neither.

use crate::feature::Tags;
use crate::strings::{Strings, Sym};

/// Keys that are names, each also with a language or side behind a colon (`name:de`, `name:left`).
const NAME_KEYS: [&str; 14] = [
    "name",
    "alt_name",
    "old_name",
    "short_name",
    "official_name",
    "int_name",
    "loc_name",
    "nat_name",
    "reg_name",
    "sorting_name",
    "brand",
    "place_name",
    "bridge:name",
    "tunnel:name",
];

/// Keys that are names as they stand.
const CODE_KEYS: [&str; 14] = [
    "ref",
    "int_ref",
    "nat_ref",
    "reg_ref",
    "loc_ref",
    "old_ref",
    "local_ref",
    "iata",
    "icao",
    "faa",
    "pcode",
    "addr:housename",
    "uic_name",
    "country_code_iso3166_1_alpha_2",
];

/// Behind a name key these say something about the name and are no name.
const NO_NAMES: [&str; 9] =
    ["etymology", "pronunciation", "signed", "prefix", "suffix", "wikidata", "wikipedia", "source", "note"];

/// Whether the value of a key is a name of its object.
pub fn is_name(key: &str) -> bool {
    if CODE_KEYS.contains(&key) || key.starts_with("ISO3166-2") && !key.contains("old") {
        return true;
    }
    NAME_KEYS.iter().any(|name| match key.strip_prefix(name) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|side| !NO_NAMES.iter().any(|no| side.starts_with(no))),
        None => false,
    })
}

/// Whether a key names the object itself, so that it is more than a number or code.
pub fn is_proper_name(key: &str) -> bool {
    is_name(key) && !CODE_KEYS.contains(&key) && !key.starts_with("ISO3166")
}

/// Whether a key of an address or of the place itself has its own field and is not shown again.
fn is_hidden(key: &str) -> bool {
    key.starts_with("addr:") || matches!(key, "postal_code" | "admin_level" | "boundary:type" | "area" | "type")
}

/// Keys and values.
pub type Pairs = Box<[(Sym, Sym)]>;

/// The pairs of names and those of the other tags, the category `main` left out.
pub fn split(tags: &Tags, strings: &Strings, category: Sym) -> (Pairs, Pairs) {
    let (mut names, mut others) = (Vec::new(), Vec::new());
    for &(key, value) in &tags.0 {
        let text = strings.get(key);
        if is_name(text) {
            names.push((key, value));
        } else if key != category && !is_hidden(text) {
            others.push((key, value));
        }
    }
    (names.into(), others.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_language_are_names_and_facts_about_names_are_not() {
        for key in ["name", "name:zh-Hant", "alt_name", "old_name:-1945", "ref", "brand", "addr:housename", "ISO3166-2"]
        {
            assert!(is_name(key), "{key}");
        }
        for key in ["name:etymology:wikidata", "brand:wikidata", "addr:street", "ref:bag", "names", "operator"] {
            assert!(!is_name(key), "{key}");
        }
    }

    #[test]
    fn each_tag_is_shown_once() {
        let mut strings = Strings::default();
        let pairs = [("amenity", "cafe"), ("name", "Post"), ("addr:street", "Gasse"), ("level", "1")];
        let tags = Tags(pairs.map(|(key, value)| (strings.intern(key), strings.intern(value))).into());
        let category = strings.intern("amenity");
        let (names, others) = split(&tags, &strings, category);
        let shown =
            |pairs: &[(Sym, Sym)]| pairs.iter().map(|&(key, _)| strings.get(key).to_owned()).collect::<Vec<_>>();
        assert_eq!((shown(&names), shown(&others)), (vec!["name".to_owned()], vec!["level".to_owned()]));
    }
}
