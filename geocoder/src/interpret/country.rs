//! Countries and their states named in a question: in any language, by code, before a postcode.
//!
//! An extract seldom has the area of a state or country, so that its name is no word to look for. It says which country
//! answers lie in.

use std::ops::Range;

use gazetteer::countries::CountryCode;
use gazetteer::text::Border;
use gazetteer::{countries, states};

use crate::query::Query;

/// Most words of a country's name that are tried.
const MOST_WORDS: usize = 5;
/// Most words of a code: "U.S.A.".
const MOST_LETTERS: usize = 3;
/// Fewest digits of a postcode that letters may stand before.
const POSTCODE_DIGITS: usize = 4;

/// Words that tell where answers are rather than what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The country that answers must be in; `None` where it can't be relied on.
    pub code: Option<CountryCode>,
    /// Whether the words say more than the country, such as a state, which nobody checks.
    pub is_part: bool,
}

/// The ways in which a question may tell its country: the first run of words that is a country's name, the longest at
/// its place; a code behind the rest ("Triesenberg, LI", "Sunnyvale, CA 94087"); letters before a postcode ("D-17033").
/// Each leaves something to look for.
pub fn find(query: &Query) -> Vec<Country> {
    let mut found: Vec<Country> = by_name(query).into_iter().collect();
    found.extend(by_code(query));
    found.extend(by_plate(query));
    found
}

fn by_name(query: &Query) -> Option<Country> {
    let tokens = &query.tokens;
    for start in 0..tokens.len() {
        for end in (start + 1..=tokens.len().min(start + MOST_WORDS)).rev().filter(|end| end - start < tokens.len()) {
            let name = joined(query, start..end);
            if name.len() > 2
                && let Some(code) = countries::code_of(&name)
            {
                return Some(Country { tokens: start..end, code: Some(code), is_part: false });
            }
        }
    }
    None
}

fn joined(query: &Query, range: Range<usize>) -> String {
    let words: Vec<&str> = query.tokens[range].iter().map(|token| token.text.as_str()).collect();
    words.join(" ")
}

/// Codes of countries and states at the end, or before the postcode that ends the question; behind a comma, or in
/// capitals.
fn by_code(query: &Query) -> Vec<Country> {
    let tokens = &query.tokens;
    let is_postcode = tokens.last().is_some_and(|last| last.is_number() && last.text.len() >= POSTCODE_DIGITS);
    let ends = [Some(tokens.len()), is_postcode.then(|| tokens.len() - 1)].into_iter().flatten();
    let spans = ends.flat_map(|end| (1..=MOST_LETTERS.min(end.saturating_sub(1))).map(move |words| end - words..end));
    let span = spans.into_iter().filter(|span| is_code(query, span)).max_by_key(Range::len);
    let Some(span) = span else { return Vec::new() };
    let code = joined(query, span.clone());
    let iso = code.as_bytes().try_into().ok().filter(|code| countries::name(*code, "en").is_some());
    let country = countries::code_of(&code).or(iso).map(|code| (code, false));
    let parts = states::countries_by_code(&code).iter().map(|code| (*code, true));
    let found = country.into_iter().chain(parts);
    found.map(|(code, is_part)| Country { tokens: span.clone(), code: Some(code), is_part }).collect()
}

/// Whether tokens are written like a code: two or three letters, behind a comma or in capitals, or letters with full
/// stops.
fn is_code(query: &Query, span: &Range<usize>) -> bool {
    let tokens = &query.tokens[span.clone()];
    let letters: usize = tokens.iter().map(|token| token.text.len()).sum();
    let are_letters = tokens.iter().all(|token| token.text.bytes().all(|b| b.is_ascii_alphabetic()));
    let are_single = tokens.len() == 1 || tokens.iter().all(|token| token.text.len() == 1 && token.dotted);
    let typed = query.typed(span.clone());
    let is_apart = tokens.first().is_some_and(|first| first.before.starts_phrase());
    let are_capitals = typed.chars().any(char::is_uppercase) && !typed.chars().any(char::is_lowercase);
    (2..=MOST_LETTERS).contains(&letters) && are_letters && are_single && (is_apart || are_capitals || typed == "IoW")
}

/// The letters of a country before a postcode. Some are written out of habit, so that the country is no condition.
fn by_plate(query: &Query) -> Vec<Country> {
    let tokens = &query.tokens;
    let is_plate = |at: &usize| {
        let [letters, number] = &tokens[*at..*at + 2] else { return false };
        let digits = number.is_number() && number.text.len() >= POSTCODE_DIGITS;
        let are_capitals = || !query.typed(*at..*at + 1).chars().any(char::is_lowercase);
        let is_tied = number.before == Border::Hyphen || number.before == Border::Blank && are_capitals();
        digits && is_tied && letters.text.len() <= MOST_LETTERS && countries::code_of_plate(&letters.text).is_some()
    };
    let Some(at) = (0..tokens.len().saturating_sub(1)).find(is_plate) else { return Vec::new() };
    let code = countries::code_of_plate(&tokens[at].text);
    [code, None].map(|code| Country { tokens: at..at + 1, code, is_part: false }).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let query = Query::new(text);
        let code =
            |country: &Country| country.code.map(|code| String::from_utf8(code.to_vec()).unwrap()).unwrap_or_default();
        find(&query).iter().map(|country| (query.typed(country.tokens.clone()).to_owned(), code(country))).collect()
    }

    #[track_caller]
    fn check(text: &str, typed: &str, code: &str) {
        assert!(found(text).contains(&(typed.to_owned(), code.to_owned())), "{text}: {:?}", found(text));
    }

    #[test]
    fn a_country_or_state_is_told_by_name_and_code() {
        check("Vaduz, Liechtenstein", "Liechtenstein", "li");
        check("Triesenberg, LI", "LI", "li");
        check("Ryde, UK", "UK", "gb");
        check("Sunnyvale, CA", "CA", "us");
        check("Sunnyvale, CA 94087", "CA", "us");
        check("Vancouver BC", "BC", "ca");
        check("Kelowna, B.C.", "B.C", "ca");
        check("Novi di Modena (MO)", "MO", "it");
        check("D-17033 Neubrandenburg", "D", "de");
        check("MC 98000 Monaco", "MC", "mc");
    }

    #[test]
    fn a_word_that_looks_like_a_code_stays_a_word() {
        for text in ["Bad Ems in", "Villa de", "LI", "Rue de la Paix", "main st ca", "PO33 7ZZ"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
