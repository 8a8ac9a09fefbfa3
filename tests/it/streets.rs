//! What a street is: one name, one connected piece, one settlement.

use crate::support::World;

#[test]
fn ways_of_one_name_that_touch_are_one_street() {
    let town = World::draw("A---B---C---D   h")
        .way("AB", "highway=residential, name=Lange Gasse")
        .way("BC", "highway=living_street, name=Lange Gasse")
        .way("CD", "highway=residential, name=Lange Gasse")
        .import();
    assert_eq!(town.search("Lange Gasse").len(), 1);
    assert_eq!(town.summary.manifest.counts.layers["streets"], 1);
    let ways: Vec<_> = ["W1", "W2", "W3"].iter().flat_map(|way| town.lookup(way)).collect();
    assert_eq!(ways.len(), 3, "every way is still found by its own id");
    assert!(ways.iter().all(|way| way.place() == ways[0].place()));
}

#[test]
fn streets_of_one_name_in_two_villages_are_two() {
    let town = World::draw(
        "
        A--B   v




                                                                                                                                                                          C--D   w
        ",
    )
    .way("AB", "highway=residential, name=Dorfstraße")
    .way("CD", "highway=residential, name=Dorfstraße")
    .node('v', "place=village, name=Oberau")
    .node('w', "place=village, name=Unterau")
    .import();
    assert_eq!(town.search("Dorfstraße, Oberau"), ["W1"]);
    assert_eq!(town.search("Dorfstraße, Unterau"), ["W2"]);
    let mut both = town.search("Dorfstraße");
    both.sort();
    assert_eq!(both, ["W1", "W2"]);
}

#[test]
fn a_street_that_no_way_bears_is_known_from_its_houses() {
    let town = World::draw("h  i  v")
        .node('h', "addr:housenumber=1, addr:street=Am Anger")
        .node('i', "addr:housenumber=3, addr:street=Am Anger")
        .node('v', "place=village, name=Oberau")
        .import();
    assert_eq!(town.search("Am Anger 3, Oberau"), ["i"]);
}

#[test]
fn a_square_drawn_as_an_area_is_a_street() {
    let town = World::draw(
        "
        A--B
        | h|
        D--C
        ",
    )
    .area("ABCD", "highway=pedestrian, area=yes, name=Marktplatz")
    .node('h', "addr:housenumber=2, addr:street=Marktplatz")
    .import();
    assert_eq!(town.search("Marktplatz 2"), ["h"]);
    assert_eq!(town.first("Marktplatz"), "W1");
}

#[test]
fn a_street_has_all_the_names_of_its_ways() {
    let town = World::draw("A--B--C h")
        .way("ABC", "highway=residential, name=Mannerheimintie, name:sv=Mannerheimvägen, old_name=Turuntie")
        .node('h', "addr:housenumber=5, addr:street=Mannerheimintie")
        .import();
    for question in ["Mannerheimintie 5", "Mannerheimvägen 5", "mannerheimvagen 5", "Turuntie 5"] {
        assert_eq!(town.search(question), ["h"], "{question}");
    }
    assert_eq!(
        town.address("Nh", "sv"),
        "house_number=5, road=Mannerheimvägen, country=Deutschland".replace("Deutschland", "Tyskland")
    );
}
