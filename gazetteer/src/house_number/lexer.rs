//! House numbers cut into numbers, letters and what stands between, without allocating.

use crate::text::{NumberWord, number_word};

/// The letters of a number's prefix or suffix in lower case, of a longer word the first eight.
pub(super) type Letters = [u8; 8];

/// A piece of a house number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Number(u64),
    Word(Letters),
    /// A word for the building of a house ("к", "корп.", "стр."), by its letter; 0 for one that says nothing ("лит.").
    Part(u8),
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
    /// Whether what was read last is of a Cyrillic letter.
    is_cyrillic: bool,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: text.chars(), pending: &[], is_cyrillic: false }
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
            self.is_cyrillic = matches!(c, '\u{400}'..='\u{52f}');
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
    text: Folded<'a>,
    /// What comes next, and whether it is of a Cyrillic letter.
    next: Option<(u8, bool)>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut lexer = Self { text: Folded::new(text), next: None };
        lexer.advance();
        lexer
    }

    /// Whether a word for a part of a house follows, so that a comma before it divides no list: "25, корп. 2".
    pub(super) fn is_before_part(&self) -> bool {
        self.clone().find(|lexeme| *lexeme != Lexeme::Blank).is_some_and(|next| matches!(next, Lexeme::Part(_)))
    }

    /// Takes the next character.
    fn advance(&mut self) -> Option<(u8, bool)> {
        let taken = self.next;
        self.next = self.text.next().map(|byte| (byte, self.text.is_cyrillic));
        taken
    }

    fn advance_if(&mut self, wanted: impl Fn(&u8) -> bool) -> Option<u8> {
        self.next.filter(|(byte, _)| wanted(byte))?;
        self.advance().map(|(byte, _)| byte)
    }

    fn number(&mut self, first: u8) -> Lexeme {
        let mut value = u64::from(first - b'0');
        while let Some(digit) = self.advance_if(u8::is_ascii_digit) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
        }
        Lexeme::Number(value)
    }

    fn word(&mut self, first: u8, is_cyrillic: bool) -> Lexeme {
        let mut letters = [0; 8];
        letters[0] = first;
        let mut length = 1;
        while let Some(letter) = self.advance_if(u8::is_ascii_alphabetic) {
            if let Some(place) = letters.get_mut(length) {
                *place = letter;
                length += 1;
            }
        }
        // In Latin letters "12 k 3" is a stair and a flat; in Cyrillic ones it is a building.
        match number_word(letters) {
            Some(NumberWord::Part(letter)) if is_cyrillic || length > 1 => Lexeme::Part(letter),
            _ => Lexeme::Word(if is_cyrillic { without_part(letters) } else { letters }),
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Lexeme;

    fn next(&mut self) -> Option<Lexeme> {
        let (byte, is_cyrillic) = self.advance()?;
        Some(match byte {
            digit @ b'0'..=b'9' => self.number(digit),
            letter @ b'a'..=b'z' => self.word(letter, is_cyrillic),
            b'-' | b'~' => Lexeme::Dash,
            b'/' | b'\\' => Lexeme::Slash,
            b'.' => Lexeme::Dot,
            b',' | b';' | b'&' | b'+' | b'|' | b'\n' => Lexeme::List,
            _ => Lexeme::Blank,
        })
    }
}

/// The letter of "литВ" without the word before it, which says nothing.
fn without_part(letters: Letters) -> Letters {
    let length = letters.iter().take_while(|byte| **byte != 0).count();
    let Some(last) = length.checked_sub(1).filter(|last| *last > 1) else { return letters };
    let mut word = letters;
    word[last] = 0;
    match number_word(word) {
        Some(NumberWord::Part(0)) => [letters[last], 0, 0, 0, 0, 0, 0, 0],
        _ => letters,
    }
}
