//! The tables of words that the page speaks from, for what the server itself writes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gazetteer::Category;
use serde::Deserialize;

/// The page in one language.
#[derive(Debug, Deserialize)]
pub struct Words {
    /// `ltr` or `rtl`.
    pub direction: String,
    /// What the page says, by name.
    interface: BTreeMap<String, String>,
    /// What things are called, by kind.
    kinds: BTreeMap<String, String>,
}

macro_rules! tables {
    ($($tag:literal),*) => { &[$(($tag, include_str!(concat!("../../page/words/", $tag, ".json")))),*] };
}

/// The tables as they are served, the one that stands in for missing languages first.
const TABLES: &[(&str, &str)] = tables!["en", "fr", "de", "es", "it", "pt", "pl", "nl", "tr", "ar"];

static ALL: LazyLock<Vec<(&str, Words)>> =
    LazyLock::new(|| TABLES.iter().filter_map(|(tag, text)| Some((*tag, serde_json::from_str(text).ok()?))).collect());

impl Words {
    /// The table for the first of these languages that has one, with its tag; English where none has.
    pub fn of<'t>(wanted: impl IntoIterator<Item = &'t str>) -> Option<(&'static str, &'static Self)> {
        let known = |tag: &str| ALL.iter().find(|(own, _)| tag.split('-').next().is_some_and(|tag| tag == *own));
        wanted.into_iter().find_map(known).or(ALL.first()).map(|(tag, words)| (*tag, words))
    }

    /// A sentence; its name where the table lacks it.
    pub fn say<'a>(&'a self, name: &'a str) -> &'a str {
        self.interface.get(name).map_or(name, String::as_str)
    }

    /// What a thing is called; `level` is the key that it has in addresses.
    pub fn kind(&self, category: Category<'_>, level: &str) -> &str {
        let word = |kind: &str| self.kinds.get(kind);
        let key = format!("*{}", category.key);
        let own = match category {
            Category { key: "highway", value: "bus_stop" } => word("bus_stop"),
            Category { key: "highway", .. } => word("street"),
            Category { key: "building", .. } => word("building"),
            Category { key: "boundary", .. } => word(level),
            Category { value: "yes", .. } => None,
            Category { value, .. } => word(value),
        };
        own.or_else(|| word(&key)).or_else(|| word("*")).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_says_all_that_the_english_one_says_and_no_more() {
        assert_eq!(ALL.len(), TABLES.len(), "a table is no JSON of the right shape");
        let (_, english) = &ALL[0];
        for (tag, words) in ALL.iter() {
            let same = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| a.keys().eq(b.keys());
            assert!(same(&words.interface, &english.interface), "{tag}: interface");
            assert!(same(&words.kinds, &english.kinds), "{tag}: kinds");
            assert!(words.interface.values().chain(words.kinds.values()).all(|word| !word.is_empty()), "{tag}");
        }
    }

    #[test]
    fn every_sentence_keeps_its_gaps() {
        let gaps = |text: &str| -> Vec<String> {
            let mut gaps: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(gap, _)| gap.to_owned())
                .collect();
            gaps.sort();
            gaps
        };
        let (_, english) = &ALL[0];
        for (tag, words) in ALL.iter() {
            for (name, text) in &words.interface {
                assert_eq!(gaps(text), gaps(&english.interface[name]), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn no_kind_is_a_raw_tag() {
        let (_, words) = Words::of(["de-AT"]).unwrap();
        let kind = |key, value| words.kind(Category { key, value }, "city");
        assert_eq!(kind("amenity", "cafe"), "Café");
        assert_eq!(kind("highway", "unclassified"), "Straße");
        assert_eq!(kind("boundary", "administrative"), "Großstadt");
        assert_eq!(kind("shop", "chandlery"), "Geschäft");
        assert_eq!(kind("unheard", "of"), "Ort");
    }
}
