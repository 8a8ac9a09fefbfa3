//! Readings with words joined or split: "Haupt Strasse" for "Hauptstrasse", and the other way round.

use gazetteer::text::{Token, Variant, joined, variants};

use super::Reading;
use crate::query::{MOST_TOKENS, Word};

/// Most readings that are made of one.
const MOST: usize = 8;

/// The readings that differ from this one by two words joined or one split, as far as `is_known` knows the result.
pub fn respelt(reading: &Reading, is_known: impl Fn(&str) -> bool) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut others: Vec<Variant> = Vec::new();
    for (index, word) in reading.words.iter().enumerate() {
        if let Some(next) = reading.words.get(index + 1).filter(|next| follows(word, next)) {
            joined(&word.token, &next.token, &mut others);
            for other in others.iter().filter(|other| !other.text.contains(' ') && is_known(&other.text)) {
                let both = Word { tokens: word.tokens.start..next.tokens.end, ..renamed(word, &other.text) };
                found.push(replaced(reading, index..index + 2, vec![both]));
            }
        }
        variants(&word.token, &mut others);
        for other in others.iter().filter(|other| other.text.contains(' ')) {
            if other.text.split(' ').all(&is_known) {
                let words = other.text.split(' ').map(|part| renamed(word, part)).collect();
                found.push(replaced(reading, index..index + 1, words));
            }
        }
    }
    found.retain(|reading| reading.words.len() <= MOST_TOKENS);
    found.truncate(MOST);
    found
}

fn follows(word: &Word, next: &Word) -> bool {
    word.tokens.end == next.tokens.start && word.role == next.role && !next.token.before.starts_phrase()
}

fn renamed(word: &Word, text: &str) -> Word {
    Word { token: Token { text: text.to_owned(), ..word.token.clone() }, ..word.clone() }
}

fn replaced(reading: &Reading, range: std::ops::Range<usize>, words: Vec<Word>) -> Reading {
    let mut reading = reading.clone();
    reading.words.splice(range, words);
    reading
}
