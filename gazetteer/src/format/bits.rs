//! Numbers in bits: Rice codes (Rice 1979), which fit values that are mostly about equally large.
//!
//! A number is cut at `k` bits: what is above is written as so many ones and a zero, what is below as it is. Where more
//! than seven ones would be needed, eight are written, then the width of the number in five bits and the number itself.
//! Bits fill bytes from the lowest on.

/// So many ones say that a number stands whole behind its width.
const WHOLE: u32 = 8;

/// Bits of that width, which is written less one.
const WIDTH: u32 = 5;

/// Appends numbers bit by bit; the last byte is filled with zeros.
#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl BitWriter {
    /// Appends a number in Rice code; `k` is at most 24.
    pub fn put_rice(&mut self, value: u32, k: u32) {
        let ones = value >> k;
        if ones < WHOLE {
            self.put((1 << ones) - 1, ones + 1);
            self.put(value & ((1 << k) - 1), k);
        } else {
            self.put((1 << WHOLE) - 1, WHOLE);
            let width = bit_width(value);
            self.put(width - 1, WIDTH);
            self.put(value, width);
        }
    }

    /// Appends the lowest bits of a number; the others must be 0.
    fn put(&mut self, value: u32, width: u32) {
        self.pending |= u64::from(value) << self.count;
        self.count += width;
        while self.count >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.pending as u8);
        }
        self.bytes
    }
}

/// How many bits [`BitWriter::put_rice`] takes for a number.
pub fn rice_bits(value: u32, k: u32) -> u32 {
    let ones = value >> k;
    if ones < WHOLE { ones + 1 + k } else { WHOLE + WIDTH + bit_width(value) }
}

/// Bits from the lowest to the highest one of a number, at least 1.
pub fn bit_width(value: u32) -> u32 {
    (32 - value.leading_zeros()).max(1)
}

/// Reads what [`BitWriter`] wrote. Past the end all bits are 0.
#[derive(Clone, Copy, Debug)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number in Rice code; `k` is at most 24.
    #[inline]
    pub fn rice(&mut self, k: u32) -> u32 {
        // At least 57 bits are there, and no number takes more than 45.
        let bits = self.window();
        let ones = bits.trailing_ones();
        if ones < WHOLE {
            self.at += (ones + 1 + k) as usize;
            return (bits >> (ones + 1)) as u32 & ((1 << k) - 1) | ones << k;
        }
        let width = (bits >> WHOLE) as u32 % (1 << WIDTH) + 1;
        self.at += (WHOLE + WIDTH + width) as usize;
        ((bits >> (WHOLE + WIDTH)) & (u64::MAX >> (64 - width))) as u32
    }

    /// How many bytes are begun.
    pub fn bytes_read(&self) -> usize {
        self.at.div_ceil(8).min(self.bytes.len())
    }

    /// The bits from here on, the next one lowest.
    #[inline]
    fn window(&self) -> u64 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let word = match rest.first_chunk() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        word >> (self.at % 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values: Vec<(u32, u8)>, k in 0u32..=24) {
            let values: Vec<u32> = values.into_iter().map(|(value, shift)| value >> (shift % 32)).collect();
            let mut writer = BitWriter::default();
            for &value in &values {
                writer.put_rice(value, k);
            }
            let bytes = writer.finish();
            let bits: u32 = values.iter().map(|&value| rice_bits(value, k)).sum();
            prop_assert_eq!(bytes.len(), bits.div_ceil(8) as usize);
            let mut reader = BitReader::new(&bytes);
            let read: Vec<u32> = values.iter().map(|_| reader.rice(k)).collect();
            prop_assert_eq!(read, values);
            prop_assert_eq!(reader.bytes_read(), bytes.len());
        }

        #[test]
        fn any_bits_end(bytes: Vec<u8>, k in 0u32..=24) {
            let mut reader = BitReader::new(&bytes);
            for _ in 0..=bytes.len() * 8 {
                reader.rice(k);
            }
            prop_assert_eq!(reader.rice(k), 0);
            prop_assert_eq!(reader.bytes_read(), bytes.len());
        }
    }
}
