//! What facts are worth in a score.

use crate::facts::{GUESSES, Guess, Guesses};

/// What it costs to take a word or name for another.
fn penalty(guess: Guess) -> f64 {
    match guess {
        Guess::FormalName => 0.005,
        Guess::Variant => 0.01,
        Guess::OtherName => 0.02,
        // Many houses are called like a pub or a village: those are meant before the house.
        Guess::Prefix | Guess::LesserName => 0.04,
        Guess::Inflection => 0.06,
        Guess::KnownPrefix => 0.09,
        Guess::Typo => 0.12,
        Guess::Consonants => 0.16,
        // Less than a word more or less that is met.
        Guess::Chance => 0.2,
        Guess::TwoTypos => 0.25,
    }
}

/// What all guesses together cost.
pub fn penalty_of(guesses: &Guesses) -> f64 {
    if guesses.is_empty() {
        return 0.0;
    }
    GUESSES.iter().map(|guess| f64::from(guesses.count(*guess)) * penalty(*guess)).sum()
}
