//! What stands in a question beside what is looked for: links, telephone numbers, remarks in brackets, words that only
//! lead to a place ("Treffpunkt: hinter dem"), placeholders beside a name, and the state behind a town.
//!
//! Links and telephone numbers are never looked for. All else may be a name, and is left out only where the whole text
//! leads nowhere.

use std::ops::Range;

use gazetteer::{countries, states, text};

use crate::query::Query;

/// A text without its asides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asides {
    /// What is left to look for.
    pub text: String,
    /// What was left out, as typed.
    pub left_out: Vec<String>,
}

/// Fewest digits of a telephone number, and fewest groups of them where no plus sign leads.
const PHONE_DIGITS: usize = 9;
const PHONE_GROUPS: usize = 3;

/// A text without links, mail addresses and telephone numbers; `None` where it has none, or nothing else.
pub fn without_links(text: &str) -> Option<Asides> {
    let mut ranges: Vec<Range<usize>> = words(text).filter(|word| is_link(&text[word.clone()])).collect();
    ranges.extend(phones(text));
    without(text, ranges)
}

/// A text without all that may be beside the point; `None` where nothing is, or all.
pub fn without_asides(text: &str) -> Option<Asides> {
    let mut ranges = brackets(text);
    let query = Query::new(text);
    ranges.extend(guides(&query).into_iter().map(|tokens| source(&query, tokens)));
    ranges.extend(region(&query).map(|tokens| source(&query, tokens)));
    without(text, ranges)
}

/// The bytes of tokens, up to the next token.
fn source(query: &Query, tokens: Range<usize>) -> Range<usize> {
    let start = query.tokens[tokens.start].source().start;
    let end = query.tokens.get(tokens.end).map_or(query.text.len(), |next| next.source().start);
    start..end
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(move |word| offset(word)..offset(word) + word.len())
}

fn is_link(word: &str) -> bool {
    let is_mail = || {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'))
    };
    word.contains("://") || word.to_ascii_lowercase().starts_with("www.") || is_mail()
}

/// Runs of digits that are a telephone number, with the word before them that says so.
fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit() || c == '+').map(|start| at + start) {
        let run = text[start..].find(|c: char| !(c.is_ascii_digit() || " +-/().\u{a0}".contains(c)));
        let end = run.map_or(text.len(), |length| start + length);
        let piece = text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = piece.bytes().filter(u8::is_ascii_digit).count();
        let groups = piece.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).count();
        if (PHONE_DIGITS..=15).contains(&digits) && (groups >= PHONE_GROUPS || piece.starts_with('+')) {
            let lead = words(&text[..start]).last().filter(|word| text::is_phone_word(&text[word.clone()]));
            found.push(lead.map_or(start, |word| word.start)..start + piece.len());
        }
        at = end.max(start + 1);
    }
    found
}

/// What stands in brackets, the brackets with it.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = text[at..].find('(').map(|open| at + open) {
        let Some(close) = text[open..].find(')').map(|close| open + close + 1) else { break };
        found.push(open..close);
        at = close;
    }
    found
}

/// Tokens that only lead to what follows, at the start of a phrase; placeholders that fill one, or end the text behind
/// a filler.
fn guides(query: &Query) -> Vec<Range<usize>> {
    let tokens = &query.tokens;
    let is_border = |at: usize| tokens.get(at).is_none_or(|token| token.before.starts_phrase());
    let mut found = Vec::new();
    for at in (0..tokens.len()).filter(|at| is_border(*at)) {
        let placeholder = text::placeholder_length(&tokens[at..]);
        let guide = text::guide_length(&tokens[at..]);
        if placeholder > 0 && is_border(at + placeholder) {
            found.push(at..at + placeholder);
        } else if guide > 0 {
            found.push(at..at + guide);
        }
    }
    found.extend(placeholder_behind(query));
    found
}

/// A placeholder behind a filler or an "and" at the end: "Kunstmuseum and online".
fn placeholder_behind(query: &Query) -> Option<Range<usize>> {
    let tokens = &query.tokens;
    let is_one = |at: &usize| {
        let rest = &tokens[*at..];
        let filler = text::filler_length(rest).max(text::corner_between_length(rest));
        filler > 0 && at + filler < tokens.len() && text::is_placeholder(&tokens[at + filler..])
    };
    (1..tokens.len()).find(is_one).map(|at| at..tokens.len())
}

/// The name of a state or country that is all of the last phrase, perhaps with a postcode behind it.
fn region(query: &Query) -> Option<Range<usize>> {
    let tokens = &query.tokens;
    let start = (1..tokens.len()).rev().find(|at| tokens[*at].before.starts_phrase())?;
    let numbers = tokens[start..].iter().rev().take_while(|token| token.is_number()).count();
    let end = tokens.len() - numbers;
    let name: Vec<&str> = tokens[start..end].iter().map(|token| token.text.as_str()).collect();
    let name = name.join(" ");
    let is_known = !states::countries_by_name(&name).is_empty()
        || !states::countries_by_code(&name).is_empty()
        || countries::code_of(&name).is_some();
    is_known.then_some(start..end)
}

/// The text without some of its bytes.
fn without(text: &str, mut ranges: Vec<Range<usize>>) -> Option<Asides> {
    if ranges.is_empty() {
        return None;
    }
    ranges.sort_by_key(|range| range.start);
    let (mut rest, mut left_out, mut at) = (String::new(), Vec::new(), 0);
    for range in ranges {
        if range.start >= at {
            rest.push_str(&text[at..range.start]);
            rest.push(' ');
            left_out.push(told(&text[range.clone()]));
        }
        at = at.max(range.end);
    }
    rest.push_str(&text[at..]);
    let has_rest = rest.chars().any(char::is_alphanumeric);
    has_rest.then_some(Asides { text: rest, left_out })
}

/// Words as the match report tells them, without the signs around them.
fn told(typed: &str) -> String {
    typed.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(found: Option<Asides>) -> (String, Vec<String>) {
        found.map(|asides| (text::normalise(&asides.text), asides.left_out)).unwrap_or_default()
    }

    #[test]
    fn links_and_telephone_numbers_are_left_out() {
        let rest = |text: &str| normal(without_links(text)).0;
        assert_eq!(rest("https://www.lesgets.com 480 rue du Centre"), "480 rue du centre");
        assert_eq!(
            rest("480, rue du Centre, F-74260 Les Gets, Tél. 04 50 75 80 80"),
            "480 rue du centre f 74260 les gets"
        );
        assert_eq!(rest("Quay Arts info@quayarts.org"), "quay arts");
        assert_eq!(rest("+44 1983 822490 Quay Arts"), "quay arts");
        for text in [
            "12 Main Street 94087",
            "109-89 204 Street",
            "26, 27, Wybrzeże",
            "Hauptstraße 12-14, 17033 Ort",
            "A @ B",
            "",
        ] {
            assert_eq!(without_links(text), None, "{text}");
        }
    }

    #[test]
    fn remarks_and_guides_are_left_out() {
        let rest = |text: &str| normal(without_asides(text)).0;
        assert_eq!(rest("Quay Arts (Clayden Gallery), Sea Street"), "quay arts sea street");
        assert_eq!(rest("Meet outside Shanklin Theatre"), "shanklin theatre");
        assert_eq!(rest("Treffpunkt: Rathaus Vaduz"), "rathaus vaduz");
        assert_eq!(rest("Kunstmuseum Liechtenstein and Online"), "kunstmuseum liechtenstein");
        assert_eq!(rest("Owings Mills, Maryland"), "owings mills");
        assert_eq!(rest("Owings Mills, Maryland 21117"), "owings mills 21117");
        assert_eq!(rest("Vaduz"), "");
        assert_eq!(rest("(Vaduz)"), "");
    }

    #[test]
    fn what_was_left_out_is_told() {
        assert_eq!(
            normal(without_asides("Meet outside Shanklin Theatre (main hall)")).1,
            ["Meet outside", "main hall"]
        );
    }
}
