//! Leaving words out, where nothing accounts for all of them.
//!
//! An answer that leaves a word out must be true as far as it goes: an area whose whole name was typed; a house whose street's
//! whole name, number and surroundings were typed; a venue whose whole name was typed and whose street or town was too.
//! A name that is only that of its surroundings is no evidence: an information board called like its town stays out.

use gazetteer::Place;

use super::effort::Effort;
use super::misspelt::can_be_misspelt;
use super::promise::{self, Promises};
use super::session::Session;
use super::step::Widening;
use crate::answer::{Answer, Matched};
use crate::explain;
use crate::interpret::Reading;
use crate::query::Word;
use crate::rank::{Candidate, NameMatch, Ranking};
use crate::request::Typos;
use crate::retrieve::{self, Found, Hit, Lexicon, Reach, Sought, WordTerms};

/// Documents of a rare word that are looked at: all of them, as far as there are no more.
const RARE: u64 = 500;
/// Documents of a common word that are looked at: the most important ones, among them the areas of that name.
const COMMON: u32 = 100;

/// Digits that tell of a postcode; fewer are more likely a house number.
const POSTCODE_DIGITS: usize = 4;

impl Session<'_, '_> {
    /// Answers readings with words left out.
    pub(super) fn relaxed(&mut self, readings: &[Reading]) {
        for reading in readings.iter().filter(|reading| reading.words.len() > 1) {
            let widenings: Vec<Widening> = reading.words.iter().map(|word| self.least_widening(word)).collect();
            if self.effort.is_spent() {
                return;
            }
            let terms = self.book.terms_of(reading, &widenings);
            let found =
                find(&self.book.lexicon, &terms, reading, self.effort.left(), |doc| self.may_answer(doc, reading));
            let mut effort = self.effort;
            effort.spend(found.work);
            let hits = found.hits;
            let names = widenings.iter().map(|_| "or left out");
            explain::reading(self.explanation, reading, names, &terms, hits.len());
            let ranking = self.ranking(reading, &terms);
            let (mut found, each) = (Vec::new(), Effort::candidate(ranking.extent()));
            let mut candidates = promise::candidates(self.gazetteer, &hits, &mut effort);
            candidates.retain(|candidate| may_be_evident(candidate.place, candidate.hit, reading));
            let mut promises = Promises::of(candidates, &ranking);
            while let Some((candidate, _)) = promises.next(&mut effort) {
                if effort.is_spent() {
                    break;
                }
                effort.spend(2 * each);
                let before = found.len();
                ranking.answers(candidate, &mut found);
                keep_honest(&mut found, before, candidate, &ranking);
            }
            self.effort = effort;
            self.answers.append(&mut found);
        }
    }

    /// The first widening under which a word is known at all.
    fn least_widening(&mut self, word: &Word) -> Widening {
        let is_known = self.book.look_up(word, Widening::Written, &mut self.effort);
        let may_be_off = self.request.typos == Typos::Tolerated && can_be_misspelt(word, 1);
        if is_known || self.effort.is_spent() || !may_be_off {
            return Widening::Written;
        }
        self.book.look_up(word, Widening::Off(1), &mut self.effort);
        Widening::Off(1)
    }
}

/// Documents that have some words of a reading, at least one that tells something in the name, as far as so much work leads.
fn find(lexicon: &Lexicon, terms: &[&WordTerms], reading: &Reading, work: u32, takes: impl Fn(u32) -> bool) -> Found {
    let words: Vec<Sought<'_>> = terms.iter().zip(&reading.words).map(|(terms, word)| (*terms, word.role)).collect();
    let mut found = Found::default();
    for (index, (terms, _)) in words.iter().enumerate().filter(|(index, _)| tells(&reading.words[*index])) {
        let most = if terms.name_count() <= RARE { RARE as u32 } else { COMMON };
        let reach = Reach { walked: most, found: most as usize, work: work.saturating_sub(found.work) };
        let more = retrieve::find_named(lexicon, &words, index, reach, &takes);
        found.work += more.work;
        found.hits.extend(more.hits);
    }
    found.hits.sort_unstable_by_key(|hit| hit.doc);
    found.hits.dedup_by_key(|hit| hit.doc);
    let met = |hit: &Hit| (hit.name | hit.context).count_ones();
    found.hits.retain(|hit| met(hit) < terms.len() as u32);
    found
}

/// Whether a document can turn out to be evident, by what is known before its name is looked at.
fn may_be_evident(place: Place<'_>, hit: Hit, reading: &Reading) -> bool {
    if is_area(place) {
        return reading.words.iter().enumerate().any(|(index, word)| hit.name & 1 << index != 0 && tells(word));
    }
    let own = hit.name & !hit.context;
    let spelt = reading.words.iter().enumerate().any(|(index, word)| own & 1 << index != 0 && is_spelt(word));
    spelt && hit.context & !own != 0 && !is_one_phrase_of_several(reading, hit.name | hit.context)
}

/// Takes back the answers from `from` on where the candidate that gave them is not evident enough.
fn keep_honest(answers: &mut Vec<Answer<'_>>, from: usize, candidate: Candidate<'_>, ranking: &Ranking<'_>) {
    if answers.len() == from {
        return;
    }
    let reading = ranking.reading;
    let missing: Vec<&str> = (reading.words.iter().enumerate())
        .filter(|(index, _)| (candidate.hit.name | candidate.hit.context) & 1 << index == 0)
        .map(|(_, word)| word.text())
        .collect();
    let name = ranking.names.best(candidate.place, candidate.hit);
    let mut index = 0;
    answers.retain_mut(|answer| {
        index += 1;
        if index <= from {
            return true;
        }
        answer.unused.extend(missing.iter().map(ToString::to_string));
        let keeps = is_evident(candidate, &name, answer, reading, missing.len());
        if is_area(candidate.place) {
            answer.matched = Matched::AreaOnly;
        }
        keeps
    });
}

fn is_evident(
    candidate: Candidate<'_>,
    name: &NameMatch,
    answer: &Answer<'_>,
    reading: &Reading,
    missing: usize,
) -> bool {
    let whole = name.is_whole() && name.cost < 0.2;
    if is_area(candidate.place) {
        let mut met = reading.words.iter().enumerate().filter(|(index, _)| name.words & 1 << index != 0);
        return whole
            && met.any(|(_, word)| tells(word))
            && !matches!(answer.matched, Matched::Number | Matched::Interpolated);
    }
    // Words of the name that its surroundings don't have too.
    let own = name.words & !candidate.hit.context;
    let spelt = reading.words.iter().enumerate().any(|(index, word)| own & 1 << index != 0 && is_spelt(word));
    let own = own.count_ones() as usize;
    let around = (candidate.hit.context & !name.words).count_ones() as usize;
    let numbered = matches!(answer.matched, Matched::Number | Matched::Interpolated);
    let hit = candidate.hit.name | candidate.hit.context;
    whole && spelt && around > 0 && !is_one_phrase_of_several(reading, hit) && (numbered || own + around > missing)
}

/// Whether all words met stand between the same borders, and others beyond a border are all missing: of "Nosuchstreet 4, San
/// Pawl il-Baħar" a street San Pawl next to that town explains nothing.
fn is_one_phrase_of_several(reading: &Reading, met: u32) -> bool {
    let mut phrase = 0u32;
    let mut seen = 0u64;
    for (index, word) in reading.words.iter().enumerate() {
        phrase += u32::from(index > 0 && word.token.before.starts_phrase());
        if met & 1 << index != 0 {
            seen |= 1 << phrase;
        }
    }
    phrase > 0 && seen.is_power_of_two()
}

/// Whether a word in a name is evidence: most areas have some number or letter in the name of one of their languages.
fn tells(word: &Word) -> bool {
    is_spelt(word) || word.text().len() >= POSTCODE_DIGITS
}

/// A number or a single letter alone is no evidence.
fn is_spelt(word: &Word) -> bool {
    word.text().chars().count() >= 2 && !word.text().bytes().any(|b| b.is_ascii_digit())
}

fn is_area(place: Place<'_>) -> bool {
    (1..26).contains(&place.rank_address())
}
