//! One letter or two: ö and oe, å and aa, in both directions.
//!
//! The normal form has one letter for ö and ø (o), ä (a), ü (u) and å (a). Who types two letters means one of them,
//! or a name that is written with two; who types the letter itself may mean such a name too.

use std::sync::LazyLock;

use super::alternatives::{Alternatives, VariantKind};
use super::token::Token;
use super::words;

/// The pairs that are tried one by one in a word; more of them are replaced all together only.
const MOST_SINGLE: usize = 4;

static PAIRS: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| words::columns(words::common("spelling")).filter_map(|line| line.split_once('\t')).collect());

pub(super) fn add(token: &Token, add: &mut Alternatives<'_>) {
    if token.umlauts | token.rings != 0 {
        add.add(&widened(token), VariantKind::Spelling);
    }
    if token.text.is_ascii() {
        add_narrowed(&token.text, add);
    }
}

/// The word with two letters wherever one with a mark was typed.
fn widened(token: &Token) -> String {
    let mut out = String::with_capacity(token.text.len() + 4);
    for (position, letter) in token.text.char_indices() {
        let bit = 1_u64.checked_shl(position as u32).unwrap_or(0);
        out.push(letter);
        if token.umlauts & bit != 0 {
            out.push('e');
        }
        if token.rings & bit != 0 {
            out.push('a');
        }
    }
    out
}

/// The word with one letter for all pairs, then for each of them alone.
fn add_narrowed(text: &str, add: &mut Alternatives<'_>) {
    let places: Vec<(usize, &str)> = (1..text.len()).filter_map(|end| pair_at(text, end - 1)).collect();
    if places.is_empty() {
        return;
    }
    add.add(&narrowed(text, &places), VariantKind::Spelling);
    for place in places.iter().take(MOST_SINGLE) {
        add.add(&narrowed(text, std::slice::from_ref(place)), VariantKind::Spelling);
    }
}

/// The single letter for the pair that starts here; after a q, "ue" is no ü.
fn pair_at(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let (_, single) = PAIRS.iter().find(|(pair, _)| text[at..].starts_with(pair))?;
    (!text[..at].ends_with('q')).then_some((at, *single))
}

fn narrowed(text: &str, places: &[(usize, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, single) in places.iter().filter(|(at, _)| *at + 2 <= text.len()) {
        if *at < from {
            continue;
        }
        out.push_str(&text[from..*at]);
        out.push_str(single);
        from = at + 2;
    }
    out.push_str(&text[from..]);
    out
}
