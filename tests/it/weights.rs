//! Weights order answers; what is looked for is decided by facts.

use geocoder::{Geocoder, Weights};

use crate::support::{Town, World, free};

/// A town with streets, houses, a row of numbers and venues, and a village next to it.
fn town() -> Town {
    World::draw(
        "
        A-a-b-B   h
                 t    k
        C-c-d-D
          i-e-j     v   m
        ",
    )
    .way("AabB", "highway=residential, name=Rue du Lac")
    .way("CcdD", "highway=residential, name=Hauptstrasse")
    .way("iej", "addr:interpolation=even")
    .node('a', "addr:housenumber=4, addr:street=Rue du Lac")
    .node('b', "addr:housenumber=6a, addr:street=Rue du Lac")
    .node('c', "addr:housenumber=11, addr:street=Hauptstrasse")
    .node('i', "addr:housenumber=20, addr:street=Hauptstrasse")
    .node('j', "addr:housenumber=28, addr:street=Hauptstrasse")
    .node('h', "amenity=pub, name=Zum Goldenen Hirsch, old_name=Krone")
    .node('t', "place=town, name=Reutlingen, population=9000")
    .node('k', "amenity=cafe, name=Morgenrot")
    .node('v', "place=village, name=Talheim")
    .node('m', "highway=bus_stop, name=Talheim")
    .import()
}

/// Questions that take every step of the plan between them.
const QUESTIONS: [&str; 17] = [
    "Rue du Lac 4, Reutlingen",
    "Rue du Lac 6, Reutlingen",
    "Rue du Lac 99",
    "Hauptstr. 22",
    "Haupt Strasse 11 Reutlingen",
    "Reutl",
    "Reutlngen",
    "Ruetlngen",
    "Rue du Lc 4, Reutlingen",
    "Hirsch am Talheim",
    "Zum Goldenen Hirsch",
    "Goldener Hirsch in Reutlingen",
    "Krone",
    "Talheim",
    "Nosuchword Morgenrot Reutlingen",
    "xqvork zzyphl",
    "café in Talheim",
];

/// The steps that each question takes.
fn steps(geocoder: &Geocoder) -> Vec<Vec<&'static str>> {
    QUESTIONS.iter().map(|question| geocoder.explain(&free(question)).1.steps).collect()
}

#[test]
fn no_weight_that_is_lowered_by_a_fifth_changes_what_is_looked_for() {
    let town = town();
    let usual = steps(&town.geocoder);
    for step in ["exact", "prefix", "variants", "split or join", "optional words", "fuzzy 1", "fuzzy 2", "drop words"] {
        assert!(usual.iter().flatten().any(|taken| *taken == step), "{step} is never taken");
    }
    for weight in Weights::ALL {
        let mut weights = Weights::DEFAULT;
        *(weight.of)(&mut weights) *= 0.8;
        let geocoder = Geocoder::open(&[town.gazetteer()]).unwrap().with_weights(Box::leak(Box::new(weights)));
        for ((question, taken), usual) in QUESTIONS.iter().zip(steps(&geocoder)).zip(&usual) {
            assert_eq!(taken, *usual, "{} for {question}", weight.name);
        }
    }
}

#[test]
fn a_search_ends_with_the_first_step_that_answers() {
    let town = town();
    let taken = |text: &str| town.geocoder.explain(&free(text)).1.steps;
    assert_eq!(taken("Rue du Lac 4, Reutlingen,"), ["exact"]);
    assert_eq!(taken("Reutl"), ["exact", "prefix"]);
    assert_eq!(taken("Hauptstr. 22,"), ["exact", "variants", "split or join"]);
}
