//! Readings of a free text.

use std::ops::Range;

use super::{MOST_READINGS, Reading, country};
use crate::query::{Query, Role, Word};

/// The readings of a free text: with each possible house number, and without; with and without a country.
pub fn free_readings(query: &Query) -> Vec<Reading> {
    let mut readings = Vec::new();
    let country = country::find(query);
    for span in &query.numbers {
        let number = Some((span.tokens.clone(), &span.number));
        add(query, number.clone(), None, &mut readings);
        if country.as_ref().is_some_and(|(tokens, _)| !overlap(tokens, &span.tokens)) {
            add(query, number, country.as_ref(), &mut readings);
        }
    }
    add(query, None, None, &mut readings);
    if country.is_some() {
        add(query, None, country.as_ref(), &mut readings);
    }
    readings.truncate(MOST_READINGS);
    readings
}

type Number<'q> = (Range<usize>, &'q gazetteer::house_number::HouseNumber);

fn add(
    query: &Query,
    number: Option<Number<'_>>,
    country: Option<&(Range<usize>, [u8; 2])>,
    readings: &mut Vec<Reading>,
) {
    let taken = |token: usize| {
        number.as_ref().is_some_and(|(tokens, _)| tokens.contains(&token))
            || country.is_some_and(|(tokens, _)| tokens.contains(&token))
    };
    let words: Vec<Word> = (0..query.tokens.len())
        .filter(|&token| !taken(token))
        .map(|token| Word::of_token(query, token, Role::Any))
        .collect();
    if words.is_empty() {
        return;
    }
    readings.push(Reading {
        words,
        number_text: number.as_ref().map(|(tokens, _)| query.typed(tokens.clone()).to_owned()).unwrap_or_default(),
        number: number.map(|(_, number)| number.clone()),
        country: country.map(|(_, code)| *code),
        ..Reading::default()
    });
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
