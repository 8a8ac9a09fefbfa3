//! Words of scripts that leave most vowels out, as people write them with Latin letters: "Haifa" for חיפה, "Quds" for
//! القدس.
//!
//! The normal form of such a word has the consonants only ("hyfh", "alqds"), and no rule knows the vowels. So its
//! consonants are a term of their own, in coarse classes that the usual romanisations agree on, and a Latin word that
//! no name has is looked for by its consonants. That finds too much, so it is a guess, and the terms are made for these
//! scripts only.

use super::fold::{Folded, fold};

/// What a term of consonants begins with; no token begins so.
const MARK: char = '\'';

/// The fewest consonants that say something.
const FEWEST: usize = 2;

/// The fewest letters of a typed word that is looked for by its consonants.
const SHORTEST_TYPED: usize = 3;

/// The Hebrew letter that is o, u or v.
const VAV: char = 'ו';
/// In a row of classes: a letter that is a consonant or a vowel.
const MAYBE: char = 'v';

/// Whether a text may have words of these scripts: a quick look at the first bytes of its characters.
pub fn may_lack_vowels(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xd6..=0xdb | 0xef))
}

/// The terms of a word as it is written in Hebrew or Arabic script, none for other scripts.
pub fn written_consonants(source: &str) -> Vec<String> {
    let mut terms = Vec::new();
    if !source.chars().any(is_unvowelled) {
        return terms;
    }
    let word = source.trim_end_matches(['ה', 'ة']);
    for word in [word, word.strip_prefix("ال").unwrap_or(word)] {
        for vav in ["", "b"] {
            let mut consonants = String::new();
            let mut previous = ' ';
            for c in word.chars() {
                match fold(c, previous) {
                    _ if c == VAV => consonants.push_str(if previous == VAV { "b" } else { vav }),
                    // Only at its beginning a word has a consonant y or w.
                    Folded::Letters("y" | "w") if previous != ' ' => {}
                    Folded::Letters(latin) => consonants.push_str(&classes(latin, 'b', true)),
                    _ => {}
                }
                previous = c;
            }
            add(&consonants, &mut terms);
        }
    }
    terms
}

/// The terms by which a word typed in Latin letters may be found.
pub fn typed_consonants(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    if text.len() < SHORTEST_TYPED || !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return terms;
    }
    // A long consonant is written twice.
    let mut letters = text.to_owned();
    let mut last = ' ';
    letters.retain(|c| std::mem::replace(&mut last, c) != c);
    add(&classes(&letters, 'b', true), &mut terms);
    if let Some(silent) = letters.strip_suffix('h') {
        add(&classes(silent, 'b', true), &mut terms);
    }
    terms
}

/// Whether a term is one of consonants, not a token.
pub fn is_consonants(term: &str) -> bool {
    term.starts_with(MARK)
}

/// Whether a token, the normal form of a word in such a script, has the consonants of a term.
pub fn has_consonants(token: &str, term: &str) -> bool {
    let Some(wanted) = term.strip_prefix(MARK) else { return false };
    let silent = token.strip_suffix('h').unwrap_or(token);
    let article = |token: &str| token.strip_prefix("al").is_some_and(|rest| fits(rest, wanted));
    [token, silent].into_iter().any(|token| fits(token, wanted) || article(token))
}

/// Whether the classes of a token are those wanted, where a v may be a vowel and "th" one letter or two.
fn fits(token: &str, wanted: &str) -> bool {
    [true, false].into_iter().any(|paired| is_row(&classes(token, MAYBE, paired), wanted))
}

fn is_row(classes: &str, wanted: &str) -> bool {
    let mut wanted = wanted.chars().peekable();
    let mut fits = |class: char| {
        let is_next = wanted.next_if(|next| *next == class || class == MAYBE && *next == 'b').is_some();
        is_next || class == MAYBE
    };
    classes.chars().all(&mut fits) && wanted.peek().is_none()
}

fn add(classes: &str, terms: &mut Vec<String>) {
    let term = format!("{MARK}{classes}");
    if classes.len() >= FEWEST && !terms.contains(&term) {
        terms.push(term);
    }
}

/// The consonants of Latin letters by classes; vowels, and w and y inside of the word, have none. Two letters that
/// often stand for one are read so where they are `paired`.
fn classes(letters: &str, of_v: char, paired: bool) -> String {
    let mut out = String::with_capacity(letters.len());
    let mut rest = letters;
    let mut is_first = true;
    while let Some(first) = rest.chars().next() {
        // "Rotshild" has a t and a sh.
        let pair = rest.get(..2).filter(|_| paired && !rest.starts_with("tsh")).and_then(class_of_pair);
        let class = match first {
            _ if pair.is_some() => pair,
            'v' => Some(of_v),
            'w' | 'y' => Some(first).filter(|_| is_first),
            'c' | 'k' | 'q' | 'h' => Some('k'),
            'g' | 'j' => Some('g'),
            'p' | 'f' => Some('p'),
            's' | 'z' | 'x' => Some('s'),
            'b' | 'd' | 'l' | 'm' | 'n' | 'r' | 't' => Some(first),
            _ => None,
        };
        out.extend(class);
        is_first = false;
        rest = &rest[if pair.is_some() { 2 } else { first.len_utf8() }..];
    }
    out
}

/// Two letters that stand for one of the script.
fn class_of_pair(pair: &str) -> Option<char> {
    Some(match pair {
        "sh" | "ts" | "tz" => 's',
        "kh" | "ch" => 'k',
        "gh" => 'g',
        "th" => 't',
        "dh" => 'd',
        "ph" => 'p',
        _ => return None,
    })
}

/// Letters of Hebrew and Arabic, which is also that of Persian and Urdu.
fn is_unvowelled(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise;

    #[test]
    fn romanised_names_have_the_consonants_of_the_script() {
        for (typed, written) in [
            ("Haifa", "חיפה"),
            ("Hefa", "חיפה"),
            ("Tel", "תל"),
            ("Aviv", "אביב"),
            ("Rehovot", "רחובות"),
            ("Ashkelon", "אשקלון"),
            ("Netanya", "נתניה"),
            ("Herzliya", "הרצליה"),
            ("Petah", "פתח"),
            ("Tikva", "תקוה"),
            ("Tikva", "תקווה"),
            ("Tzfat", "צפת"),
            ("Safed", "صفد"),
            ("Yafo", "יפו"),
            ("Quds", "القدس"),
            ("Beirut", "بيروت"),
            ("Nablus", "نابلس"),
            ("Khalil", "الخليل"),
            ("Ghazza", "غزة"),
            ("Jenin", "جنين"),
            ("Tulkarm", "طولكرم"),
            ("Hassan", "حسن"),
            ("Giza", "الجيزة"),
            ("Tehran", "تهران"),
            ("Rotshild", "רוטשילד"),
        ] {
            let typed_terms = typed_consonants(&normalise(typed));
            let written_terms = written_consonants(written);
            let common = typed_terms.iter().find(|term| written_terms.contains(term));
            assert!(common.is_some(), "{typed}: {typed_terms:?}, {written}: {written_terms:?}");
            assert!(common.is_some_and(|term| has_consonants(&normalise(written), term)), "{typed} {written}");
        }
    }

    #[test]
    fn other_scripts_and_short_words_have_no_such_terms() {
        assert!(
            may_lack_vowels("Haifa חיפה") && may_lack_vowels("بيروت") && !may_lack_vowels("Þórsgata, Москва, 東京")
        );
        for written in ["Haifa", "Москва", "東京", "12", ""] {
            assert_eq!(written_consonants(written), [""; 0], "{written}");
        }
        for typed in ["ab", "aeio", "12b", "حيفا", "東"] {
            assert_eq!(typed_consonants(typed), [""; 0], "{typed}");
        }
        assert!(!has_consonants("hyfh", "hf") && !has_consonants("hyfh", "'kpn") && !has_consonants("hyfh", "'k"));
    }
}
