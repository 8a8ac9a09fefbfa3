//! The official number of the municipality that something lies in.
//!
//! Statistical offices number municipalities; OpenStreetMap keeps the numbers as tags of the boundaries under a key of
//! each country (wiki: Key:ref and its country pages).

use gazetteer::{Entry, Place};

/// Keys of official numbers of municipalities.
const KEYS: [&str; 11] = [
    "ref:INSEE",
    "de:amtlicher_gemeindeschluessel",
    "ref:at:gkz",
    "swisstopo:BFS_NUMMER",
    "ref:ISTAT",
    "ine:municipio",
    "ref:INS",
    "ref:gss",
    "teryt:terc",
    "ref:ine",
    "ref:uat:siruta",
];

/// Address ranks of municipalities and what lies in them.
const RANKS: std::ops::RangeInclusive<u8> = 13..=25;

/// The number of the municipality of an entry, its own or that of the smallest area around it that has one.
pub fn code<'g>(entry: &Entry<'g>) -> Option<&'g str> {
    let own = match entry {
        Entry::Place(place) => of_place(*place),
        Entry::Way(_) | Entry::House(_) => None,
    };
    own.or_else(|| entry.hierarchy().areas().find_map(of_place))
}

fn of_place(place: Place<'_>) -> Option<&str> {
    if !RANKS.contains(&place.rank_address()) {
        return None;
    }
    let (names, tags) = (place.names(), place.extratags());
    KEYS.iter().find_map(|key| tags.get(key).or_else(|| names.get(key)))
}
