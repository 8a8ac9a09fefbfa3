//! "CEDEX 03": what French business mail is sorted by, which says nothing about where something is.

use std::ops::Range;

use crate::query::Query;

/// Most digits of the number behind the word.
const DIGITS: usize = 2;

/// The word and the number of the sorting office behind it, where something else is left to look for.
pub fn find(query: &Query) -> Option<Range<usize>> {
    let tokens = &query.tokens;
    let at = tokens.iter().position(|token| token.text == "cedex").filter(|_| tokens.len() > 1)?;
    let numbered = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_number() && next.text.len() <= DIGITS && !next.before.starts_phrase());
    Some(at..at + 1 + usize::from(numbered)).filter(|span| span.len() < tokens.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cedex_takes_its_number_with_it() {
        let found = |text: &str| find(&Query::new(text));
        assert_eq!(found("5 rue Neuve, 69003 Lyon CEDEX 03"), Some(5..7));
        assert_eq!(found("75001 Paris cedex"), Some(2..3));
        assert_eq!(found("Lyon CEDEX, 12 rue Neuve"), Some(1..2));
        assert_eq!((found("cedex"), found("cedex 03"), found("Lyon")), (None, None, None));
    }
}
