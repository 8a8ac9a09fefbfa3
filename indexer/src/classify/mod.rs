//! From tags to what an object is: its categories, or the reason why it is left out.
//!
//! The rules are data: `data/tags.tsv` says which tags make a place and when, `data/areas.tsv` which closed ways are
//! areas, `data/ignored_keys.txt` which keys are forgotten. [`Rules`] is these tables in memory, [`Classifier`] applies
//! them to the objects of one block and looks at each distinct key of a block only once.
//!
//! Where a thing is and what it belongs to is decided later; here only tags count.

mod areas;
mod block;
mod keys;
mod reason;
mod rules;

pub use block::{Classifier, Verdict};
pub use reason::{Dropped, Reason};
pub use rules::Rules;
