//! Candidates in the order of what they can score.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use gazetteer::{Gazetteer, PlaceIx};

use crate::rank::{Bounds, Candidate, Ranking, UpperBound};
use crate::retrieve::Match;
use crate::search::budget::Budget;

/// Most candidates of an interpretation that are ranked in full.
pub const MOST_RANKED: usize = 300;

/// So few candidates are all ranked, just as they come.
const FEW: usize = 10;

/// The places of matches, as candidates.
pub fn candidates<'g>(gazetteer: &'g Gazetteer, matches: &[Match], budget: &mut Budget) -> Vec<Candidate<'g>> {
    budget.spend(Budget::HIT * matches.len() as u32);
    matches
        .iter()
        .filter_map(|matched| Some(Candidate { place: gazetteer.place(PlaceIx(matched.doc))?, matched: *matched }))
        .collect()
}

/// What scores are counted in, so that they can be put in order.
const UNIT: f64 = 1e-9;

/// Candidates, the one that can score most first, and no more than are ranked.
///
/// Of each is known at first what its record tells. Whether it has the house number that was asked for is looked up
/// when it would be the next: of a hundred streets of one name those that have it come first, and most others are never
/// looked at.
pub struct CandidateQueue<'g, 'r> {
    bound: Bounds<'r>,
    candidates: Vec<Candidate<'g>>,
    heap: BinaryHeap<QueuedCandidate>,
    left: usize,
}

/// What a candidate can score. Of equal ones the more important comes first, whose document has the lower number.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct QueuedCandidate {
    /// The score, in [`UNIT`]s.
    score: i64,
    doc: Reverse<u32>,
    /// Place of the candidate in the list.
    index: usize,
    may_be_whole: bool,
    /// Whether nothing that is looked up can make it less.
    is_final: bool,
}

impl<'g, 'r> CandidateQueue<'g, 'r> {
    /// Puts candidates in order.
    pub fn of(candidates: Vec<Candidate<'g>>, ranking: &'r Ranking<'r>) -> Self {
        let bound = Bounds::of(ranking);
        let is_final = candidates.len() <= FEW;
        let queued = |(index, candidate): (usize, &Candidate<'g>)| {
            let most = if is_final { UpperBound::ANYTHING } else { bound.most(*candidate) };
            QueuedCandidate::of(index, *candidate, most, is_final)
        };
        let heap = candidates.iter().enumerate().map(queued).collect();
        Self { bound, candidates, heap, left: MOST_RANKED }
    }

    /// The candidate that can score most of those that are left.
    pub fn next(&mut self, budget: &mut Budget) -> Option<(Candidate<'g>, UpperBound)> {
        self.left = self.left.checked_sub(1)?;
        loop {
            let mut top = self.heap.peek_mut()?;
            let candidate = *self.candidates.get(top.index)?;
            if top.is_final {
                let QueuedCandidate { score, may_be_whole, .. } = PeekMut::pop(top);
                return Some((candidate, UpperBound { score: score as f64 * UNIT, may_be_whole }));
            }
            budget.spend(Budget::HIT);
            let most = self.bound.most_by_number(candidate);
            *top = QueuedCandidate::of(top.index, candidate, most, true);
        }
    }
}

impl QueuedCandidate {
    fn of(
        index: usize,
        candidate: Candidate<'_>,
        UpperBound { score, may_be_whole }: UpperBound,
        is_final: bool,
    ) -> Self {
        let (score, doc) = ((score / UNIT).ceil() as i64, Reverse(candidate.matched.doc));
        Self { score, doc, index, may_be_whole, is_final }
    }
}
