//! What is known of how an answer fits the question, before anything is weighed.
//!
//! Scores are computed from these facts. The steps of a search, filters and the match report read the facts and never
//! the score, so that a weight that moves changes the order of answers, not what is looked for.

/// How an answer fits the question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MatchFacts {
    /// How much of its name was typed.
    pub name: NameFact,
    /// Whether it has the house number that was asked for.
    pub number: NumberFact,
    /// Words that were taken for others.
    pub guesses: Guesses,
    /// Share of the question, 0 to 1, that it does not account for.
    pub left_out: f64,
}

impl MatchFacts {
    /// How sure the answer is, 1 where nothing was guessed or left out; below 0 where more was than there is.
    pub fn certainty(&self) -> f64 {
        /// The doubt that takes all certainty.
        const ALL: f64 = 200.0;
        1.0 - f64::from(self.guesses.doubt()) / ALL - self.left_out
    }
}

/// How much of a name was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameFact {
    /// Nothing of it.
    #[default]
    None,
    /// Some words, or the beginning of one, or no more than a short code that stands in a longer phrase.
    Part,
    /// All of it.
    Whole,
}

/// Whether an answer has the house number that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberFact {
    /// None was asked for.
    #[default]
    NotAsked,
    /// It has that number, alone or in a range or list.
    Found,
    /// It lies between two known ones on a row of numbers, of the map or of a list.
    Interpolated,
    /// A like number: the same without its letter, or one that holds it.
    Near,
    /// It has no such number.
    Missing,
}

/// In which way a word or name was taken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// A name of the same thing for official or short use.
    FormalName,
    /// Another way to write a word.
    Variant,
    /// Another name of the same thing.
    OtherName,
    /// The beginning of a longer word.
    Prefix,
    /// An old name, or a reference or address in place of a name.
    LesserName,
    /// An inflected form.
    Inflection,
    /// The beginning of a longer word, although some document has the word as typed.
    KnownPrefix,
    /// A letter off.
    Typo,
    /// The consonants alone.
    Consonants,
    /// One of very many names in other languages, one of which fits almost any letters.
    Chance,
    /// Two letters off.
    TwoTypos,
}

/// All guesses, the slightest first.
pub const GUESSES: [Guess; 11] = [
    Guess::FormalName,
    Guess::Variant,
    Guess::OtherName,
    Guess::Prefix,
    Guess::LesserName,
    Guess::Inflection,
    Guess::KnownPrefix,
    Guess::Typo,
    Guess::Consonants,
    Guess::Chance,
    Guess::TwoTypos,
];

impl Guess {
    /// How far from certain it is, on a scale that is no weight: 24 is a misspelling.
    pub fn doubt(self) -> u32 {
        match self {
            Self::FormalName => 1,
            Self::Variant => 2,
            Self::OtherName => 4,
            Self::Prefix | Self::LesserName => 8,
            Self::Inflection => 12,
            Self::KnownPrefix => 18,
            Self::Typo => 24,
            Self::Consonants => 32,
            Self::Chance => 40,
            Self::TwoTypos => 50,
        }
    }
}

/// How often words and names were taken for others, by the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guesses([u8; GUESSES.len()]);

impl Guesses {
    /// From this doubt on something is rather a misspelling than what was meant: an inflected form.
    const DOUBTFUL: u32 = 12;
    /// From this doubt on nothing is as typed any more: two inflected forms, a misspelling.
    const OTHER: u32 = 20;
    /// From this doubt on a name is no evidence where other words are left out: two misspellings.
    const NO_EVIDENCE: u32 = 40;

    /// Counts a guess.
    pub fn add(&mut self, guess: Guess) {
        self.0[guess as usize] = self.0[guess as usize].saturating_add(1);
    }

    /// The same with one more.
    #[must_use]
    pub fn with(mut self, guess: Guess) -> Self {
        self.add(guess);
        self
    }

    /// Counts all guesses of others.
    pub fn add_all(&mut self, others: Self) {
        for (own, other) in self.0.iter_mut().zip(others.0) {
            *own = own.saturating_add(other);
        }
    }

    /// How often a guess was made.
    pub fn count(&self, guess: Guess) -> u8 {
        self.0[guess as usize]
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Letters that are off, in all words.
    pub fn edits(&self) -> u32 {
        u32::from(self.count(Guess::Typo)) + 2 * u32::from(self.count(Guess::TwoTypos))
    }

    /// Whether words are at least inflected forms.
    pub fn are_doubtful(&self) -> bool {
        self.doubt() >= Self::DOUBTFUL
    }

    /// Whether what was meant is as typed, or nearly so.
    pub fn are_slight(&self) -> bool {
        self.doubt() < Self::OTHER
    }

    /// Whether a name that fits so is evidence enough where other words are left out.
    pub fn are_evident(&self) -> bool {
        self.doubt() < Self::NO_EVIDENCE
    }

    /// The doubt of all guesses together.
    pub fn doubt(&self) -> u32 {
        GUESSES.iter().map(|guess| u32::from(self.count(*guess)) * guess.doubt()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_counted_and_the_slightest_come_first() {
        let mut guesses = Guesses::default();
        assert!(guesses.is_empty() && guesses.are_slight());
        guesses.add(Guess::Inflection);
        assert!(guesses.are_doubtful() && guesses.are_slight());
        let mut twice = guesses;
        twice.add_all(guesses);
        assert!(!twice.are_slight() && twice.are_evident() && twice.count(Guess::Inflection) == 2);
        assert!(GUESSES.iter().enumerate().all(|(index, guess)| *guess as usize == index));
        assert!(GUESSES.windows(2).all(|pair| pair[0].doubt() <= pair[1].doubt()));
    }
}
