//! What is meant of several things that bear a name: by the commas of the question, by the kind of the things, by what was
//! typed whole.

use crate::support::{World, free};

#[test]
fn what_a_comma_parts_is_name_and_place_before_it_is_one_name() {
    let town = World::draw("s---m---t")
        .node('s', "highway=bus_stop, name=Talheim Denkmal")
        .node('m', "historic=memorial, name=Denkmal")
        .node('t', "place=village, name=Talheim")
        .import();
    assert_eq!(town.first("Denkmal, Talheim"), "m");
    assert_eq!(town.first("Talheim Denkmal"), "s");
    assert_eq!(town.first("Talheim, Denkmal"), "s");
}

#[test]
fn a_thing_comes_before_the_stop_and_the_sign_that_are_called_after_it() {
    let town = World::draw("i---s---m---h")
        .node('i', "tourism=information, information=board, name=Alte Säge")
        .node('s', "highway=bus_stop, name=Alte Säge")
        .node('m', "historic=industrial, name=Alte Säge")
        .import();
    assert_eq!(town.first("Alte Säge"), "m");
}

#[test]
fn a_shop_comes_before_its_premises_and_a_street_before_the_brook() {
    let town = World::draw(
        "
        A-----B     P---Q   x
                    | w |
        C-----D     S---R
        ",
    )
    .way("AB", "highway=residential, name=Aubach")
    .way("CD", "waterway=stream, name=Aubach")
    .area("PQRS", "landuse=industrial, name=Huber")
    .node('w', "shop=hardware, name=Huber")
    .import();
    assert_eq!(town.first("Aubach"), "W1");
    assert_eq!(town.first("Huber"), "w");
}

#[test]
fn a_town_typed_whole_comes_before_one_that_begins_so() {
    let town = World::draw(
        "
        A-h-B v                                                                                                                                                                           C-i-D w
        ",
    )
    .way("AhB", "highway=residential, name=Landstrasse")
    .node('h', "addr:housenumber=80, addr:street=Landstrasse")
    .node('v', "place=village, name=Triesenberg")
    .way("CiD", "highway=residential, name=Landstrasse")
    .node('i', "addr:housenumber=80, addr:street=Landstrasse")
    .node('w', "place=village, name=Triesen")
    .import();
    assert_eq!(town.first("Landstr. 80, Triesen"), "i");
    assert_eq!(town.first("Landstr. 80, Triesenb"), "h");
}

#[test]
fn a_name_typed_whole_comes_first_and_longer_ones_follow_by_how_known_they_are() {
    let town = World::draw("a---b---c")
        .node('a', "place=islet, name=Flatey")
        .node('b', "place=islet, name=Flatey")
        .node('c', "place=village, name=Flateyri")
        .import();
    let mut asked = free("Flatey");
    asked.typeahead = geocoder::Typeahead::Always;
    let answers = town.ask(&asked);
    assert!(["a", "b"].contains(&answers[0].as_str()), "{answers:?}");
    assert_eq!(answers[1], "c");
}

#[test]
fn scores_are_the_sum_of_their_parts_when_a_whole_name_is_favoured() {
    let town =
        World::draw("a---c").node('a', "place=islet, name=Flatey").node('c', "place=village, name=Flateyri").import();
    let mut asked = free("Flatey");
    asked.typeahead = geocoder::Typeahead::Always;
    let totals: Vec<f64> = town.geocoder.search(&asked).iter().map(|answer| answer.score.total()).collect();
    assert!(totals.windows(2).all(|pair| pair[0] >= pair[1]), "{totals:?}");
}
