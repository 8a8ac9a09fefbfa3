//! Codes of letters and digits that are written with a blank or without: "PO332HT", "1011AB", "Q7".
//!
//! The map and the asker often differ in the blank of a postcode. Each layout that some country uses is tried; a half
//! that no name and no postcode has is dropped by the caller, so that the layouts need not be told apart by country.

use super::alternatives::{Alternatives, VariantKind};

/// Layouts of postcodes with a blank, `9` for a digit, `a` for a letter, `*` for either: the length of the first half.
const LAYOUTS: [(&str, usize); 14] = [
    // United Kingdom
    ("a99aa", 2),
    ("a999aa", 3),
    ("aa99aa", 3),
    ("aa999aa", 4),
    ("a9a9aa", 3),
    ("aa9a9aa", 4),
    // Canada, Ireland
    ("a9a9a9", 3),
    ("a9*****", 3),
    // Netherlands
    ("9999aa", 4),
    // Sweden, Czechia, Slovakia, Greece; Poland
    ("99999", 3),
    ("99999", 2),
    // Portugal, Brazil, the United States with four more digits
    ("9999999", 4),
    ("99999999", 5),
    ("999999999", 5),
];

/// The halves of a code that was typed as one word.
pub(super) fn add(text: &str, add: &mut Alternatives<'_>) {
    if is_initials(text) {
        add.add(&spaced(text), VariantKind::Compound);
    }
    let is_mixed = |text: &str| text.bytes().any(|b| b.is_ascii_digit()) && text.is_ascii();
    if text.len() < 2 || !is_mixed(text) {
        return;
    }
    for (_, first) in LAYOUTS.iter().filter(|(layout, _)| fits(text, layout)) {
        let (first, second) = text.split_at(*first);
        add.add(&format!("{first} {second}"), VariantKind::Compound);
    }
    let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let (head, digits) = text.split_at(letters);
    if letters > 0 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        add.add(&format!("{head} {digits}"), VariantKind::Compound);
    }
}

/// Letters that no word is made of: "jrr" for "J. R. R.".
fn is_initials(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
}

fn spaced(text: &str) -> String {
    let letters: Vec<&str> = (0..text.len()).filter_map(|at| text.get(at..=at)).collect();
    letters.join(" ")
}

fn fits(text: &str, layout: &str) -> bool {
    text.len() == layout.len()
        && text.bytes().zip(layout.bytes()).all(|(byte, wanted)| match wanted {
            b'9' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_lowercase(),
            _ => byte.is_ascii_alphanumeric(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        add(text, &mut Alternatives { own: text, out: &mut out });
        out.into_iter().map(|variant| variant.text).collect()
    }

    #[test]
    fn postcodes_have_their_blank_where_their_country_puts_it() {
        assert_eq!(halves("po332ht"), ["po33 2ht"]);
        assert_eq!(halves("ec1a1bb"), ["ec1a 1bb"]);
        assert_eq!(halves("k1a0b1"), ["k1a 0b1"]);
        assert_eq!(halves("1011ab"), ["1011 ab"]);
        assert_eq!(halves("11122"), ["111 22", "11 122"]);
    }

    #[test]
    fn letters_and_the_digits_behind_them_are_two_words() {
        assert_eq!(halves("q7"), ["q 7"]);
        assert_eq!(halves("vlt1234"), ["vlt 1234"]);
    }

    #[test]
    fn initials_are_letters_by_themselves() {
        assert_eq!((halves("jrr"), halves("st")), (vec!["j r r".to_owned()], vec!["s t".to_owned()]));
    }

    #[test]
    fn words_and_house_numbers_have_no_halves() {
        for text in ["lange", "am", "12", "12b", "5th", "丸"] {
            assert_eq!(halves(text), [""; 0], "{text}");
        }
    }
}
