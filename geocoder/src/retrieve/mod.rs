//! From words to candidates: posting lists of the text index, united by word and intersected over words.
//!
//! A question's text is never a query program: each word is looked up as a term (or as the start or a misspelling of terms)
//! in the fields of the index, and the posting lists are walked by the code in this folder.

mod automaton;
mod completions;
mod conjunction;
mod edits;
mod fuzzy;
mod kind;
mod lexicon;
mod membership;
mod postings;
mod terms;

pub use conjunction::{Found, Hit, Reach, Sought, find, find_named};
pub use kind::best_known_of_kind;
pub use lexicon::Lexicon;
pub use terms::{Likeness, SHORT, Spelling, Term, WordTerms};
