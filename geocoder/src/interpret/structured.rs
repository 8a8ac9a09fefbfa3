//! Interpretations of a question by fields.
//!
//! The finest field names what is looked for, the others what is around it. Where nothing is found with all fields, the
//! postcode is left out, and at last the finest field.

use gazetteer::countries;
use gazetteer::house_number::number_spans;
use gazetteer::text;

use super::Interpretation;
use crate::query::{MOST_TOKENS, Query, Role, Word};
use crate::request::Structured;

/// The interpretations of a structured question in groups: a later group counts where the earlier found nothing.
pub fn structured_interpretations(asked: &Structured) -> Vec<Vec<Interpretation>> {
    let country = asked.country.as_deref().map(country_code);
    if let Some(None) = country {
        return Vec::new();
    }
    let country = country.flatten();
    let fields = [&asked.amenity, &asked.street, &asked.city, &asked.county, &asked.state];
    let present: Vec<(usize, &str)> =
        fields.iter().enumerate().filter_map(|(index, field)| Some((index, field.as_deref()?))).collect();
    let postcode = asked.postalcode.as_deref();
    let mut groups = Vec::new();
    for finest in 0..present.len() {
        for postcode in [postcode, None].into_iter().take(1 + usize::from(postcode.is_some())) {
            let dropped: f64 = present[..finest]
                .iter()
                .map(|(_, text)| words_of(text, Role::Any).iter().map(Word::weight).sum::<f64>())
                .sum();
            let group = field_interpretations(&present[finest..], postcode, country, dropped);
            groups.push(group);
        }
    }
    if let Some(postcode) = postcode {
        groups.push(vec![Interpretation {
            words: words_of(postcode, Role::Name),
            country,
            ..Interpretation::default()
        }]);
    }
    if present.is_empty()
        && postcode.is_none()
        && let Some(country_text) = asked.country.as_deref()
    {
        groups.push(country_interpretations(country_text, country));
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The position of the street among the fields.
const STREET: usize = 1;

fn field_interpretations(
    fields: &[(usize, &str)],
    postcode: Option<&str>,
    country: Option<[u8; 2]>,
    dropped: f64,
) -> Vec<Interpretation> {
    let Some((&(field, finest), above)) = fields.split_first() else { return Vec::new() };
    let mut context: Vec<Word> = above.iter().flat_map(|(_, text)| words_of(text, Role::Context)).collect();
    context.extend(postcode.into_iter().flat_map(|text| words_of(text, Role::Context)));
    let interpretation = |mut words: Vec<Word>| {
        words.extend(context.iter().cloned());
        words.truncate(MOST_TOKENS);
        Interpretation { words, country, dropped_weight: dropped, ..Interpretation::default() }
    };
    let whole = interpretation(words_of(finest, Role::Name));
    if field != STREET {
        return vec![whole];
    }
    let query = Query::new(finest);
    let numbers = number_spans(finest, &query.tokens);
    let numbered = |role: Role| {
        let interpretation = &interpretation;
        let query = &query;
        numbers.iter().filter_map(move |span| {
            let left: Vec<Word> = (0..query.tokens.len())
                .filter(|token| !span.tokens.contains(token))
                .map(|token| Word::of_token(query, token, role))
                .collect();
            let number_text = query.typed(span.tokens.clone()).to_owned();
            (!left.is_empty()).then(|| Interpretation {
                number: Some(span.number.clone()),
                number_text,
                ..interpretation(left)
            })
        })
    };
    // Of "Block 4 Main Street" only a part is the name of the street; the rest may be part of the number.
    let with_words = numbered(Role::Any).filter(|interpretation| interpretation.words.len() > context.len() + 1);
    numbered(Role::Name).chain(std::iter::once(whole.clone())).chain(with_words).collect()
}

fn words_of(text: &str, role: Role) -> Vec<Word> {
    let query = Query::new(text);
    (0..query.tokens.len()).map(|token| Word::of_token(&query, token, role)).collect()
}

/// A country alone: itself by its name, or by its code.
fn country_interpretations(text: &str, country: Option<[u8; 2]>) -> Vec<Interpretation> {
    let named = Interpretation { words: words_of(text, Role::Name), country, ..Interpretation::default() };
    let by_code = country.and_then(|code| countries::name(code, "en")).map(|name| Interpretation {
        words: words_of(name, Role::Name),
        country,
        ..Interpretation::default()
    });
    std::iter::once(named).chain(by_code).collect()
}

/// The code of a country given by name or code.
fn country_code(text: &str) -> Option<[u8; 2]> {
    let normal = text::normalise(text);
    let by_code = || normal.as_bytes().try_into().ok().filter(|code| countries::name(*code, "en").is_some());
    countries::code_of(&normal).or_else(by_code)
}
