//! Which of several postcodes most addresses have.

use rustc_hash::FxHashMap;

use crate::strings::Sym;

/// How many addresses have each postcode.
pub(super) type Votes = FxHashMap<Sym, u32>;

/// The value with the most votes; of equals the one seen first in the extract.
pub(super) fn most_voted(votes: &Votes) -> Option<Sym> {
    votes.iter().max_by_key(|&(&code, &count)| (count, std::cmp::Reverse(code))).map(|(&code, _)| code)
}
