//! Words beside what is looked for: placeholders where nothing is known yet ("TBA", "online"), guides to a place
//! ("outside", "hinter dem", "Treffpunkt"), and the words of a street corner.
//!
//! Which of them may be left out, and when, is for the reader of a question to say: any of them may be a name as well.

use std::sync::LazyLock;

use super::fillers::filler_length;
use super::phrases::Phrases;
use super::token::Token;
use super::words;

fn phrases_of(kind: &'static str) -> Phrases<()> {
    Phrases::new(words::lines(kind).flat_map(|(phrases, _)| words::forms(phrases)).map(|phrase| (phrase, ())))
}

static NOTHING: LazyLock<Phrases<()>> = LazyLock::new(|| phrases_of("nothing"));
static GUIDES: LazyLock<Phrases<()>> = LazyLock::new(|| phrases_of("guide"));

static PHONES: LazyLock<Phrases<()>> = LazyLock::new(|| phrases_of("phone"));

/// Words before two streets, and words between them.
static CORNERS: LazyLock<[Phrases<()>; 2]> = LazyLock::new(|| {
    ["before", "between"].map(|wanted| {
        let lines = words::lines("corner").filter(move |(place, _)| *place == wanted);
        Phrases::new(lines.flat_map(|(_, phrases)| words::forms(phrases)).map(|phrase| (phrase, ())))
    })
});

fn longest(phrases: &Phrases<()>, tokens: &[Token]) -> usize {
    phrases.starting(tokens).next().map_or(0, |(length, ())| length)
}

/// The number of tokens at the start that are a placeholder together, 0 where there is none.
pub fn placeholder_length(tokens: &[Token]) -> usize {
    longest(&NOTHING, tokens)
}

/// Whether a text is made of placeholders alone, perhaps with fillers between them: "TBA / online".
pub fn is_placeholder(tokens: &[Token]) -> bool {
    let mut at = 0;
    let mut is_any = false;
    while at < tokens.len() {
        let length = placeholder_length(&tokens[at..]);
        is_any |= length > 0;
        match length.max(filler_length(&tokens[at..])) {
            0 => return false,
            length => at += length,
        }
    }
    is_any
}

/// The number of tokens at the start that guide to what follows: "outside", "Treffpunkt: hinter dem"; never all of
/// them.
pub fn guide_length(tokens: &[Token]) -> usize {
    let mut length = 0;
    while length < tokens.len() {
        let guide = longest(&GUIDES, &tokens[length..]);
        let filler = if length > 0 && guide == 0 { filler_length(&tokens[length..]) } else { 0 };
        match guide.max(filler) {
            0 => break,
            more => length += more,
        }
    }
    if length < tokens.len() { length } else { 0 }
}

/// Whether a text is a word for a telephone: "Tél.".
pub fn is_phone_word(text: &str) -> bool {
    let mut tokens = Vec::new();
    super::tokens(text, &mut tokens);
    !tokens.is_empty() && longest(&PHONES, &tokens) == tokens.len()
}

/// The number of tokens at the start that say that a corner of two streets follows: "corner of".
pub fn corner_length(tokens: &[Token]) -> usize {
    longest(&CORNERS[0], tokens)
}

/// The number of tokens at the start that stand between the two streets of a corner: "Ecke", "corner of", "at".
pub fn corner_between_length(tokens: &[Token]) -> usize {
    longest(&CORNERS[1], tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn read(text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        tokens(text, &mut out);
        out
    }

    #[test]
    fn placeholders_are_known_in_all_languages() {
        for text in [
            "TBA",
            "tbc",
            "N/A",
            "to be announced",
            "Online",
            "BBB",
            "Zoom",
            "wird noch bekannt gegeben",
            "à définir",
            "por confirmar",
            "да бъде обявено",
            "онлайн",
            "auglýst síðar",
            "TBA / online",
            "オンライン",
        ] {
            assert!(is_placeholder(&read(text)), "{text}");
        }
        for text in ["Vaduz", "in", "", "Online Street 5", "Zoom Zoom Park"] {
            assert!(!is_placeholder(&read(text)), "{text}");
        }
    }

    #[test]
    fn guides_lead_to_what_follows() {
        let rest = |text: &str| {
            let tokens = read(text);
            let length = guide_length(&tokens);
            tokens[length..].iter().map(|token| token.text.clone()).collect::<Vec<_>>().join(" ")
        };
        for text in [
            "outside Quay Arts",
            "Meet outside Quay Arts",
            "Start: Quay Arts",
            "Location: Quay Arts",
            "hinter dem Quay Arts",
            "Treffpunkt: Quay Arts",
            "devant Quay Arts",
            "in front of the Quay Arts",
            "fyrir framan Quay Arts",
        ] {
            assert_eq!(rest(text), "quay arts", "{text}");
        }
        assert_eq!(rest("outside"), "outside");
        assert_eq!(rest("Quay Arts"), "quay arts");
    }

    #[test]
    fn every_language_has_its_placeholders() {
        assert!(words::lines("nothing").count() >= 30 && words::lines("guide").count() >= 25);
    }
}
