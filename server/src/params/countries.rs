//! Country codes to which answers are confined.

use super::Query;

/// A code that no country has: it stands for entries of two characters that are no letters.
const NOWHERE: [u8; 2] = *b"??";

/// The codes of `countrycodes` in lower case; entries that are not two characters long are dropped, none means all.
pub fn countries(query: &Query) -> Vec<[u8; 2]> {
    let value = query.get("countrycodes").unwrap_or_default();
    value.split(',').filter(|code| code.chars().count() == 2).map(code).collect()
}

fn code(text: &str) -> [u8; 2] {
    text.to_ascii_lowercase().as_bytes().try_into().unwrap_or(NOWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_another_length_are_dropped() {
        let codes = |raw| countries(&Query::parse(raw));
        assert_eq!(codes("countrycodes=LI,ch,,deu,zz"), [*b"li", *b"ch", *b"zz"]);
        assert_eq!(codes("countrycodes=li,%20ch"), [*b"li"]);
        assert_eq!(codes("countrycodes=%C3%A4%C3%B6"), [NOWHERE]);
        assert!(codes("countrycodes=").is_empty() && codes("").is_empty());
    }
}
