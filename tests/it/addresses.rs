//! House numbers: what bears them, which street they belong to, and how they are asked for.

use geocoder::Structured;

use crate::support::{Town, World};

/// A street with a number on a node, one on a building, one on an entrance of a named venue, and a row between two.
fn street() -> Town {
    World::draw(
        "
        A-----------B-----------------C
          h  p--q  k      i       j
             s--r
        ",
    )
    .way("ABC", "highway=residential, name=Lange Gasse")
    .area("pqrs", "building=house, addr:housenumber=14, addr:street=Lange Gasse")
    .way("ij", "addr:interpolation=even")
    .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
    .node('k', "amenity=cafe, name=Café Morgenrot, addr:housenumber=16, addr:street=Lange Gasse")
    .node('i', "addr:housenumber=20, addr:street=Lange Gasse")
    .node('j', "addr:housenumber=30, addr:street=Lange Gasse")
    .import()
}

#[test]
fn a_number_is_found_on_a_node_a_building_and_a_venue() {
    let town = street();
    assert_eq!(town.search("Lange Gasse 12"), ["h"]);
    assert_eq!(town.search("Lange Gasse 14"), ["W2"]);
    assert_eq!(town.search("Lange Gasse 16"), ["k"]);
}

#[test]
fn a_number_stands_before_or_behind_its_street() {
    let town = street();
    for question in ["12 Lange Gasse", "Lange Gasse 12", "lange gasse, 12", "LANGE GASSE 12", "Lange  Gasse\t12"] {
        assert_eq!(town.search(question), ["h"], "{question}");
    }
}

#[test]
fn a_number_is_asked_for_by_field_in_either_order() {
    let town = street();
    for text in ["12 Lange Gasse", "Lange Gasse 12"] {
        let fields = Structured { street: Some(text.into()), ..Structured::default() };
        assert_eq!(town.structured(fields), ["h"], "{text}");
    }
}

#[test]
fn a_row_of_numbers_is_found_at_its_ends_and_between_them() {
    let town = street();
    assert_eq!(town.search("Lange Gasse 20"), ["i"]);
    assert_eq!(town.search("Lange Gasse 30"), ["j"]);
    assert_eq!(town.search("Lange Gasse 26"), ["W3#26"]);
    let answers = town.geocoder.search(&crate::support::free("Lange Gasse 25"));
    assert!(answers.iter().all(|answer| answer.interpolated != Some(25)), "odd numbers are not in an even row");
}

#[test]
fn a_number_between_two_lies_between_them_on_the_map() {
    let town = street();
    let answers = town.geocoder.search(&crate::support::free("Lange Gasse 24"));
    let (from, to) = (town.world.point('i'), town.world.point('j'));
    let position = answers[0].position;
    let share = f64::from(position.lon - from.lon) / f64::from(to.lon - from.lon);
    assert!((share - 0.4).abs() < 0.02, "{share}");
}

#[test]
fn a_number_that_is_not_there_gives_the_street_marked_as_such() {
    let town = street();
    let answers = town.geocoder.search(&crate::support::free("Lange Gasse 99"));
    assert_eq!(answers[0].match_type, geocoder::MatchType::StreetOnly);
    assert_eq!(answers[0].entry.osm().unwrap().to_string(), "W1");
}

#[test]
fn letters_ranges_and_lists_of_numbers_are_told_apart() {
    let town = World::draw("A--a--b--c--d--B")
        .way("AabcdB", "highway=residential, name=Ringweg")
        .node('a', "addr:housenumber=12a, addr:street=Ringweg")
        .node('b', "addr:housenumber=12, addr:street=Ringweg")
        .node('c', "addr:housenumber=14-18, addr:street=Ringweg")
        .node('d', "addr:housenumber=21;23, addr:street=Ringweg")
        .import();
    for (number, house) in
        [("12a", "a"), ("12 A", "a"), ("12", "b"), ("14-18", "c"), ("16", "c"), ("21", "d"), ("23", "d")]
    {
        assert_eq!(town.first(&format!("Ringweg {number}")), house, "{number}");
    }
}

#[test]
fn addr_street_beats_the_nearest_street() {
    let town = World::draw(
        "
        A--h--B


        C-----D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .node('h', "addr:housenumber=7, addr:street=Fernweg")
    .import();
    assert_eq!(town.search("Fernweg 7"), ["h"]);
    assert_eq!(town.address("Nh", ""), "house_number=7, road=Fernweg, country=Deutschland");
}

#[test]
fn a_house_without_addr_street_belongs_to_the_nearest_street() {
    let town = World::draw(
        "
        A-----B
          h


        C-----D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .node('h', "addr:housenumber=7")
    .import();
    assert_eq!(town.search("Nahweg 7"), ["h"]);
}

#[test]
fn an_associated_street_relation_beats_everything() {
    let town = World::draw(
        "
        A--h--B


        C-----D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .node('h', "addr:housenumber=7")
    .relation("W2:street Nh:house", "type=associatedStreet, name=Fernweg")
    .import();
    assert_eq!(town.search("Fernweg 7"), ["h"]);
}

#[test]
fn addr_place_puts_a_house_into_its_settlement() {
    let town = World::draw(
        "
        A-----B
          h
        v
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .node('v', "place=hamlet, name=Einöd")
    .node('h', "addr:housenumber=7, addr:place=Einöd")
    .import();
    assert_eq!(town.search("Einöd 7"), ["h"]);
    assert_eq!(town.address("Nh", ""), "house_number=7, hamlet=Einöd, country=Deutschland");
}

#[test]
fn a_venue_in_an_addressed_building_can_have_its_number() {
    let town = World::draw(
        "
        A-----------B
           p--q
           | k|
           s--r
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .area("pqrs", "building=house, addr:housenumber=14, addr:street=Lange Gasse")
    .node('k', "amenity=cafe, name=Café Morgenrot")
    .import();
    assert!(town.address("Nk", "").starts_with("amenity=Café Morgenrot, "));
    assert_eq!(town.first("Café Morgenrot, Lange Gasse"), "k");
}

#[test]
fn the_street_that_a_house_names_beats_that_of_a_relation() {
    let town = World::draw(
        "
        A--h--B


        C-----D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .node('h', "addr:housenumber=7, addr:street=Nahweg")
    .relation("W2:street Nh:house", "type=street, name=Fernweg")
    .import();
    assert_eq!(town.search("Nahweg 7"), ["h"]);
}

/// Two streets, one of whose houses names a town that has no boundary; the other's belongs to its street by a relation.
fn addressed_town() -> World {
    World::draw(
        "
        A--h--B

        C--k--D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .node('h', "addr:housenumber=7, addr:street=Nahweg, addr:city=Hausen")
    .node('k', "addr:housenumber=9")
    .relation("W2:street Nk:house", "type=associatedStreet, name=Fernweg")
}

#[test]
fn a_town_that_only_addresses_name_is_around_all_that_is_near() {
    let town = addressed_town().import();
    for question in ["Fernweg 9, Hausen", "9 Fernweg Hausen"] {
        assert_eq!(town.search(question), ["k"], "{question}");
    }
    assert_eq!(town.first("Fernweg, Hausen"), "W2");
}

#[test]
fn a_town_that_only_addresses_name_stands_in_the_address_where_there_is_no_other() {
    let town = addressed_town().import();
    assert_eq!(town.address("Nk", ""), "house_number=9, road=Fernweg, city=Hausen, country=Deutschland");
    let suburb = addressed_town().node('C', "place=suburb, name=Vorort").import();
    assert_eq!(
        suburb.address("Nk", ""),
        "house_number=9, road=Fernweg, suburb=Vorort, city=Hausen, country=Deutschland"
    );
    let other = addressed_town().node('C', "place=village, name=Dorf").import();
    assert_eq!(other.address("Nk", ""), "house_number=9, road=Fernweg, village=Dorf, country=Deutschland");
}
