//! One member of a list of house numbers: a number with its letters and sub-numbers, or a range.

use std::ops::RangeInclusive;

use super::lexer::{Letters, Lexeme, Lexer};
use super::{Match, Notation};
use crate::text::{NumberWord, number_word};

/// The widest range: "12-140" is no range but a number with a sub-number.
const WIDEST_RANGE: u64 = 100;

/// Numbers that are kept of one unit ("12/3/4/1"); what follows is not compared.
const DEPTH: usize = 4;

/// A number and the letters behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Numbered {
    number: u64,
    /// The letter of the word that it is the number of a building by: "к" of "10 к3"; 0 where there is none.
    part: u8,
    letters: Letters,
}

/// A number without alternatives: "12", "A 12b", "12/3".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Unit {
    numbers: [Numbered; DEPTH],
    count: u8,
    prefix: Letters,
    /// The second number is behind a slash.
    slash: bool,
}

impl Unit {
    /// The number that counts, if there is one.
    pub(super) fn number(&self) -> Option<u64> {
        (self.count > 0).then_some(self.numbers[0].number)
    }

    fn used(&self) -> &[Numbered] {
        &self.numbers[..usize::from(self.count)]
    }

    fn push(&mut self, number: u64, part: u8) {
        if let Some(place) = self.numbers.get_mut(usize::from(self.count)) {
            (place.number, place.part) = (number, part);
            self.count += 1;
        }
    }

    fn add_letters(&mut self, letters: Letters) {
        let Some(last) = usize::from(self.count).checked_sub(1) else {
            self.prefix = letters;
            return;
        };
        let own = &mut self.numbers[last].letters;
        let free = own.iter_mut().skip_while(|byte| **byte != 0);
        free.zip(letters).for_each(|(place, letter)| *place = letter);
    }

    /// The sub-numbers of another unit behind the own ones.
    fn extend(&mut self, other: &Self) {
        for numbered in other.used() {
            self.push(numbered.number, numbered.part);
            self.add_letters(numbered.letters);
        }
    }

    fn matches(&self, stored: &Self) -> Match {
        if self.prefix != stored.prefix {
            return Match::None;
        }
        let (own, other) = (self.used(), stored.used());
        let shorter = own.len().min(other.len());
        let same = own.iter().zip(other).take_while(|(a, b)| a == b).count();
        if same == shorter {
            return if own.len() == other.len() { Match::Exact } else { Self::of_halves(self, stored, Match::Base) };
        }
        let is_same = own[same].number == other[same].number && own[same].part == other[same].part;
        // Building 1 of house 8 is no part of house 8A, nor that of it.
        let longer = if own.len() > other.len() { own[same] } else { other[same] };
        let branches = own.len() != other.len() && longer.letters[0] == 0;
        if is_same && same + 1 == shorter && !branches {
            return letters_match(own[same].letters, other[same].letters).min(if own.len() == other.len() {
                Match::Member
            } else {
                Match::Base
            });
        }
        Self::of_halves(self, stored, Match::None)
    }

    /// One number against two behind a slash: neighbours ("11/12") are two houses, others a house and its second
    /// number.
    fn of_halves(one: &Self, two: &Self, otherwise: Match) -> Match {
        let ((1, [a, ..], [first, second, ..]) | (2, [first, second, ..], [a, ..])) =
            (one.count, &one.numbers, &two.numbers)
        else {
            return otherwise;
        };
        if one.count + two.count != 3 || !(one.slash || two.slash) {
            return otherwise;
        }
        let neighbours = first.number < second.number && second.number - first.number <= 2;
        match (a == first || a == second, a == second) {
            (true, _) if neighbours => Match::Member,
            (_, true) => Match::Tail,
            _ => otherwise,
        }
    }
}

/// Two suffixes of one number: none is the base of any, "b" and "bis" are the same, others are different houses.
fn letters_match(a: Letters, b: Letters) -> Match {
    let short = |letters: Letters| match number_word(letters) {
        Some(NumberWord::Counts(letter)) if letter != 0 => [letter, 0, 0, 0, 0, 0, 0, 0],
        _ => letters,
    };
    match () {
        () if a[0] == 0 || b[0] == 0 => Match::Base,
        () if short(a) == short(b) => Match::Member,
        () => Match::None,
    }
}

/// A member of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Unit(Unit),
    Range(Unit, Unit),
}

impl Part {
    /// The unit itself, or the lower end.
    pub(super) fn low(&self) -> Unit {
        match self {
            Self::Unit(unit) | Self::Range(unit, _) => *unit,
        }
    }

    /// Adds its numbers; `None` where it has a unit without any.
    pub(super) fn numbers(&self, found: &mut Vec<RangeInclusive<u64>>) -> Option<()> {
        match self {
            Self::Unit(unit) => {
                unit.number()?;
                found.extend(unit.used().iter().map(|numbered| numbered.number..=numbered.number));
            }
            Self::Range(low, high) => {
                let (low, high) = (low.number()?, high.number()?);
                found.push(low.min(high)..=low.max(high));
            }
        }
        Some(())
    }

    pub(super) fn matches(&self, stored: &Self) -> Match {
        match (self, stored) {
            (Self::Unit(asked), Self::Unit(unit)) => asked.matches(unit),
            (Self::Unit(unit), Self::Range(low, high)) | (Self::Range(low, high), Self::Unit(unit)) => {
                in_range(unit, low, high)
            }
            (Self::Range(low, high), Self::Range(other_low, other_high)) => {
                let ends = in_range(other_low, low, high).max(in_range(other_high, low, high));
                ends.max(in_range(low, other_low, other_high)).max(in_range(high, other_low, other_high))
            }
        }
    }
}

fn in_range(unit: &Unit, low: &Unit, high: &Unit) -> Match {
    let (Some(number), Some(from), Some(to)) = (unit.number(), low.number(), high.number()) else {
        return Match::None;
    };
    if unit.prefix != low.prefix || !(from..=to).contains(&number) {
        return Match::None;
    }
    if from == to {
        let letters = unit.numbers[0].letters;
        let inside = low.numbers[0].letters <= letters && letters <= high.numbers[0].letters;
        return if inside {
            Match::Member
        } else if letters[0] == 0 {
            Match::Base
        } else {
            Match::None
        };
    }
    if (number - from) % 2 == 1 && (to - from) % 2 == 0 {
        return Match::Between;
    }
    let whole = unit.count == 1 && (unit.numbers[0].letters[0] == 0 || *unit == *low || *unit == *high);
    if whole { Match::Member } else { Match::Base }
}

/// The members of a list of house numbers, one after the other.
pub(super) struct Parts<'a> {
    lexer: Lexer<'a>,
    notation: Notation,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str, notation: Notation) -> Self {
        Self { lexer: Lexer::new(text), notation }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let mut reading = Reading { no_ranges: self.notation == Notation::Blocks, ..Reading::default() };
        let mut any = false;
        while let Some(lexeme) = self.lexer.next() {
            if lexeme == Lexeme::List {
                if any && !self.lexer.is_before_part() {
                    break;
                }
                continue;
            }
            any |= matches!(lexeme, Lexeme::Number(_) | Lexeme::Word(_) | Lexeme::Part(_));
            reading.read(lexeme);
        }
        any.then(|| reading.finish())
    }
}

/// A member while it is read.
#[derive(Default)]
struct Reading {
    no_ranges: bool,
    low: Option<Unit>,
    unit: Unit,
    /// The word for a building whose number comes next.
    part: u8,
    dash: bool,
    slash: bool,
    dot: bool,
}

impl Reading {
    fn read(&mut self, lexeme: Lexeme) {
        match lexeme {
            Lexeme::Number(number) => self.number(number),
            Lexeme::Word(letters) => self.word(letters),
            Lexeme::Part(letter) => self.part(letter),
            Lexeme::Dash => self.dash = true,
            Lexeme::Slash => self.slash = true,
            Lexeme::Dot => self.dot = true,
            Lexeme::Blank | Lexeme::List => return,
        }
        if matches!(lexeme, Lexeme::Number(_) | Lexeme::Word(_) | Lexeme::Part(_)) {
            (self.dash, self.slash, self.dot) = (false, false, false);
        }
    }

    fn number(&mut self, number: u64) {
        if self.unit.count == 0 && is_number_word(self.unit.prefix, self.dot) {
            self.unit.prefix = [0; 8];
        }
        if self.may_be_range() {
            let first = self.unit.numbers[0].number;
            if first < number && number - first <= WIDEST_RANGE {
                self.low = Some(std::mem::take(&mut self.unit));
            }
        }
        self.unit.slash |= self.slash && self.unit.count == 1;
        let part = std::mem::take(&mut self.part);
        self.unit.push(number, part);
    }

    /// A word for a building, whose number follows; without one it is a letter: "17К".
    fn part(&mut self, letter: u8) {
        self.part_is_letter();
        self.part = letter;
        if self.unit.count == 0 {
            self.part_is_letter();
        }
    }

    fn part_is_letter(&mut self) {
        let letter = std::mem::take(&mut self.part);
        if letter != 0 {
            self.unit.add_letters([letter, 0, 0, 0, 0, 0, 0, 0]);
        }
    }

    /// Whether a hyphen between two numbers was read that may join the ends of a range.
    fn may_be_range(&self) -> bool {
        self.dash && !self.no_ranges && self.low.is_none() && self.unit.count == 1
    }

    fn word(&mut self, letters: Letters) {
        self.part_is_letter();
        let own = self.unit.numbers[0];
        let single = |letters: Letters| letters[0] != 0 && letters[1] == 0;
        let range = self.may_be_range() && single(own.letters) && single(letters);
        if range && own.letters < letters {
            self.low = Some(std::mem::take(&mut self.unit));
            self.unit.push(own.number, own.part);
        }
        self.unit.add_letters(letters);
    }

    /// A range whose end has sub-numbers was none: "3-5-12" is block, lot and house.
    fn finish(mut self) -> Part {
        self.part_is_letter();
        match self.low {
            Some(mut low) if self.unit.count > 1 => {
                low.extend(&self.unit);
                Part::Unit(low)
            }
            Some(low) => Part::Range(low, Unit { prefix: [0; 8], ..self.unit }),
            None => Part::Unit(self.unit),
        }
    }
}

/// Whether letters before a number only announce it: "No", "haus", or an abbreviated letter with its full stop.
fn is_number_word(letters: Letters, dotted: bool) -> bool {
    let is_letter = letters[1] == 0;
    (is_letter && dotted) || matches!(number_word(letters), Some(NumberWord::Announces | NumberWord::House))
}
