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
    /// Also as the beginning of a longer word of the name, whatever is around.
    BegunName,
    /// As the beginning of a word that what the other words lead to must have.
    BegunLater,
    /// As others write it, and no matter if it is nowhere: a word such as "in" or "near".
    Optional,
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
            Self::BegunName => "as the beginning of a name",
            Self::BegunLater => "as the beginning of a word there",
            Self::Optional => "if there at all",
            Self::Off(1) => "one letter off",
            Self::Off(_) => "two letters off",
            Self::OffLater(1) => "one letter off a word there",
            Self::OffLater(_) => "two letters off a word there",
        }
    }
}
