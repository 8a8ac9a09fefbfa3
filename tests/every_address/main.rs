//! Every address of an extract, asked for in the words that Parvis itself gives it.
//!
//! For each object of the map that bears a number, and each member of a list or range of numbers, the check composes
//! the address (street or place, number, postcode, settlement) and asks three things: does a search for it answer the
//! house first; does its coordinate answer its number and street; and is every object that the answer names found by
//! its id? The objects are read from the extract itself, so one that the import has lost is a miss too. Names and
//! numbers that are shared by two houses ("twins") are told apart by neither people nor programs: either of them is a
//! right answer.
//!
//! `scripts/every-address` does the same in release mode and lists the misses
//! by cause; `docs/addresses.md` has them.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test that panics has failed")]

mod check;
mod misses;
mod objects;
mod question;
mod sample;

use misses::Tally;

/// Least share of addresses that a search must find.
const LEAST_FOUND: f64 = 0.995;
/// Least share of addresses that their coordinate must answer.
const LEAST_ANSWERED: f64 = 0.99;
/// Least share of the drawn addresses without street that hang on the street they stand at.
const LEAST_AT_STREET: f64 = 0.98;

/// Imports an extract of the shared data and walks its addresses; says so where it is not there.
fn walk(name: &str) {
    let Some(extract) = samples::shared(&format!("data/{name}.osm.pbf")) else { return };
    let geocoder = samples::geocoder(&extract);
    let objects = objects::numbered(&extract).unwrap();
    let tally = check::all(&geocoder, &objects);
    let drawn = sample::at_their_street(&geocoder, &objects);
    eprintln!("{}", tally.report(name));
    eprintln!("  without street, drawn {:5}, at the street they stand at {:.2} %", drawn.asked, 100.0 * drawn.share());
    for line in drawn.elsewhere.iter().take(10) {
        eprintln!("    {line}");
    }
    misses::write(name, &tally).unwrap();
    hold(&tally, &drawn);
}

fn hold(tally: &Tally, drawn: &sample::Drawn) {
    assert!(tally.asked > 500, "addresses that were walked: {}", tally.asked);
    let shares = [
        ("found by search", tally.found(), LEAST_FOUND),
        ("answered by reverse", tally.answered(), LEAST_ANSWERED),
        ("resolved by lookup", tally.resolved(), 1.0),
        ("at the street they stand at", drawn.share(), LEAST_AT_STREET),
    ];
    let short: Vec<_> = shares.iter().filter(|(_, share, least)| share < least).collect();
    assert!(short.is_empty(), "share reached, share needed: {short:?}");
}

#[test]
fn every_address_of_liechtenstein_is_found() {
    walk("liechtenstein-2026-03");
}

#[test]
fn every_address_of_the_faroe_islands_is_found() {
    walk("faroe-islands-2018");
}

#[test]
fn every_address_of_iceland_is_found() {
    walk("iceland-2019-05");
}

#[test]
fn every_address_of_the_isle_of_wight_is_found() {
    walk("isle-of-wight-2020-04");
}
