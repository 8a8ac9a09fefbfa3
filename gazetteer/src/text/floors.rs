//! Floors and rooms as they are written in Chinese, Japanese and Korean: "3樓之1", "五樓", "地下一樓", "101호".
//!
//! The sign stands right behind the number, of which signs of the script may be the digits.

use std::ops::Range;

use super::token::{Border, Token};

/// Signs behind the number of a floor or room.
const SIGNS: [&str; 8] = ["樓", "楼", "層", "层", "階", "室", "房", "戶"];

/// Digits of the script.
const DIGITS: [&str; 11] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百"];

/// Whether a word is the sign of a floor or room.
pub(super) fn is_sign(token: &Token) -> bool {
    SIGNS.contains(&token.text.as_str())
}

/// The floor or room whose sign is at a token; its number may reach back to `from`.
pub(super) fn floor_at(tokens: &[Token], at: usize, from: usize) -> Option<Range<usize>> {
    if !is_sign(&tokens[at]) {
        return None;
    }
    let mut start = at;
    while start > from && tokens[start].before == Border::None && is_digit(&tokens[start - 1]) {
        start -= 1;
    }
    if start == at {
        return None;
    }
    let is_below = start >= from + 2 && tokens[start - 2].text == "地" && tokens[start - 1].text == "下";
    let start = if is_below { start - 2 } else { start };
    let goes_on = tokens.get(at + 1).is_some_and(|next| next.text == "之") && tokens.get(at + 2).is_some_and(is_digit);
    Some(start..if goes_on { at + 3 } else { at + 1 })
}

fn is_digit(token: &Token) -> bool {
    token.is_number() || DIGITS.contains(&token.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{tokens, unit_spans};

    fn floors(question: &str) -> Vec<&str> {
        let mut words = Vec::new();
        tokens(question, &mut words);
        let spans = unit_spans(&words);
        let source = |span: Range<usize>| words[span.start].source().start..words[span.end - 1].source().end;
        spans.into_iter().map(|span| &question[source(span.tokens)]).collect()
    }

    #[test]
    fn floors_and_rooms_stand_behind_the_number_of_the_house() {
        assert_eq!(floors("臺北市南京東路一段2號1樓"), ["1樓"]);
        assert_eq!(floors("中山北路二段2號2樓之1"), ["2樓之1"]);
        assert_eq!(floors("南京西路6號十一樓之3"), ["十一樓之3"]);
        assert_eq!(floors("台灣臺北市南京東路一段16號地下一樓"), ["地下一樓"]);
        assert_eq!(floors("南京西路6号3楼301室"), ["3楼301室"]);
        assert_eq!(floors("鐘樓, 臺北市"), [""; 0]);
        assert_eq!(floors("中山北路二段27巷2之1號"), [""; 0]);
    }
}
