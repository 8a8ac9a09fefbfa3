//! The steps by which the words of a question are widened, and how much work a question is worth.

/// How far a word may be from what is written in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Widening {
    /// As typed.
    Typed,
    /// Also as others write it: abbreviations, spellings, inflected forms.
    Written,
    /// Also as the beginning of a longer word.
    Begun,
    /// As the beginning of a word that what the other words lead to must have.
    BegunLater,
    /// Also so many letters off.
    Off(u8),
    /// So many letters off a word that what the other words lead to must have.
    OffLater(u8),
}

impl Widening {
    /// What explain calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typed => "as typed",
            Self::Written => "as others write it",
            Self::Begun => "as the beginning of a word",
            Self::BegunLater => "as the beginning of a word there",
            Self::Off(1) => "one letter off",
            Self::Off(_) => "two letters off",
            Self::OffLater(1) => "one letter off a word there",
            Self::OffLater(_) => "two letters off a word there",
        }
    }
}

/// Work that a question has left, in units of about a tenth of a microsecond.
///
/// It is counted, not timed, so that the same question has the same answers on every machine and under any load.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    left: u32,
}

impl Effort {
    /// What a question is worth: some eight milliseconds.
    pub const QUESTION: Self = Self { left: 80_000 };
    /// Opening the postings of a term.
    pub const TERM: u32 = 5;
    /// Looking at a document, for each word.
    pub const DOCUMENT: u32 = 1;
    /// Ranking a candidate.
    pub const CANDIDATE: u32 = 30;
    /// Walking a dictionary for terms that are so many letters off.
    pub const fn walk(letters: u8) -> u32 {
        if letters > 1 { 12_000 } else { 2_000 }
    }

    /// Counts work.
    pub fn spend(&mut self, units: u32) {
        self.left = self.left.saturating_sub(units);
    }

    /// Whether nothing is left.
    pub fn is_spent(self) -> bool {
        self.left == 0
    }
}
