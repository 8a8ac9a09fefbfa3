//! States, provinces and nations of countries, by name and by the code that people write behind a town.
//!
//! An extract seldom holds the area of its state, and yet people write "Sunnyvale, CA" and "Brecon, Wales". The table
//! is made by `scripts/make-state-names.py` from the Unicode CLDR.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::countries::CountryCode;
use crate::text;

static TABLE: &str = include_str!("../../data/states.tsv");

/// The countries that have a region of a name, in normal form; those of codes and of names apart.
#[derive(Default)]
struct Regions {
    codes: FxHashMap<String, Vec<CountryCode>>,
    names: FxHashMap<String, Vec<CountryCode>>,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    let mut regions = Regions::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let Some(country) = columns.next().and_then(|code| code.as_bytes().try_into().ok()) else { continue };
        let code = columns.next().map(text::normalise).filter(|code| !code.is_empty());
        if let Some(code) = code {
            add(&mut regions.codes, code, country);
        }
        for name in columns.next().into_iter().flat_map(|names| names.split('|')) {
            let normal = text::normalise(name);
            // Two or three letters are a code, however it is written.
            let is_code = normal.len() <= MOST_LETTERS || name.contains('.');
            add(if is_code { &mut regions.codes } else { &mut regions.names }, normal, country);
        }
    }
    regions
});

/// Most letters of a code.
const MOST_LETTERS: usize = 3;

fn add(table: &mut FxHashMap<String, Vec<CountryCode>>, name: String, country: CountryCode) {
    let countries = table.entry(name).or_default();
    if !countries.contains(&country) {
        countries.push(country);
    }
}

/// The countries with a region of this code, after [`text::normalise`].
pub fn countries_by_code(normalised: &str) -> &'static [CountryCode] {
    REGIONS.codes.get(normalised).map_or(&[], Vec::as_slice)
}

/// The countries with a region of this name, after [`text::normalise`].
pub fn countries_by_name(normalised: &str) -> &'static [CountryCode] {
    REGIONS.names.get(normalised).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_by_its_name_in_its_own_languages_and_by_its_code() {
        for (name, country) in [
            ("Maryland", b"us"),
            ("British Columbia", b"ca"),
            ("Noord-Brabant", b"nl"),
            ("Wales", b"gb"),
            ("Bayern", b"de"),
        ] {
            assert!(countries_by_name(&text::normalise(name)).contains(country), "{name}");
        }
        for (code, country) in
            [("MD", b"us"), ("BC", b"ca"), ("B.C.", b"ca"), ("MO", b"it"), ("MO", b"us"), ("IW", b"gb")]
        {
            assert!(countries_by_code(&text::normalise(code)).contains(country), "{code}");
        }
        assert!(countries_by_name("nowhere").is_empty() && countries_by_code("maryland").is_empty());
    }

    #[test]
    fn every_line_names_a_country_and_a_region() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && columns[0].len() == 2 && line.len() > 4, "{line}");
        }
    }
}
