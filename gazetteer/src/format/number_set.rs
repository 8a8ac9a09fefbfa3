//! Sets of numbers in a few bytes: which numbers the rows of a block of house numbers can answer for.
//!
//! The numbers of a block follow each other, so that a bit a number above the lowest is exact for nearly all blocks.
//! Numbers that are spread wider share bits, which makes a set larger than it is, never smaller.

use std::ops::RangeInclusive;

use super::bytes::{Reader, put};
use crate::house_number::Presence;

/// Bits of a set.
const BITS: u64 = 64;

/// Form of a set: all numbers. Other forms are the count of bytes that have bits.
const ALL: u8 = 0;
/// Form of a set: numbers that are [`BITS`] apart share a bit.
const SHARED: u8 = 9;

/// A set of numbers that may have more of them than were put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberSet {
    /// All numbers.
    All,
    /// Some numbers, a bit each from the lowest on.
    Some { lowest: u64, bits: u64, shared: bool },
}

impl NumberSet {
    /// The set of some numbers.
    pub fn of(numbers: &[RangeInclusive<u64>]) -> Self {
        let lowest = numbers.iter().map(|range| *range.start()).min();
        let highest = numbers.iter().map(|range| *range.end()).max();
        let (Some(lowest), Some(highest)) = (lowest, highest) else { return Self::All };
        let mut bits = 0;
        for range in numbers {
            // After so many all bits are set.
            for number in range.clone().take(BITS as usize) {
                bits |= bit(number - lowest);
            }
        }
        Self::Some { lowest, bits, shared: highest - lowest >= BITS }
    }

    /// Whether it has one of some numbers.
    pub fn presence(&self, numbers: &[RangeInclusive<u64>]) -> Presence {
        if *self == Self::All {
            return Presence::Unknown;
        }
        let is_wide = |range: &RangeInclusive<u64>| range.end().saturating_sub(*range.start()) >= BITS;
        let has_some = |range: &RangeInclusive<u64>| is_wide(range) || range.clone().any(|number| self.has(number));
        if numbers.iter().any(has_some) { Presence::Likely } else { Presence::Absent }
    }

    fn has(&self, number: u64) -> bool {
        match *self {
            Self::All => true,
            Self::Some { lowest, bits, shared } => {
                let above = number.checked_sub(lowest).filter(|above| shared || *above < BITS);
                above.is_some_and(|above| bits & bit(above) != 0)
            }
        }
    }

    /// Appends it.
    pub fn put(&self, out: &mut Vec<u8>) {
        let Self::Some { lowest, bits, shared } = *self else { return out.push(ALL) };
        let length = if shared { 8 } else { (BITS - u64::from(bits.leading_zeros())).div_ceil(8) as usize };
        out.push(if shared { SHARED } else { length as u8 });
        put(out, lowest);
        out.extend_from_slice(&bits.to_le_bytes()[..length]);
    }

    /// Reads one; a form that doesn't exist has all numbers.
    pub fn take(reader: &mut Reader<'_>) -> Self {
        let form = reader.byte();
        if form == ALL || form > SHARED {
            return Self::All;
        }
        let lowest = reader.number();
        let taken = reader.take(usize::from(form.min(8)));
        let mut bits = [0; 8];
        bits.iter_mut().zip(taken).for_each(|(bit, byte)| *bit = *byte);
        Self::Some { lowest, bits: u64::from_le_bytes(bits), shared: form == SHARED }
    }
}

fn bit(above: u64) -> u64 {
    1 << (above % BITS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_back(set: NumberSet) -> (NumberSet, usize) {
        let mut out = Vec::new();
        set.put(&mut out);
        let mut reader = Reader::new(&out);
        (NumberSet::take(&mut reader), out.len() - reader.rest().len())
    }

    #[test]
    fn numbers_of_a_street_are_known_exactly() {
        let set = NumberSet::of(&[7..=7, 9..=9, 12..=14, 31..=31]);
        let found: Vec<u64> = (0..200).filter(|number| set.has(*number)).collect();
        assert_eq!(found, [7, 9, 12, 13, 14, 31]);
        assert_eq!(read_back(set), (set, 6));
    }

    #[test]
    fn numbers_that_are_spread_wide_share_bits() {
        let set = NumberSet::of(&[7..=7, 200..=200]);
        let found: Vec<u64> = (0..210).filter(|number| set.has(*number)).collect();
        assert_eq!(found, [7, 8, 71, 72, 135, 136, 199, 200]);
        assert_eq!((set.presence(&[9..=70]), set.presence(&[9..=71])), (Presence::Absent, Presence::Likely));
    }

    #[test]
    fn nothing_is_known_of_a_set_of_no_numbers() {
        assert_eq!(NumberSet::of(&[]), NumberSet::All);
        assert_eq!(read_back(NumberSet::All), (NumberSet::All, 1));
        assert_eq!(NumberSet::All.presence(&[u64::MAX..=u64::MAX]), Presence::Unknown);
    }

    #[test]
    fn a_damaged_set_is_read_without_panic() {
        for form in 0..=255 {
            let set = NumberSet::take(&mut Reader::new(&[form, 5]));
            assert!(set == NumberSet::All || !set.has(4));
        }
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_there(starts: Vec<u64>, lengths: Vec<u8>, before: u8) {
            let ranges = starts.iter().zip(&lengths).map(|(from, length)| *from..=from.saturating_add(u64::from(*length)));
            let numbers: Vec<RangeInclusive<u64>> = ranges.collect();
            let (set, _) = read_back(NumberSet::of(&numbers));
            for range in numbers {
                let around = range.start().saturating_sub(u64::from(before))..=*range.end();
                prop_assert!(set.has(*range.start()) && set.has(*range.end()) && set.presence(&[around]) == Presence::Likely);
            }
        }
    }
}
