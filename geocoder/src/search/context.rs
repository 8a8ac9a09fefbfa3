//! A question under way: the gazetteers that it is put to, and the work that it has left in each.
//!
//! Some questions are made of others: a corner asks for two streets, a kind of place for the town around it. They share
//! the work that one question is worth.

use std::cell::Cell;

use gazetteer::Gazetteer;

use super::budget::Budget;
use crate::rank::Weights;

/// The gazetteers that a question is put to.
pub struct SearchContext<'g> {
    /// All of them.
    pub gazetteers: &'g [Gazetteer],
    /// What facts are worth.
    pub weights: &'static Weights,
    budgets: Vec<Cell<Budget>>,
}

impl<'g> SearchContext<'g> {
    /// Starts a question.
    pub fn new(gazetteers: &'g [Gazetteer], weights: &'static Weights) -> Self {
        Self { gazetteers, weights, budgets: gazetteers.iter().map(|_| Cell::default()).collect() }
    }

    /// Each gazetteer with the work that is left there.
    pub fn each(&self) -> impl Iterator<Item = (&'g Gazetteer, &Cell<Budget>)> {
        self.gazetteers.iter().zip(&self.budgets)
    }

    /// The work that was done, in all gazetteers.
    pub fn spent(&self) -> u32 {
        self.budgets.iter().map(|budget| budget.get().spent()).sum()
    }
}
