//! What becomes of one character: letters of an ASCII word, a token of its own, a border, or nothing.
//!
//! Letters of alphabets are written in Latin by `any_ascii`, save where a common romanisation differs. Han, kana and
//! the scripts of South-East Asia are written without blanks: each of their characters is a token, so that any part
//! of a name finds it. Full-width forms, circled numbers, ligatures and the like become what they stand for
//! (compatibility decomposition), letters lose their marks.

use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;

use super::token::Border;

/// What a character that is not ASCII contributes to the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// Letters and digits (and perhaps signs, to be left out) of the running word.
    Letters(&'static str),
    /// A character to be read in place of it.
    Same(char),
    /// A token of its own.
    Sign(char),
    /// A character to decompose by compatibility before it is looked at again.
    Decompose,
    /// A mark that stays with the sign before it.
    Mark(char),
    /// No trace.
    Drop,
    /// The end of the running word.
    Break(Border),
}

/// The fate of one character that is not ASCII, in composed form; `previous` is the letter before it.
pub(super) fn fold(c: char, previous: char) -> Folded {
    match c {
        // By far the most of all characters that come here.
        _ if is_plain_letter(c) => Folded::Letters(any_ascii::any_ascii_char(c)),
        _ => by_rules(c, previous),
    }
}

/// Letters of common alphabets that no rule but that for letters is about. They are told first, because the names of a
/// country are written in all of these.
pub(super) fn is_plain_letter(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{149}' | '\u{14c}'..='\u{18e}'
        // Greek, Cyrillic
        | '\u{391}'..='\u{3a1}' | '\u{3a3}' | '\u{3a4}' | '\u{3a6}'..='\u{3c4}' | '\u{3c6}'..='\u{3cc}'
        | '\u{404}'..='\u{40e}' | '\u{410}'..='\u{429}' | '\u{42b}'..='\u{449}' | '\u{44b}'..='\u{45e}'
        | '\u{490}'..='\u{4d7}'
        // Armenian, Hebrew, Arabic
        | '\u{531}'..='\u{556}' | '\u{561}'..='\u{586}' | '\u{5d1}'..='\u{5e1}' | '\u{5e3}' | '\u{5e4}'
        | '\u{5e7}' | '\u{5e8}' | '\u{5ea}' | '\u{62a}'..='\u{638}' | '\u{63a}' | '\u{641}'..='\u{64a}'
        | '\u{672}'..='\u{6d3}'
        // Devanagari, Georgian, Hangul
        | '\u{904}'..='\u{939}' | '\u{10d0}'..='\u{10fa}' | '\u{ac00}'..='\u{d7a3}')
}

/// The fate of any character.
fn by_rules(c: char, previous: char) -> Folded {
    match c {
        '\u{3a5}' | '\u{38e}' | '\u{3c5}' | '\u{3cd}' => Folded::Letters(greek_upsilon(previous)),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            Folded::Drop
        }
        '\u{ff01}'..='\u{ff5e}' => Folded::Same(char::from((u32::from(c) - 0xff01 + 0x21) as u8)),
        '\u{30a1}'..='\u{30f6}' => Folded::Sign(hiragana(c)),
        '\u{30fc}' | '\u{ff70}' => Folded::Drop,
        _ if is_compatibility(c) => Folded::Decompose,
        _ if is_unspaced(c) => Folded::Sign(c),
        _ if is_unspaced_mark(c) => Folded::Mark(c),
        _ if is_dropped_mark(c) => Folded::Drop,
        _ => exception(c).map_or_else(|| by_class(c), Folded::Letters),
    }
}

/// Letters for which the Latin form of `any_ascii` is not what people write or what this gazetteer agrees on.
fn exception(c: char) -> Option<&'static str> {
    Some(match c {
        'ŋ' | 'Ŋ' => "n",
        'ə' | 'Ə' => "e",
        'ъ' | 'Ъ' | 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ع' | 'א' | 'ע' => "a",
        'џ' | 'Џ' => "dz",
        'ש' => "sh",
        'צ' | 'ץ' => "ts",
        'ة' => "h",
        _ => return None,
    })
}

fn by_class(c: char) -> Folded {
    match c {
        '’' | '‘' | '‛' | '′' | '´' | '＇' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '׳' => {
            Folded::Break(Border::Apostrophe)
        }
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '־' | '〜' | '～' => Folded::Break(Border::Hyphen),
        '⁄' | '∕' => Folded::Break(Border::Slash),
        '№' | '＃' => Folded::Break(Border::NumberSign),
        '。' => Folded::Break(Border::Dot),
        '·' | '‧' => Folded::Break(Border::None),
        '\u{85}' | '\u{2028}' | '\u{2029}' | '、' | '،' | '؛' | '•' | '…' | '「'..='】' | '〔'..='〟' => {
            Folded::Break(Border::Phrase)
        }
        '¼'..='¾' | '⅐'..='⅞' => Folded::Decompose,
        _ if is_letter(c) || c.is_numeric() || is_combining_mark(c) => Folded::Letters(any_ascii::any_ascii_char(c)),
        _ if c.is_control() => Folded::Drop,
        _ => Folded::Break(Border::Blank),
    }
}

/// What [`char::is_alphabetic`] says. It searches its tables each time, so that its answers for the basic plane are
/// kept by 64 characters.
fn is_letter(c: char) -> bool {
    static BLOCKS: [OnceLock<u64>; 1024] = [const { OnceLock::new() }; 1024];
    let (block, bit) = (u32::from(c) / 64, u32::from(c) % 64);
    let Some(known) = BLOCKS.get(block as usize) else { return c.is_alphabetic() };
    let letters =
        || (block * 64..block * 64 + 64).rev().map(|code| char::from_u32(code).is_some_and(char::is_alphabetic));
    let bits = known.get_or_init(|| letters().fold(0, |bits, is_letter| bits << 1 | u64::from(is_letter)));
    bits >> bit & 1 != 0
}

/// The letter that an e or a behind the plain letter may stand for, told apart by what is written with it.
pub(super) fn spelled_with(c: char) -> (bool, bool) {
    let umlaut = matches!(c, 'ä' | 'ö' | 'ü' | 'ø' | 'Ä' | 'Ö' | 'Ü' | 'Ø');
    (umlaut, matches!(c, 'å' | 'Å'))
}

/// Greek upsilon by the vowel before it: ου is u, αυ and ευ are av and ev.
fn greek_upsilon(previous: char) -> &'static str {
    match previous {
        'ο' | 'ό' | 'Ο' | 'Ό' => "u",
        'α' | 'ά' | 'ε' | 'έ' | 'Α' | 'Ε' => "v",
        _ => "y",
    }
}

fn hiragana(katakana: char) -> char {
    char::from_u32(u32::from(katakana) - 0x60).unwrap_or(katakana)
}

/// Forms that stand for other characters of the scripts without blanks.
fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3200}'..='\u{33ff}' | '\u{f900}'..='\u{faff}' | '\u{ff61}'..='\u{ffdc}'
        | '\u{2f800}'..='\u{2fa1f}' | '\u{1f200}'..='\u{1f2ff}' | '\u{e33}' | '\u{eb3}' | '\u{edc}' | '\u{edd}')
}

/// Characters that are a token each: Han, kana, Bopomofo, Yi, and the letters of Thai, Lao, Myanmar, Khmer, Tibetan.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}' | '\u{30f7}'..='\u{30fa}'
        | '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a48c}' | '\u{20000}'..='\u{323af}')
        || (is_south_east_asian(c) && is_letter(c) && !is_combining_mark(c))
}

fn is_unspaced_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}') || (is_south_east_asian(c) && is_combining_mark(c))
}

fn is_south_east_asian(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{aa60}'..='\u{aa7f}')
}

/// Marks without which the word is the same: accents, Hebrew and Arabic vowel points, the tatweel, variation selectors.
fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{600}'..='\u{605}' | '\u{610}'..='\u{61c}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{180b}'..='\u{180e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_letters_is_what_each_of_them_is() {
        assert_eq!((char::MIN..='\u{20000}').find(|c| is_letter(*c) != c.is_alphabetic()), None);
    }

    #[test]
    fn plain_letters_fold_by_the_rules_for_all_and_are_no_marks() {
        for c in (char::MIN..=char::MAX).filter(|c| is_plain_letter(*c)) {
            assert!(!is_combining_mark(c), "{c}");
            for previous in [' ', 'ο', 'α', 'l'] {
                assert_eq!(fold(c, previous), by_rules(c, previous), "{c}");
            }
        }
    }
}
