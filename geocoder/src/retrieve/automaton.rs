//! The words within one or two letters of a word, as an automaton that a term dictionary is walked by.
//!
//! A letter inserted, left out or replaced counts one, and so do two neighbours that were swapped. The automaton is
//! simulated with a few machine words: bit n of a row says that the first n letters of the word are accounted for with
//! so many letters off. So nothing is built before the walk, and each step costs the same.
//!
//! A walk ends after a given number of steps, so that no dictionary is too large.

use std::cell::Cell;

/// The longest word that is taken for a misspelling, in bytes.
pub const LONGEST: usize = 63;

/// The words within some letters of a word.
pub struct Within {
    /// Bit n: letter n of the word is this byte.
    places: [u64; 256],
    /// The bit of the whole word.
    end: u64,
    /// The bits of one and of two letters off that are of interest.
    may_be_off: [u64; 2],
    /// Steps that are left.
    left: Cell<u32>,
}

/// How far a walk has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// What is accounted for, by letters off.
    met: [u64; 3],
    /// What was accounted for before the first of two swapped letters, by letters off before.
    swapped: [u64; 2],
}

impl Rows {
    /// Whether going on can lead to one of the words.
    #[inline]
    pub fn can_match(&self) -> bool {
        self.met[0] | self.met[1] | self.met[2] | self.swapped[0] | self.swapped[1] != 0
    }
}

impl Within {
    /// The words within `most` letters (1 or 2) of a word, for a walk of so many steps; `None` for words that are too
    /// long.
    pub fn new(word: &str, most: u8, steps: u32) -> Option<Self> {
        let word = word.as_bytes();
        if word.len() > LONGEST {
            return None;
        }
        let mut places = [0; 256];
        for (index, byte) in word.iter().enumerate() {
            places[usize::from(*byte)] |= 1 << index;
        }
        let end = 1 << word.len();
        let anywhere = end | (end - 1);
        Some(Self { places, end, may_be_off: [anywhere, if most > 1 { anywhere } else { 0 }], left: Cell::new(steps) })
    }

    /// Steps that are left.
    pub fn left(&self) -> u32 {
        self.left.get()
    }

    /// Where a walk begins: the first letters may be left out.
    pub fn start(&self) -> Rows {
        Rows { met: [1, 2 & self.may_be_off[0], 4 & self.may_be_off[1]], swapped: [0, 0] }
    }

    /// Goes a letter further; nowhere where no steps are left.
    #[inline]
    pub fn accept(&self, rows: &Rows, byte: u8) -> Rows {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                self.step(rows, byte)
            }
            None => Rows::default(),
        }
    }

    /// How many letters off the text is that led here; `None` where it is none of the words.
    #[inline]
    pub fn letters_off(&self, rows: &Rows) -> Option<u8> {
        (0..3).find(|letters| rows.met[usize::from(*letters)] & self.end != 0)
    }

    #[inline]
    fn step(&self, rows: &Rows, byte: u8) -> Rows {
        let here = self.places[usize::from(byte)];
        let ([none, one, two], [swapped, swapped_late]) = (rows.met, rows.swapped);
        // Kept as it is; or one letter more that is too many, another one, swapped, or left out.
        let next_none = (none & here) << 1;
        let off = none | none << 1 | (swapped & here) << 2 | next_none << 1;
        let next_one = (one & here) << 1 | off & self.may_be_off[0];
        let off = one | one << 1 | (swapped_late & here) << 2 | next_one << 1;
        let next_two = (two & here) << 1 | off & self.may_be_off[1];
        let late = if self.may_be_off[1] == 0 { 0 } else { one & here >> 1 };
        Rows { met: [next_none, next_one, next_two], swapped: [none & here >> 1, late] }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::edits;
    use super::*;

    fn distance(word: &str, text: &str, most: u8) -> Option<u8> {
        let within = Within::new(word, most, u32::MAX).unwrap();
        let rows = text.bytes().fold(within.start(), |rows, byte| within.accept(&rows, byte));
        within.letters_off(&rows)
    }

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(distance("laugavegur", "laugvaegur", 1), Some(1));
        assert_eq!(distance("laugavegur", "laugavegur", 1), Some(0));
        assert_eq!(distance("laugavegur", "laugvegr", 2), Some(2));
        assert_eq!(distance("laugavegur", "laugvegr", 1), None);
        assert_eq!(distance("laugavegur", "alugavegur", 1), Some(1));
    }

    #[test]
    fn a_walk_ends_with_its_steps() {
        let within = Within::new("laugavegur", 2, 2).unwrap();
        let rows = within.accept(&within.accept(&within.start(), b'l'), b'a');
        assert!(rows.can_match() && within.left() == 0);
        assert!(!within.accept(&rows, b'u').can_match());
    }

    proptest! {
        #[test]
        fn letters_off_are_what_comparing_says(word in "[abc]{1,12}", text in "[abc]{0,12}", most in 1u8..=2) {
            prop_assert_eq!(distance(&word, &text, most), edits::distance(&word, &text, most));
        }
    }
}
