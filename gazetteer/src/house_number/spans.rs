//! Where in a question a house number may stand.
//!
//! Every reading that the writing allows is given; which one is meant is for the reader of the question, who also
//! knows postcodes, numbers in street names and the numbers of floors and rooms.

use std::ops::Range;

use super::HouseNumber;
use super::tails::{Sign, blank_end, is_behind_sign, part_end, sign};
use crate::text::{self, Border, NumberWord, Token};

/// Most letters right before the digits of a number: "KKW400F".
const LETTERS_BEFORE: usize = 3;

/// How far apart the numbers of a list with blanks may be: "175, 177", not "5, 9490 Vaduz".
const LIST_STEP: u32 = 10;

/// How far apart the ends of a range that is written with blanks may be: "12 - 14".
const WIDEST_RANGE: u32 = 100;

/// Most digits of the number of a flat.
const FLAT_DIGITS: usize = 3;

/// Two-letter endings that make a number an ordinal.
const ORDINALS: [&str; 14] = ["st", "nd", "rd", "th", "er", "re", "ra", "do", "da", "ro", "de", "ta", "an", "og"];

/// A piece of a question that may be a house number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSpan {
    /// The tokens it is made of.
    pub tokens: Range<usize>,
    /// The number as read.
    pub number: HouseNumber,
    /// A word or sign announces it ("No. 5", "#5").
    pub announced: bool,
}

/// The pieces of a question that may be a house number: by start, the longest first.
///
/// One to five digits, also with a letter, a counting word, a second number ("12-14", "12/3") or as a list. `tokens`
/// are those of `text`. Numbers of four or five digits, which may be postcodes, are given too.
pub fn number_spans(text: &str, tokens: &[Token]) -> Vec<NumberSpan> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let joined = at > 0 && is_number(&tokens[at - 1]) && is_joined(&tokens[at - 1], &tokens[at]);
        let next = if is_number(&tokens[at]) && !joined { add_spans(text, tokens, at, &mut spans) } else { at };
        at = next.max(at + 1);
    }
    spans
}

/// Adds the numbers that begin at a token; returns where the next one may begin.
fn add_spans(text: &str, tokens: &[Token], at: usize, spans: &mut Vec<NumberSpan>) -> usize {
    match sign(tokens, at) {
        Sign::None => {}
        Sign::NoHouse => return at + 1,
        Sign::House(end) => {
            add(text, tokens, at, at..end, true, spans);
            return end;
        }
    }
    let words = announcing_words(&tokens[..at]);
    let announced = tokens[at].before == Border::NumberSign || words > 0;
    let first = if tokens[at].before == Border::NumberSign { at } else { at - words };
    let is_house = words == 1 && text::number_word_of(&tokens[at - 1].text) == Some(NumberWord::House);
    let mut ends = vec![at + 1];
    let mut end = at + 1;
    let mut list = false;
    while let Some(next) = tokens.get(end) {
        let previous = &tokens[end - 1];
        let listed = is_listed(previous, next);
        if !is_number(next) || !(is_joined(previous, next) || listed) {
            break;
        }
        list |= listed;
        if !listed && !list {
            ends.clear();
        }
        end += 1;
        ends.push(end);
    }
    let may_have_suffix =
        tokens[end - 1].is_number() || tokens.get(end).is_some_and(|next| is_joined(&tokens[end - 1], next));
    if may_have_suffix && follows_as_suffix(tokens, end) {
        ends.push(end + 1);
        if tokens.get(end + 1).is_some_and(is_flat) {
            ends.push(end + 2);
        }
    }
    if end == at + 1 {
        while tokens.get(end).is_some_and(|next| is_next_of_list(&tokens[end - 1], next)) {
            end += 1;
            ends.push(end);
        }
    }
    let mut next = end;
    while let Some(part) = part_end(text, tokens, next) {
        ends.push(part);
        next = part;
    }
    if ends.len() == 1 && end == at + 1 && tokens[at].is_number() {
        ends.extend(blank_end(tokens, end));
    }
    for &end in ends.iter().rev() {
        add(text, tokens, at, first..end, announced, spans);
    }
    if is_house {
        // "Haus 5" is house 5, or the name goes on: "Weißes Haus 5".
        add(text, tokens, at, at..ends[ends.len() - 1], false, spans);
    }
    if end > at + 1 && is_behind_sign(tokens, at) {
        // The first number is the quarter's, block and house follow: "有楽町1-1-3".
        add(text, tokens, at + 1, at + 1..end, true, spans);
    }
    if next > end { next } else { at + 1 }
}

/// Adds the number that begins at a token, with the words that announce it.
fn add(text: &str, tokens: &[Token], at: usize, span: Range<usize>, announced: bool, spans: &mut Vec<NumberSpan>) {
    let piece = tokens[at].source().start..tokens[span.end - 1].source().end;
    if let Some(number) = text.get(piece).and_then(HouseNumber::parse) {
        spans.push(NumberSpan { tokens: span, number, announced });
    }
}

/// One to five digits, perhaps up to three letters before or two behind, or a counting word; no ordinals.
fn is_number(token: &Token) -> bool {
    let text = token.text.as_str();
    let before = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let bare = if before <= LETTERS_BEFORE { &text[before..] } else { text };
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &bare[digits..];
    if is_number_with_part(text) {
        return true;
    }
    let letters = suffix.bytes().all(|b| b.is_ascii_alphabetic());
    let short = suffix.len() <= 2 && !ORDINALS.contains(&suffix);
    (1..=5).contains(&digits) && letters && (short || is_counting(suffix))
}

/// Digits, a letter or two, and digits again: "55к3", "501H1", "10к3с2".
fn is_number_with_part(text: &str) -> bool {
    let runs = || text.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let is_run = |(index, run): (usize, &[u8])| {
        let is_digits = run[0].is_ascii_digit();
        let most = if !is_digits {
            2
        } else if index == 0 {
            4
        } else {
            3
        };
        is_digits == (index % 2 == 0) && run.len() <= most && run.is_ascii()
    };
    (3..=6).contains(&runs().count()) && runs().enumerate().all(is_run)
}

/// A hyphen or slash ties the token to the number before it; a dash with blanks does so between the ends of a range,
/// while in "Studio 54 - 12 Main Street" it parts the venue from its address.
fn is_joined(previous: &Token, next: &Token) -> bool {
    match next.before {
        Border::Hyphen | Border::Slash => true,
        Border::Dash => rises(previous, next, WIDEST_RANGE),
        _ => false,
    }
}

/// Whether two plain numbers follow each other, by no more than `most`.
fn rises(first: &Token, next: &Token, most: u32) -> bool {
    let value = |token: &Token| token.text.parse::<u32>().ok().filter(|_| token.is_number());
    value(first).zip(value(next)).is_some_and(|(first, next)| first < next && next - first <= most)
}

/// A comma, semicolon or plus without blanks: "2;4;12".
fn is_listed(previous: &Token, next: &Token) -> bool {
    matches!(next.before, Border::Phrase | Border::And) && previous.end + 1 == next.start
}

/// The next number of a list that is written with blanks: "175, 177", "22a, 22b".
fn is_next_of_list(first: &Token, next: &Token) -> bool {
    let is_next = rises(first, next, LIST_STEP) || is_next_letter(&first.text, &next.text);
    next.before == Border::Phrase && !next.dotted && is_next
}

/// Whether two numbers are the same but for a letter, which rises.
fn is_next_letter(first: &str, next: &str) -> bool {
    let cut = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, letter) = first.split_at(cut(first));
    let (next_digits, next_letter) = next.split_at(cut(next));
    digits == next_digits && !digits.is_empty() && letter.len() == 1 && next_letter.len() == 1 && letter < next_letter
}

/// The number of a flat behind the letter of its staircase, as Finns write it: the 9 of "11 B 9".
fn is_flat(token: &Token) -> bool {
    token.before == Border::Blank && token.is_number() && token.text.len() <= FLAT_DIGITS
}

/// How many words right before a number announce it.
fn announcing_words(before: &[Token]) -> usize {
    match before {
        [.., first, second] if text::announce_together(first, second) => 2,
        [.., word] if announces(word) => 1,
        [.., word] if text::number_word_of(&word.text) == Some(NumberWord::House) => 1,
        _ => 0,
    }
}

fn announces(word: &Token) -> bool {
    match text::number_word_of(&word.text) {
        Some(NumberWord::Announces) => true,
        Some(NumberWord::AnnouncesDotted) => word.dotted,
        _ => false,
    }
}

/// Whether a word behind a number belongs to it: "bis".
fn is_counting(word: &str) -> bool {
    matches!(text::number_word_of(word), Some(NumberWord::Counts(_)))
}

/// A single letter or a counting word behind the number, unless it is the article of the next word ("5 d'Or").
fn follows_as_suffix(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let near = matches!(token.before, Border::Blank | Border::Hyphen | Border::Slash | Border::Dot | Border::None);
    let elided = tokens.get(at + 1).is_some_and(|next| next.before == Border::Apostrophe);
    let letter = token.text.len() == 1 && token.text.bytes().all(|b| b.is_ascii_alphabetic());
    near && !elided && (letter || is_counting(&token.text))
}
