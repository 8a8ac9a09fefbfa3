//! Interpretations of a free text.

use std::ops::Range;

use gazetteer::house_number::HouseNumber;
use gazetteer::text::{UnitSpan, unit_spans};

use super::country::Country;
use super::{Interpretation, MOST_INTERPRETATIONS, cedex, country};
use crate::query::{Query, Role, Word};

/// The interpretations of a free text: with each possible house number, and without; with and without a country; the
/// parts of a house ("2nd floor") left out first, then taken for names where they may be.
pub fn free_interpretations(query: &Query) -> Vec<Interpretation> {
    let mut units = unit_spans(&query.tokens);
    units.extend(cedex::find(query).map(|tokens| UnitSpan { tokens, alone: true }));
    let countries = country::find(query);
    let mut interpretations = Vec::new();
    if !units.is_empty() {
        Parts { query, units: &units, countries: &countries }.add_all(&mut interpretations);
    }
    if units.iter().any(|unit| !unit.alone) || interpretations.is_empty() {
        Parts { query, units: &[], countries: &countries }.add_all(&mut interpretations);
    } else {
        Parts { query, units: &[], countries: &countries }.add_spelt_out(&units, &mut interpretations);
        let rest = Parts { query, units: units.get(1..).unwrap_or_default(), countries: &countries };
        if let Some(first) = units.first().filter(|unit| unit.tokens.start == 0) {
            rest.add_but(&first.tokens, &mut interpretations);
        }
    }
    interpretations.truncate(MOST_INTERPRETATIONS);
    interpretations
}

/// What of the text is no name.
struct Parts<'q> {
    query: &'q Query,
    units: &'q [UnitSpan],
    countries: &'q [Country],
}

impl Parts<'_> {
    fn add_all(&self, interpretations: &mut Vec<Interpretation>) {
        self.add_but(&(0..0), interpretations);
    }

    /// The interpretations in which some tokens are no house number: what stands first may be a name that looks like a
    /// part of a house ("Port 21, Ta' Xbiex"), but is never its number.
    fn add_but(&self, name: &Range<usize>, interpretations: &mut Vec<Interpretation>) {
        for span in &self.query.numbers {
            let is_number = |tokens: &Range<usize>| !overlap(tokens, &span.tokens);
            if !is_number(name) || !self.units.iter().all(|unit| is_number(&unit.tokens)) {
                continue;
            }
            let number = Some((span.tokens.clone(), &span.number));
            self.add(number.clone(), None, interpretations);
            for country in self.countries.iter().filter(|country| !overlap(&country.tokens, &span.tokens)) {
                self.add(number.clone(), Some(country), interpretations);
            }
        }
        self.add(None, None, interpretations);
        for country in self.countries {
            self.add(None, Some(country), interpretations);
        }
    }

    /// The interpretations in which a part of a house is the number after all: "Office 2, The Bastions".
    fn add_spelt_out(&self, units: &[UnitSpan], interpretations: &mut Vec<Interpretation>) {
        let in_unit = |tokens: &Range<usize>| units.iter().any(|unit| overlap(&unit.tokens, tokens));
        for span in self.query.numbers.iter().filter(|span| in_unit(&span.tokens)) {
            let before = interpretations.len();
            self.add(Some((span.tokens.clone(), &span.number)), None, interpretations);
            interpretations[before..].iter_mut().for_each(|interpretation| interpretation.is_number_spelt_out = true);
        }
    }

    fn add(
        &self,
        number: Option<(Range<usize>, &HouseNumber)>,
        country: Option<&Country>,
        interpretations: &mut Vec<Interpretation>,
    ) {
        let query = self.query;
        let taken = |token: usize| {
            number.as_ref().is_some_and(|(tokens, _)| tokens.contains(&token))
                || country.is_some_and(|country| country.tokens.contains(&token))
                || self.units.iter().any(|unit| unit.tokens.contains(&token))
        };
        let words: Vec<Word> = (0..query.tokens.len())
            .filter(|&token| !taken(token))
            .map(|token| Word::of_token(query, token, Role::Any))
            .collect();
        if words.is_empty() {
            return;
        }
        let units = self.units.iter().map(|unit| &unit.tokens);
        // That an answer is in the country says nothing about the state that was named.
        let unchecked =
            country.filter(|country| country.is_part || country.code.is_none()).map(|country| &country.tokens);
        interpretations.push(Interpretation {
            words,
            number_text: number.as_ref().map(|(tokens, _)| query.typed(tokens.clone()).to_owned()).unwrap_or_default(),
            is_number_last: number.as_ref().is_some_and(|(tokens, _)| tokens.end == query.tokens.len()),
            is_number_first: number
                .as_ref()
                .is_some_and(|(tokens, _)| query.tokens[tokens.start].before.starts_phrase()),
            number_tokens: number.as_ref().map(|(tokens, _)| tokens.clone()).unwrap_or_default(),
            number: number.map(|(_, number)| number.clone()),
            country: country.and_then(|country| country.code),
            country_weight: country.map_or(0.0, |country| weight(query, country.tokens.clone())),
            unused: units.chain(unchecked).map(|tokens| query.typed(tokens.clone()).to_owned()).collect(),
            ..Interpretation::default()
        });
    }
}

fn weight(query: &Query, tokens: Range<usize>) -> f64 {
    tokens.map(|token| Word::of_token(query, token, Role::Any).weight()).sum()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
