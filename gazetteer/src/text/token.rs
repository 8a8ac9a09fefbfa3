//! A word of a name or a question, and what stands before it.

use std::ops::Range;

/// The longest token in bytes; what a word has beyond that is dropped.
pub const TOKEN_BYTES: usize = 64;

/// What separates a token from the one before it; where several characters do, the strongest, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Border {
    /// Nothing: a change of script, or the next character of a script without blanks.
    #[default]
    None,
    /// An apostrophe: "l'Étoile", "McDonald's".
    Apostrophe,
    /// A hyphen or dash without blanks on both sides: "Karl-Marx", "12-14".
    Hyphen,
    /// A full stop without a blank: "St.Gallen".
    Dot,
    /// Blanks, and everything that has no meaning of its own.
    Blank,
    /// A slash or backslash, with or without blanks: "11/12", "Rue X / Straat Y".
    Slash,
    /// A number sign: "#5", "№ 5".
    NumberSign,
    /// An at sign.
    At,
    /// An ampersand or plus sign: "A & B".
    And,
    /// A dash with blanks on both sides: "Venue - Street 5".
    Dash,
    /// A comma, semicolon, line break, bracket, bar, bullet or colon.
    Phrase,
    /// The start of the text.
    Start,
}

impl Border {
    /// Whether a new part of an address may begin here by what was typed alone.
    pub fn starts_phrase(self) -> bool {
        self >= Self::NumberSign
    }
}

/// A word of a text in its normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Token {
    /// Lower-case ASCII letters and digits, or one character of a script that is written without blanks.
    pub text: String,
    /// First byte of the word in the source.
    pub start: u32,
    /// Byte after the word in the source.
    pub end: u32,
    /// What separates the word from the one before.
    pub before: Border,
    /// Whether a full stop follows at once, as after an abbreviation.
    pub dotted: bool,
    /// Bit n: byte n of the text was a letter that is also written with an e behind it (ä, ö, ü, ø).
    pub umlauts: u64,
    /// Bit n: byte n of the text was an å, which is also written aa.
    pub rings: u64,
}

impl Token {
    /// The bytes of the source that the word stands for.
    pub fn source(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the word is made of digits only.
    pub fn is_number(&self) -> bool {
        is_number(&self.text)
    }
}

/// A [`Token`] that borrows its text, as [`super::scan`] hands it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenRef<'a> {
    /// See [`Token::text`].
    pub text: &'a str,
    /// See [`Token::start`].
    pub start: u32,
    /// See [`Token::end`].
    pub end: u32,
    /// See [`Token::before`].
    pub before: Border,
    /// See [`Token::dotted`].
    pub dotted: bool,
    /// See [`Token::umlauts`].
    pub umlauts: u64,
    /// See [`Token::rings`].
    pub rings: u64,
}

impl TokenRef<'_> {
    /// A token that owns its text.
    pub fn to_token(&self) -> Token {
        Token {
            text: self.text.to_owned(),
            start: self.start,
            end: self.end,
            before: self.before,
            dotted: self.dotted,
            umlauts: self.umlauts,
            rings: self.rings,
        }
    }

    /// Whether the word is made of digits only.
    pub fn is_number(&self) -> bool {
        is_number(self.text)
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
