//! The forms of addresses by country, from `data/address_formats.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::template::{FormLine, parse};
use crate::view::parts::AddressParts;

static TABLE: &str = include_str!("../../../../data/address_formats.tsv");

/// Lines by country: for all writings, and for Chinese, Japanese or Korean ones.
type Forms = HashMap<&'static str, [Option<Vec<FormLine>>; 2]>;

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms::new();
    for (countries, is_own, template) in rows() {
        let Some(lines) = parse(template) else { continue };
        for country in countries.split(' ') {
            forms.entry(country).or_default()[usize::from(is_own)] = Some(lines.clone());
        }
    }
    forms
});

/// Countries, whether for their own writing, and lines of each row.
fn rows() -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()? == "own", columns.next()?))
    })
}

/// The form in which an address is written.
pub fn of(parts: &AddressParts<'_>) -> &'static [FormLine] {
    let is_own = [parts.street, parts.district, parts.city, parts.state].into_iter().flatten().any(is_own_writing);
    by_country(parts.country_code.as_deref(), is_own)
}

/// The form of a country.
pub fn by_country(country: Option<&str>, is_own: bool) -> &'static [FormLine] {
    let country = country.unwrap_or("*");
    let own = is_own.then(|| form(country, true)).flatten();
    own.or_else(|| form(country, false)).or_else(|| form("*", false)).map_or(&[], Vec::as_slice)
}

fn form(country: &str, is_own: bool) -> Option<&'static Vec<FormLine>> {
    FORMS.get(country)?[usize::from(is_own)].as_ref()
}

/// Whether a text has Chinese characters, kana or hangul.
pub fn is_own_writing(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood_and_no_country_stands_twice() {
        let mut seen = HashSet::new();
        for (countries, is_own, template) in rows() {
            assert!(parse(template).is_some(), "{template}");
            for country in countries.split(' ') {
                assert!(seen.insert((country, is_own)), "{country} stands twice");
                let is_known =
                    country.as_bytes().try_into().is_ok_and(|code| gazetteer::countries::name(code, "en").is_some());
                assert!(country == "*" || is_known, "{country} is no country");
            }
        }
        assert!(seen.contains(&("*", false)));
        for country in seen.iter().filter(|(_, is_own)| *is_own).map(|(country, _)| *country) {
            assert!(seen.contains(&(country, false)), "{country} has no form for other writings");
        }
    }
}
