//! Words for kinds of places ("pharmacies", "près de la gare") and the words that tie them to a place.
//!
//! The tables are `data/words/categories.tsv` (language, tag, phrases) and `connectives.tsv` (language, relation,
//! phrases). A phrase may mean several tags, and a tag has many phrases; languages are not told apart.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::phrases::Phrases;
use super::token::Token;
use super::words;

/// A tag of OpenStreetMap that a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TagWord {
    /// The key, such as "amenity".
    pub key: &'static str,
    /// The value, such as "pharmacy".
    pub value: &'static str,
}

/// How a kind of place is tied to a named place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connective {
    /// Inside of it.
    In,
    /// Around it.
    Near,
}

static CATEGORIES: LazyLock<Phrases<Vec<TagWord>>> = LazyLock::new(|| {
    let mut order: Vec<String> = Vec::new();
    let mut tags_of: FxHashMap<String, Vec<TagWord>> = FxHashMap::default();
    for (tag, phrases) in table(include_str!("../../../data/words/categories.tsv")) {
        let Some((key, value)) = tag.split_once('=') else { continue };
        for phrase in words::forms(phrases) {
            let tags = tags_of.entry(phrase.clone()).or_default();
            if tags.is_empty() {
                order.push(phrase);
            }
            let tag = TagWord { key, value };
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    Phrases::new(order.into_iter().map(|phrase| {
        let tags = tags_of.remove(&phrase).unwrap_or_default();
        (phrase, tags)
    }))
});

static CONNECTIVES: LazyLock<Phrases<Connective>> = LazyLock::new(|| {
    let lines = table(include_str!("../../../data/words/connectives.tsv"));
    Phrases::new(lines.flat_map(|(relation, phrases)| {
        let relation = if relation == "near" { Connective::Near } else { Connective::In };
        words::forms(phrases).map(move |phrase| (phrase, relation))
    }))
});

/// The longest phrase for a kind of place that the tokens begin with: its number of tokens and its tags.
pub fn category(tokens: &[Token]) -> Option<(usize, &'static [TagWord])> {
    CATEGORIES.starting(tokens).next().map(|(length, tags)| (length, tags.as_slice()))
}

/// The longest phrase that ties a kind of place to a place, at the start of the tokens, and its number of tokens.
pub fn connective(tokens: &[Token]) -> Option<(usize, Connective)> {
    CONNECTIVES.starting(tokens).next().map(|(length, relation)| (length, *relation))
}

/// The second and third columns of a table whose first is the language.
fn table(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    words::columns(text).filter_map(|line| line.split_once('\t')?.1.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn read(text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        tokens(text, &mut out);
        out
    }

    #[track_caller]
    fn check(text: &str, length: usize, value: &str) {
        let (found, tags) = category(&read(text)).unwrap_or_default();
        assert!(found == length && tags.iter().any(|tag| tag.value == value), "{text}: {found} {tags:?}");
    }

    #[test]
    fn kinds_of_places_are_known_in_many_languages() {
        check("pharmacies in Lyon", 1, "pharmacy");
        check("Apotheke Schaan", 1, "pharmacy");
        check("cafés près de la gare", 1, "cafe");
        check("coffee shops", 2, "cafe");
        check("apótek í Reykjavík", 1, "pharmacy");
        check("ravintolat Helsinki", 1, "restaurant");
        check("arrêts de bus", 3, "bus_stop");
        check("öffentliche Toilette", 2, "toilets");
        check("gasolineras cerca de Madrid", 1, "fuel");
        assert_eq!(category(&read("Landstrasse 5")), None);
        assert_eq!(category(&[]), None);
    }

    #[test]
    fn connectives_are_read_as_far_as_they_go() {
        for (text, expected) in [
            ("in Vaduz", Some((1, Connective::In))),
            ("near Vaduz", Some((1, Connective::Near))),
            ("close to Vaduz", Some((2, Connective::Near))),
            ("près de la gare", Some((3, Connective::Near))),
            ("in der Nähe von Wien", Some((4, Connective::Near))),
            ("cerca de Madrid", Some((2, Connective::Near))),
            ("í Reykjavík", Some((1, Connective::In))),
            ("Vaduz", None),
        ] {
            assert_eq!(connective(&read(text)), expected, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_tables_is_whole() {
        for line in words::columns(include_str!("../../../data/words/categories.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let tag = cells.get(1).and_then(|tag| tag.split_once('='));
            assert!(cells.len() == 3 && tag.is_some() && words::forms(cells[2]).next().is_some(), "{line}");
        }
        for line in words::columns(include_str!("../../../data/words/connectives.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() == 3 && matches!(cells[1], "in" | "near"), "{line}");
        }
    }
}
