//! Leaving words out, where nothing accounts for all of them.
//!
//! An answer that leaves a word out must be true as far as it goes: an area whose whole name was typed; a house whose
//! street's whole name, number and surroundings were typed; a venue whose whole name was typed and whose street or town
//! was too. A name that is only that of its surroundings is no evidence: an information board called like its town
//! stays out.

use gazetteer::Place;

use super::fuzzy::can_be_misspelt;
use super::match_mode::{MatchMode, WordMode};
use super::upper_bound::{self, CandidateQueue};
use super::word_search::WordSearch;
use crate::answer::{Answer, MatchType};
use crate::explain;
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::rank::{Candidate, NameMatch, Ranking};
use crate::request::Typos;
use crate::retrieve::{self, Clause, Lexicon, Limits, Match, Matches, WordTerms};
use crate::search::budget::Budget;

/// Documents of a rare word that are looked at: all of them, as far as there are no more.
const RARE: u64 = 500;
/// Documents of a common word that are looked at: the most important ones, among them the areas of that name.
const COMMON: u32 = 100;

/// Digits that tell of a postcode; fewer are more likely a house number.
const POSTCODE_DIGITS: usize = 4;

/// Answers interpretations with words left out.
pub fn run(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for interpretation in interpretations.iter().filter(|interpretation| interpretation.words.len() > 1) {
        let modes: Vec<WordMode> = interpretation.words.iter().map(|word| least_mode(search, word)).collect();
        if search.budget.is_spent() {
            return;
        }
        let terms = search.cache.terms_of(interpretation, &modes);
        let takes = |doc| search.may_answer(doc, interpretation);
        let Matches { docs, work } = find(&search.cache.lexicon, &terms, interpretation, search.budget.left(), takes);
        let mut budget = search.budget;
        budget.spend(work);
        let names = modes.iter().map(|_| "or left out");
        explain::lookup(search.explanation, interpretation, names, &terms, docs.len());
        let ranking = search.ranking(interpretation, &terms);
        let (mut found, each) = (Vec::new(), Budget::candidate(ranking.size()));
        let mut candidates = upper_bound::candidates(search.gazetteer, &docs, &mut budget);
        candidates.retain(|candidate| may_be_evident(candidate.place, candidate.matched, interpretation));
        let mut queue = CandidateQueue::of(candidates, &ranking);
        while let Some((candidate, _)) = queue.next(&mut budget) {
            if budget.is_spent() {
                break;
            }
            budget.spend(2 * each);
            let before = found.len();
            ranking.answers(candidate, &mut found);
            keep_honest(&mut found, before, candidate, &ranking);
        }
        search.budget = budget;
        search.answers.append(&mut found);
    }
}

/// The first mode under which a word is known at all.
fn least_mode(search: &mut WordSearch<'_, '_>, word: &Word) -> WordMode {
    let is_known = search.is_known(word, WordMode::VARIANTS);
    let may_be_off = search.request.typos == Typos::Tolerated && can_be_misspelt(word, 1);
    if is_known || search.budget.is_spent() || !may_be_off {
        return WordMode::VARIANTS;
    }
    let fuzzy = WordMode::now(MatchMode::Fuzzy(1));
    search.is_known(word, fuzzy);
    fuzzy
}

/// Documents that have some words of an interpretation, at least one that tells something in the name, as far as so
/// much work leads.
fn find(
    lexicon: &Lexicon,
    terms: &[&WordTerms],
    interpretation: &Interpretation,
    work: u32,
    takes: impl Fn(u32) -> bool,
) -> Matches {
    let words: Vec<Clause<'_>> =
        terms.iter().zip(&interpretation.words).map(|(terms, word)| (*terms, word.role)).collect();
    let mut found = Matches::default();
    for (index, (terms, _)) in words.iter().enumerate().filter(|(index, _)| tells(&interpretation.words[*index])) {
        let most = if terms.name_count() <= RARE { RARE as u32 } else { COMMON };
        let limits = Limits { walked: most, found: most as usize, work: work.saturating_sub(found.work) };
        let more = retrieve::find_named(lexicon, &words, index, limits, &takes);
        found.work += more.work;
        found.docs.extend(more.docs);
    }
    found.docs.sort_unstable_by_key(|matched| matched.doc);
    found.docs.dedup_by_key(|matched| matched.doc);
    let met = |matched: &Match| (matched.name | matched.context).count_ones();
    found.docs.retain(|matched| met(matched) < terms.len() as u32);
    found
}

/// Whether a document can turn out to be evident, by what is known before its name is looked at.
fn may_be_evident(place: Place<'_>, matched: Match, interpretation: &Interpretation) -> bool {
    if is_area(place) {
        return interpretation
            .words
            .iter()
            .enumerate()
            .any(|(index, word)| matched.name & 1 << index != 0 && tells(word));
    }
    let own = matched.name & !matched.context;
    let spelt = interpretation.words.iter().enumerate().any(|(index, word)| own & 1 << index != 0 && is_spelt(word));
    spelt && matched.context & !own != 0 && !is_one_phrase_of_several(interpretation, matched.name | matched.context)
}

/// Takes back the answers from `from` on where the candidate that gave them is not evident enough.
fn keep_honest(answers: &mut Vec<Answer<'_>>, from: usize, candidate: Candidate<'_>, ranking: &Ranking<'_>) {
    if answers.len() == from {
        return;
    }
    let interpretation = ranking.interpretation;
    let missing: Vec<&str> = (interpretation.words.iter().enumerate())
        .filter(|(index, _)| (candidate.matched.name | candidate.matched.context) & 1 << index == 0)
        .map(|(_, word)| word.text())
        .collect();
    let name = ranking.names.best(candidate.place, candidate.matched);
    let mut index = 0;
    answers.retain_mut(|answer| {
        index += 1;
        if index <= from {
            return true;
        }
        answer.unused.extend(missing.iter().map(ToString::to_string));
        let keeps = is_evident(candidate, &name, answer, interpretation, missing.len());
        if is_area(candidate.place) {
            answer.match_type = MatchType::AreaOnly;
        }
        keeps
    });
}

fn is_evident(
    candidate: Candidate<'_>,
    name: &NameMatch,
    answer: &Answer<'_>,
    interpretation: &Interpretation,
    missing: usize,
) -> bool {
    let whole = name.is_whole() && name.guesses.are_evident();
    if is_area(candidate.place) {
        let mut met = interpretation.words.iter().enumerate().filter(|(index, _)| name.words & 1 << index != 0);
        return whole
            && met.any(|(_, word)| tells(word))
            && !matches!(answer.match_type, MatchType::Number | MatchType::Interpolated);
    }
    // Words of the name that its address doesn't have too.
    let own = name.words & !candidate.matched.context;
    let spelt = interpretation.words.iter().enumerate().any(|(index, word)| own & 1 << index != 0 && is_spelt(word));
    let own = own.count_ones() as usize;
    let around = (candidate.matched.context & !name.words).count_ones() as usize;
    let numbered = matches!(answer.match_type, MatchType::Number | MatchType::Interpolated);
    let matched = candidate.matched.name | candidate.matched.context;
    whole
        && spelt
        && around > 0
        && !is_one_phrase_of_several(interpretation, matched)
        && (numbered || own + around > missing)
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
