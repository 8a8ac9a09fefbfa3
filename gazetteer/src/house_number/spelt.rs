//! House numbers with words in them: "Block 4", "Office 2, The Bastions", "Lv 0-A", "1 Field Place".
//!
//! The rules of numbers say little about them, and their words look like a floor, a hall or another street. They are
//! found by their own text: every word of the number must be in the question. So "hall 3" means a house only where some
//! house of the street is called just that.

use crate::text;

/// Whether a number has a word in it that is more than a letter.
pub fn is_spelt_out(number: &str) -> bool {
    let has_letters =
        number.as_bytes().windows(2).any(|pair| pair.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80));
    let mut found = false;
    if has_letters {
        text::scan(number, |token| found |= is_word(token.text));
    }
    found
}

/// Whether `has` holds for every word and number of a number that is spelt out; false for any other number.
pub fn is_spelt_of(number: &str, has: impl Fn(&str) -> bool) -> bool {
    if !is_spelt_out(number) {
        return false;
    }
    let mut all = true;
    text::scan(number, |token| all &= has(token.text));
    all
}

fn is_word(token: &str) -> bool {
    let letters = token.bytes().take_while(u8::is_ascii_alphabetic).count();
    letters >= 2 && text::number_word_of(token).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_number_are_told_from_letters_and_counting_words() {
        for number in ["Block 4", "KKW400F/G", "Lv 0-A", "2 South Court", "175, The Bastions"] {
            assert!(is_spelt_out(number), "{number}");
        }
        for number in ["4", "12b", "12 bis", "A 4", "12-14", "No. 5", "1丁目2", "12/3", ""] {
            assert!(!is_spelt_out(number), "{number}");
        }
    }

    #[test]
    fn every_word_of_the_number_must_be_asked_for() {
        let asked = |words: &'static [&str]| move |word: &str| words.contains(&word);
        assert!(is_spelt_of("Block 4", asked(&["block", "4", "floriana"])));
        assert!(!is_spelt_of("Block 4", asked(&["4", "floriana"])));
        assert!(!is_spelt_of("4", asked(&["4"])));
    }
}
