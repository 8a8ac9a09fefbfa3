//! Leaving words out, where nothing accounts for all of them.
//!
//! What speaks for an answer that does is told by [`Evidence`].

use gazetteer::{Place, text};

use super::evidence::{Evidence, is_area, is_spelt, tells};
use super::fuzzy::can_be_misspelt;
use super::match_mode::{MatchMode, WordMode};
use super::upper_bound::{self, CandidateQueue};
use super::word_search::WordSearch;
use crate::answer::{Answer, MatchType};
use crate::explain;
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::rank::{Candidate, Ranking};
use crate::request::{Question, Typos};
use crate::retrieve::{self, Clause, Lexicon, Limits, Match, Matches, WordTerms};
use crate::score::Part;
use crate::search::budget::Budget;

/// Address ranks of towns and villages.
const TOWNS: std::ops::RangeInclusive<u8> = 13..=19;

/// Documents of a rare word that are looked at: all of them, as far as there are no more.
const RARE: u64 = 500;
/// Documents of a common word that are looked at: the most important ones, among them the areas of that name.
const COMMON: u32 = 100;

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
            let has_fields = matches!(search.request.question, Question::Structured(_));
            keep_honest(&mut found, before, candidate, &ranking, has_fields);
        }
        search.budget = budget;
        search.answers.append(&mut found);
    }
    agree_with_towns(&mut search.answers);
}

/// Drops what is elsewhere: where the question names an area as a whole that an answer neither lies in nor is called
/// by, the answer is not meant, unless it leaves out fewer words than the area does.
fn agree_with_towns(answers: &mut Vec<Answer<'_>>) {
    let words = |answer: &Answer<'_>| -> Vec<String> {
        let normal = answer.unused.iter().map(|typed| text::normalise(typed));
        normal.flat_map(|typed| typed.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let is_town = |answer: &&Answer<'_>| {
        let is_named = answer.match_type == MatchType::AreaOnly && answer.is_whole_name();
        is_named && answer.facts.guesses.is_empty() && TOWNS.contains(&answer.entry.rank_address())
    };
    let areas = answers.iter().filter(is_town);
    let areas: Vec<Vec<String>> = areas.map(words).collect();
    let is_elsewhere = |answer: &Answer<'_>| {
        let numbered = matches!(answer.match_type, MatchType::Number | MatchType::Interpolated);
        let unused = if numbered { words(answer) } else { Vec::new() };
        areas.iter().any(|others| unused.iter().any(|word| !others.contains(word) && is_name(word)))
    };
    answers.retain(|answer| answer.match_type == MatchType::AreaOnly || !is_elsewhere(answer));
}

/// Whether a word that is left out can be the name of a town.
fn is_name(word: &str) -> bool {
    word.chars().count() > 2 && !word.bytes().any(|b| b.is_ascii_digit()) && !text::is_street_word(word)
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
    let told = |mask: u32, tells: fn(&Word) -> bool| {
        interpretation.words.iter().enumerate().any(|(index, word)| mask & 1 << index != 0 && tells(word))
    };
    if is_area(place) { told(matched.name, tells) } else { told(matched.name & !matched.context, is_spelt) }
}

/// Takes back the answers from `from` on where the candidate that gave them is not evident enough.
fn keep_honest(
    answers: &mut Vec<Answer<'_>>,
    from: usize,
    candidate: Candidate<'_>,
    ranking: &Ranking<'_>,
    has_fields: bool,
) {
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
        let evidence = Evidence::of(candidate, &name, answer, interpretation);
        let keeps = if has_fields { evidence.is_enough_for_fields() } else { evidence.is_enough() };
        if evidence.is_venue_first() {
            answer.score.add(Part::Kind, ranking.weights.venue_first);
        }
        if is_area(candidate.place) && !matches!(answer.match_type, MatchType::Number | MatchType::Interpolated) {
            answer.match_type = MatchType::AreaOnly;
        }
        keeps
    });
}
