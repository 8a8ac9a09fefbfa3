//! Terms that are some letters away from a word, by Levenshtein automata over the term dictionary.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::termdict::TermDictionary;
use tantivy_fst::Automaton;

/// Most terms that a misspelt word is taken for.
const MOST_TERMS: usize = 64;

/// Builders for one and two edits; a swap of two neighbours counts as one.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [1, 2].map(|distance| LevenshteinAutomatonBuilder::new(distance, true)));

/// Makes the tables that the first misspelt word would otherwise wait for, some tens of milliseconds.
pub fn warm_up() {
    LazyLock::force(&BUILDERS);
}

/// The automaton of a word, in the shape that the dictionary walks by.
struct Within(DFA);

impl Automaton for Within {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

/// Adds all terms of a dictionary within 1 or 2 edits of a text, with their distance.
pub fn terms_within(dictionary: &TermDictionary, text: &str, distance: u8, found: &mut Vec<(String, u8)>) {
    let Some(builder) = BUILDERS.get(usize::from(distance).wrapping_sub(1)) else { return };
    let automaton = Within(builder.build_dfa(text));
    let Ok(mut stream) = dictionary.search(&automaton).into_stream() else { return };
    let before = found.len();
    while stream.advance() {
        if let (Ok(term), Distance::Exact(letters)) =
            (std::str::from_utf8(stream.key()), automaton.0.eval(stream.key()))
        {
            found.push((term.to_owned(), letters));
        }
    }
    // Nearest first, so that the cut takes the farthest.
    found[before..].sort_by_key(|(_, letters)| *letters);
    found.truncate(before + MOST_TERMS);
}
