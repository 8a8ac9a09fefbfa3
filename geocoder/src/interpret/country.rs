//! Countries named in a question, in any language or by their code.

use std::ops::Range;

use gazetteer::countries;

use crate::query::Query;

/// Most words of a country's name that are tried.
const MOST_WORDS: usize = 5;

/// The first run of tokens, the longest at its place, that names a country and leaves something else to look for.
///
/// A code of two letters counts only behind a comma at the end: "Triesenberg, LI".
pub fn find(query: &Query) -> Option<(Range<usize>, [u8; 2])> {
    let tokens = &query.tokens;
    let mut joined = String::new();
    for start in 0..tokens.len() {
        for end in (start + 1..=tokens.len().min(start + MOST_WORDS)).rev() {
            if end - start == tokens.len() {
                continue;
            }
            joined.clear();
            for token in &tokens[start..end] {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(&token.text);
            }
            if joined.len() >= 3
                && let Some(code) = countries::code_of(&joined)
            {
                return Some((start..end, code));
            }
        }
    }
    let last = tokens.len().checked_sub(1).filter(|last| *last > 0)?;
    let code: [u8; 2] = tokens[last].text.as_bytes().try_into().ok()?;
    let known = tokens[last].before.starts_phrase() && countries::name(code, "en").is_some();
    known.then_some((last..last + 1, code))
}
