//! The areas above a place: boundaries, settlements, postcodes, country.

use crate::support::{Town, World};

/// A village in a municipality in a state, with a postal area, and a hamlet outside of all.
fn land() -> Town {
    World::draw(
        "
        P-------------------------Q
        |  E-------F              |
        |  | A--B  |              |
        |  | h  v  |              |
        |  H-------G              |
        S-------------------------R   u   i
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .area("EFGH", "boundary=administrative, admin_level=8, name=Talheim, name:fr=Valville")
    .area("PQRS", "boundary=administrative, admin_level=4, name=Oberland")
    .area("PQRS", "boundary=postal_code, postal_code=12345")
    .node('v', "place=village, name=Talheim")
    .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
    .node('u', "place=hamlet, name=Außen")
    .node('i', "addr:housenumber=1, addr:place=Außen, addr:postcode=54321")
    .import()
}

#[test]
fn an_address_names_the_areas_from_small_to_large() {
    let address = land().address("Nh", "");
    assert_eq!(
        address,
        "house_number=12, road=Lange Gasse, village=Talheim, state=Oberland, postcode=12345, country=Deutschland"
    );
}

#[test]
fn an_address_is_told_in_the_language_asked_for() {
    let address = land().address("Nh", "fr");
    assert_eq!(
        address,
        "house_number=12, road=Lange Gasse, village=Valville, state=Oberland, postcode=12345, country=Allemagne"
    );
}

#[test]
fn a_house_in_no_area_has_its_own_postcode_and_the_nearest_settlement() {
    let address = land().address("Ni", "");
    assert_eq!(address, "house_number=1, hamlet=Außen, postcode=54321, country=Deutschland");
}

#[test]
fn a_house_is_found_with_each_of_the_areas_around_it() {
    let town = land();
    for context in ["Talheim", "Valville", "Oberland", "12345 Talheim", "Deutschland", "Germany", "12345"] {
        assert_eq!(town.search(&format!("Lange Gasse 12, {context}")), ["h"], "{context}");
    }
}

#[test]
fn a_boundary_and_its_label_node_are_one_place() {
    let town = World::draw(
        "
        P-----Q
        |  v  |
        S-----R
        ",
    )
    .way("PQR", "")
    .way("RSP", "")
    .node('v', "place=town, name=Talheim, population=5000")
    .relation("W1:outer W2:outer Nv:label", "type=boundary, boundary=administrative, admin_level=8, name=Talheim")
    .import();
    assert_eq!(town.search("Talheim").len(), 1);
}

#[test]
fn a_boundary_knows_the_nodes_that_it_stands_for() {
    let town = World::draw(
        "
        P-----Q
        |  v  |   w
        S-----R
        ",
    )
    .way("PQR", "")
    .way("RSP", "")
    .node('v', "place=town, name=Talheim, population=5000")
    .node('w', "place=village, name=Bergdorf")
    .relation("W1:outer W2:outer Nv:label", "type=boundary, boundary=administrative, admin_level=8, name=Talheim")
    .import();
    let nodes = |object: &str| -> Vec<String> {
        let linked = town.lookup(object)[0].place().linked();
        linked.filter_map(gazetteer::Place::osm).map(|osm| osm.to_string()).collect()
    };
    assert_eq!(nodes("R1"), [format!("N{}", u32::from('v'))]);
    assert!(nodes("Nw").is_empty() && nodes("Nv").is_empty());
}

#[test]
fn the_country_is_known_without_its_boundary() {
    let vaduz = World::draw("A-B h")
        .at(47.141, 9.521)
        .way("AB", "highway=residential, name=Äulestrasse")
        .node('h', "addr:housenumber=5, addr:street=Äulestrasse")
        .import();
    assert_eq!(vaduz.address("Nh", ""), "house_number=5, road=Äulestrasse, country=Liechtenstein");
    assert_eq!(vaduz.lookup("Nh")[0].hierarchy().country(), Some(*b"li"));
}

#[test]
fn a_postcode_is_a_place_that_can_be_found() {
    let town = land();
    assert_eq!(town.search("12345").len(), 1);
}

#[test]
fn everything_has_the_time_zone_of_its_town() {
    let town = land();
    let zone = |object: &str| town.lookup(object)[0].hierarchy().time_zone();
    assert_eq!([zone("Nh"), zone("Ni"), zone("W1")], [Some("Europe/Berlin"); 3]);
}

#[test]
fn an_island_and_the_node_that_stands_for_it_are_one_place_at_the_node() {
    let town = World::draw(
        "
        P---------Q
        | n       |
        S---------R     m
        ",
    )
    .area("PQRS", "place=island, name=Streymoy")
    .node('n', "place=island, name=Streymoy")
    .node('m', "place=island, name=Sandoy")
    .import();
    let answers = town.geocoder.search(&crate::support::free("Streymoy"));
    let first = &answers[0];
    assert_eq!((answers.len(), first.entry.category().key), (1, "place"));
    assert_eq!(first.position, town.world.point('n'));
    assert_eq!(town.search("Sandoy"), ["m"]);
}
