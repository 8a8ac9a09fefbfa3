//! How a word of a question is matched with the words of the map.

/// How far a word may be from what is written in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchMode {
    /// As typed.
    Exact,
    /// Also as others write it: abbreviations, spellings, inflected forms.
    Variants,
    /// Also as the beginning of a longer word.
    Prefix,
    /// Also as the beginning of a longer word of the name, whatever is around.
    NamePrefix,
    /// Also so many letters off.
    Fuzzy(u8),
}

/// How a word is matched, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordMode {
    /// How far it may be from what is written.
    pub mode: MatchMode,
    /// Whether candidates are chosen by the other words, and looked through for this one when they are ranked. Variants
    /// that are deferred are optional: a word such as "in" or "near".
    pub deferred: bool,
}

impl WordMode {
    /// As typed.
    pub const EXACT: Self = Self::now(MatchMode::Exact);
    /// As others write it.
    pub const VARIANTS: Self = Self::now(MatchMode::Variants);
    /// As others write it, and no matter if it is nowhere.
    pub const OPTIONAL: Self = Self::deferred(MatchMode::Variants);

    /// Looked up in the index.
    pub const fn now(mode: MatchMode) -> Self {
        Self { mode, deferred: false }
    }

    /// Looked for in what the other words lead to.
    pub const fn deferred(mode: MatchMode) -> Self {
        Self { mode, deferred: true }
    }

    /// What explain calls it.
    pub fn name(self) -> &'static str {
        match (self.mode, self.deferred) {
            (MatchMode::Exact, _) => "as typed",
            (MatchMode::Variants, false) => "as others write it",
            (MatchMode::Variants, true) => "if there at all",
            (MatchMode::Prefix, false) => "as the beginning of a word",
            (MatchMode::NamePrefix, _) => "as the beginning of a name",
            (MatchMode::Prefix, true) => "as the beginning of a word there",
            (MatchMode::Fuzzy(1), false) => "one letter off",
            (MatchMode::Fuzzy(_), false) => "two letters off",
            (MatchMode::Fuzzy(1), true) => "one letter off a word there",
            (MatchMode::Fuzzy(_), true) => "two letters off a word there",
        }
    }
}
