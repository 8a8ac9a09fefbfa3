//! Interpretations with words joined or split: "Haupt Strasse" for "Hauptstrasse", and the other way round.

use gazetteer::text::{Token, Variant, joined, variants};

use super::Interpretation;
use crate::query::{MOST_TOKENS, Role, Word};

/// Most interpretations that are made of one.
const MOST: usize = 8;

/// The fewest letters of a part of a word that is cut in two.
const SHORTEST_HALF: usize = 3;

/// The longest word that is cut in two.
const LONGEST: usize = 24;

/// The interpretations that differ from this one by two words joined or one split, as far as `is_known` knows the
/// result.
pub fn split_or_join(interpretation: &Interpretation, is_known: impl Fn(&str) -> bool) -> Vec<Interpretation> {
    let mut found = Vec::new();
    let mut others: Vec<Variant> = Vec::new();
    for (index, word) in interpretation.words.iter().enumerate() {
        if let Some(next) = interpretation.words.get(index + 1).filter(|next| follows(word, next)) {
            joined(&word.token, &next.token, &mut others);
            for other in others.iter().filter(|other| !other.text.contains(' ') && is_known(&other.text)) {
                let both = Word { tokens: word.tokens.start..next.tokens.end, ..renamed(word, &other.text) };
                found.push(replaced(interpretation, index..index + 2, vec![both]));
            }
        }
        variants(&word.token, &mut others);
        for other in others.iter().filter(|other| other.text.contains(' ')) {
            if other.text.split(' ').all(&is_known) {
                let words = other.text.split(' ').map(|part| renamed(word, part)).collect();
                found.push(replaced(interpretation, index..index + 1, words));
            }
        }
        if !is_known(word.text()) {
            let halves = halves(word.text()).filter(|(first, second)| is_known(first) && is_known(second));
            // Only both in one name are one word in two: "Millpond" is no mill at a pond.
            let named = |half: &str| Word { role: Role::Name, ..renamed(word, half) };
            found.extend(
                halves.map(|(first, second)| {
                    replaced(interpretation, index..index + 1, vec![named(first), named(second)])
                }),
            );
        }
    }
    found.retain(|interpretation| interpretation.words.len() <= MOST_TOKENS);
    found.truncate(MOST);
    found
}

/// The ways to cut a long word in two.
fn halves(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_word =
        (2 * SHORTEST_HALF + 1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
    let cuts = if is_word { SHORTEST_HALF..text.len() - SHORTEST_HALF + 1 } else { 0..0 };
    cuts.map(|cut| text.split_at(cut))
}

fn follows(word: &Word, next: &Word) -> bool {
    word.tokens.end == next.tokens.start && word.role == next.role && !next.token.before.starts_phrase()
}

fn renamed(word: &Word, text: &str) -> Word {
    Word { token: Token { text: text.to_owned(), ..word.token.clone() }, ..word.clone() }
}

fn replaced(interpretation: &Interpretation, range: std::ops::Range<usize>, words: Vec<Word>) -> Interpretation {
    let mut interpretation = interpretation.clone();
    interpretation.words.splice(range, words);
    interpretation
}
