//! What belongs to a house number behind its first number, in a question: the building of a Russian house ("10 корп.
//! 3"), the signs of Chinese and Japanese numbers ("2之1號"), fractions and parts that are numbers of their own ("34 10",
//! "108 L6").

use crate::text::{Border, NumberWord, Token, number_word_of};

/// Signs that stand between the numbers of one house.
const BETWEEN: [&str; 4] = ["之", "番", "の", "號"];

/// Signs behind the last number of a house.
const BEHIND: [&str; 5] = ["號", "号", "番", "地", "之"];

/// Signs behind a number that is none of a house: of a part of a street or town ("27巷", "1丁目"), or of a floor.
const NO_HOUSE: [&str; 14] = ["巷", "弄", "衖", "段", "丁", "鄰", "邻", "里", "樓", "楼", "層", "层", "階", "室"];

/// What the sign behind a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// There is none.
    None,
    /// The number is none of a house.
    NoHouse,
    /// It is one of a house, which ends before this token.
    House(usize),
}

/// What the sign behind the number at a token says.
pub(super) fn sign(tokens: &[Token], at: usize) -> Sign {
    match sign_at(tokens, at + 1) {
        Some(sign) if NO_HOUSE.contains(&sign) => Sign::NoHouse,
        Some(sign) if is_between(sign) || BEHIND.contains(&sign) => house_end(tokens, at),
        _ => Sign::None,
    }
}

/// Where a number with signs ends: behind the last number that belongs to it and its sign.
fn house_end(tokens: &[Token], at: usize) -> Sign {
    let mut end = at + 1;
    loop {
        let signs = (end..tokens.len()).take_while(|at| sign_at(tokens, *at).is_some_and(belongs)).count();
        let follows = tokens.get(end + signs).is_some_and(|next| next.is_number() && is_tied(next));
        if signs == 0 && !follows {
            return Sign::House(end);
        }
        let is_next_house = matches!(sign_at(tokens, end + signs + 1), Some(sign) if NO_HOUSE.contains(&sign));
        if !follows || is_next_house {
            return Sign::House(end + signs);
        }
        end += signs + 1;
    }
}

fn belongs(sign: &str) -> bool {
    is_between(sign) || BEHIND.contains(&sign)
}

fn is_between(sign: &str) -> bool {
    BETWEEN.contains(&sign)
}

fn is_tied(token: &Token) -> bool {
    matches!(token.before, Border::None | Border::Hyphen)
}

fn sign_at(tokens: &[Token], at: usize) -> Option<&str> {
    tokens
        .get(at)
        .filter(|token| token.before == Border::None && !token.text.is_ascii())
        .map(|token| token.text.as_str())
}

/// Whether a number follows a sign of a script without blanks at once, as that of a quarter follows the quarter:
/// "有楽町1".
pub(super) fn is_behind_sign(tokens: &[Token], at: usize) -> bool {
    let is_sign = |token: &Token| !token.text.is_ascii();
    tokens[at].before == Border::None && at.checked_sub(1).is_some_and(|before| is_sign(&tokens[before]))
}

/// The end of a part of a house that begins at a token: "к3", "корп. 3", ", стр. 1", "лит А".
pub(super) fn part_end(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at).filter(|token| matches!(token.before, Border::Blank | Border::Phrase))?;
    let is_cyrillic = text.get(token.source()).is_some_and(|source| !source.is_ascii());
    let is_part =
        |word: &str| matches!(number_word_of(word), Some(NumberWord::Part(_))) && (is_cyrillic || word.len() > 1);
    if is_part(&token.text) {
        let is_short = |next: &&Token| next.text.len() <= 3 && matches!(next.before, Border::Blank | Border::Dot);
        let is_number = |next: &&Token| next.text.len() == 1 || next.text.starts_with(|c: char| c.is_ascii_digit());
        return tokens.get(at + 1).filter(is_short).filter(is_number).map(|_| at + 2);
    }
    let letters = token.text.bytes().take_while(u8::is_ascii_lowercase).count();
    let (word, number) = token.text.split_at(letters);
    let is_joined = is_part(word) && (1..=3).contains(&number.len()) && number.bytes().any(|b| b.is_ascii_digit());
    (is_joined && is_cyrillic).then_some(at + 1)
}

/// The end of what goes on behind a blank and may be part of the number: "1/2" behind "6729", "10" behind "34", "L6"
/// behind "108".
pub(super) fn blank_end(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at).filter(|token| token.before == Border::Blank)?;
    let behind = tokens.get(at + 1);
    let is_denominator = |next: &Token| next.before == Border::Slash && matches!(next.text.as_str(), "2" | "3" | "4");
    if matches!(token.text.as_str(), "1" | "3") && behind.is_some_and(is_denominator) {
        return Some(at + 2);
    }
    let is_free = behind.is_none_or(|next| !matches!(next.before, Border::Hyphen | Border::Slash | Border::None));
    let digits = token.text.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(&token.text);
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !token.dotted;
    (is_short && is_free).then_some(at + 1)
}
