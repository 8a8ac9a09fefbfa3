//! From words to candidates: posting lists of the text index, united by word and intersected over words.
//!
//! A question's text is never a query program: each word is looked up as a term (or as the start or a misspelling of terms)
//! in the two fields of the index, and the posting lists are walked by the code in this folder.

mod conjunction;
mod fuzzy;
mod lexicon;
mod postings;

pub use conjunction::{Hit, find};
pub use lexicon::{Lexicon, Spelling, WordTerms};
