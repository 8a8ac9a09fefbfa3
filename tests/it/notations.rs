//! How house numbers are written: on the map, and by who asks.

use crate::support::{World, free};

#[test]
fn every_tag_of_a_number_is_a_number() {
    for (tag, asked) in [
        ("addr:housenumber=7", "7"),
        ("addr:streetnumber=7", "7"),
        ("addr:conscriptionnumber=7", "7"),
        ("addr:housename=Haus Sonne", "Haus Sonne"),
    ] {
        let town = World::draw("A--h--B")
            .way("AhB", "highway=residential, name=Lange Gasse")
            .node('h', &format!("{tag}, addr:street=Lange Gasse"))
            .import();
        assert_eq!(town.first(&format!("Lange Gasse {asked}")), "h", "{tag}");
    }
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for (stored, asked) in [
        ("12b", "12 B"),
        ("12 b", "12b"),
        ("12/b", "12b"),
        ("12B", "12/b"),
        ("12-b", "12b"),
        ("12/3", "12/3"),
        ("2;4;12", "4"),
        ("2,4,12", "12"),
        ("12-16", "14"),
        ("12–16", "14"),
        ("12 bis", "12bis"),
        ("12bis", "12 bis"),
        ("12 quater", "12 Quater"),
        ("١٢", "12"),
        ("१२", "12"),
        ("１２", "12"),
        ("A12", "a12"),
        ("12 A-C", "12b"),
    ] {
        let town = World::draw("A--h--k--B")
            .way("AhkB", "highway=residential, name=Lange Gasse")
            .node('h', &format!("addr:housenumber={stored}, addr:street=Lange Gasse"))
            .node('k', "addr:housenumber=120, addr:street=Lange Gasse")
            .import();
        assert_eq!(town.first(&format!("Lange Gasse {asked}")), "h", "{stored} asked for as {asked}");
    }
}

#[test]
fn a_unit_of_a_house_is_found_at_the_house() {
    let town = World::draw("A--h--k--B")
        .way("AhkB", "highway=residential, name=Main Street")
        .node('h', "addr:housenumber=12, addr:unit=3, addr:street=Main Street")
        .node('k', "addr:housenumber=3, addr:street=Main Street")
        .import();
    for question in ["12 Main Street, Unit 3", "Unit 3, 12 Main Street", "Apt 3, 12 Main Street"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_kilometre_of_a_road_is_its_number() {
    let town = World::draw("A--h--B  k")
        .at(-34.6, -58.4)
        .way("AhB", "highway=primary, name=Ruta Nacional 8, ref=RN8")
        .node('h', "addr:housenumber=km 54, addr:street=Ruta Nacional 8")
        .node('k', "addr:housenumber=54.5, addr:street=Ruta Nacional 8")
        .import();
    for question in ["Ruta Nacional 8 km 54", "Ruta Nacional 8, Km 54", "RN8 km 54"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_number_is_never_the_beginning_of_another() {
    let town = World::draw("A--a--b--B")
        .way("AabB", "highway=residential, name=Ringweg")
        .node('a', "addr:housenumber=230, addr:street=Ringweg")
        .node('b', "addr:housenumber=2, addr:street=Ringweg")
        .import();
    let answers = town.geocoder.search(&free("Ringweg 23"));
    assert_eq!(answers[0].match_type, geocoder::MatchType::StreetOnly);
}

#[test]
fn counting_words_are_numbers_of_their_own() {
    let town = World::draw("A--a--b--c--B")
        .at(45.7, 4.8)
        .way("AabcB", "highway=residential, name=Rue Neuve")
        .node('a', "addr:housenumber=12, addr:street=Rue Neuve")
        .node('b', "addr:housenumber=12 bis, addr:street=Rue Neuve")
        .node('c', "addr:housenumber=12 ter, addr:street=Rue Neuve")
        .import();
    for (number, house) in [("12", "a"), ("12 bis", "b"), ("12bis", "b"), ("12 ter", "c"), ("12 TER", "c")] {
        assert_eq!(town.first(&format!("{number} rue Neuve")), house, "{number}");
    }
}

#[test]
fn digits_of_any_script_are_numbers() {
    let town = World::draw("A--h--B")
        .at(30.0, 31.2)
        .way("AhB", "highway=residential, name=شارع النيل")
        .node('h', "addr:housenumber=١٢, addr:street=شارع النيل")
        .import();
    assert_eq!(town.first("شارع النيل 12"), "h");
    assert_eq!(town.first("شارع النيل ١٢"), "h");
}

#[test]
fn a_hyphen_is_no_range_where_houses_are_numbered_by_block() {
    let world = |lat, lon| {
        World::draw("A--h--B")
            .at(lat, lon)
            .way("AhB", "highway=residential, name=Nagoya")
            .node('h', "addr:housenumber=1-5, addr:street=Nagoya")
            .import()
    };
    let (japan, germany) = (world(35.68, 139.76), world(48.15, 11.55));
    assert_eq!([japan.first("Nagoya 1-5"), germany.first("Nagoya 1-5")], ["h", "h"]);
    assert_eq!([japan.first("Nagoya 3"), germany.first("Nagoya 3")], ["W1", "h"]);
}
