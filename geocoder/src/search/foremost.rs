//! The best answers so far, which tell whether others need a look.

use gazetteer::PlaceId;

use super::arrange::FAR_BELOW;
use super::session::{is_settled, is_whole};
use crate::answer::Answer;
use crate::interpret::Reading;
use crate::rank::{Most, WHOLE_NAME};
use crate::request::{Bias, SearchRequest};

/// What scores may differ by that are equal: sums are rounded in the order of their parts.
const HAIR: f64 = 2e-9;

/// The fewest answers that are made sure of, however few are asked for: some are dropped later, or only asked for to answer
/// another question.
const FEWEST: usize = 10;

/// The best scores so far, of distinct answers, as many as are asked for.
pub struct Foremost {
    scores: Vec<(f64, PlaceId)>,
    wanted: usize,
    /// The best score of an answer that is called just as typed.
    whole: f64,
    /// The best score of an answer that leaves nothing out.
    best: f64,
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
        Self { scores: Vec::new(), wanted, whole: f64::NEG_INFINITY, best: f64::NEG_INFINITY }
    }

    /// Takes answers into account, those that answer the question as a whole.
    pub fn add(&mut self, answers: &[Answer<'_>], readings: &[Reading], request: &SearchRequest) {
        let counts = |answer: &&Answer<'_>| is_settled(answer, readings) && request.least.takes(answer);
        for answer in answers.iter().filter(counts) {
            let total = answer.score.total();
            if total > self.whole && is_whole(answer) && answer.corrections.is_empty() {
                self.whole = total;
            }
            if answer.unused.is_empty() {
                self.best = self.best.max(total);
            }
            if total >= self.least_among_best() {
                self.insert(total, answer.entry.place_id());
            }
        }
    }

    /// Whether nothing that scores no more than this can come among them.
    pub fn is_out_of_reach(&self, score: f64) -> bool {
        !self.may_take(Most { score, may_be_whole: true })
    }

    /// Whether a candidate can come among the best, or be the best of those that are called just as typed.
    pub fn may_take(&self, most: Most) -> bool {
        let (score, least) = (most.score - HAIR, self.least_among_best());
        let is_near = score > self.best - FAR_BELOW;
        is_near && (score > least || most.may_be_whole && score > self.whole && score + WHOLE_NAME > least)
    }

    /// The least score that is worth a look.
    pub fn least(&self) -> f64 {
        self.least_among_best().max(self.best - FAR_BELOW)
    }

    /// The least score that comes among the best.
    fn least_among_best(&self) -> f64 {
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
        assert_eq!(foremost.least_among_best(), f64::NEG_INFINITY);
        foremost.insert(1.5, id(2));
        assert_eq!(foremost.least_among_best(), 1.0);
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
        assert_eq!(foremost.least_among_best(), f64::NEG_INFINITY);
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

    #[test]
    fn what_is_far_below_the_best_would_not_be_shown() {
        let mut foremost = Foremost { best: 2.0, ..Foremost::of_so_many(5) };
        foremost.insert(2.0, id(1));
        let most = |score| Most { score, may_be_whole: true };
        assert!(foremost.may_take(most(1.2)) && !foremost.may_take(most(1.0)));
        assert_eq!(foremost.least(), 2.0 - FAR_BELOW);
    }
}
