//! What the tolerance of misspellings may cost: nothing that is right without it.

use crate::support::{Town, World, free, parvis, shared};

/// Two streets that are called about the same, next to a town.
fn town() -> Town {
    World::draw(
        "
        A-a-B
             t
        C-c-D
        ",
    )
    .way("AaB", "highway=residential, name=Lindenweg")
    .way("CcD", "highway=residential, name=Lindauweg")
    .node('a', "addr:housenumber=4, addr:street=Lindenweg")
    .node('c', "addr:housenumber=4, addr:street=Lindauweg")
    .node('t', "place=town, name=Talheim")
    .import()
}

#[test]
fn a_question_that_refuses_typos_finds_only_what_is_written_so() {
    let town = town();
    let mut strict = free("Lindenwag 4, Talheim");
    assert_eq!(town.ask(&strict), ["a"]);
    strict.typos = geocoder::Typos::Refused;
    assert_eq!(town.ask(&strict), ["t"]);
    let mut written = free("Linden Weg 4, Talheim");
    written.typos = geocoder::Typos::Refused;
    assert_eq!(town.ask(&written), ["a"]);
}

/// Asks the case file that was drawn from an extract with and without tolerance, where this machine has both.
fn check(name: &str) {
    let Some(cases) = samples::shared(&format!("quality/{name}.tsv")) else { return };
    let Some(extract) = shared(&format!("{name}.osm.pbf")) else { return };
    let gazetteer = samples::gazetteer(&extract);
    let (cases, gazetteer) = (cases.to_string_lossy(), gazetteer.to_string_lossy());
    let ran = parvis(&samples::root(), &["quality", &cases, "--gazetteer", &gazetteer, "--compare-no-typos"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn what_is_right_without_tolerance_is_right_with_it_on_liechtenstein() {
    check("liechtenstein-2026-03");
}

#[test]
fn what_is_right_without_tolerance_is_right_with_it_on_iceland() {
    check("iceland-2019-05");
}

#[test]
fn what_is_right_without_tolerance_is_right_with_it_on_the_faroe_islands() {
    check("faroe-islands-2018");
}

#[test]
fn what_is_right_without_tolerance_is_right_with_it_on_the_isle_of_wight() {
    check("isle-of-wight-2020-04");
}

#[test]
fn what_is_right_without_tolerance_is_right_with_it_on_malta() {
    check("malta-2024-03");
}
