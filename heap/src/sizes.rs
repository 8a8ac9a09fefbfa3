//! The sizes of blocks in the file: four to each doubling, so that at most a fifth of a block is wasted.

/// Bytes that every block is a multiple of, and that every address is.
pub const GRAIN: usize = 16;
/// The system's unit of memory.
pub const PAGE: usize = 4096;
/// Blocks from this size on begin at a page and fill whole pages.
pub const PAGED: usize = 4 * PAGE;
/// How many sizes there are; the largest is beyond any memory.
pub const COUNT: usize = 144;

/// Sizes up to here are told apart by the grain.
const FINE: usize = 128;

/// The number of the smallest size that holds so many bytes; `None` where they are more than any block has.
pub fn class_of(bytes: usize) -> Option<usize> {
    let bytes = bytes.max(1);
    if bytes <= FINE {
        return Some(bytes.div_ceil(GRAIN) - 1);
    }
    // The largest power of two below, and which quarter above it the bytes reach into.
    let power = (bytes - 1).ilog2();
    let quarter = (bytes - 1 - (1 << power)) >> (power - 2);
    let class = FINE / GRAIN + (power - FINE.ilog2()) as usize * 4 + quarter;
    (class < COUNT).then_some(class)
}

/// The bytes of a block of a class.
pub fn bytes_of(class: usize) -> usize {
    let fine = FINE / GRAIN;
    if class < fine {
        return (class + 1) * GRAIN;
    }
    let (power, quarter) = ((class - fine) / 4 + FINE.ilog2() as usize, (class - fine) % 4);
    (1 << power) + ((quarter + 1) << (power - 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_class_is_the_class_of_its_own_bytes() {
        for class in 0..COUNT {
            let bytes = bytes_of(class);
            assert_eq!(class_of(bytes), Some(class), "{bytes} bytes");
            assert_eq!(bytes % if bytes >= PAGED { PAGE } else { GRAIN }, 0, "{bytes} bytes");
        }
        assert_eq!(class_of(usize::MAX), None);
    }

    proptest! {
        #[test]
        fn block_holds_what_was_asked_for_and_little_more(bytes in 1_usize..1 << 40) {
            let block = bytes_of(class_of(bytes).unwrap());
            prop_assert!(block >= bytes && block <= bytes + bytes / 4 + GRAIN);
        }
    }
}
