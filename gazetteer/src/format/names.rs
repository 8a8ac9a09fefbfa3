//! Lists of tags: a count, then key and value as offsets in `strings.bytes`.

use super::bytes::{Reader, put};

/// Appends a list of tags.
pub fn put_tags(out: &mut Vec<u8>, tags: &[(u32, u32)]) {
    put(out, tags.len() as u64);
    for &(key, value) in tags {
        put(out, u64::from(key));
        put(out, u64::from(value));
    }
}

/// Reads a list of tags; offset 0 is the empty list.
pub fn tags(names: &[u8], offset: u32) -> TagOffsets<'_> {
    let mut reader = Reader::at(names, offset);
    let left = if offset == 0 { 0 } else { reader.count() };
    TagOffsets { reader, left }
}

/// Offsets of key and value of each tag of a list.
#[derive(Clone)]
pub struct TagOffsets<'a> {
    reader: Reader<'a>,
    left: usize,
}

impl Iterator for TagOffsets<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        self.left = self.left.checked_sub(1)?;
        Some((self.reader.number32(), self.reader.number32()))
    }
}
