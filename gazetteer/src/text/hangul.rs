//! Numbers that are written to Korean words without a blank: "마포대로155", "3층", "101호".
//!
//! Digits and letters that touch are one word, since a number in the middle of a name is part of it ("마포대로4길"). At the
//! end of a word it is that of a house, and before the word of a floor, a room or a building it is theirs.

use std::borrow::Cow;

/// Words behind the number of a floor, a room and a building.
const UNITS: [char; 3] = ['층', '호', '동'];

/// The text with a blank between such words and their numbers.
pub fn part_hangul(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hangul) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let is_apart = is_hangul(previous) && c.is_ascii_digit() && ends_word(&text[at..])
            || previous.is_ascii_digit() && UNITS.contains(&c) && !text[at + c.len_utf8()..].starts_with(is_hangul);
        if is_apart {
            out.push(' ');
        }
        out.push(c);
        previous = c;
    }
    Cow::Owned(out)
}

/// Whether no Korean letter follows the number that a text begins with, but for the word of a unit.
fn ends_word(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let mut rest = rest.chars();
    let first = rest.next();
    !first.is_some_and(is_hangul) || first.is_some_and(|c| UNITS.contains(&c)) && !rest.next().is_some_and(is_hangul)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_end_of_a_korean_word_stand_apart() {
        for (text, expected) in [
            ("서울 마포대로155", "서울 마포대로 155"),
            ("마포대로155, 3층", "마포대로 155, 3 층"),
            ("마포대로4길 12-3", "마포대로4길 12-3"),
            ("마포대로4길12", "마포대로4길 12"),
            ("래미안101동 1502호", "래미안 101 동 1502 호"),
            ("Straße 12", "Straße 12"),
        ] {
            assert_eq!(part_hangul(text), expected, "{text}");
        }
    }
}
