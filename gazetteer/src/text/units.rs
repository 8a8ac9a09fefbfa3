//! Parts of a house: floors, rooms, halls, entrances, staircases, and the numbers that belong to them.
//!
//! "2nd floor", "hall 3", "Hinterhaus" and "bât. B" say where in the house, not which house. Their numbers must not be
//! taken for house numbers. The words are part of names as well ("Town Hall 3"), so each span says whether it stands
//! alone between borders, which leaves no doubt.

use std::ops::Range;
use std::sync::LazyLock;

use super::house_numbers::{NumberWord, number_word_of};
use super::phrases::Phrases;
use super::token::{Border, Token};
use super::{floors, numerals};
use super::{variants, words};

/// Where the number of a part of a house stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Before its name, and behind where there is none before: "2. Stock", "Stock 2".
    Before,
    /// Behind its name: "room B".
    After,
    /// It has none.
    Alone,
    /// It has none, and is a part of a house only behind a number or another part: "links".
    Side,
}

/// Bytes between a name and its number where a colon stands there.
const COLON: u32 = 2;
/// Most digits of a number behind a colon.
const TOLD: usize = 3;

/// A part of a house in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSpan {
    /// The tokens, numbers included.
    pub tokens: Range<usize>,
    /// Whether it fills all that stands between two borders (commas, brackets, dashes).
    pub alone: bool,
}

/// The names of parts, and whether streets are called so too.
static UNITS: LazyLock<Phrases<(Rule, bool)>> = LazyLock::new(|| {
    let rule = |place: &str| match place {
        "before" => Rule::Before,
        "after" => Rule::After,
        "side" => Rule::Side,
        _ => Rule::Alone,
    };
    let phrases =
        words::lines("unit").flat_map(move |(place, names)| words::forms(names).map(move |name| (name, rule(place))));
    Phrases::new(phrases.map(|(name, rule)| {
        let is_street = variants::is_street_word(&name);
        (name, (rule, is_street))
    }))
});

/// The parts of a house that a question names, in order; those that touch are one.
///
/// A name without number ("Hinterhaus") counts only where it stands alone between borders, and is not all that is
/// asked.
pub fn unit_spans(tokens: &[Token]) -> Vec<UnitSpan> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let from = spans.last().map_or(0, |span| span.end);
        let Some(span) = unit_at(tokens, at, from).or_else(|| ordinals_at(tokens, at)) else {
            at += 1;
            continue;
        };
        at = span.end;
        match spans.last_mut() {
            Some(last) if last.end == span.start && !is_border(tokens, span.start) => last.end = span.end,
            _ => spans.push(span),
        }
    }
    let spans = spans.into_iter().map(|span| UnitSpan { alone: is_alone(tokens, &span), tokens: span });
    spans.filter(|span| counts(tokens, span)).collect()
}

/// Whether a span says enough to be a part of a house: what is all of the question is what was asked for.
fn counts(tokens: &[Token], span: &UnitSpan) -> bool {
    let words = &tokens[span.tokens.clone()];
    if span.alone {
        return words.len() < tokens.len() && (words.iter().any(is_label) || needs_no_number(words));
    }
    if words.iter().any(floors::is_sign) {
        return true;
    }
    // In running text a vowel is rather a word: "salle à manger".
    let is_said = |word: &Token| is_number(word) || (is_label(word) && !"aeiouy".contains(word.text.as_str()));
    // "Serbska 6 parter": behind the number of a house and at the end of its phrase it can be nothing else.
    let is_hall = words.len() > 1 && needs_no_number(words) && is_border(tokens, span.tokens.end);
    words.iter().any(is_said)
        || is_hall
        || is_border(tokens, span.tokens.end) && follows_number(tokens, span.tokens.start)
}

/// Whether the number of a house, with a word before it, ends right before a token: "Serbska 6 | parter".
fn follows_number(tokens: &[Token], at: usize) -> bool {
    let has_word = |end: usize| tokens[..end].iter().any(|token| token.text.chars().count() > 2 && !is_number(token));
    let is_counter = |token: &Token| matches!(token.text.as_str(), "號" | "号");
    at > 0 && (is_number(&tokens[at - 1]) || is_counter(&tokens[at - 1])) && has_word(at - 1)
}

/// Whether the name of a part of a house says enough alone ("Hinterhaus", not "floor").
fn needs_no_number(words: &[Token]) -> bool {
    UNITS.starting(words).any(|(_, (rule, _))| *rule == Rule::Alone)
}

/// A floor and a door without their names, which fill all that stands between two borders behind the number of a house:
/// "Balmes 27, 2º 4ª", "4º B".
fn ordinals_at(tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let end = (at + 1..tokens.len()).find(|end| is_border(tokens, *end)).unwrap_or(tokens.len());
    let (first, rest) = tokens[at..end].split_first()?;
    let is_written = |token: &Token| is_ordinal(token) && token.text.starts_with(|c: char| c.is_ascii_digit());
    // "7a" is a house; the sign of an ordinal takes more bytes than the letter that it is read as.
    let is_sure = |token: &Token| !token.text.ends_with(['a', 'e', 'o']) || token.source().len() > token.text.len();
    let is_door = |token: &Token| is_written(token) || token.text.len() == 1 && is_label(token);
    let has_number = tokens[..at].iter().any(is_number) && tokens[..at].iter().any(|token| token.text.len() > 2);
    let is_part = is_written(first) && rest.len() < 2 && rest.iter().all(is_door);
    let is_part = is_part && (is_sure(first) || rest.iter().any(is_written));
    (at > 0 && is_border(tokens, at) && has_number && is_part).then_some(at..end)
}

/// The unit whose name begins at `at`; its number may reach back to `from`.
fn unit_at(tokens: &[Token], at: usize, from: usize) -> Option<Range<usize>> {
    if let Some(floor) = floors::floor_at(tokens, at, from) {
        return Some(floor);
    }
    let candidates = UNITS.starting(&tokens[at..]);
    let mut best: Option<Range<usize>> = None;
    for (length, (rule, is_street)) in candidates {
        let name = at..at + length;
        // One or two letters abbreviate such a word only with a full stop, or a number that says so ("2. OG").
        let short = length == 1 && tokens[at].text.len() <= 2;
        let span = with_number(tokens, name.clone(), *rule, from);
        let is_next = from > 0 && span.start == from && !is_border(tokens, from);
        let sure = !short
            || tokens[at].dotted
            || (span.start < at && is_ordinal(&tokens[at - 1]))
            || is_next
            || is_alone(tokens, &span)
            || is_before_side(tokens, span.end);
        let sure = sure && (!is_street || is_next || is_behind_address(tokens, &span, *rule));
        let is_behind = is_next || span.start < at || follows_number(tokens, at);
        let sure = sure && (*rule != Rule::Side || is_behind);
        if sure && best.as_ref().is_none_or(|best| best.len() < span.len()) {
            best = Some(span);
        }
    }
    best
}

/// Whether the side of a floor follows, so that what stands before is a floor: "EG links".
fn is_before_side(tokens: &[Token], at: usize) -> bool {
    let rest = tokens.get(at..).unwrap_or_default();
    !is_border(tokens, at) && UNITS.starting(rest).any(|(_, (rule, _))| *rule == Rule::Side)
}

/// Whether a span stands behind a word and another number, so that it is no street: "gate" is an exit in English and a
/// street in Norwegian, and streets are more frequent, but of "Main Street 12, gate 3" it is the exit. It has borders
/// around it and a number, unless it needs none, or follows the number of the house at once ("Gartengasse 3 Stg. 4").
fn is_behind_address(tokens: &[Token], span: &Range<usize>, rule: Rule) -> bool {
    let has_number = |tokens: &[Token]| tokens.iter().any(is_number);
    let has_word = tokens[..span.start].iter().any(|token| token.text.len() > 2 && !is_number(token));
    let is_numbered = rule == Rule::Alone || has_number(&tokens[span.clone()]);
    let is_apart = is_alone(tokens, span) || tokens[span.start].dotted && follows_number(tokens, span.start);
    is_apart && has_word && has_number(&tokens[..span.start]) && is_numbered
}

fn with_number(tokens: &[Token], name: Range<usize>, rule: Rule, from: usize) -> Range<usize> {
    let before = name.start > from && !is_border(tokens, name.start);
    let previous = before.then(|| &tokens[name.start - 1]);
    let behind = end_of_number(tokens, name.end);
    let end = behind.unwrap_or(name.end);
    match rule {
        Rule::Alone => name,
        Rule::Side => name.start - usize::from(previous.is_some_and(is_ordinal))..name.end,
        Rule::After if previous.is_some_and(is_ordinal) && is_border(tokens, end) => name.start - 1..end,
        _ if previous.is_some_and(is_ordinal) => name.start - 1..name.end,
        Rule::After => name.start..end,
        Rule::Before if behind.is_some() => name.start..end,
        Rule::Before if previous.is_some_and(is_number) => name.start - 1..name.end,
        Rule::Before => name,
    }
}

/// The end of the number or letter that follows a name: "3", "B", "3-4", "2.14", ": 5".
fn end_of_number(tokens: &[Token], at: usize) -> Option<usize> {
    let previous = at.checked_sub(1).map(|before| &tokens[before]);
    // A colon is a border; what stands behind one is short.
    let is_near = |token: &Token| previous.is_some_and(|previous| token.start <= previous.end + COLON);
    let is_told = |token: &Token| is_near(token) && token.text.len() <= TOLD && is_number(token);
    let first = tokens.get(at).filter(|token| (token.before < Border::And || is_told(token)) && is_label(token))?;
    let announced = announces(first);
    let mut end = at + 1;
    while let Some(next) = tokens.get(end) {
        // Of "Flat 3/12 High Street" the second number is the house's.
        let leads_on = !is_border(tokens, end + 1) && !is_label(&tokens[end + 1]) && name_is_first(tokens, at);
        let tied = matches!(next.before, Border::Hyphen | Border::Dot) || next.before == Border::Slash && !leads_on;
        if !(is_number(next) && (tied || (announced && end == at + 1))) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Whether the name before a number begins the question.
fn name_is_first(tokens: &[Token], number: usize) -> bool {
    tokens.get(..number).is_some_and(|before| before.len() == 1)
}

/// A number of up to four digits, with or without a letter, a letter, or a Roman numeral.
fn is_label(token: &Token) -> bool {
    let letter = token.text.len() == 1 && token.text.bytes().all(|b| b.is_ascii_alphanumeric());
    letter || is_number(token) || announces(token)
}

/// Whether a word says that a number follows: "room no 3".
fn announces(token: &Token) -> bool {
    number_word_of(&token.text) == Some(NumberWord::Announces)
}

fn is_number(token: &Token) -> bool {
    let digits = token.text.bytes().filter(u8::is_ascii_digit).count();
    let short = (1..=4).contains(&digits) && token.text.len() <= digits + 1;
    short
        || numerals::ordinal(&token.text).is_some()
        || numerals::is_roman(&token.text)
        || variants::is_numeral(&token.text)
}

/// "2nd", "second", "2." and "II", which can't be house numbers.
fn is_ordinal(token: &Token) -> bool {
    let digits = token.text.bytes().all(|b| b.is_ascii_digit());
    let letter = token.text.len() == 2
        && token.text.starts_with(|c: char| c.is_ascii_digit())
        && token.text.ends_with(['e', 'o', 'a']);
    let ending = numerals::ordinal(&token.text).is_some() && (letter || token.text.len() > 2);
    ending
        || (digits && token.dotted && token.text.len() <= 2)
        || (!digits && is_number(token) && !token.text.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a border of the question lies before a token, or the question ends.
fn is_border(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| token.before >= Border::Dash)
}

fn is_alone(tokens: &[Token], span: &Range<usize>) -> bool {
    is_border(tokens, span.start) && is_border(tokens, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The parts of a house in a question; those that stand alone in brackets.
    fn units(question: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        text::tokens(question, &mut tokens);
        let source = |span: &UnitSpan| {
            let piece = &question[tokens[span.tokens.start].source().start..tokens[span.tokens.end - 1].source().end];
            if span.alone { format!("({piece})") } else { piece.to_owned() }
        };
        unit_spans(&tokens).iter().map(source).collect()
    }

    #[test]
    fn floors_rooms_and_halls_take_their_numbers() {
        assert_eq!(units("Nest - 16 Aðalbraut (room B), Raufarhöfn"), ["(room B)"]);
        assert_eq!(units("Gjáargarður - 20 Dalavegur (hall 3), Gjógv"), ["(hall 3)"]);
        assert_eq!(units("Nigh's - 1 Station Approach (2nd floor), Shanklin"), ["(2nd floor)"]);
        assert_eq!(units("Bónus - 2 Kjarnagötu (back entrance), Akureyri"), ["(back entrance)"]);
        assert_eq!(units("2nd floor 12 Main Street"), ["2nd floor"]);
        assert_eq!(units("Main Street 12 second floor"), ["second floor"]);
        assert_eq!(units("Hauptstr. 12, 3. Stock"), ["(3. Stock)"]);
        assert_eq!(units("Hauptstr. 12 3. Stock Wien"), ["3. Stock"]);
        assert_eq!(units("Hauptstr. 12, 2. OG"), ["(2. OG)"]);
        assert_eq!(units("Hauptstr. 12 Stock 3"), ["Stock 3"]);
        assert_eq!(units("Hauptstr. 12, Hinterhaus, Saal 2"), ["(Hinterhaus)", "(Saal 2)"]);
        assert_eq!(units("12 rue X, bât. B, 3e étage"), ["(bât. B)", "(3e étage)"]);
        assert_eq!(units("12 rue X bât B porte 4"), ["bât B porte 4"]);
        assert_eq!(units("Calle X 5, piso 2"), ["(piso 2)"]);
        assert_eq!(units("Via X 5, II piano"), ["(II piano)"]);
        assert_eq!(units("Katu 5, 3. kerros"), ["(3. kerros)"]);
        assert_eq!(units("X, Rooms 3-4, Y, room 3-4"), ["(room 3-4)"]);
    }

    #[test]
    fn floors_doors_and_sides_behind_a_house_number_are_parts_of_the_house() {
        assert_eq!(units("Serbska 6a parter, Poznań"), ["parter"]);
        assert_eq!(units("Ågade 3, stuen tv"), ["(stuen tv)"]);
        assert_eq!(units("Ågade 3, 2. tv"), ["(2. tv)"]);
        assert_eq!(units("Weg 3, EG links, Ort"), ["(EG links)"]);
        assert_eq!(units("Weg 3, DG"), ["(DG)"]);
        assert_eq!(units("Gartengasse 3 Stg. 4 Top 40"), ["Stg. 4 Top 40"]);
        assert_eq!(units("C/ Santa Clotilde, 15, 3º izq"), ["(3º izq)"]);
        assert_eq!(units("Camino Viejo, 127, 4º B"), ["(4º B)"]);
        assert_eq!(units("Carrer Balmes 27, 2º, 4ª, Granada"), ["(2º)", "(4ª)"]);
        assert_eq!(units("R. Santos 746, 3º Esq"), ["(3º Esq)"]);
        assert_eq!(units("Rua Santos, 33, r/c Dto"), ["(r/c Dto)"]);
        assert_eq!(units("Serbska 8 m. 3, Poznań"), ["m. 3"]);
        assert_eq!(units("Fatih Caddesi No: 12 Kat: 3 Daire: 5 Tepebaşı"), ["Kat: 3 Daire: 5"]);
        assert_eq!(units("Strada X 23, scara 2, apartamentul 18"), ["(scara 2)", "(apartamentul 18)"]);
        assert_eq!(units("Burgerveld 27 5 hoog"), ["5 hoog"]);
        assert_eq!(units("Vesterbro 121, 6. dør 38, Aalborg"), ["(6. dør 38)"]);
        assert_eq!(units("Flat 3/12 High Street"), ["Flat 3"]);
        assert_eq!(units("Shanklin Theatre Main Hall"), ["Main Hall"]);
        for question in ["Berlin, Mitte", "links, Weg 3", "Weg 3, Mitte, Berlin", "Calle 8, Centro, Granada"] {
            assert_eq!(units(question), [""; 0], "{question}");
        }
    }

    /// The numbers of a question that are in no part of a house.
    fn house_numbers(question: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        text::tokens(question, &mut tokens);
        let units = unit_spans(&tokens);
        let is_free = |number: &Range<usize>| {
            units.iter().all(|unit| unit.tokens.end <= number.start || number.end <= unit.tokens.start)
        };
        let numbers = crate::house_number::number_spans(question, &tokens);
        let free = numbers.into_iter().map(|span| span.tokens).filter(is_free);
        free.map(|span| &question[tokens[span.start].source().start..tokens[span.end - 1].source().end]).collect()
    }

    #[test]
    fn a_floor_or_hall_number_is_no_house_number_in_any_language() {
        let is_street = |name: &str| variants::is_street_word(&text::normalise(name));
        let mut asked = 0;
        for (place, names) in words::lines("unit") {
            for name in names.split(',').map(str::trim) {
                let questions = match place {
                    "before" | "after" if is_street(name) => vec![format!("Weg 12, {name} 3, Ort")],
                    _ if is_street(name) => Vec::new(),
                    "before" => vec![format!("Weg 12, 3. {name}, Ort"), format!("Weg 12 ({name} 3), Ort")],
                    "after" => vec![format!("Weg 12, {name} 3, Ort"), format!("{name} 3, Weg 12, Ort")],
                    _ => vec![format!("Weg 12, {name}, Ort")],
                };
                asked += questions.len();
                for question in &questions {
                    assert_eq!(house_numbers(question), ["12"], "{question}");
                }
            }
        }
        assert!(asked > 400, "{asked} questions");
    }

    #[test]
    fn ordinals_tell_of_floors_however_they_are_written() {
        for floor in [
            "2nd floor",
            "first floor",
            "floor 2",
            "hall 3",
            "Halle 3",
            "3. OG",
            "1er étage",
            "2ème étage",
            "2e étage",
            "étage 2",
            "2º piso",
            "piso 2",
            "II piano",
            "2. kerros",
            "2. hæð",
            "2. emelet",
            "2. patro",
            "2 этаж",
            "2. kat",
            "2 piętro",
            "room B",
            "bât. B",
        ] {
            for question in [format!("Weg 12, {floor}, Ort"), format!("Weg 12 ({floor}), Ort")] {
                assert_eq!(house_numbers(&question), ["12"], "{question}");
            }
        }
    }

    #[test]
    fn names_and_addresses_are_no_parts_of_houses() {
        for question in [
            "Town Hall, Main Street 12",
            "Hall Road 5",
            "Back Lane 3",
            "12 St Johns Street",
            "Blockweg 3",
            "",
            "12",
            "10 St. Johns Street",
            "Gate 3, Oslo",
            "Oslo, gate 3",
            "Hof 3",
        ] {
            assert_eq!(units(question), [""; 0], "{question}");
        }
    }
}
