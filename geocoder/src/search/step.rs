//! The steps by which the words of a question are widened.

/// How far a word may be from what is written in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Widening {
    /// As typed.
    Typed,
    /// Also as others write it: abbreviations, spellings, inflected forms.
    Written,
    /// Also as the beginning of a longer word.
    Begun,
    /// Also one letter off.
    OneOff,
    /// Also two letters off.
    TwoOff,
}

impl Widening {
    /// What explain calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typed => "as typed",
            Self::Written => "as others write it",
            Self::Begun => "as the beginning of a word",
            Self::OneOff => "one letter off",
            Self::TwoOff => "two letters off",
        }
    }
}
