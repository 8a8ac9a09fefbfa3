//! Other ways of writing a word, to widen a question with.
//!
//! The tables work both ways: "Av." finds "Avenue" and "Avenue" finds "Av.". An alternative is a guess that costs a
//! look into the dictionary, so a word has at most 32 of them, and what is not found there is dropped by the
//! caller. Nothing here knows the language of the question: the languages differ in few of their abbreviations.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::alternatives::{Alternatives, Variant, VariantKind};
use super::token::Token;
use super::{characters, codes, compounds, numerals, spelling, words};

/// Words that stand for each other, the full one first.
struct Group {
    kind: VariantKind,
    forms: Vec<String>,
}

/// Groups by the form that is looked up; forms of several words are found as one.
struct Groups {
    groups: Vec<Group>,
    by_form: FxHashMap<String, Vec<usize>>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let abbreviation = words::lines("street").chain(words::lines("word")).map(|line| (VariantKind::Abbreviation, line));
    let numbers = words::lines("number").map(|line| (VariantKind::Number, line));
    let mut table = Groups { groups: Vec::new(), by_form: FxHashMap::default() };
    for (kind, (word, others)) in abbreviation.chain(numbers) {
        let mut forms: Vec<String> = words::forms(word).collect();
        for form in words::forms(others) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        for form in &forms {
            table.by_form.entry(form.replace(' ', "")).or_default().push(table.groups.len());
        }
        table.groups.push(Group { kind, forms });
    }
    table
});

static STREET_WORDS: LazyLock<rustc_hash::FxHashSet<String>> = LazyLock::new(|| {
    words::lines("street").flat_map(|(word, others)| words::forms(word).chain(words::forms(others))).collect()
});

/// Replaces `out` by the alternatives of a word as typed, without inflected forms.
pub fn variants(token: &Token, out: &mut Vec<Variant>) {
    out.clear();
    let mut add = Alternatives { own: &token.text, out };
    spelling::add(token, &mut add);
    add_group_forms(&token.text, &mut add);
    compounds::add_forms(&token.text, token.dotted, &mut add);
    numerals::add(&token.text, &mut add);
    codes::add(&token.text, &mut add);
    characters::add(&token.text, &mut add);
}

/// Replaces `out` by the alternatives of two words that follow each other, were they one word.
///
/// "Haupt" "Str." gives "hauptstr" and "hauptstrasse", "P" "le" ("P.le") gives "piazzale".
pub fn joined(first: &Token, second: &Token, out: &mut Vec<Variant>) {
    out.clear();
    let both = format!("{}{}", first.text, second.text);
    let mut add = Alternatives { own: "", out };
    add.add(&both, VariantKind::Compound);
    compounds::add_joined(&first.text, &second.text, &mut add);
    add_full_forms(&both, &mut add);
}

/// Whether a word says what kind of street it is part of the name of, also abbreviated: "rue", "str", "ul".
pub fn is_street_word(text: &str) -> bool {
    STREET_WORDS.contains(text)
}

/// Whether a word is a numeral of some language: "second", "drei".
pub(super) fn is_numeral(text: &str) -> bool {
    let table = &*GROUPS;
    table.by_form.get(text).is_some_and(|ids| ids.iter().any(|id| table.groups[*id].kind == VariantKind::Number))
}

/// What a word abbreviates. Two words that were typed apart are no full word to abbreviate further: "L-Illa" is no
/// "Lilla", so no "Ll" either.
fn add_full_forms(text: &str, add: &mut Alternatives<'_>) {
    let table = &*GROUPS;
    for id in table.by_form.get(text).into_iter().flatten() {
        if let Some(full) = table.groups[*id].forms.first() {
            add.add(full, table.groups[*id].kind);
        }
    }
}

fn add_group_forms(text: &str, add: &mut Alternatives<'_>) {
    add_full_forms(text, add);
    let table = &*GROUPS;
    let ids = table.by_form.get(text).map_or(&[][..], Vec::as_slice);
    // A single letter abbreviates too much for the other abbreviations of the same words to be likely.
    for id in ids.iter().filter(|_| text.len() > 1) {
        for form in table.groups[*id].forms.iter().skip(1).filter(|form| form.len() > 1 || is_digit(form)) {
            add.add(form, table.groups[*id].kind);
            // "Via Venti Settembre" is Via XX Settembre.
            if let Some(roman) = numerals::small_number(form).map(numerals::roman) {
                add.add(&roman, VariantKind::Number);
            }
        }
    }
}

fn is_digit(form: &str) -> bool {
    form.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::VariantKind::{Abbreviation, Compound, Number, Spelling};
    use super::*;
    use crate::text::alternatives::MOST;
    use crate::text::tokens;

    fn first_token(text: &str) -> Token {
        let mut out = Vec::new();
        tokens(text, &mut out);
        out.swap_remove(0)
    }

    #[track_caller]
    fn has(typed: &str, expected: &str, kind: VariantKind) {
        let mut out = Vec::new();
        variants(&first_token(typed), &mut out);
        assert!(out.contains(&Variant { text: expected.to_owned(), kind }), "{typed}: {expected} not in {out:?}");
    }

    #[test]
    fn abbreviations_work_both_ways() {
        for (short, long) in [
            ("St", "street"),
            ("St.", "saint"),
            ("Av", "avenue"),
            ("bd", "boulevard"),
            ("ch.", "chemin"),
            ("rte", "route"),
            ("pl.", "plac"),
            ("pl.", "platz"),
            ("ul.", "ulica"),
            ("ул", "ulitsa"),
            ("вул.", "vulitsya"),
            ("C/", "calle"),
            ("ctra", "carretera"),
            ("pza", "plaza"),
            ("pza", "piazza"),
            ("u.", "utca"),
            ("nám.", "namesti"),
            ("tn", "tanav"),
            ("sok.", "sokak"),
            ("str.", "strada"),
            ("gt", "gate"),
            ("R.", "rua"),
            ("Dr", "doktor"),
            ("Prof", "professor"),
        ] {
            has(short, long, Abbreviation);
        }
        for (long, short) in
            [("Street", "st"), ("Avenue", "av"), ("Saint", "st"), ("Straße", "str"), ("ulica", "ul"), ("N", "north")]
        {
            has(long, short, Abbreviation);
        }
    }

    #[test]
    fn compounds_are_written_out_shortened_and_split() {
        has("Landstr.", "landstrasse", Abbreviation);
        has("Landstr", "landstrasse", Abbreviation);
        has("Landstrasse", "landstr", Abbreviation);
        has("Hauptstraße", "haupt strasse", Compound);
        has("Marktpl.", "marktplatz", Abbreviation);
        has("Kirkegt", "kirkegate", Abbreviation);
        has("Storgata", "storgate", Abbreviation);
        has("Mannerheimint.", "mannerheimintie", Abbreviation);
        has("Drottningg.", "drottninggatan", Abbreviation);
        has("Kerkstr.", "kerkstraat", Abbreviation);
    }

    #[test]
    fn umlauts_are_written_both_ways() {
        has("Fuerst", "furst", Spelling);
        has("Göthe", "goethe", Spelling);
        has("Århus", "aarhus", Spelling);
        has("Aarhus", "arhus", Spelling);
        has("Aeroe", "aero", Spelling);
        has("Tørshavn", "toershavn", Spelling);
    }

    #[test]
    fn numerals_are_written_in_other_signs() {
        has("XIV", "14", Number);
        has("14", "xiv", Number);
        has("1er", "premier", Number);
        has("premier", "1er", Number);
        has("5th", "fifth", Number);
        has("fifth", "5th", Number);
        has("venti", "xx", Number);
        has("5th", "5", Number);
        has("huit", "8", Number);
        has("11", "11e", Number);
        has("1", "1er", Number);
        has("03", "3", Number);
        has("03", "3e", Number);
        has("2", "2nd", Number);
        has("XIe", "11e", Number);
        has("1", "一", Number);
        has("一", "1", Number);
    }

    #[test]
    fn two_words_may_be_one() {
        let mut out = Vec::new();
        joined(&first_token("Haupt"), &first_token("Str."), &mut out);
        let texts: Vec<&str> = out.iter().map(|variant| variant.text.as_str()).collect();
        assert_eq!(texts[0], "hauptstr");
        assert!(texts.contains(&"hauptstrasse"), "{texts:?}");
        joined(&first_token("P."), &first_token("le"), &mut out);
        assert!(out.contains(&Variant { text: "piazzale".to_owned(), kind: Abbreviation }));
        joined(&first_token("L"), &first_token("Illa"), &mut out);
        assert_eq!(out, [Variant { text: "lilla".to_owned(), kind: Compound }], "what is joined is not shortened");
    }

    #[test]
    fn street_words_are_known() {
        assert!(is_street_word("rue") && is_street_word("str") && is_street_word("ulitsa") && !is_street_word("vaduz"));
    }

    proptest! {
        #[test]
        fn no_alternative_is_the_word_itself(text in "\\w{1,20}\\.?") {
            let mut tokens_of = Vec::new();
            tokens(&text, &mut tokens_of);
            let mut out = Vec::new();
            for token in &tokens_of {
                variants(token, &mut out);
                prop_assert!(out.len() <= MOST && out.iter().all(|variant| variant.text != token.text));
            }
        }
    }
}
