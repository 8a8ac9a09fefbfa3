//! What is meant of several things that bear a name: by the commas of the question, by the kind of the things, by what
//! was typed whole.

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

#[test]
fn a_street_that_shares_but_the_word_for_a_street_is_another_one() {
    let town = World::draw(
        "
        A-a-B   t
        C-c-D   r
        ",
    )
    .way("AaB", "highway=residential, name=York Road")
    .way("CcD", "highway=residential, name=Sandown Road")
    .node('a', "addr:housenumber=1, addr:street=York Road")
    .node('c', "addr:housenumber=5, addr:street=Sandown Road")
    .node('t', "place=town, name=Sandown")
    .node('r', "amenity=restaurant, name=Road 31")
    .import();
    assert_eq!(town.first("Sandown Road 1"), "W2");
    assert_eq!(town.first("1 York Road, Sandown"), "a");
    assert_eq!(town.first("Road 31"), "r");
    assert!(town.search("Road").contains(&"W1".to_owned()), "where nothing else is asked for, that is it");
}

#[test]
fn a_sign_of_one_letter_is_no_answer_to_a_longer_name() {
    let town = World::draw("A-p-B       v")
        .way("ApB", "highway=residential, name=Triq tal-Isqof")
        .node('p', "amenity=parking, name=P, addr:street=Triq tal-Isqof")
        .node('v', "place=hamlet, name=Tal-Pietà")
        .import();
    assert_eq!(town.first("P, Tal-Pietà"), "p");
    assert_eq!(town.first("Tal-P"), "v");
    assert_eq!(town.first("P"), "p");
}

#[test]
fn what_stands_first_may_be_a_name_that_looks_like_a_part_of_a_house() {
    let town = World::draw("A-p-s-h-B   t")
        .way("AhB", "highway=residential, name=Triq Dimech")
        .node('p', "amenity=restaurant, name=Port 21")
        .node('s', "amenity=pub, name=Stan's")
        .node('h', "addr:housenumber=4, addr:street=Triq Dimech")
        .node('t', "place=town, name=Floriana")
        .import();
    for (question, expected) in [
        ("Port 21, Floriana", "p"),
        ("Stan's, Floriana", "s"),
        ("Port 21, Triq Dimech 4, Floriana", "h"),
        ("Hall 5, Triq Dimech 4, Floriana", "h"),
        ("Port 5, Triq Dimech, Floriana", "W1"),
    ] {
        assert_eq!(town.first(question), expected, "{question}");
    }
}

#[test]
fn a_name_in_the_own_language_is_begun_before_one_of_the_many_others() {
    let town = World::draw("c---v")
        .node('c', "place=city, name=Großstadt, name:eo=Kunlandourbo, population=2000000")
        .node('v', "place=village, name=Kunoy")
        .import();
    assert_eq!(town.search("Kun"), ["v", "c"]);
    assert_eq!(town.first("Kunlandourb"), "c");
    assert_eq!(town.first("Kunlandorbo"), "c");
}
