//! The last look at the list: best first, nothing twice, no more than asked for.

use std::cmp::Ordering;

use gazetteer::OsmId;
use rustc_hash::FxHashSet;

use crate::answer::{Answer, MatchType};
use crate::facts::NumberFact;
use crate::rank::Weights;
use crate::request::{Bias, SearchRequest};
use crate::score::Part;

/// Sorts answers, drops what stands for the same object, and cuts the list.
pub fn finish<'g>(mut answers: Vec<Answer<'g>>, request: &SearchRequest, weights: &Weights) -> Vec<Answer<'g>> {
    answers.retain(|answer| request.min_match.takes(answer));
    insist_on_all_words(&mut answers);
    insist_on_numbers_of_names(&mut answers);
    favour_whole_name(&mut answers, weights);
    answers.sort_by(|a, b| b.score.total().total_cmp(&a.score.total()).then_with(|| by_distance(a, b, request.bias)));
    let least = answers.first().map_or(0.0, |best| best.score.total() - weights.far_below);
    let mut seen: FxHashSet<(Option<OsmId>, &str)> = FxHashSet::default();
    answers.retain(|answer| {
        let osm = answer.entry.osm();
        answer.score.total() >= least && (osm.is_none() || seen.insert((osm, answer.entry.category().key)))
    });
    answers.truncate(request.limit);
    answers
}

/// What is called by all the words of a question shows that none of them was a part of a house: then no answer leaves
/// one out.
fn insist_on_all_words(answers: &mut Vec<Answer<'_>>) {
    let is_all = |answer: &Answer<'_>| answer.unused.is_empty() && !answer.lacks_number();
    if answers.iter().any(|answer| is_all(answer) && answer.is_whole()) {
        answers.retain(|answer| answer.unused.is_empty());
    }
}

/// What is called by all the words of a question, its number among them ("CG-2"), shows that the number is no house's,
/// but on a street of that whole name.
fn insist_on_numbers_of_names(answers: &mut Vec<Answer<'_>>) {
    let is_numbered = |answer: &Answer<'_>| answer.match_type == MatchType::Number;
    let is_called = |answer: &Answer<'_>| {
        answer.match_type == MatchType::Named && answer.facts.number == NumberFact::NotAsked && answer.is_settled()
    };
    if answers.iter().any(is_called) {
        answers.retain(|answer| !is_numbered(answer) || answer.is_whole_name());
    }
}

/// Gives the best answer that is called just as typed an advantage over names that only begin so. All the others that
/// are called so stay behind the better known longer names, which somebody who is typing may be on the way to.
fn favour_whole_name(answers: &mut [Answer<'_>], weights: &Weights) {
    let is_whole = |answer: &Answer<'_>| answer.is_whole() && answer.corrections.is_empty();
    if !answers.iter().any(is_begun) {
        return;
    }
    let whole = answers.iter_mut().filter(|answer| is_whole(answer));
    if let Some(best) = whole.max_by(|a, b| a.score.total().total_cmp(&b.score.total())) {
        best.score.add(Part::Whole, weights.whole_name);
    }
}

/// Whether a word was taken for the beginning of a longer one.
fn is_begun(answer: &Answer<'_>) -> bool {
    answer.corrections.iter().any(|(typed, name)| name.len() > typed.len() && name.starts_with(typed.as_str()))
}

fn by_distance(a: &Answer<'_>, b: &Answer<'_>, bias: Bias) -> Ordering {
    bias.centre()
        .map_or(Ordering::Equal, |centre| centre.distance_m(a.position).total_cmp(&centre.distance_m(b.position)))
}
