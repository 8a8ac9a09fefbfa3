//! Texts that are no questions: an answer or none, never a crash, in bounded time.

use std::time::{Duration, Instant};

use geocoder::{SearchRequest, Structured, Typeahead};

use crate::support::{Town, World, helsinki};

/// More than any question may take, in an unoptimised build on a busy machine.
const LONG: Duration = Duration::from_secs(5);

fn hostile() -> Vec<String> {
    let short = [
        "((((((",
        "))))",
        "*",
        "**",
        "?",
        "~",
        "^2",
        "kind:poi",
        "name:*",
        "\"",
        "\"\"",
        "'",
        "\\",
        "AND",
        "OR NOT",
        "a AND",
        "+a -b",
        "[* TO *]",
        "{",
        "}",
        "/.*/",
        "\0",
        "a\0b",
        "\u{202e}abc",
        "\u{200f}\u{200e}",
        "\u{feff}",
        "\u{fffd}",
        "%",
        "%00",
        "' OR 1=1 --",
        "<script>",
        "🏠🏠🏠",
        "e\u{301}\u{301}\u{301}",
        "１２３",
        "٣٤",
        "Ⅷ",
        "ﷺ",
        "ß",
        "İ",
        "ſ",
        "1",
        "1 2 3 4 5 6 7 8 9",
        "99999999999999999999",
        "-1",
        "1e999",
        "NaN",
        "0",
        "1-",
        "-",
        "1/2/3/4/5",
        "1;;;2",
        "1-99999999999",
        "4294967296",
        "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z",
        ",,,,,",
        "\n\t\r",
        "N1",
        "90,180",
        "-91 -181",
        "1e308,1e308",
        "°'\"",
        "東京都千代田区丸の内",
        "กรุงเทพมหานคร",
        "ກ",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    ];
    let mut all: Vec<String> = short.iter().map(ToString::to_string).collect();
    let long = [
        "a",
        "a ",
        "1 ",
        "(",
        "東",
        "straße ",
        "\u{301}",
        "\0",
        "st. ",
        "1-",
        "1a,",
        "o'",
        "🏠",
        "ﷺ",
        "-",
        "helsinki ",
        "aleksanterin katu ",
    ];
    all.extend(long.iter().map(|piece| piece.repeat((1 << 20) / piece.len())));
    all.extend(long.iter().map(|piece| format!("Aleksanterinkatu {}", piece.repeat(500))));
    all
}

fn in_time<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = act();
    let taken = start.elapsed();
    assert!(taken < LONG, "{taken:?} for {:?}", what.chars().take(40).collect::<String>());
    done
}

#[test]
fn every_text_is_answered_in_bounded_time() {
    for text in hostile() {
        in_time(&text, || helsinki().search(&crate::support::free(&text)));
        in_time(&text, || helsinki().explain(&crate::support::free(&text)));
    }
}

/// Texts of words that are known, unknown, cut off or misspelt, numbers and letters, always the same ones.
fn generated() -> Vec<String> {
    const WORDS: [&str; 24] = [
        "Helsinki",
        "Aleksanterinkatu",
        "Esplanadi",
        "Kamppi",
        "kahvila",
        "ravintola",
        "the",
        "ja",
        "a",
        "e",
        "12",
        "7 b",
        "00100",
        "Hesinki",
        "Aleksanteirnkatu",
        "Kluuvii",
        "Ale",
        "Ma",
        "東京",
        "улица",
        "xqzt",
        "Mannerheimintie",
        "tie",
        "1-3",
    ];
    const BETWEEN: [&str; 6] = [" ", " ", ", ", " & ", " - ", "/"];
    let mut random = 7u64;
    let mut draw = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    (0..120)
        .map(|index| {
            let between = BETWEEN[draw(BETWEEN.len())];
            let words: Vec<&str> = (0..=index / 2).map(|_| WORDS[draw(WORDS.len())]).collect();
            words.join(between)
        })
        .collect()
}

#[test]
fn no_text_takes_more_work_than_a_question_is_worth() {
    // The last thing that is begun is brought to its end.
    let most = geocoder::MOST_WORK + geocoder::MOST_WORK / 4;
    for text in hostile().into_iter().chain(generated()) {
        for typeahead in [Typeahead::Fallback, Typeahead::Always] {
            let asked = SearchRequest { typeahead, ..crate::support::free(&text) };
            let (_, explanation) = helsinki().explain(&asked);
            let what: String = text.chars().take(60).collect();
            assert!(explanation.work <= most, "{} for {what:?}", explanation.work);
        }
    }
}

#[test]
fn every_field_is_answered_in_bounded_time() {
    for text in hostile() {
        let field = || Some(text.clone());
        let all = Structured {
            amenity: field(),
            street: field(),
            city: field(),
            county: field(),
            state: field(),
            country: field(),
            postalcode: field(),
        };
        let request =
            SearchRequest { question: geocoder::Question::Structured(all), limit: 10, ..SearchRequest::default() };
        in_time(&text, || helsinki().search(&request));
    }
}

#[test]
fn signs_of_query_languages_mean_nothing() {
    let town: Town =
        World::draw("x  y").node('x', "amenity=cafe, name=Morgenrot").node('y', "shop=books, name=Abendrot").import();
    for text in [
        "\"Morgenrot\"",
        "(Morgenrot)",
        "+Morgenrot",
        "Morgenrot*",
        "Morgenrot~2",
        "[Morgenrot]",
        "Morgenrot^9",
        "\u{200f}Morgenrot",
    ] {
        assert_eq!(town.search(text), ["x"], "{text}");
    }
    for text in ["*", "Morgenrot AND Abendrot", "name:Morgenrot", "kind:poi", "Morgenrot -Abendrot"] {
        let answers = town.search(text);
        assert_ne!(answers, ["x", "y"], "{text}");
    }
}

#[test]
fn names_as_odd_as_questions_are_imported_and_found_again() {
    let odd = [
        "((((",
        "* * *",
        "\u{202e}gnorw",
        "a\u{301}\u{301}",
        "AND",
        "\"quoted\"",
        "🏠 Haus",
        "x".repeat(5_000).as_str(),
    ]
    .map(str::to_owned);
    for name in odd {
        let town = World::draw("x").node('x', &format!("amenity=cafe, name={name}")).import();
        assert_eq!(town.lookup("Nx")[0].names().get("name"), Some(name.as_str()));
        in_time(&name, || town.search(&name));
    }
}
