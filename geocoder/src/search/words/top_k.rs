//! The best answers so far, which tell whether others need a look.

use gazetteer::PlaceId;

use crate::answer::Answer;
use crate::interpret::Interpretation;
use crate::rank::{UpperBound, Weights};
use crate::request::{Bias, SearchRequest};

/// Tolerance for floating-point sums: they are rounded in the order of their parts.
const TOLERANCE: f64 = 2e-9;

/// The fewest answers that are made sure of, however few are asked for: some are dropped later, or only asked for to
/// answer another question.
const FEWEST: usize = 10;

/// The best scores so far, of distinct answers, as many as are asked for.
pub struct TopK {
    weights: &'static Weights,
    scores: Vec<(f64, PlaceId)>,
    wanted: usize,
    /// The best score of an answer that is called just as typed.
    whole: f64,
    /// The best score of an answer that leaves nothing out.
    best: f64,
}

impl TopK {
    /// Starts with the answers that are there already.
    pub fn of(
        answers: &[Answer<'_>],
        interpretations: &[Interpretation],
        request: &SearchRequest,
        weights: &'static Weights,
    ) -> Self {
        // Seen from somewhere each answer has its own distance; else many are equals, of which some may be dropped
        // later.
        let spare = if request.bias == Bias::None { 2 } else { 1 };
        let mut top = Self::of_so_many(request.limit.saturating_mul(spare).max(FEWEST), weights);
        top.add(answers, interpretations, request);
        top
    }

    fn of_so_many(wanted: usize, weights: &'static Weights) -> Self {
        Self { weights, scores: Vec::new(), wanted, whole: f64::NEG_INFINITY, best: f64::NEG_INFINITY }
    }

    /// Takes answers into account, those that answer the question as a whole.
    pub fn add(&mut self, answers: &[Answer<'_>], interpretations: &[Interpretation], request: &SearchRequest) {
        let asks_for_number = interpretations.iter().any(|interpretation| interpretation.number.is_some());
        let counts = |answer: &&Answer<'_>| answer.is_complete(asks_for_number) && request.min_match.takes(answer);
        for answer in answers.iter().filter(counts) {
            let total = answer.score.total();
            if total > self.whole && answer.is_whole() && answer.corrections.is_empty() {
                self.whole = total;
            }
            if answer.unused.is_empty() {
                self.best = self.best.max(total);
            }
            if total >= self.kth_score() {
                self.insert(total, answer.entry.place_id());
            }
        }
    }

    /// Whether nothing that scores no more than this can come among them.
    pub fn is_out_of_reach(&self, score: f64) -> bool {
        !self.may_take(UpperBound { score, may_be_whole: true })
    }

    /// Whether a candidate can come among the best, or be the best of those that are called just as typed.
    pub fn may_take(&self, most: UpperBound) -> bool {
        let (score, least) = (most.score - TOLERANCE, self.kth_score());
        let is_near = score > self.best - self.weights.far_below;
        is_near && (score > least || most.may_be_whole && score > self.whole && score + self.weights.whole_name > least)
    }

    /// The least score that is worth a look.
    pub fn threshold(&self) -> f64 {
        self.kth_score().max(self.best - self.weights.far_below)
    }

    /// The least score that comes among the best.
    fn kth_score(&self) -> f64 {
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
        let mut top = TopK::of_so_many(2, &Weights::DEFAULT);
        top.insert(1.0, id(1));
        assert_eq!(top.kth_score(), f64::NEG_INFINITY);
        top.insert(1.5, id(2));
        assert_eq!(top.kth_score(), 1.0);
        top.insert(1.2, id(3));
        assert_eq!(top.scores, [(1.5, id(2)), (1.2, id(3))]);
    }

    #[test]
    fn an_answer_that_comes_twice_counts_once_with_the_better_score() {
        let mut top = TopK::of_so_many(2, &Weights::DEFAULT);
        for total in [1.0, 1.4, 1.2] {
            top.insert(total, id(1));
        }
        assert_eq!(top.scores, [(1.4, id(1))]);
        assert_eq!(top.kth_score(), f64::NEG_INFINITY);
    }

    #[test]
    fn what_may_be_the_best_whole_name_is_looked_at_longer() {
        let mut top = TopK::of_so_many(1, &Weights::DEFAULT);
        top.insert(1.5, id(1));
        let most = |score, may_be_whole| UpperBound { score, may_be_whole };
        assert!(top.may_take(most(1.6, false)) && !top.may_take(most(1.4, false)));
        assert!(top.may_take(most(1.4, true)) && !top.may_take(most(1.2, true)));
        top.whole = 1.45;
        assert!(!top.may_take(most(1.4, true)));
    }

    #[test]
    fn what_is_far_below_the_best_would_not_be_shown() {
        let mut top = TopK { best: 2.0, ..TopK::of_so_many(5, &Weights::DEFAULT) };
        top.insert(2.0, id(1));
        let most = |score| UpperBound { score, may_be_whole: true };
        assert!(top.may_take(most(1.2)) && !top.may_take(most(1.0)));
        assert_eq!(top.threshold(), 2.0 - Weights::DEFAULT.far_below);
    }
}
