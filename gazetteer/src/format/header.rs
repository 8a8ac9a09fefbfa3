//! The first 16 bytes of each of our own files.

/// Version of the file format; a gazetteer of another version is refused.
///
/// 1: the first.
/// 2: entrances; points in Rice codes on a grid of 1e-6 degrees; shared borders once; boxes of trees as shares.
/// 3: the places of each kind by where they are.
/// 4: before each block of house numbers the numbers that it can answer for.
pub const FORMAT: u32 = 4;

/// Length of the header.
pub const HEADER: usize = 16;

const MAGIC: [u8; 8] = *b"PARVIS\r\n";

/// The header of a file of this version.
pub fn header() -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    bytes[..8].copy_from_slice(&MAGIC);
    bytes[8..12].copy_from_slice(&FORMAT.to_le_bytes());
    bytes
}

/// Whether a file starts as it should.
pub fn is_valid(bytes: &[u8]) -> bool {
    bytes.get(..HEADER) == Some(&header())
}
