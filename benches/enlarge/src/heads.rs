//! The first syllable of a word, which is what differs between copies: "Rey|kjavík", "Str|aße" as "Stra|ße".
//!
//! What follows stays, and with it the endings by which words are inflected and joined. The cut is the same in a word
//! and in its Latin form without marks, so that a question typed plainly varies as the name that it means.

/// The number of bytes of a word's first syllable: up to and with its first vowels. `None` where it has none, as
/// numbers and the signs of Chinese.
pub fn length(word: &str) -> Option<usize> {
    let mut has_vowel = false;
    for (at, c) in word.char_indices() {
        match (is_vowel(c), has_vowel) {
            (true, _) => has_vowel = true,
            (false, true) => return Some(at),
            (false, false) if !c.is_alphabetic() => return None,
            (false, false) => {}
        }
    }
    has_vowel.then_some(word.len())
}

/// Puts another syllable (in lower case) before the rest of a word, in capitals where the word has them.
pub fn replace(word: &str, length: usize, head: &str) -> String {
    let (old, rest) = word.split_at(length);
    let is_upper = |text: &str| text.chars().all(|c| !c.is_lowercase());
    let head = if is_upper(old) && is_upper(rest) && word.chars().nth(1).is_some() {
        head.to_uppercase()
    } else if old.chars().next().is_some_and(char::is_uppercase) {
        let mut letters = head.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    } else {
        head.to_owned()
    };
    head + rest
}

/// The script of a word as far as it matters here: heads are only exchanged within one.
pub fn script(word: &str) -> u32 {
    const LATIN_AND_MARKS: u32 = 0x370;
    let first = word.chars().next().map_or(0, u32::from);
    if first < LATIN_AND_MARKS { 0 } else { first >> 8 }
}

fn is_vowel(c: char) -> bool {
    let latin = any_ascii::any_ascii_char(c).bytes().next();
    c.is_alphabetic()
        && latin.is_some_and(|c| matches!(c.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_with_its_vowels() {
        let heads = ["Reykjavík", "Straße", "Ey", "Þjórsá", "Селфосс", "12b", "東京", "xq"];
        let heads = heads.map(|word| length(word).map(|length| &word[..length]));
        let cut = [Some("Rey"), Some("Stra"), Some("Ey"), Some("Þjó"), Some("Се"), None, None, None];
        assert_eq!(heads[..6], cut[..6]);
        assert_eq!(heads[7], cut[7]);
    }

    #[test]
    fn the_cut_is_the_same_without_marks() {
        for (word, plain) in [("sæbólsbraut", "saebolsbraut"), ("þjórsá", "thjorsa"), ("öxl", "oxl")] {
            let tail = |word: &str| any_ascii::any_ascii(&word[length(word).unwrap()..]);
            assert_eq!(tail(word), tail(plain));
        }
    }

    #[test]
    fn capitals_stay_where_they_were() {
        let replaced = ["Höfn", "höfn", "HÖFN"].map(|word| replace(word, length(word).unwrap(), "bre"));
        assert_eq!(replaced, ["Brefn", "brefn", "BREFN"]);
    }
}
