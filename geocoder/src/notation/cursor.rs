//! Reading a text from left to right.

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// Digits behind the decimal sign.
    pub(super) decimals: usize,
    pub(super) negative: bool,
}

/// A text and how far it has been read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// The decimal sign: a point, or the comma of many languages.
    decimal: char,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, decimal: char) -> Self {
        Self { text, at: 0, decimal }
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| wanted(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Reads on while `wanted`, and says whether there was anything.
    pub(super) fn skip(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let from = self.at;
        while self.take(&wanted).is_some() {}
        self.at > from
    }

    pub(super) fn blanks(&mut self) -> bool {
        self.skip(char::is_whitespace)
    }

    /// A word of letters, in lower case, if it is one of `words`.
    pub(super) fn word(&mut self, words: &[&str]) -> Option<usize> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let place = words.iter().position(|word| rest[..length].eq_ignore_ascii_case(word))?;
        self.at += length;
        Some(place)
    }

    /// A number of at most three digits before the decimal sign; digits must follow that sign, and no further one.
    pub(super) fn number(&mut self) -> Option<Number> {
        let mut ahead = *self;
        let sign = ahead.take(|c| matches!(c, '-' | '−' | '–' | '+'));
        let negative = sign.is_some_and(|sign| sign != '+');
        let from = ahead.at;
        ahead.skip(|c| c.is_ascii_digit());
        let whole = ahead.at - from;
        let mut decimals = 0;
        if ahead.follows_decimals() {
            ahead.at += 1;
            let first = ahead.at;
            ahead.skip(|c| c.is_ascii_digit());
            decimals = ahead.at - first;
        }
        let more = ahead.peek().is_some_and(|c| c == '_') || ahead.follows_decimals();
        if !(1..=3).contains(&whole) || decimals > 20 || more {
            return None;
        }
        let value = self.text.get(from..ahead.at)?.replace(self.decimal, ".").parse().ok()?;
        *self = ahead;
        Some(Number { value, decimals, negative })
    }

    fn follows_decimals(&self) -> bool {
        let mut chars = self.rest().chars();
        chars.next() == Some(self.decimal) && chars.next().is_some_and(|c| c.is_ascii_digit())
    }
}
