//! The name of a JSONP callback: identifiers joined by dots, of no more bytes than a name needs.

use super::{Error, Query};

/// Most bytes of the name of a callback.
const MOST_BYTES: usize = 128;

/// The callback that wraps a JSON answer, where one is asked for.
pub fn callback(query: &Query) -> Result<Option<&str>, Error> {
    callback_by(query, "json_callback")
}

/// The callback that a parameter of another name asks for.
pub fn callback_by<'a>(query: &'a Query, parameter: &str) -> Result<Option<&'a str>, Error> {
    match query.get(parameter) {
        Some(name) if name.len() > MOST_BYTES || !name.split('.').all(is_identifier) => {
            Err(Error::new(format!("Invalid {parameter} value")))
        }
        name => Ok(name),
    }
}

fn is_identifier(text: &str) -> bool {
    let starts = |c: char| c == '_' || c.is_alphabetic();
    text.starts_with(starts) && text.chars().all(|c| starts(c) || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dotted_identifiers_pass() {
        let passes = |name: &str| callback(&Query::parse(&format!("json_callback={name}"))).is_ok();
        for name in ["cb", "a.b.c", "_1", "function", "%C3%A4rger"] {
            assert!(passes(name), "{name}");
        }
        for name in ["", "a.", "a..b", ".a", "1a", "$a", "a[0]", "alert(1);x", "a%20b", "a%0A"] {
            assert!(!passes(name), "{name}");
        }
        assert!(passes(&"a".repeat(MOST_BYTES)) && !passes(&"a".repeat(MOST_BYTES + 1)));
        assert_eq!(callback(&Query::parse("q=x")), Ok(None));
    }
}
