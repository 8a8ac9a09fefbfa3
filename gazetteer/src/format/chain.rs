//! The areas above a place: country, locality, time zone, then the areas from small to large.

use super::bytes::{Reader, put};

/// A chain as it is kept; areas by place index, texts by offset in `strings.bytes`.
pub struct ChainFields<A> {
    pub country: [u8; 2],
    pub locality: u32,
    pub time_zone: u32,
    pub areas: A,
}

/// Appends a chain.
pub fn put_chain(out: &mut Vec<u8>, chain: &ChainFields<&[u32]>) {
    out.extend_from_slice(&chain.country);
    put(out, u64::from(chain.locality));
    put(out, u64::from(chain.time_zone));
    put(out, chain.areas.len() as u64);
    for &area in chain.areas {
        put(out, u64::from(area));
    }
}

/// Reads a chain.
pub fn chain(chains: &[u8], offset: u32) -> ChainFields<impl Iterator<Item = u32> + '_> {
    let mut reader = Reader::at(chains, offset);
    let country = [reader.byte(), reader.byte()];
    let locality = reader.number32();
    let time_zone = reader.number32();
    let count = reader.count();
    ChainFields { country, locality, time_zone, areas: (0..count).map(move |_| reader.number32()) }
}
