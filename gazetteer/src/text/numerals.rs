//! Numbers up to 39 in other signs: Roman, as they number kings, popes and districts, Chinese, and ordinals.

use super::alternatives::{Alternatives, VariantKind};

const LARGEST: usize = 39;
const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/// One to ten in the signs of Chinese and Japanese, as they number the parts of a quarter: 三丁目.
const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// What is written behind the digits of an ordinal in some language.
const ORDINAL_ENDINGS: [&str; 28] = [
    "st", "nd", "rd", "th", "e", "er", "re", "ere", "eme", "nde", "ste", "de", "o", "a", "ro", "ra", "do", "da", "to",
    "ta", "os", "as", "ya", "y", "is", "ou", "go", "ego",
];

pub(super) fn add(text: &str, add: &mut Alternatives<'_>) {
    if let Some(number) = roman_value(text) {
        add.add(&number.to_string(), VariantKind::Number);
        add.add(&format!("{number}e"), VariantKind::Number);
    } else if let Some(number) = ordinal(text) {
        add.add(number, VariantKind::Number);
    } else if let Some(number) = roman_ordinal(text) {
        add.add(&format!("{number}{}", if number == 1 { "er" } else { "e" }), VariantKind::Number);
        add.add(&number.to_string(), VariantKind::Number);
    } else if let Some(number) = CHINESE.iter().position(|sign| *sign == text) {
        add.add(&(number + 1).to_string(), VariantKind::Number);
    } else if let Some(number) = small_number(text) {
        // "03" as in "CEDEX 03"; "11" as in "Paris 11" for the 11e arrondissement.
        add.add(&number.to_string(), VariantKind::Number);
        add.add(&roman(number), VariantKind::Number);
        if let Some(sign) = CHINESE.get(number - 1) {
            add.add(sign, VariantKind::Number);
        }
        add.add(&format!("{number}{}", if number == 1 { "er" } else { "e" }), VariantKind::Number);
        add.add(&format!("{number}{}", english_ending(number)), VariantKind::Number);
        // "25ης Μαρτίου".
        add.add(&format!("{number}is"), VariantKind::Number);
    } else if let Some(number) = text.parse().ok().filter(|number: &usize| (LARGEST + 1..1_000).contains(number)) {
        // "204 Street".
        add.add(&format!("{number}{}", english_ending(number)), VariantKind::Number);
    }
}

/// The number of a Roman ordinal in French: 11 of "XIe" and "XIème".
fn roman_ordinal(text: &str) -> Option<usize> {
    let first = text.strip_suffix("er").filter(|king| *king == "i");
    roman_value(first.or_else(|| text.strip_suffix("eme")).or_else(|| text.strip_suffix('e'))?)
}

/// What English writes behind the digits of an ordinal.
fn english_ending(number: usize) -> &'static str {
    match (number % 10, number / 10 % 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// The digits of an ordinal: 5 of "5th".
pub(super) fn ordinal(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = text.split_at(digits);
    ((1..=4).contains(&digits) && ORDINAL_ENDINGS.contains(&ending)).then_some(number)
}

pub(super) fn small_number(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok().filter(|_| text.len() <= 2 && !text.starts_with('+'))?;
    (1..=LARGEST).contains(&number).then_some(number)
}

pub(super) fn roman(number: usize) -> String {
    format!("{}{}", TENS[number / 10 % 4], ONES[number % 10])
}

/// Whether a word of two letters or more is a Roman numeral.
pub(super) fn is_roman(text: &str) -> bool {
    text.len() > 1 && roman_value(text).is_some()
}

fn roman_value(text: &str) -> Option<usize> {
    let letters = (1..=7).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    letters.then(|| (1..=LARGEST).find(|number| roman(*number) == text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_are_read_only_where_well_formed() {
        assert_eq!(roman_value("xiv"), Some(14));
        assert_eq!(roman_value("xxxix"), Some(39));
        assert_eq!((roman_ordinal("xie"), roman_ordinal("xieme"), roman_ordinal("rue")), (Some(11), Some(11), None));
        assert_eq!((roman_value("iiii"), roman_value("vx"), roman_value("mix")), (None, None, None));
    }

    #[test]
    fn ordinals_have_digits() {
        assert_eq!((ordinal("5th"), ordinal("1er"), ordinal("2eme")), (Some("5"), Some("1"), Some("2")));
        assert_eq!((ordinal("5"), ordinal("th"), ordinal("12b")), (None, None, None));
    }
}
