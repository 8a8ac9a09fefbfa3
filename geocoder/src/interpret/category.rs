//! Questions for a kind of place: "pharmacies in Lyon", "cafés près de la gare", `[amenity=cafe] Vaduz`.

use std::ops::Range;

use gazetteer::text::{Connective, category, connective, connective_behind, filler_length};

use crate::query::Query;

/// A question for places of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryQuery {
    /// Main tags, of which an answer has one: key, and value unless any will do.
    pub tags: Vec<(String, Option<String>)>,
    /// How the rest is tied to the kind; `None` where only the words stand together.
    pub relation: Option<Connective>,
    /// Where to look, as typed; empty where the question does not say.
    pub place: String,
    /// Whether a comma or the like stands between the kind and the place.
    pub is_parted: bool,
    /// Whether the kind was given as a tag or phrase in brackets, so that it can be nothing else.
    pub is_explicit: bool,
}

/// The kind that a text asks for, if it names one.
pub fn find(text: &str) -> Option<CategoryQuery> {
    in_brackets(text).or_else(|| in_words(text))
}

/// `[key=value]`, `[key]` or `[phrase]` anywhere in the text.
fn in_brackets(text: &str) -> Option<CategoryQuery> {
    let open = text.find('[')?;
    let close = open + text[open..].find(']')?;
    let inside = text[open + 1..close].trim();
    let rest = format!("{} {}", &text[..open], &text[close + 1..]);
    let tags = match inside.split_once('=') {
        Some((key, value)) => vec![(key.trim().to_owned(), Some(value.trim().to_owned()).filter(|value| value != "*"))],
        None => tags_of_phrase(inside)?,
    };
    let query = Query::new(&rest);
    let (relation, place) = place_behind(&query, 0);
    Some(CategoryQuery { tags, relation, place, is_parted: false, is_explicit: true })
}

fn tags_of_phrase(phrase: &str) -> Option<Vec<(String, Option<String>)>> {
    let query = Query::new(phrase);
    let (length, tags) = category(&query.tokens)?;
    (length == query.tokens.len()).then(|| owned(tags))
}

fn owned(tags: &[gazetteer::text::TagWord]) -> Vec<(String, Option<String>)> {
    tags.iter().map(|tag| (tag.key.to_owned(), Some(tag.value.to_owned()))).collect()
}

/// A word for a kind at the start or the end of the text.
fn in_words(text: &str) -> Option<CategoryQuery> {
    let query = Query::new(text);
    let tokens = &query.tokens;
    if let Some((length, tags)) = category(tokens) {
        let (relation, place) = place_behind(&query, length);
        let is_parted = tokens.get(length).is_some_and(|next| next.before.starts_phrase());
        return Some(CategoryQuery { tags: owned(tags), relation, place, is_parted, is_explicit: false });
    }
    (1..tokens.len()).find_map(|start| {
        let (length, tags) = category(&tokens[start..])?;
        let reaches_end = start + length == tokens.len();
        let (relation, place) = place_within(&query, 0..start);
        let is_parted = tokens[start].before.starts_phrase();
        reaches_end.then(|| CategoryQuery { tags: owned(tags), relation, place, is_parted, is_explicit: false })
    })
}

/// The connective from a token on, and what stands behind it.
fn place_behind(query: &Query, from: usize) -> (Option<Connective>, String) {
    let end = query.tokens.len();
    // One behind the place is no word of other languages; "a" before it is an article in Hungarian and "in" in Italian.
    let within = place_within(query, from..end);
    match connective(&query.tokens[from..]) {
        Some((length, relation)) if within.0.is_none() => (Some(relation), without_filler(query, from + length..end)),
        _ => within,
    }
}

/// The place that some of the words are, and the connective that ends them.
fn place_within(query: &Query, words: Range<usize>) -> (Option<Connective>, String) {
    match connective_behind(&query.tokens[words.clone()]) {
        Some((length, relation)) if length < words.len() => {
            (Some(relation), without_filler(query, words.start..words.end - length))
        }
        _ => (None, query.typed(words).to_owned()),
    }
}

/// What was typed, without a filler at the start: "der Kirche".
fn without_filler(query: &Query, words: Range<usize>) -> String {
    let start = words.start + filler_length(&query.tokens[words.clone()]);
    query.typed(start.min(words.end)..words.end).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> (String, Option<Connective>, String) {
        let found = find(text).unwrap();
        let (key, value) = &found.tags[0];
        (format!("{key}={}", value.as_deref().unwrap_or("*")), found.relation, found.place)
    }

    #[test]
    fn kind_may_stand_before_or_behind_the_place() {
        assert_eq!(asked("pharmacy in Lyon").1, Some(Connective::In));
        assert_eq!(asked("pharmacy in Lyon").2, "Lyon");
        assert_eq!(asked("Lyon pharmacies"), ("amenity=pharmacy".into(), None, "Lyon".into()));
        assert_eq!(asked("pharmacies near Place Bellecour, Lyon").1, Some(Connective::Near));
    }

    #[test]
    fn some_languages_put_the_connective_behind_the_place() {
        for text in ["eczane Taksim yakınında", "Taksim yakınındaki eczaneler", "gyógyszertár a Taksim közelében"]
        {
            assert_eq!(asked(text), ("amenity=pharmacy".into(), Some(Connective::Near), "Taksim".into()), "{text}");
        }
    }

    #[test]
    fn a_tag_in_brackets_is_explicit() {
        assert_eq!(asked("[amenity=cafe] in Vaduz"), ("amenity=cafe".into(), Some(Connective::In), "Vaduz".into()));
        assert_eq!(asked("Vaduz [shop=*]"), ("shop=*".into(), None, "Vaduz".into()));
        assert!(find("Vaduz [no such thing]").is_none());
    }

    #[test]
    fn a_name_is_no_kind() {
        assert!(find("Laugavegur 5, Reykjavík").is_none());
    }
}
