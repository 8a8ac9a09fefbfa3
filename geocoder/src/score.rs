//! The score of an answer: named parts and their sum.
//!
//! Ranking compares [`Score::total`], which is the sum of the parts and nothing else, so what `explain` prints is what
//! the ranking computed.

/// A reason why an answer fits better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Words of the question found in the name.
    Name,
    /// Words of the question found in what is around.
    Context,
    /// The name has nothing that was not asked for.
    Whole,
    /// The words come in the name's order.
    Order,
    /// The house number was found.
    Number,
    /// Importance of the place.
    Importance,
    /// Nearness to the bias point or viewbox.
    Near,
    /// In a country that is favoured.
    Favoured,
    /// Words that were taken for other words: abbreviations, misspellings, inflections, beginnings.
    Guess,
    /// Words that the answer does not account for.
    Dropped,
    /// The kind of place fits the question.
    Kind,
}

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    parts: Vec<(Part, f64)>,
}

impl Score {
    /// Adds a part; zero parts are left out.
    pub fn add(&mut self, part: Part, value: f64) {
        if value != 0.0 {
            self.parts.push((part, value));
        }
    }

    /// The sum of all parts.
    pub fn total(&self) -> f64 {
        self.parts.iter().map(|(_, value)| value).sum()
    }

    /// What one part comes to; 0 where it was not added.
    pub fn of(&self, wanted: Part) -> f64 {
        self.parts.iter().filter(|(part, _)| *part == wanted).map(|(_, value)| value).sum()
    }

    /// The parts in the order added.
    pub fn parts(&self) -> &[(Part, f64)] {
        &self.parts
    }
}
