//! The plan of a search by words: what is tried, in which order, and when it ends.

use super::word_search::WordSearch;
use super::{drop_words, exact, fuzzy, optional_words, prefix, split_or_join, variants};
use crate::answer::Answer;
use crate::interpret::Interpretation;
use crate::request::{Typeahead, Typos};

/// A step: a way to take the words of a question. Each is a file of this folder with a function `run`, which adds
/// answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// All words as typed.
    Exact,
    /// The last word as the beginning of a longer one.
    Prefix,
    /// All words as others write them.
    Variants,
    /// Two words as one, one word as two.
    SplitOrJoin,
    /// Fillers and initials need not be met.
    OptionalWords,
    /// Words so many letters off.
    Fuzzy(u8),
    /// Words left out.
    DropWords,
}

/// When steps are taken, by the answers of those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    /// The question may end in the middle of a word.
    Unfinished,
    /// No answer has all that was asked for.
    Unanswered,
    /// What was found is so doubtful that a misspelling is likelier.
    Doubtful,
    /// No answer has all that was asked for, and the street without the number isn't known either.
    UnansweredWithoutStreet,
    /// Nothing was found, or only what has no such number and is no street.
    NothingFound,
}

/// The whole plan. Steps of one line are taken together or not at all.
const LADDER: [(When, &[Step]); 7] = [
    (When::Always, &[Step::Exact]),
    (When::Unfinished, &[Step::Prefix]),
    (When::Unanswered, &[Step::Variants, Step::SplitOrJoin]),
    (When::Unanswered, &[Step::OptionalWords]),
    (When::Doubtful, &[Step::Fuzzy(1)]),
    (When::UnansweredWithoutStreet, &[Step::Fuzzy(2)]),
    (When::NothingFound, &[Step::DropWords]),
];

/// Takes the steps of the plan, as far as answers call for them.
pub fn climb(search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
    for (when, steps) in LADDER {
        if when.holds(search, interpretations) {
            for step in steps {
                search.note(*step);
                step.run(search, interpretations);
            }
        }
    }
}

impl When {
    fn holds(self, search: &WordSearch<'_, '_>, interpretations: &[Interpretation]) -> bool {
        let tolerates_typos = search.request.typos == Typos::Tolerated;
        match self {
            Self::Always => true,
            // What was typed may be a name as it stands.
            Self::Unfinished => match search.request.typeahead {
                Typeahead::Never => false,
                Typeahead::Fallback => search.unfinished && !search.has_whole_name(),
                Typeahead::Always => search.unfinished,
            },
            Self::Unanswered => !search.is_answered(interpretations),
            Self::Doubtful => {
                let is_answered = search.is_answered(interpretations) && search.is_likely();
                tolerates_typos && !search.has_street_without_number() && !is_answered
            }
            Self::UnansweredWithoutStreet => {
                tolerates_typos && !search.has_street_without_number() && !search.is_answered(interpretations)
            }
            Self::NothingFound => search.answers.iter().all(Answer::is_misplaced),
        }
    }
}

impl Step {
    /// What explain calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Variants => "variants",
            Self::SplitOrJoin => "split or join",
            Self::OptionalWords => "optional words",
            Self::Fuzzy(1) => "fuzzy 1",
            Self::Fuzzy(_) => "fuzzy 2",
            Self::DropWords => "drop words",
        }
    }

    fn run(self, search: &mut WordSearch<'_, '_>, interpretations: &[Interpretation]) {
        match self {
            Self::Exact => exact::run(search, interpretations),
            Self::Prefix => prefix::run(search, interpretations),
            Self::Variants => variants::run(search, interpretations),
            Self::SplitOrJoin => split_or_join::run(search, interpretations),
            Self::OptionalWords => optional_words::run(search, interpretations),
            Self::Fuzzy(letters) => fuzzy::run(search, interpretations, letters),
            Self::DropWords => drop_words::run(search, interpretations),
        }
    }
}
