//! The names of countries in every language, for address lines and for questions.
//!
//! An extract seldom holds its whole country, so the names come from a table that `scripts/make-country-names.py`
//! makes from the Unicode CLDR. The table is text inside the program; two indexes of references into it are made at
//! the first look-up and take some 400 KB.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text;

/// ISO 3166-1 alpha-2 in lower case.
pub type CountryCode = [u8; 2];

static TABLE: &str = include_str!("../../data/countries.tsv");

/// One line of the table: a country and a name that it has in some languages.
struct Line {
    code: CountryCode,
    name: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    TABLE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        let code = columns.next()?.as_bytes().try_into().ok()?;
        Some(Line { code, name: columns.nth(1)? })
    })
}

static BY_CODE: LazyLock<FxHashMap<CountryCode, &'static [u8]>> = LazyLock::new(|| {
    let mut parts: FxHashMap<CountryCode, &'static [u8]> = FxHashMap::default();
    let mut rest = TABLE;
    while let Some(code) = rest.as_bytes().get(..2).and_then(|code| CountryCode::try_from(code).ok()) {
        let end = block_end(rest, code);
        parts.insert(code, &rest.as_bytes()[..end]);
        rest = &rest[end..];
    }
    parts
});

/// The length of the leading lines that are of one country.
fn block_end(table: &str, code: CountryCode) -> usize {
    let mut end = 0;
    for line in table.split_inclusive('\n') {
        if !line.as_bytes().starts_with(&code) {
            break;
        }
        end += line.len();
    }
    end.max(1)
}

static BY_NAME: LazyLock<FxHashMap<String, CountryCode>> = LazyLock::new(|| {
    let mut codes = FxHashMap::default();
    for line in lines() {
        for part in std::iter::once(line.name).chain(line.name.split(" / ")) {
            codes.entry(text::normalise(part)).or_insert(line.code);
        }
    }
    codes
});

/// All names of a country with their language; `local` marks the name in its own languages, `short` a short form.
///
/// Nothing for a code that is no country's.
pub fn names(code: CountryCode) -> impl Iterator<Item = (&'static str, &'static str)> {
    let block = BY_CODE.get(&code).copied().unwrap_or_default();
    str::from_utf8(block).unwrap_or_default().lines().flat_map(|line| {
        let mut columns = line.split('\t').skip(1);
        let (languages, name) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        languages.split(',').map(move |language| (language, name))
    })
}

/// The name of a country in a language (`de`, `pt`, `zh-Hant`), in its own languages for `local`.
///
/// Costs a walk through the country's 60 or so lines.
pub fn name(code: CountryCode, language: &str) -> Option<&'static str> {
    names(code).find(|(known, _)| *known == language).map(|(_, name)| name)
}

/// The country that has this name in any language, after [`text::normalise`]; the code itself is no name.
pub fn code_of(normalised: &str) -> Option<CountryCode> {
    BY_NAME.get(normalised).copied()
}

/// The country whose letters stand before a postcode: "D" of "D-17033", or its ISO code; in normal form.
pub fn code_of_plate(normalised: &str) -> Option<CountryCode> {
    static TABLE: &str = include_str!("../../data/plates.tsv");
    let mut lines = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let listed = lines.find(|(plate, _)| *plate == normalised).map(|(_, code)| code);
    let code: CountryCode = listed.unwrap_or(normalised).as_bytes().try_into().ok()?;
    BY_CODE.contains_key(&code).then_some(code)
}

/// All countries of the table.
pub fn codes() -> impl Iterator<Item = CountryCode> {
    BY_CODE.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_a_name_in_the_asked_language() {
        assert_eq!(name(*b"is", "local"), Some("Ísland"));
        assert_eq!(name(*b"is", "fr"), Some("Islande"));
        assert_eq!(name(*b"li", "ja"), Some("リヒテンシュタイン"));
        assert_eq!(name(*b"zz", "de"), None);
    }

    #[test]
    fn any_language_and_short_form_leads_to_the_code() {
        for (name, code) in [
            ("Iceland", b"is"),
            ("Ísland", b"is"),
            ("Islande", b"is"),
            ("USA", b"us"),
            ("UK", b"gb"),
            ("Suomi", b"fi"),
            ("Deutschland", b"de"),
            ("Россия", b"ru"),
        ] {
            assert_eq!(code_of(&text::normalise(name)), Some(*code), "{name}");
        }
        assert_eq!(code_of("nowhere"), None);
    }

    #[test]
    fn letters_before_a_postcode_name_a_country() {
        let code = |letters: &str| code_of_plate(letters);
        assert_eq!(
            [code("d"), code("fl"), code("li"), code("mc")],
            [Some(*b"de"), Some(*b"li"), Some(*b"li"), Some(*b"mc")]
        );
        assert_eq!([code("q"), code("zz"), code("po")], [None; 3]);
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(lines().count(), TABLE.lines().count());
        assert_eq!(codes().count(), 250);
    }
}
