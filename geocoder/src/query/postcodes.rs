//! Words that can hardly be anything but a postcode: letters and digits mixed in the way of some countries, or many
//! digits.

use gazetteer::text::{Border, Token};

/// Fewest digits of a postcode.
const DIGITS: usize = 5;
/// Fewest digits where the question names a house number besides.
const DIGITS_BESIDE_NUMBER: usize = 3;

/// For each token whether it is part of a postcode with letters: "PO33 7ZZ", "V1Y 6N2", "D02 AF30".
pub fn with_letters(tokens: &[Token]) -> Vec<bool> {
    let mut found = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        let shape = |index: usize| tokens.get(index).map(|token| shape(&token.text)).unwrap_or_default();
        let follows = tokens.get(at + 1).is_some_and(|next| matches!(next.before, Border::Blank | Border::Hyphen));
        let is_code = match (shape(at).as_str(), shape(at + 1).as_str()) {
            ("a9" | "a99" | "aa9" | "aa99" | "a9a" | "aa9a", "9aa") | ("a9a", "9a9") | ("a99", "aa99" | "a99a") => {
                follows
            }
            _ => false,
        };
        if is_code {
            found[at..at + 2].fill(true);
        }
    }
    found
}

/// Whether a word of digits is rather a postcode than anything else, where the question names a house number besides,
/// or none.
pub fn is_of_digits(token: &Token, is_beside_number: bool) -> bool {
    token.is_number() && token.text.len() >= if is_beside_number { DIGITS_BESIDE_NUMBER } else { DIGITS }
}

/// Letters as `a`, digits as `9`; nothing for what is too long to be part of a code.
fn shape(text: &str) -> String {
    if text.len() > 4 {
        return String::new();
    }
    text.bytes().map(|byte| if byte.is_ascii_digit() { '9' } else { 'a' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    fn codes(text: &str) -> Vec<String> {
        let tokens = Query::new(text).tokens;
        let marked = with_letters(&tokens).into_iter().zip(&tokens);
        marked.filter(|(is_code, _)| *is_code).map(|(_, token)| token.text.clone()).collect()
    }

    #[test]
    fn codes_with_letters_are_told_by_their_shape() {
        assert_eq!(codes("Union Street, Ryde, PO33 7ZZ"), ["po33", "7zz"]);
        assert_eq!(codes("Water Street, Kelowna V1Y 6N2"), ["v1y", "6n2"]);
        for text in ["Union Street 7, Ryde", "Flat 2B, 7 High Street", "A 12", "12 B"] {
            assert!(codes(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn no_house_number_is_made_of_a_postcode() {
        assert!(Query::new("Union Street, Ryde, PO33 7ZZ").numbers.is_empty());
        assert_eq!(Query::new("7 Union Street, Ryde, PO33 7ZZ").numbers.len(), 1);
    }
}
