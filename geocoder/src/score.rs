//! The score of an answer: named parts and their sum.
//!
//! Ranking compares [`Score::total`], which is the sum of the parts and nothing else, so what `explain` prints is what
//! the ranking computed.

/// A reason why an answer fits better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Words of the question found in the name.
    Name,
    /// The name has nothing that was not asked for.
    Whole,
    /// The words come in the name's order.
    Order,
    /// Importance of the place.
    Importance,
    /// Words that were taken for other words: abbreviations, misspellings, inflections, beginnings.
    Guess,
    /// Words that the answer does not account for.
    Dropped,
    /// The kind of place fits the question.
    Kind,
    /// The house number was found.
    Number,
    /// Words of the question found in what is around.
    Context,
    /// Nearness to the bias point or viewbox.
    Near,
    /// In a country that is favoured.
    Favoured,
}

/// All parts, in the order of their numbers.
const PARTS: [Part; 11] = [
    Part::Name,
    Part::Whole,
    Part::Order,
    Part::Importance,
    Part::Guess,
    Part::Dropped,
    Part::Kind,
    Part::Number,
    Part::Context,
    Part::Near,
    Part::Favoured,
];

impl Part {
    /// The name that explain shows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Context => "context",
            Self::Whole => "whole name",
            Self::Order => "order",
            Self::Number => "house number",
            Self::Importance => "importance",
            Self::Near => "near",
            Self::Favoured => "favoured country",
            Self::Guess => "guessed words",
            Self::Dropped => "dropped words",
            Self::Kind => "kind",
        }
    }
}

/// Named parts whose sum ranks an answer; higher is better.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    values: [f64; PARTS.len()],
}

impl Score {
    /// Adds to a part.
    pub fn add(&mut self, part: Part, value: f64) {
        self.values[part as usize] += value;
    }

    /// The sum of all parts.
    pub fn total(&self) -> f64 {
        self.values.iter().sum()
    }

    /// What one part comes to; 0 where it was not added.
    pub fn of(&self, part: Part) -> f64 {
        self.values[part as usize]
    }

    /// The parts that are not zero.
    pub fn parts(&self) -> impl Iterator<Item = (Part, f64)> {
        PARTS.into_iter().zip(self.values).filter(|(_, value)| *value != 0.0)
    }
}
