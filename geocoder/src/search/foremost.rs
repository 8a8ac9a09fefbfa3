//! Which candidates are ranked in full: the likeliest first, until no other can come among the best.

use std::cmp::Reverse;

use gazetteer::{Gazetteer, PlaceId, PlaceIx};

use super::effort::Effort;
use super::session::{is_settled, is_whole};
use crate::answer::Answer;
use crate::interpret::Reading;
use crate::rank::{Bound, Candidate, Most, Ranking, WHOLE_NAME};
use crate::request::{Bias, SearchRequest};
use crate::retrieve::Hit;

/// Most candidates of a reading that are ranked in full.
pub const MOST_RANKED: usize = 300;

/// The fewest answers that are made sure of, however few are asked for: some are dropped later, or only asked for to answer
/// another question.
const FEWEST: usize = 10;

/// The places of hits, as candidates.
pub fn candidates<'g>(gazetteer: &'g Gazetteer, hits: &[Hit], effort: &mut Effort) -> Vec<Candidate<'g>> {
    effort.spend(Effort::HIT * hits.len() as u32);
    hits.iter().filter_map(|hit| Some(Candidate { place: gazetteer.place(PlaceIx(hit.doc))?, hit: *hit })).collect()
}

/// Candidates with the most that they can score, the highest first, and no more than are ranked; where all of them are ranked
/// anyway, just as they come.
pub fn by_promise<'g>(candidates: Vec<Candidate<'g>>, ranking: &Ranking<'_>) -> Vec<(Candidate<'g>, Most)> {
    if candidates.len() <= FEWEST {
        let most = Most { score: f64::INFINITY, may_be_whole: true };
        return candidates.into_iter().map(|candidate| (candidate, most)).collect();
    }
    let bound = Bound::of(ranking);
    let promise = |candidate: Candidate<'g>| (candidate, bound.most(candidate));
    let mut promises: Vec<(Candidate<'g>, Most)> = candidates.into_iter().map(promise).collect();
    let order = |(candidate, most): &(Candidate<'g>, Most)| (Reverse((most.score * 1e6) as i64), candidate.hit.doc);
    if promises.len() > MOST_RANKED {
        promises.select_nth_unstable_by_key(MOST_RANKED, order);
        promises.truncate(MOST_RANKED);
    }
    promises.sort_unstable_by_key(order);
    promises
}

/// The best scores so far, of distinct answers, as many as are asked for.
pub struct Foremost {
    scores: Vec<(f64, PlaceId)>,
    wanted: usize,
    /// The best score of an answer that is called just as typed.
    whole: f64,
}

impl Foremost {
    /// Starts with the answers that are there already.
    pub fn of(answers: &[Answer<'_>], readings: &[Reading], request: &SearchRequest) -> Self {
        // Seen from somewhere each answer has its own distance; else many are equals, of which some may be dropped later.
        let spare = if request.bias == Bias::None { 2 } else { 1 };
        let mut foremost = Self::of_so_many(request.limit.saturating_mul(spare).max(FEWEST));
        foremost.add(answers, readings, request);
        foremost
    }

    fn of_so_many(wanted: usize) -> Self {
        Self { scores: Vec::new(), wanted, whole: f64::NEG_INFINITY }
    }

    /// Takes answers into account, those that answer the question as a whole.
    pub fn add(&mut self, answers: &[Answer<'_>], readings: &[Reading], request: &SearchRequest) {
        let counts = |answer: &&Answer<'_>| is_settled(answer, readings) && request.least.takes(answer);
        for answer in answers.iter().filter(counts) {
            let total = answer.score.total();
            if total > self.whole && is_whole(answer) && answer.corrections.is_empty() {
                self.whole = total;
            }
            if total >= self.least() {
                self.insert(total, answer.entry.place_id());
            }
        }
    }

    /// Whether a candidate can come among the best, or be the best of those that are called just as typed.
    pub fn may_take(&self, most: Most) -> bool {
        // A hair, since sums are rounded in the order of their parts.
        let (score, least) = (most.score - 1e-9, self.least());
        score > least || most.may_be_whole && score > self.whole && score + WHOLE_NAME > least
    }

    /// The least score that comes among the best.
    pub fn least(&self) -> f64 {
        let is_full = self.scores.len() >= self.wanted;
        self.scores.last().filter(|_| is_full).map_or(f64::NEG_INFINITY, |(least, _)| *least)
    }

    fn insert(&mut self, total: f64, id: PlaceId) {
        match self.scores.iter().position(|(_, known)| *known == id) {
            Some(known) if self.scores[known].0 >= total => return,
            Some(known) => drop(self.scores.remove(known)),
            None => {}
        }
        let at = self.scores.partition_point(|(known, _)| *known >= total);
        self.scores.insert(at, (total, id));
        self.scores.truncate(self.wanted);
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what goes in comes out unchanged")]
mod tests {
    use gazetteer::{OsmId, OsmType};

    use super::*;

    fn id(number: u64) -> PlaceId {
        PlaceId::of(OsmId::new(OsmType::Node, number).unwrap(), 0)
    }

    #[test]
    fn the_least_is_known_once_there_are_as_many_answers_as_wanted() {
        let mut foremost = Foremost::of_so_many(2);
        foremost.insert(1.0, id(1));
        assert_eq!(foremost.least(), f64::NEG_INFINITY);
        foremost.insert(1.5, id(2));
        assert_eq!(foremost.least(), 1.0);
        foremost.insert(1.2, id(3));
        assert_eq!(foremost.scores, [(1.5, id(2)), (1.2, id(3))]);
    }

    #[test]
    fn an_answer_that_comes_twice_counts_once_with_the_better_score() {
        let mut foremost = Foremost::of_so_many(2);
        for total in [1.0, 1.4, 1.2] {
            foremost.insert(total, id(1));
        }
        assert_eq!(foremost.scores, [(1.4, id(1))]);
        assert_eq!(foremost.least(), f64::NEG_INFINITY);
    }

    #[test]
    fn what_may_be_the_best_whole_name_is_looked_at_longer() {
        let mut foremost = Foremost::of_so_many(1);
        foremost.insert(1.5, id(1));
        let most = |score, may_be_whole| Most { score, may_be_whole };
        assert!(foremost.may_take(most(1.6, false)) && !foremost.may_take(most(1.4, false)));
        assert!(foremost.may_take(most(1.4, true)) && !foremost.may_take(most(1.2, true)));
        foremost.whole = 1.45;
        assert!(!foremost.may_take(most(1.4, true)));
    }
}
