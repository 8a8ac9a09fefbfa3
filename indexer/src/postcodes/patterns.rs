//! What the postcodes of a country look like, from `data/postcodes.tsv`.
//!
//! Mistakes ("7", "see website") would otherwise become places and be shown around them. Blanks, hyphens, case and one
//! or two letters in front ("A-1040") don't matter. Countries that the table lacks have no rule but that a digit is
//! there.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::country::CountryCode;

/// What the table says of a country.
struct Rule {
    layouts: Vec<&'static str>,
    reach_m: Option<f64>,
}

static RULES: LazyLock<FxHashMap<CountryCode, Rule>> = LazyLock::new(|| {
    let mut rules = FxHashMap::default();
    for (countries, codes, reach) in rows() {
        for country in countries.split(',').filter_map(|country| country.as_bytes().try_into().ok()) {
            let layouts = codes.split(' ').collect();
            rules.insert(country, Rule { layouts, reach_m: reach.and_then(|metres| metres.parse().ok()) });
        }
    }
    rules
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str, Option<&'static str>)> {
    let table = include_str!("../../../data/postcodes.tsv");
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()))
    })
}

/// How far a code reaches from the middle of its addresses, in metres; `None` where the table says nothing.
pub(super) fn reach_m(country: CountryCode) -> Option<f64> {
    RULES.get(&country)?.reach_m
}

/// Whether a text looks like a postcode of a country.
pub(super) fn fits(text: &str, country: CountryCode) -> bool {
    let compact: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‐')).collect::<String>().to_uppercase();
    let Some(rule) = RULES.get(&country) else { return compact.chars().any(char::is_numeric) };
    let matches = |code: &[u8]| rule.layouts.iter().any(|pattern| is_like(code, pattern.as_bytes()));
    let letters = compact.bytes().take_while(u8::is_ascii_uppercase).count().min(2);
    (0..=letters).any(|letters| matches(&compact.as_bytes()[letters..]))
}

fn is_like(code: &[u8], pattern: &[u8]) -> bool {
    code.len() == pattern.len()
        && code.iter().zip(pattern).all(|(byte, wanted)| match wanted {
            b'9' => byte.is_ascii_digit(),
            b'n' => *byte == b'9',
            b'A' => byte.is_ascii_uppercase(),
            b'*' => byte.is_ascii_alphanumeric(),
            _ => byte == wanted,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_mistakes_by_the_rules_of_their_country() {
        for (code, country) in [
            ("9490", b"li"),
            ("FL-9490", b"li"),
            ("CH-8001", b"ch"),
            ("F-69001", b"fr"),
            ("SW1A 1AA", b"gb"),
            ("po33 2ht", b"gb"),
            ("101", b"is"),
            ("VLT 1234", b"mt"),
            ("111 22", b"se"),
            ("21136-1234", b"us"),
            ("1011 AB", b"nl"),
            ("K1A 0B1", b"ca"),
            ("100-0005", b"jp"),
            ("AD500", b"ad"),
            ("12-345", b"zz"),
        ] {
            assert!(fits(code, *country), "{code}");
        }
        for (code, country) in [
            ("7", b"li"),
            ("94901", b"li"),
            ("7304", b"li"),
            ("n/a", b"zz"),
            ("SW1A1AAX", b"gb"),
            ("12", b"is"),
            ("", b"fr"),
        ] {
            assert!(!fits(code, *country), "{code}");
        }
    }

    #[test]
    fn the_table_is_well_formed() {
        let lines = include_str!("../../../data/postcodes.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), rows().count());
        for (countries, codes, reach) in rows() {
            assert!(reach.is_none_or(|metres| metres.parse::<f64>().is_ok()), "{countries}");
            assert!(countries.split(',').all(|country| country.len() == 2), "{countries}");
            let known = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, b'0'..=b'9' | b'n' | b'*' | b' ');
            assert!(codes.bytes().all(known), "{codes}");
        }
    }
}
