//! Which words of a question are in the address of an answer itself.
//!
//! The context of a document is wider than its address: a street has the areas of all its houses, and the next town is
//! context too. Of two answers that both have a word around, the one whose own address has it is meant.

use gazetteer::{Entry, text};

use crate::retrieve::WordTerms;

/// The words out of `around` that an entry's own areas, postcode or street have.
pub fn own(entry: &Entry<'_>, around: u32, terms: &[&WordTerms]) -> u32 {
    let mut left = around;
    let mut meet = |name: &str| {
        text::scan(name, |token| {
            for (index, terms) in terms.iter().enumerate() {
                if left & 1 << index != 0 && terms.meet(token.text).is_some() {
                    left &= !(1 << index);
                }
            }
        });
        left != 0
    };
    let plain = [entry.postcode(), entry.chain().locality()].into_iter().flatten();
    let mut more = around != 0;
    for name in plain {
        more = more && meet(name);
    }
    // A word that is only checked here is not looked for in all languages: that many comparisons would take long.
    let is_checked = terms.iter().enumerate().any(|(index, terms)| around & 1 << index != 0 && terms.is_checked_later);
    for place in entry.chain().areas().chain(entry.street()).chain([entry.place()]) {
        let names = place.names().iter().filter(|(key, _)| !is_checked || !key.contains(':'));
        for (_, name) in names {
            more = more && meet(name);
            if !more {
                return around & !left;
            }
        }
    }
    around & !left
}
