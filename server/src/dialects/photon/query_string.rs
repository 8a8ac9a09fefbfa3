//! `query_string_filter`: conditions on key and value of the main tag.
//!
//! Photon hands this text to its search engine, whatever it says. Here a small part of that language is read:
//! `osm_key:x` and `osm_value:y`, all of which must hold, joined by blanks or `AND`, forbidden by `-` or `NOT`.
//! Anything else is refused.

use geocoder::{TagFilter, TagRule};

use super::error::Error;

/// Adds the conditions of a text to a filter.
pub fn add(text: &str, filter: &mut TagFilter) -> Result<(), Error> {
    let mut forbidden = false;
    for word in text.split_whitespace() {
        match word {
            "AND" | "&&" => {}
            "NOT" | "!" => forbidden = true,
            _ => {
                let (minus, condition) = match word.strip_prefix(['-', '!']) {
                    Some(rest) => (true, rest),
                    None => (false, word.strip_prefix('+').unwrap_or(word)),
                };
                let rule = rule(condition).ok_or_else(|| refused(word))?;
                if minus || forbidden {
                    filter.not.push(rule);
                } else {
                    filter.groups.push(vec![rule]);
                }
                forbidden = false;
            }
        }
    }
    Ok(())
}

fn rule(condition: &str) -> Option<TagRule> {
    let (field, value) = condition.split_once(':')?;
    let value = value.trim_matches('"');
    let is_word = !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let value = is_word.then(|| value.to_owned())?;
    match field {
        "osm_key" => Some(TagRule { key: Some(value), ..TagRule::default() }),
        "osm_value" => Some(TagRule { value: Some(value), ..TagRule::default() }),
        _ => None,
    }
}

fn refused(word: &str) -> Error {
    Error(format!(
        "Parameter 'query_string_filter': osm_key:KEY or osm_value:VALUE expected, joined by AND or NOT, found '{word}'"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<TagFilter> {
        let mut filter = TagFilter::default();
        add(text, &mut filter).ok().map(|()| filter)
    }

    #[test]
    fn conditions_all_hold_and_forbidden_ones_never() {
        let key = TagRule { key: Some("tourism".to_owned()), ..TagRule::default() };
        let value = TagRule { value: Some("museum".to_owned()), ..TagRule::default() };
        let both = TagFilter { groups: vec![vec![key.clone()], vec![value.clone()]], not: vec![] };
        assert_eq!(of("osm_key:tourism AND osm_value:museum"), Some(both.clone()));
        assert_eq!(of("+osm_key:tourism +osm_value:\"museum\""), Some(both));
        let other = TagFilter { groups: vec![vec![key]], not: vec![value] };
        assert_eq!(of("osm_key:tourism -osm_value:museum"), Some(other.clone()));
        assert_eq!(of("osm_key:tourism AND NOT osm_value:museum"), Some(other));
    }

    #[test]
    fn other_parts_of_the_language_are_refused() {
        for text in ["osm_key:a OR osm_key:b", "name:x", "osm_key:*", "(osm_key:a)", "museum", "osm_key:"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
