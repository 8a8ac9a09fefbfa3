//! How much work a question is worth.
//!
//! Work is counted, not timed, so that the same question has the same answers on every machine and under any load.
//! Whatever depends on the text or on the data is counted where it is done: terms looked up, posting lists opened,
//! documents walked over, steps through a dictionary, candidates ranked. What is counted here ends a question; what is
//! left out (a few microseconds a question) can't grow.

/// Work that was spent on a question in a gazetteer, in units of about a tenth of a microsecond.
#[derive(Clone, Copy, Debug, Default)]
pub struct Budget {
    spent: u32,
}

impl Budget {
    /// What a question is worth: some ten milliseconds.
    pub const QUESTION: u32 = 100_000;
    /// Looking a term up in the dictionaries.
    pub const TERM: u32 = 5;
    /// Taking a document into the choice of candidates.
    pub const HIT: u32 = 1;
    /// Steps through a dictionary of one unit.
    pub const STEPS: u32 = 8;

    /// Ranking a candidate by so many words and terms; words that are compared letter by letter take longer.
    pub fn candidate((words, terms, is_compared): (usize, usize, bool)) -> u32 {
        10 + 2 * words as u32 + terms as u32 / 4 + if is_compared { 20 } else { 0 }
    }

    /// Counts work.
    pub fn spend(&mut self, units: u32) {
        self.spent = self.spent.saturating_add(units);
    }

    /// Whether nothing is left.
    pub fn is_spent(self) -> bool {
        self.left() == 0
    }

    /// What is left.
    pub fn left(self) -> u32 {
        Self::QUESTION.saturating_sub(self.spent)
    }

    /// What was spent since the question was put, more than it is worth where the last thing done took that much.
    pub fn spent(self) -> u32 {
        self.spent
    }
}
