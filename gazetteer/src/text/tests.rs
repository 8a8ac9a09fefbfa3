use proptest::prelude::*;

use super::*;

fn words(text: &str) -> String {
    normalise(text)
}

fn borders(text: &str) -> Vec<(String, Border)> {
    let mut out = Vec::new();
    scan(text, |token| out.push((token.text.to_owned(), token.before)));
    out
}

#[test]
fn case_and_diacritics_do_not_matter() {
    assert_eq!(words("ÞÓRSGATA Ísafjörður Eiðsvíksvegur"), "thorsgata isafjordur eidsviksvegur");
    assert_eq!(
        words("Straße STRASSE STRAẞE Łódź Ħamrun ŊŋĐđ œuvre Ærø Åsgård"),
        "strasse strasse strasse lodz hamrun nndd oeuvre aero asgard"
    );
    assert_eq!(words("İstanbul ISPARTA ılıca"), "istanbul isparta ilica");
    assert_eq!(words("Cafe\u{301} Å\u{30a} A\u{30a}"), "cafe a a");
}

#[test]
fn scripts_are_written_in_latin() {
    assert_eq!(words("Москва, улица Ёлкина"), "moskva ulitsa elkina");
    assert_eq!(words("Київ България Београд"), "kiiv balgariya beograd");
    assert_eq!(words("Οδός Ερμού Αθήνα Εύβοια"), "odos ermou athina evvoia");
    assert_eq!(words("თბილისი दिल्ली 서울"), "tbilisi dilli seoul");
    assert_eq!(words("شارع أحمد"), words("شارع احمد"));
    assert_eq!(words("שָׁלוֹם"), words("שלום"));
    assert_eq!(words("١٢ १२ １２ ①"), "12 12 12 1");
}

#[test]
fn scripts_without_blanks_are_cut_into_characters() {
    assert_eq!(words("東京都3丁目12"), "東 京 都 3 丁 目 12");
    assert_eq!(words("トースハウン ﾄｰｽﾊﾞ"), "と す は う ん と す ば");
    assert_eq!(words("か\u{3099}"), "が");
    assert_eq!(borders("東京 A")[1..], [("京".to_owned(), Border::None), ("a".to_owned(), Border::Blank)]);
}

#[test]
fn digits_and_letters_that_touch_stay_together() {
    assert_eq!(words("12b 5th 1er A4 12½ 3ª"), "12b 5th 1er a4 12 1 2 3a");
}

#[test]
fn format_and_control_characters_leave_no_trace() {
    assert_eq!(words("Va\u{200b}du\u{0}z\u{202e} \u{feff}Haupt\u{ad}straße"), "vaduz hauptstrasse");
    assert_eq!(words("col·legi Coŀlegi a·b"), "collegi collegi a b");
}

#[test]
fn borders_tell_what_stands_between() {
    let pair = |text: &str| borders(text)[1].1;
    assert_eq!(borders("x")[0].1, Border::Start);
    assert_eq!(pair("l'Étoile"), Border::Apostrophe);
    assert_eq!(pair("l’Étoile"), Border::Apostrophe);
    assert_eq!(pair("Karl-Marx"), Border::Hyphen);
    assert_eq!(pair("12–14"), Border::Hyphen);
    assert_eq!(pair("Kirchen- und"), Border::Blank);
    assert_eq!(pair("Venue - Street"), Border::Dash);
    assert_eq!(pair("Venue — Street"), Border::Dash);
    assert_eq!(pair("St.Gallen"), Border::Dot);
    assert_eq!(pair("St. Gallen"), Border::Blank);
    assert_eq!(pair("11/12"), Border::Slash);
    assert_eq!(pair("Rue / Straat"), Border::Slash);
    assert_eq!(pair("A & B"), Border::And);
    assert_eq!(pair("x @ y"), Border::At);
    assert_eq!(pair("x № 5"), Border::NumberSign);
    for phrase in ["a, b", "a;b", "a\nb", "a (b", "a | b", "a • b", "a、b"] {
        assert_eq!(pair(phrase), Border::Phrase, "{phrase}");
    }
}

#[test]
fn tokens_keep_their_place_in_the_source() {
    let mut out = Vec::new();
    let text = "Fürst-Johannes-Str. 49, Åre";
    tokens(text, &mut out);
    let sources: Vec<&str> = out.iter().map(|token| &text[token.source()]).collect();
    assert_eq!(sources, ["Fürst", "Johannes", "Str", "49", "Åre"]);
    assert_eq!(out.iter().map(|t| t.dotted).collect::<Vec<_>>(), [false, false, true, false, false]);
    assert_eq!((out[0].umlauts, out[4].rings), (2, 1));
    assert!(out[3].is_number() && !out[2].is_number());
}

#[test]
fn long_words_are_cut() {
    assert_eq!(words(&"ä".repeat(1000)), "a".repeat(TOKEN_BYTES));
    assert_eq!(words(&"ก\u{e34}".repeat(3)), "ก\u{e34} ก\u{e34} ก\u{e34}");
}

proptest! {
    #[test]
    fn normalising_twice_is_normalising_once(text in any::<String>()) {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn tokens_are_bounded_and_lie_in_the_source(text in "(\\PC|[\\u{0}-\\u{2fff}\\u{ff00}-\\u{ffff}]){0,60}") {
        let mut out = Vec::new();
        tokens(&text, &mut out);
        let mut end = 0;
        for token in &out {
            prop_assert!((1..=TOKEN_BYTES).contains(&token.text.len()));
            prop_assert!(token.source().start <= token.source().end && token.source().end <= text.len());
            prop_assert!(text.get(token.source()).is_some());
            prop_assert!(end <= token.source().end);
            end = token.source().start;
        }
    }
}

/// `cargo test --release -p gazetteer -- --ignored --nocapture time_of_tokens`
#[test]
#[ignore = "prints a time, holds no rule"]
#[expect(clippy::print_stderr, reason = "the time is for a reader")]
fn time_of_tokens() {
    let mut out = Vec::new();
    for text in [
        "Landstrasse 110, 9490 Vaduz, Liechtenstein",
        "Fürst-Johannes-Straße 49, 9494 Schaan",
        "Москва, улица Ёлкина 12",
    ] {
        let begin = std::time::Instant::now();
        for _ in 0..200_000 {
            tokens(std::hint::black_box(text), &mut out);
        }
        eprintln!("{text}: {:?}", begin.elapsed() / 200_000);
    }
}
