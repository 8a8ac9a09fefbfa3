//! What speaks for an answer that leaves words out.
//!
//! It must be true as far as it goes: an area whose whole name was typed; a house whose number stands beside the whole
//! name of its street; a venue that the question begins with; a venue or street whose whole name was typed and whose
//! street or town was too. A name that is only that of its surroundings is no evidence: an information board called
//! like its town stays out.

use gazetteer::{Place, text};

use crate::answer::{Answer, MatchType};
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::rank::{Candidate, NameMatch};

/// Digits that tell of a postcode; fewer are more likely a house number.
const POSTCODE_DIGITS: usize = 4;

/// What speaks for an answer that leaves words out.
pub struct Evidence<'r> {
    interpretation: &'r Interpretation,
    place: Place<'r>,
    /// Words of the name.
    name: u32,
    /// Words of the name that its address doesn't have too.
    own: u32,
    /// Words of the address that its name doesn't have.
    around: u32,
    /// Words that are nowhere.
    missing: u32,
    is_whole: bool,
    is_numbered: bool,
    lacks_number: bool,
}

impl<'r> Evidence<'r> {
    pub fn of(
        candidate: Candidate<'r>,
        name: &NameMatch,
        answer: &Answer<'_>,
        interpretation: &'r Interpretation,
    ) -> Self {
        let Candidate { place, matched } = candidate;
        let all = interpretation.words.iter().enumerate().fold(0, |all, (index, _)| all | 1 << index);
        Self {
            interpretation,
            place,
            name: name.words,
            own: name.words & !matched.context,
            around: matched.context & !name.words,
            missing: all & !(name.words | matched.context),
            is_whole: name.is_whole() && name.guesses.are_evident(),
            is_numbered: matches!(answer.match_type, MatchType::Number | MatchType::Interpolated),
            lacks_number: answer.lacks_number(),
        }
    }

    /// Whether it is enough for an answer to fields: each was filled on purpose, so that a house in another city than
    /// the one that was named is not what was asked for.
    pub fn is_enough_for_fields(&self) -> bool {
        self.is_enough() && (is_area(self.place) || self.is_at_place())
    }

    /// Whether it is enough for an answer to a text.
    pub fn is_enough(&self) -> bool {
        if !self.is_whole {
            return false;
        }
        if is_area(self.place) {
            return self.has(self.name, tells) && (!self.is_numbered || self.is_house());
        }
        self.has(self.own, is_spelt) && (self.is_house() || self.is_all_of_first_phrase() || self.is_at_place())
    }

    fn has(&self, mask: u32, tells: impl Fn(&Word) -> bool) -> bool {
        self.words(mask).any(|(_, word)| tells(word))
    }

    fn words(&self, mask: u32) -> impl Iterator<Item = (usize, &'r Word)> {
        self.interpretation.words.iter().enumerate().filter(move |(index, _)| mask & 1 << *index != 0)
    }

    /// A house of the very street: its number stands beside the street's whole name, and no unknown word belongs to
    /// that name.
    fn is_house(&self) -> bool {
        let says_something =
            |word: &Word| is_spelt(word) && !text::is_street_word(word.text()) && !text::is_filler(&word.token);
        let is_street = self.lacks_number && self.place.is_street();
        let own = if is_area(self.place) { self.name } else { self.own };
        (self.is_numbered || is_street)
            && self.is_beside_number()
            && !self.is_cut_out()
            && self.has(own, says_something)
    }

    /// Whether nothing but known words stands between the name and the number.
    fn is_beside_number(&self) -> bool {
        let number = &self.interpretation.number_tokens;
        let between = |index: usize| {
            let tokens = &self.interpretation.words[index].tokens;
            if tokens.end <= number.start { tokens.end..number.start } else { number.end..tokens.start }
        };
        let is_known = |gap: std::ops::Range<usize>| {
            !self.words(self.missing).any(|(_, word)| gap.contains(&word.tokens.start) && !is_harmless(word))
        };
        self.words(self.name).any(|(index, _)| is_known(between(index))) && !self.is_number_of_another()
    }

    /// Whether the number stands in one phrase with unknown words and not with the name: "Nirgendweg 5, Hausen" is not
    /// number 5 of Hausen.
    fn is_number_of_another(&self) -> bool {
        let Interpretation { words, number_tokens, is_number_first, .. } = self.interpretation;
        let before = words.iter().enumerate().rev().skip_while(|(_, word)| word.tokens.start >= number_tokens.start);
        let behind = words.iter().enumerate().skip_while(|(_, word)| word.tokens.start < number_tokens.end);
        let mut phrase = 0u32;
        if !is_number_first {
            for (index, word) in before {
                phrase |= 1 << index;
                if word.token.before.starts_phrase() {
                    break;
                }
            }
        }
        phrase |= behind
            .take_while(|(_, word)| !word.token.before.starts_phrase())
            .fold(0, |mask, (index, _)| mask | 1 << index);
        let is_unknown = |(_, word): (usize, &Word)| !is_harmless(word);
        phrase & self.name == 0 && self.words(phrase & self.missing).any(is_unknown)
    }

    /// Whether an unknown word stands right beside the name in its phrase, so that the name is part of a longer one:
    /// "Old Main Street 5" is not Main Street 5.
    fn is_cut_out(&self) -> bool {
        let is_beside = |(_, missing): (usize, &Word)| {
            let follows = |(_, own): (usize, &Word)| {
                own.tokens.start == missing.tokens.end && !own.token.before.starts_phrase()
                    || missing.tokens.start == own.tokens.end
                        && !missing.token.before.starts_phrase()
                        && !ends_name(own, missing)
            };
            !is_harmless(missing) && self.words(self.name).any(follows)
        };
        self.words(self.missing).any(is_beside)
    }

    /// What the question begins with: all that stands before its first border, and nothing else, is the name.
    fn is_all_of_first_phrase(&self) -> bool {
        let words = &self.interpretation.words;
        let borders = words.iter().skip(1).position(|word| word.token.before.starts_phrase());
        let Some(end) = borders.map(|end| end + 1) else { return false };
        let first = (0..end).fold(0, |mask, index| mask | 1 << index);
        let is_named = |(index, word): (usize, &Word)| self.name & 1 << index != 0 || text::is_filler(&word.token);
        let is_told =
            |word: &Word| is_spelt(word) && !text::is_street_word(word.text()) && !text::is_filler(&word.token);
        let has_number = self.interpretation.number.is_some();
        !has_number
            && self.name & !first == 0
            && self.words(first).all(is_named)
            && self.words(self.own).any(|(_, word)| is_told(word))
            && text::category(&words[..end].iter().map(|word| word.token.clone()).collect::<Vec<_>>())
                .is_none_or(|(length, _)| length < end)
    }

    /// A venue that the question begins with: what follows says where it is.
    pub fn is_venue_first(&self) -> bool {
        !self.place.is_street() && !is_area(self.place) && self.is_whole && self.is_all_of_first_phrase()
    }

    /// A thing of that name at a street or in a town that was typed, too.
    fn is_at_place(&self) -> bool {
        let count = |mask: u32| self.words(mask).filter(|(_, word)| tells(word)).count();
        let (own, around) = (count(self.own), count(self.around));
        around > 0
            && !is_one_phrase_of_several(self.interpretation, self.name | self.around)
            && (self.is_numbered || own + around > self.missing.count_ones() as usize)
            && !(self.lacks_number && self.is_cut_out())
    }
}

/// Whether a word that is missing takes nothing from a name that it stands beside: a word for a street, a filler, part
/// of a postcode.
fn is_harmless(word: &Word) -> bool {
    text::is_street_word(word.text())
        || text::is_filler(&word.token)
        || word.is_postcode
        || word.token.is_number() && word.text().len() >= POSTCODE_DIGITS
}

/// Whether the name of a street ends with its word for a street, so that what follows is rather a town: "Main Street
/// Sunnyvale".
fn ends_name(own: &Word, missing: &Word) -> bool {
    let is_direction = missing.text().len() < 3 || text::is_street_word(missing.text());
    (text::is_street_word(own.text()) || text::is_compound(own.text())) && !is_direction
}

/// Whether all words met stand between the same borders, and others beyond a border are all missing: of "Nosuchstreet
/// 4, San Pawl il-Baħar" a street San Pawl next to that town explains nothing.
fn is_one_phrase_of_several(interpretation: &Interpretation, met: u32) -> bool {
    let mut phrase = 0u32;
    let mut seen = 0u64;
    for (index, word) in interpretation.words.iter().enumerate() {
        phrase += u32::from(index > 0 && word.token.before.starts_phrase());
        if met & 1 << index != 0 {
            seen |= 1 << phrase;
        }
    }
    phrase > 0 && seen.is_power_of_two()
}

/// Whether a word in a name is evidence: most areas have some number or letter in the name of one of their languages.
pub fn tells(word: &Word) -> bool {
    is_spelt(word) || word.text().len() >= POSTCODE_DIGITS
}

/// A number or a single letter alone is no evidence.
pub fn is_spelt(word: &Word) -> bool {
    word.text().chars().count() >= 2 && !word.text().bytes().any(|b| b.is_ascii_digit())
}

pub fn is_area(place: Place<'_>) -> bool {
    (1..26).contains(&place.rank_address())
}
