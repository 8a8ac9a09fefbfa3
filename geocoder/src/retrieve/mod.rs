//! From words to candidates: posting lists of the text index, united by word and intersected over words.
//!
//! A question's text is never a query program: each word is looked up as a term (or as the start or a misspelling of
//! terms) in the fields of the index, and the posting lists are walked by the code in this folder.

mod automaton;
mod category;
mod completions;
mod conjunction;
mod edits;
mod fuzzy;
mod lexicon;
mod membership;
mod postings;
mod terms;

pub use category::best_known_of_category;
pub use conjunction::{Clause, Limits, Match, Matches, find, find_named};
pub use lexicon::Lexicon;
pub use terms::{Pattern, SHORT, Term, TermVariant, TokenMatch, WordTerms};
