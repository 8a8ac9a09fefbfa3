//! House numbers cut into numbers, letters and what stands between, without allocating.

/// The letters of a number's prefix or suffix in lower case, of a longer word the first eight.
pub(super) type Letters = [u8; 8];

/// A piece of a house number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Number(u64),
    Word(Letters),
    /// A blank or any other sign without a meaning of its own.
    Blank,
    Dot,
    Dash,
    Slash,
    /// A comma, semicolon or another sign between the members of a list.
    List,
}

/// The characters of a text as lower-case ASCII.
#[derive(Clone)]
pub(super) struct Folded<'a> {
    text: std::str::Chars<'a>,
    pending: &'static [u8],
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: text.chars(), pending: &[] }
    }
}

impl Iterator for Folded<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some((&first, rest)) = self.pending.split_first() {
                self.pending = rest;
                return Some(first.to_ascii_lowercase());
            }
            let c = self.text.next()?;
            if c.is_ascii() {
                return Some(c.to_ascii_lowercase() as u8);
            }
            self.pending = latin(c).as_bytes();
        }
    }
}

/// Latin for a character that is not ASCII; the words that divide a Chinese or Japanese number are dashes.
fn latin(c: char) -> &'static str {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '目'
        | '地' => "",
        '丁' | '番' | '号' | '號' | '之' | '弄' | '巷' | '–' | '—' | '−' | '‐' | '‑' => "-",
        '°' | 'º' => "o",
        '№' => "no ",
        '½' => " 1/2",
        '¼' => " 1/4",
        '¾' => " 3/4",
        _ => any_ascii::any_ascii_char(c),
    }
}

/// The lexemes of a house number.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    text: std::iter::Peekable<Folded<'a>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: Folded::new(text).peekable() }
    }

    fn number(&mut self, first: u8) -> Lexeme {
        let mut value = u64::from(first - b'0');
        while let Some(digit) = self.text.next_if(u8::is_ascii_digit) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
        }
        Lexeme::Number(value)
    }

    fn word(&mut self, first: u8) -> Lexeme {
        let mut letters = [0; 8];
        letters[0] = first;
        let mut length = 1;
        while let Some(letter) = self.text.next_if(u8::is_ascii_alphabetic) {
            if let Some(place) = letters.get_mut(length) {
                *place = letter;
                length += 1;
            }
        }
        Lexeme::Word(letters)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Lexeme;

    fn next(&mut self) -> Option<Lexeme> {
        Some(match self.text.next()? {
            digit @ b'0'..=b'9' => self.number(digit),
            letter @ b'a'..=b'z' => self.word(letter),
            b'-' | b'~' => Lexeme::Dash,
            b'/' | b'\\' => Lexeme::Slash,
            b'.' => Lexeme::Dot,
            b',' | b';' | b'&' | b'+' | b'|' | b'\n' => Lexeme::List,
            _ => Lexeme::Blank,
        })
    }
}
