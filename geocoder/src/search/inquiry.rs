//! A question under way: the gazetteers that it is put to, and the work that it has left in each.
//!
//! Some questions are made of others: a corner asks for two streets, a kind of place for the town around it. They share the
//! work that one question is worth.

use std::cell::Cell;

use gazetteer::Gazetteer;

use super::effort::Effort;

/// The gazetteers that a question is put to.
pub struct Inquiry<'g> {
    /// All of them.
    pub gazetteers: &'g [Gazetteer],
    efforts: Vec<Cell<Effort>>,
}

impl<'g> Inquiry<'g> {
    /// Starts a question.
    pub fn new(gazetteers: &'g [Gazetteer]) -> Self {
        Self { gazetteers, efforts: gazetteers.iter().map(|_| Cell::default()).collect() }
    }

    /// Each gazetteer with the work that is left there.
    pub fn each(&self) -> impl Iterator<Item = (&'g Gazetteer, &Cell<Effort>)> {
        self.gazetteers.iter().zip(&self.efforts)
    }

    /// The work that was done, in all gazetteers.
    pub fn spent(&self) -> u32 {
        self.efforts.iter().map(|effort| effort.get().spent()).sum()
    }
}
