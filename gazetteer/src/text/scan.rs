//! From text to tokens in one walk.
//!
//! Everything that is neither letter nor digit separates. Digits and letters that touch stay one token ("12b",
//! "5th", "1er"), because only the reader of the question can know whether that is a house number. ASCII, by far
//! the most of all text, is looked up byte by byte; everything else goes by clusters of a character and its marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{Folded, fold, is_plain_letter, spelled_with};
use super::token::{Border, TOKEN_BYTES, Token, TokenRef};

/// Replaces `out` by the tokens of a text.
pub fn tokens(text: &str, out: &mut Vec<Token>) {
    out.clear();
    scan(text, |token| out.push(token.to_token()));
}

/// The tokens of a text joined by single blanks; what is normal already stays as it is.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    scan(text, |token| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(token.text);
    });
    out
}

/// Hands the tokens of a text to `sink` one after the other, without allocating for each.
///
/// Of a text of more than 4 GiB the rest is not read.
pub fn scan(text: &str, sink: impl FnMut(TokenRef<'_>)) {
    let text = text.get(..u32::MAX as usize).unwrap_or(text);
    let mut walk = Walk::new(sink);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next_is_ascii = bytes.get(at + 1).is_none_or(u8::is_ascii);
        if byte.is_ascii() && next_is_ascii {
            walk.ascii(byte, at, at + 1);
            at += 1;
        } else {
            let end = cluster_end(text, at);
            walk.cluster(&text[at..end], at, end);
            at = end;
        }
    }
    walk.finish();
}

/// The end of the character at `at` with the marks and conjoining letters that belong to it, at most 32 of them.
fn cluster_end(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices();
    let first = chars.next().map_or(0, |(_, c)| c.len_utf8());
    let mut end = at + first;
    for (offset, c) in chars.take(32) {
        let joins = || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}') || is_combining_mark(c);
        if c.is_ascii() || is_plain_letter(c) || !joins() {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// What one byte of ASCII does.
#[derive(Clone, Copy)]
enum Ascii {
    Letter(u8),
    Break(Border),
    Drop,
}

static ASCII: [Ascii; 128] = ascii_table();

const fn ascii_table() -> [Ascii; 128] {
    let mut table = [Ascii::Drop; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' => Ascii::Letter(byte),
            b'A'..=b'Z' => Ascii::Letter(byte.to_ascii_lowercase()),
            b'\n' | b'\r' | b',' | b';' | b':' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' => {
                Ascii::Break(Border::Phrase)
            }
            b'\'' | b'`' => Ascii::Break(Border::Apostrophe),
            b'-' | b'~' => Ascii::Break(Border::Hyphen),
            b'.' => Ascii::Break(Border::Dot),
            b'/' | b'\\' => Ascii::Break(Border::Slash),
            b'&' | b'+' => Ascii::Break(Border::And),
            b'@' => Ascii::Break(Border::At),
            b'#' => Ascii::Break(Border::NumberSign),
            b'\t' | 0x0b | 0x0c | b' '..=b'~' => Ascii::Break(Border::Blank),
            _ => Ascii::Drop,
        };
        byte += 1;
    }
    table
}

/// The state between two characters.
struct Walk<F> {
    sink: F,
    word: String,
    start: usize,
    end: usize,
    umlauts: u64,
    rings: u64,
    /// Whether the running word is one sign of a script without blanks.
    sign: bool,
    /// The strongest separator since the last token.
    before: Border,
    /// A hyphen came after a blank: another blank makes it a dash.
    dash: bool,
    /// The last letter as written, for rules that look back.
    previous: char,
}

impl<F: FnMut(TokenRef<'_>)> Walk<F> {
    fn new(sink: F) -> Self {
        let word = String::with_capacity(TOKEN_BYTES);
        let (before, previous) = (Border::Start, ' ');
        Self { sink, word, start: 0, end: 0, umlauts: 0, rings: 0, sign: false, before, dash: false, previous }
    }

    fn ascii(&mut self, byte: u8, at: usize, end: usize) {
        match ASCII[usize::from(byte & 127)] {
            Ascii::Letter(letter) => self.letter(letter, at, end),
            Ascii::Break(border) => self.separate(border, byte == b'.'),
            Ascii::Drop => {}
        }
    }

    /// One character with its marks: composed first, so that both ways of writing it are the same.
    fn cluster(&mut self, cluster: &str, at: usize, end: usize) {
        let mut chars = cluster.chars();
        match (chars.next(), chars.next()) {
            (Some(single), None) => self.character(single, at, end),
            _ => cluster.nfkc().for_each(|c| self.character(c, at, end)),
        }
    }

    fn character(&mut self, c: char, at: usize, end: usize) {
        if c.is_ascii() {
            return self.ascii(c as u8, at, end);
        }
        match fold(c, self.previous) {
            Folded::Letters(letters) => self.letters(c, letters, at, end),
            Folded::Same(same) => self.ascii(same as u8, at, end),
            Folded::Sign(sign) => self.sign(sign, at, end),
            Folded::Mark(mark) => self.mark(mark, end),
            Folded::Decompose => self.decompose(c, at, end),
            Folded::Break(Border::None) => self.join(),
            Folded::Break(border) => self.separate(border, false),
            Folded::Drop => {}
        }
    }

    fn letters(&mut self, c: char, letters: &str, at: usize, end: usize) {
        let position = if self.sign { 0 } else { self.word.len() };
        for letter in letters.bytes().filter(u8::is_ascii_alphanumeric) {
            self.letter(letter.to_ascii_lowercase(), at, end);
        }
        let (umlaut, ring) = spelled_with(c);
        if position < self.word.len() {
            self.umlauts |= u64::from(umlaut) << position;
            self.rings |= u64::from(ring) << position;
        }
        self.previous = c;
    }

    fn letter(&mut self, letter: u8, at: usize, end: usize) {
        if self.sign {
            self.emit(false);
        }
        if self.word.is_empty() {
            self.start = at;
        }
        if self.word.len() < TOKEN_BYTES {
            self.word.push(char::from(letter));
        }
        self.end = end;
        self.previous = char::from(letter);
    }

    fn sign(&mut self, sign: char, at: usize, end: usize) {
        self.emit(false);
        self.word.push(sign);
        (self.start, self.end, self.sign) = (at, end, true);
    }

    fn mark(&mut self, mark: char, end: usize) {
        if self.sign && self.word.len() + mark.len_utf8() <= TOKEN_BYTES {
            self.word.push(mark);
            self.end = end;
        }
    }

    /// A form that stands for several characters, such as a half; a number before it must not grow by it.
    fn decompose(&mut self, c: char, at: usize, end: usize) {
        if !self.word.is_empty() {
            self.separate(Border::None, false);
        }
        let mut buffer = [0; 4];
        for part in c.encode_utf8(&mut buffer).nfkc() {
            // A few forms are their own decomposition: letters of no other rule.
            if part == c {
                self.letters(c, any_ascii::any_ascii_char(c), at, end);
            } else {
                self.character(part, at, end);
            }
        }
    }

    /// The middle dot of Catalan joins two letters of a word, elsewhere it separates.
    fn join(&mut self) {
        if !self.word.ends_with('l') {
            self.separate(Border::Blank, false);
        }
    }

    fn separate(&mut self, border: Border, dot: bool) {
        self.emit(dot);
        self.previous = ' ';
        match border {
            Border::Hyphen if self.before >= Border::Blank => self.dash = true,
            Border::Blank if self.dash => self.before = self.before.max(Border::Dash),
            _ => {}
        }
        self.before = self.before.max(border);
    }

    fn emit(&mut self, dotted: bool) {
        if self.word.is_empty() {
            return;
        }
        (self.sink)(TokenRef {
            text: &self.word,
            start: self.start as u32,
            end: self.end as u32,
            before: self.before,
            dotted,
            umlauts: self.umlauts,
            rings: self.rings,
        });
        self.word.clear();
        (self.umlauts, self.rings, self.sign, self.dash) = (0, 0, false, false);
        self.before = Border::None;
    }

    fn finish(&mut self) {
        self.emit(false);
    }
}
