//! Variable-length numbers: LEB128, signed ones in zigzag order.

/// Appends a number in one to ten bytes.
pub fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a signed number; small magnitudes are short.
pub fn put_signed(out: &mut Vec<u8>, value: i64) {
    put(out, ((value << 1) ^ (value >> 63)) as u64);
}

/// Appends a byte string behind its length.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Reads what the functions above wrote. Past the end numbers are 0 and strings empty.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads from an offset of a file; from nothing where the offset lies outside.
    pub fn at(bytes: &'a [u8], offset: u32) -> Self {
        Self { rest: bytes.get(offset as usize..).unwrap_or_default() }
    }

    /// Reads a byte string.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> u64 {
        let mut value = 0;
        for (index, &byte) in self.rest.iter().enumerate().take(10) {
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte < 0x80 {
                self.rest = &self.rest[index + 1..];
                return value;
            }
        }
        self.rest = &[];
        0
    }

    /// A number of 32 bits; larger ones are cut.
    #[inline]
    pub fn number32(&mut self) -> u32 {
        self.number() as u32
    }

    /// A signed number.
    #[inline]
    pub fn signed(&mut self) -> i64 {
        let value = self.number();
        (value >> 1) as i64 ^ -((value & 1) as i64)
    }

    /// How many items follow: never more than there are bytes left.
    pub fn count(&mut self) -> usize {
        (self.number() as usize).min(self.rest.len())
    }

    /// One byte.
    pub fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&first, rest)) => {
                self.rest = rest;
                first
            }
            None => 0,
        }
    }

    /// So many bytes, or nothing where fewer are left.
    pub fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        taken
    }

    /// All that is left.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// A byte string behind its length.
    pub fn bytes(&mut self) -> &'a [u8] {
        let length = self.count();
        self.take(length)
    }

    /// A text behind its length; empty where it isn't UTF-8.
    pub fn text(&mut self) -> &'a str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values: Vec<i64>) {
            let mut out = Vec::new();
            for &value in &values {
                put(&mut out, value as u64);
                put_signed(&mut out, value);
            }
            let mut reader = Reader::new(&out);
            for &value in &values {
                prop_assert_eq!(reader.number(), value as u64);
                prop_assert_eq!(reader.signed(), value);
            }
        }

        #[test]
        fn any_bytes_end(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            for _ in 0..=bytes.len() {
                reader.text();
            }
            prop_assert_eq!(reader.number(), 0);
        }
    }
}
