//! Words for kinds of places ("pharmacies", "près de la gare") and the words that tie them to a place.
//!
//! The tables are `data/words/categories`, a file a language (tags, phrases), and `connectives.tsv` (language,
//! relation, phrases). A phrase may mean several tags, and a tag has many phrases; languages are not told apart, so a
//! phrase that is rather a name or the beginning of names in another language stands in no table.

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

/// The tables by language, those whose tags come first on top.
pub(super) static TABLES: &[(&str, &str)] = words::files!["/categories":
    "en" "de" "fr" "es" "it" "nl" "is" "fo" "fi" "sv" "da" "no" "pt" "pl" "cs" "sk" "hu" "ru" "uk"
    "tr" "ca" "et" "lv" "lt" "sl" "hr" "sr" "bs" "bg" "mk" "ro" "el" "sq" "mt" "ga" "cy" "eu" "lb"
    "he" "ar"
];

static CATEGORIES: LazyLock<Phrases<Vec<TagWord>>> = LazyLock::new(|| {
    let mut order: Vec<String> = Vec::new();
    let mut tags_of: FxHashMap<String, Vec<TagWord>> = FxHashMap::default();
    for (tags, phrases) in TABLES.iter().flat_map(|(_, table)| words::columns(table)).filter_map(columns) {
        for phrase in words::forms(phrases) {
            let known = tags_of.entry(phrase.clone()).or_default();
            if known.is_empty() {
                order.push(phrase);
            }
            for tag in tags_in(tags) {
                if !known.contains(&tag) {
                    known.push(tag);
                }
            }
        }
    }
    Phrases::new(order.into_iter().map(|phrase| {
        let tags = tags_of.remove(&phrase).unwrap_or_default();
        (phrase, tags)
    }))
});

/// Phrases before the place, and those behind it.
static CONNECTIVES: LazyLock<[Phrases<Connective>; 2]> = LazyLock::new(|| {
    let of = |relations: [(&'static str, Connective); 2]| {
        let lines = words::columns(words::common("connectives"));
        let lines = lines.filter_map(|line| columns(columns(line)?.1));
        let meant = lines.filter_map(move |(name, phrases)| {
            let (_, relation) = relations.into_iter().find(|(known, _)| *known == name)?;
            Some(words::forms(phrases).map(move |phrase| (phrase, relation)))
        });
        Phrases::new(meant.flatten())
    };
    [
        of([("in", Connective::In), ("near", Connective::Near)]),
        of([("in_behind", Connective::In), ("near_behind", Connective::Near)]),
    ]
});

/// The longest phrase for a kind of place that the tokens begin with: its number of tokens and its tags.
pub fn category(tokens: &[Token]) -> Option<(usize, &'static [TagWord])> {
    CATEGORIES.starting(tokens).next().map(|(length, tags)| (length, tags.as_slice()))
}

/// The longest phrase that ties a kind of place to a place, at the start of the tokens, and its number of tokens.
pub fn connective(tokens: &[Token]) -> Option<(usize, Connective)> {
    CONNECTIVES[0].starting(tokens).next().map(|(length, relation)| (length, *relation))
}

/// The longest phrase that ties a kind of place to the place before it, at the end of the tokens, and its number of
/// tokens: "rautatieaseman lähellä".
pub fn connective_behind(tokens: &[Token]) -> Option<(usize, Connective)> {
    let ends =
        |start: &usize| CONNECTIVES[1].starting(&tokens[*start..]).find(|(length, _)| start + length == tokens.len());
    (0..tokens.len()).find_map(|start| ends(&start)).map(|(length, relation)| (length, *relation))
}

/// The first column of a line and the rest of it.
fn columns(line: &'static str) -> Option<(&'static str, &'static str)> {
    line.split_once('\t')
}

/// The tags that a column lists.
fn tags_in(column: &'static str) -> impl Iterator<Item = TagWord> {
    column.split(',').filter_map(|tag| tag.split_once('=')).map(|(key, value)| TagWord { key, value })
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
        check("salle des fêtes de Lyon", 3, "community_centre");
        check("koncertní sál v Praze", 2, "concert_hall");
        check("аптеки в Москві", 1, "pharmacy");
        check("eczane Taksim", 1, "pharmacy");
        check("place zabaw w Krakowie", 2, "playground");
        check("φαρμακεία στην Αθήνα", 1, "pharmacy");
        check("בית מרקחת", 2, "pharmacy");
        check("صيدلية في رام الله", 1, "pharmacy");
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
            ("w pobliżu dworca", Some((2, Connective::Near))),
            ("κοντά στην Ακρόπολη", Some((2, Connective::Near))),
            ("prop de Girona", Some((2, Connective::Near))),
            ("بالقرب من القدس", Some((2, Connective::Near))),
            ("Vaduz", None),
        ] {
            assert_eq!(connective(&read(text)), expected, "{text}");
        }
    }

    #[test]
    fn connectives_behind_a_place_end_the_text() {
        for (text, expected) in [
            ("rautatieaseman lähellä", Some((1, Connective::Near))),
            ("Taksim yakınındaki", Some((1, Connective::Near))),
            ("a pályaudvar közelében", Some((1, Connective::Near))),
            ("lähellä Helsinki", None),
            ("", None),
        ] {
            assert_eq!(connective_behind(&read(text)), expected, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_tables_is_whole() {
        for (language, table) in TABLES.iter().copied() {
            for line in words::columns(table) {
                let (tags, phrases) = columns(line).unwrap_or_default();
                let is_whole = tags_in(tags).count() == tags.split(',').count() && !phrases.contains('\t');
                assert!(
                    is_whole && phrases.split(',').all(|phrase| words::forms(phrase).count() == 1),
                    "{language}: {line}"
                );
            }
        }
        for line in words::columns(words::common("connectives")) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() == 3 && matches!(cells[1], "in" | "near" | "in_behind" | "near_behind"), "{line}");
        }
    }

    #[test]
    fn no_tag_and_no_phrase_of_it_stands_twice_in_a_language() {
        let mut twice = Vec::new();
        for (language, table) in TABLES.iter().copied() {
            let mut seen: Vec<String> = Vec::new();
            for (tag, phrases) in words::columns(table).filter_map(columns) {
                let phrases = words::forms(phrases).map(|phrase| format!("{language} {tag} {phrase}"));
                for line in phrases.chain([format!("{language} {tag}")]) {
                    if seen.contains(&line) {
                        twice.push(line);
                    } else {
                        seen.push(line);
                    }
                }
            }
        }
        assert_eq!(twice, [""; 0]);
    }

    #[test]
    fn every_tag_is_one_that_makes_a_place() {
        // Key, values, when: a value that no line of its key names is one of the line with the star.
        let rules: Vec<Vec<&str>> =
            words::columns(include_str!("../../../data/tags.tsv")).map(|line| line.split('\t').collect()).collect();
        let when = |tag: TagWord, value: &str| {
            let of_key = rules.iter().find(|rule| rule[0] == tag.key && rule[1].split(' ').any(|known| known == value));
            of_key.map(|rule| rule[2])
        };
        for (language, table) in TABLES.iter().copied() {
            for tag in words::columns(table).filter_map(columns).flat_map(|(tags, _)| tags_in(tags)) {
                let kept = when(tag, tag.value).or_else(|| when(tag, "*"));
                assert!(kept.is_some_and(|when| when != "never"), "{language}: {tag:?}");
            }
        }
    }

    #[test]
    fn every_language_has_words_for_what_guests_of_an_event_look_for() {
        const ESSENTIAL: &str = "restaurant cafe bar pub nightclub pharmacy hospital doctors dentist supermarket bakery mall \
            marketplace hotel hostel camp_site parking bicycle_parking fuel charging_station bus_stop station tram_stop aerodrome \
            ferry_terminal toilets drinking_water atm bank post_office post_box police fire_station townhall library museum \
            theatre cinema concert_hall community_centre conference_centre school university kindergarten place_of_worship \
            cemetery park playground swimming_pool sports_hall stadium pitch fitness_centre beach viewpoint";
        for (language, table) in TABLES.iter().copied() {
            let has = |value: &str| {
                words::columns(table)
                    .filter_map(columns)
                    .flat_map(|(tags, _)| tags_in(tags))
                    .any(|tag| tag.value == value)
            };
            let missing: Vec<&str> = ESSENTIAL.split_whitespace().filter(|value| !has(value)).collect();
            assert_eq!(missing, [""; 0], "{language}");
        }
    }

    #[test]
    fn every_language_has_words_for_near() {
        let lines = words::columns(words::common("connectives")).filter_map(columns);
        let near: Vec<&str> =
            lines.filter(|(_, rest)| rest.starts_with("near\t")).map(|(language, _)| language).collect();
        let missing: Vec<&str> =
            TABLES.iter().map(|(language, _)| *language).filter(|language| !near.contains(language)).collect();
        assert_eq!(missing, [""; 0]);
    }
}
