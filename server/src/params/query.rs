//! The query string: pairs of names and values.
//!
//! Decoding never fails: what is no valid escape stays as it is, and bytes that are not UTF-8 become U+FFFD. Of a
//! repeated parameter the last value counts. A name without `=` is there with an empty value.

/// The parameters of a request.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Splits and decodes a query string.
    pub fn parse(raw: &str) -> Self {
        let pairs = raw.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Self { pairs: pairs.collect() }
    }

    /// The same, but parts without `=` right behind one of these parameters belong to its value, ampersand and all.
    pub fn parse_gluing(raw: &str, names: &[&str]) -> Self {
        let mut query = Self::default();
        let mut open = false;
        for part in raw.split('&') {
            match (part.split_once('='), query.pairs.last_mut()) {
                (None, Some((_, value))) if open => {
                    value.push('&');
                    value.push_str(&decode(part));
                }
                (None, _) if part.is_empty() => {}
                (pair, _) => {
                    let (name, value) = pair.unwrap_or((part, ""));
                    open = pair.is_some() && names.contains(&name);
                    query.pairs.push((decode(name), decode(value)));
                }
            }
        }
        query
    }

    /// Changes the value of a parameter that is there.
    pub fn change(&mut self, name: &str, change: impl Fn(&str) -> String) {
        for (_, value) in self.pairs.iter_mut().filter(|(known, _)| known == name) {
            *value = change(value);
        }
    }

    /// All values of a parameter, in order.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter, which may be empty; `None` where it is absent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that is there and not empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// All values of a parameter that may be repeated, in the order sent.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The names of all parameters, as often as they were sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|(name, _)| name.as_str())
    }

    /// A switch: `0` is off, any other value is on, even none.
    pub fn switch(&self, name: &str, default: bool) -> bool {
        self.get(name).map_or(default, |value| value != "0")
    }
}

/// Decodes `+` and `%XX`.
pub fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match (byte, hex_pair(tail)) {
            (b'%', Some(value)) => {
                out.push(value);
                rest = &tail[2..];
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|value| value as u8);
    Some(digit(*bytes.first()?)? << 4 | digit(*bytes.get(1)?)?)
}

/// Encodes a value for a query string; blanks become `+`.
pub fn quote(out: &mut String, value: &str) {
    use std::fmt::Write;
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'-' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            // writing to a string can't fail
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_value_wins_and_a_bare_name_is_empty() {
        let query = Query::parse("q=a&q=b&bounded&&x=1=2");
        assert_eq!((query.get("q"), query.get("bounded"), query.get("x")), (Some("b"), Some(""), Some("1=2")));
        assert_eq!((query.get("y"), query.filled("bounded")), (None, None));
    }

    #[test]
    fn repeated_values_are_all_there() {
        let query = Query::parse("layer=city&q=x&layer=house");
        assert_eq!(query.values("layer").collect::<Vec<_>>(), ["city", "house"]);
        assert_eq!(query.names().collect::<Vec<_>>(), ["layer", "q", "layer"]);
    }

    #[test]
    fn escapes_are_decoded_and_broken_ones_stay() {
        let decoded = |raw| Query::parse(raw).get("q").unwrap().to_owned();
        assert_eq!(decoded("q=St%C3%A4dtle+1%2c"), "Städtle 1,");
        assert_eq!(decoded("q=100%&x"), "100%");
        assert_eq!(decoded("q=%zz%4"), "%zz%4");
        assert_eq!(decoded("q=%ff%00"), "\u{fffd}\0");
        assert_eq!(decoded("q=%ED%A0%80"), "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn only_a_zero_switches_off() {
        for (raw, on) in [("a=0", false), ("a=1", true), ("a=", true), ("a=false", true), ("a=00", true), ("b", false)]
        {
            assert_eq!(Query::parse(raw).switch("a", false), on, "{raw}");
        }
    }

    #[test]
    fn quoted_text_is_decoded_to_itself() {
        let mut quoted = String::new();
        quote(&mut quoted, "a b&c=ä+%");
        assert_eq!(quoted, "a+b%26c%3D%C3%A4%2B%25");
        assert_eq!(decode(&quoted), "a b&c=ä+%");
    }
}
