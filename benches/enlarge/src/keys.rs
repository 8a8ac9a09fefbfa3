//! Which tags say something that differs from region to region.

use indexer::model::names::is_proper_name;

/// Parts of an address that are no words of a name.
const NO_WORDS: [&str; 9] =
    ["housenumber", "postcode", "country", "interpolation", "unit", "floor", "door", "flats", "inclusion"];

/// Whether the words of a tag's value differ between copies: names, names in addresses, titles of articles.
pub fn has_names(key: &str) -> bool {
    let is_part = |key: &str| key.strip_prefix("addr:").is_some_and(|part| !NO_WORDS.contains(&part));
    is_proper_name(key) || is_part(key) || key == "wikipedia" || key == "is_in" || key.starts_with("is_in:")
}

/// Whether the names of an object with this tag are those of a settlement or another area.
pub fn is_settlement(key: &str, value: &str) -> bool {
    key == "place" || key == "boundary" && value == "administrative"
}

/// The item of Wikidata that stands for a copy: numbers that Wikidata does not have.
///
/// Without this a boundary could be joined with the label of another copy.
pub fn item(value: &str, copy: u32) -> String {
    const BEYOND_WIKIDATA: u64 = 1_000_000_000;
    let number = value.strip_prefix('Q').and_then(|number| number.parse::<u64>().ok());
    match number.and_then(|number| number.checked_add(u64::from(copy) * BEYOND_WIKIDATA)) {
        Some(number) => format!("Q{number}"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_and_numbers_do_not() {
        for key in ["name", "name:ru", "addr:street", "addr:city", "wikipedia", "is_in:city"] {
            assert!(has_names(key), "{key}");
        }
        for key in ["ref", "addr:housenumber", "addr:postcode", "wikidata", "website", "operator"] {
            assert!(!has_names(key), "{key}");
        }
    }

    #[test]
    fn copies_are_other_items() {
        assert_eq!([item("Q1764", 0), item("Q1764", 2), item("odd", 1)], ["Q1764", "Q2000001764", "odd"]);
    }
}
