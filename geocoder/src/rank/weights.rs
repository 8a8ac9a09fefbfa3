//! All weights of search and ranking: what facts are worth in a score, and how far below the best an answer is still
//! shown.
//!
//! A weight orders answers. It never decides what is looked for: steps and filters read the facts
//! ([`crate::MatchFacts`]).

use crate::facts::{GUESSES, Guess, Guesses};

/// A weight, for tools that vary it.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Its name, that of the field.
    pub name: &'static str,
    /// The least and the greatest value that make sense.
    pub range: (f64, f64),
    /// Where it stands.
    pub of: fn(&mut Weights) -> &mut f64,
}

macro_rules! weights {
    ($($(#[$about:meta])* $name:ident = $value:literal in $low:literal to $high:literal;)*) => {
        /// What facts are worth.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Weights {
            $($(#[$about])* #[doc = concat!("\n\nFrom ", stringify!($low), " to ", stringify!($high), ".")] pub $name: f64,)*
        }

        impl Weights {
            /// Those that questions are answered with.
            pub const DEFAULT: Self = Self { $($name: $value,)* };
            /// All of them, in the order of this file.
            pub const ALL: &'static [Weight] =
                &[$(Weight { name: stringify!($name), range: ($low, $high), of: |weights| &mut weights.$name },)*];
        }
    };
}

weights! {
    // Words of the question.
    /// All words in the name.
    name = 1.0 in 0.8 to 1.2;
    /// All words in what is around: in the address itself.
    context = 0.8 in 0.6 to 1.0;
    /// All words in what is around: only in what people also call it by, such as the next town.
    neighbourhood = 0.65 in 0.4 to 0.8;
    /// All words dropped.
    dropped = -1.0 in -1.5 to -0.5;
    /// The name has nothing else.
    whole = 0.4 in 0.2 to 0.6;
    /// The words come in the name's order, without gap.
    order = 0.05 in 0.0 to 0.1;
    /// Called just as typed where others are called longer; given to one answer when all are known.
    whole_name = 0.2 in 0.1 to 0.4;
    /// A street or venue whose name has no word but those of its address, and is not just that word.
    borrowed = -0.25 in -0.5 to -0.1;

    // What it is and where.
    /// Importance 1.
    importance = 0.5 in 0.2 to 0.8;
    /// At the bias point.
    near = 0.4 in 0.2 to 0.6;
    /// In a favoured country: as much as being at the bias point.
    favoured = 0.4 in 0.2 to 0.6;
    /// A settlement: what is meant by its name more often than a venue of the same name.
    settlement = 0.22 in 0.1 to 0.3;
    /// A boundary that stands for a settlement: the same, but behind the settlement where that is mapped by itself.
    municipality = 0.08 in 0.02 to 0.15;
    /// A stop or sign, called after what it stands at.
    named_after = -0.03 in -0.1 to 0.0;
    /// A street that only addresses know: behind what is mapped under its name.
    unmapped = -0.1 in -0.2 to 0.0;
    /// In what is around only by a part of a longer name: "Modena" is Modena before Novi di Modena.
    context_part = -0.1 in -0.2 to 0.0;
    /// A thing of the street that bears the name of what it belongs to, such as a defibrillator.
    furniture = -0.06 in -0.3 to 0.0;
    /// A car park, called after what people go to from there.
    grounds = -0.05 in -0.2 to 0.0;
    /// A venue that the question begins with, where words are left out: before the street and town behind it.
    venue_first = 0.3 in 0.1 to 0.5;
    /// Land called after the works or shops on it.
    premises = -0.05 in -0.1 to 0.0;
    /// A brook: behind the street that is called after it.
    brook = -0.04 in -0.1 to 0.0;

    // House numbers.
    /// The number is there.
    number = 0.5 in 0.3 to 0.7;
    /// A number with words in it is there word by word: more than a plain number, some words of which were asked for in
    /// vain.
    number_spelt_out = 0.53 in 0.3 to 0.8;
    /// It is a part of the number that stands there: one of a list or range.
    number_member = 0.475 in 0.3 to 0.7;
    /// It lies on a row of the map: less than a known one, more than its neighbour.
    number_interpolated = 0.4 in 0.2 to 0.5;
    /// The number without its letter is there.
    number_base = 0.2 in 0.05 to 0.3;
    /// It lies between the two numbers of a house.
    number_between = 0.15 in 0.05 to 0.3;
    /// It ends like the number that is there.
    number_tail = 0.1 in 0.02 to 0.3;
    /// A row of numbers from a file comes behind one of the map.
    number_listed = -0.02 in -0.05 to 0.0;
    /// A place that bears the number comes behind the house itself.
    number_of_place = -0.01 in -0.02 to 0.0;
    /// A street does not have the number, but one that begins with it, while somebody is still typing.
    number_unfinished = -0.3 in -0.5 to -0.1;
    /// A house whose number only begins as typed: such houses come behind their street.
    number_goes_on = -0.35 in -0.6 to -0.2;
    /// A street does not have the number.
    number_missed = -0.5 in -0.8 to -0.3;
    /// Something that is no street has no such number: then the number was hardly one.
    number_misplaced = -0.8 in -1.2 to -0.5;

    // Guesses.
    /// A name for official or short use.
    formal_name = -0.005 in -0.02 to 0.0;
    /// Another way to write a word.
    variant = -0.01 in -0.03 to 0.0;
    /// Another name of the same thing.
    other_name = -0.02 in -0.05 to 0.0;
    /// The beginning of a longer word.
    prefix = -0.04 in -0.1 to 0.0;
    /// An old name, a reference, an address: many houses are called like a pub or a village, which are meant before the
    /// house.
    lesser_name = -0.04 in -0.1 to 0.0;
    /// An inflected form.
    inflection = -0.06 in -0.1 to -0.02;
    /// The beginning of a longer word, although some document has the word as typed.
    known_prefix = -0.09 in -0.15 to -0.04;
    /// A letter off.
    typo = -0.12 in -0.2 to -0.06;
    /// The consonants alone.
    consonants = -0.16 in -0.3 to -0.06;
    /// A guess at a name in some language: less than a word more or less that is met.
    chance = -0.2 in -0.4 to -0.1;
    /// Two letters off.
    two_typos = -0.25 in -0.4 to -0.15;

    // Places of a category.
    /// To be of the category: less than to have all words in the name and around.
    category = 0.3 in 0.1 to 0.5;
    /// The same where the question says that it asks for a category ("in", "near", brackets).
    category_said = 2.0 in 1.5 to 3.0;
    /// How much of the proximity counts, so that it does not outweigh the rest.
    category_near = 0.4 in 0.2 to 0.8;
    /// To be only near where "in" was asked for.
    category_outside = -0.25 in -0.5 to -0.1;
    /// Of equals the one that has a name tells more.
    category_named = 0.05 in 0.0 to 0.1;

    // The list of answers.
    /// How far below the best an answer may be and still be shown.
    far_below = 0.9 in 0.6 to 1.5;
}

impl Weights {
    /// What all guesses together are worth, less than nothing.
    pub fn of_guesses(&self, guesses: &Guesses) -> f64 {
        if guesses.is_empty() {
            return 0.0;
        }
        GUESSES.iter().map(|guess| f64::from(guesses.count(*guess)) * self.of_guess(*guess)).sum()
    }

    /// The most that a house number can be worth.
    pub fn most_number(&self) -> f64 {
        self.number_spelt_out.max(self.number).max(self.number_member)
    }

    /// The most that all words around can be worth.
    pub fn around(&self) -> f64 {
        self.context.max(self.neighbourhood)
    }

    fn of_guess(&self, guess: Guess) -> f64 {
        match guess {
            Guess::FormalName => self.formal_name,
            Guess::Variant => self.variant,
            Guess::OtherName => self.other_name,
            Guess::Prefix => self.prefix,
            Guess::LesserName => self.lesser_name,
            Guess::Inflection => self.inflection,
            Guess::KnownPrefix => self.known_prefix,
            Guess::Typo => self.typo,
            Guess::Consonants => self.consonants,
            Guess::Chance => self.chance,
            Guess::TwoTypos => self.two_typos,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_in_its_range() {
        let mut weights = Weights::DEFAULT;
        for weight in Weights::ALL {
            let value = *(weight.of)(&mut weights);
            assert!((weight.range.0..=weight.range.1).contains(&value), "{}: {value}", weight.name);
        }
    }

    #[test]
    fn a_slighter_guess_costs_less() {
        let of = |guess: &Guess| Weights::DEFAULT.of_guess(*guess);
        assert!(GUESSES.windows(2).all(|pair| of(&pair[0]) >= of(&pair[1])));
    }
}
