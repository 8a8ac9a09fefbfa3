//! Entrances: nodes on an outline belong to what they lead into.

use crate::support::{Town, World};

/// Two houses wall to wall, a café in an area of its own, and a street with a gate on it.
fn row() -> Town {
    World::draw(
        "
        A--g--------B
          p--e--q--t
          |  x  m  |
          s--d--r--u
               a--b
               c--f
        ",
    )
    .way("AgB", "highway=residential, name=Lange Gasse")
    .area("peqmrds", "building=house, addr:housenumber=14, addr:street=Lange Gasse")
    .area("qturm", "building=house, addr:housenumber=16, addr:street=Lange Gasse")
    .area("abfc", "amenity=cafe, name=Café Morgenrot")
    .node('e', "entrance=yes, ref=B")
    .node('d', "entrance=main, wheelchair=yes, name=Hofseite, level=0, addr:street=Lange Gasse")
    .node('m', "routing:entrance=service")
    .node('a', "entrance=no")
    .node('b', "entrance=staircase, addr:housenumber=16a, addr:street=Lange Gasse")
    .node('g', "entrance=gate")
    .node('x', "entrance=main")
    .import()
}

/// `main@d wheelchair=yes; ...`: kind and node of each entrance, with its tags.
fn entrances(town: &Town, object: &str) -> Vec<String> {
    let entries = town.lookup(object);
    assert_eq!(entries.len(), 1, "{object} has one entry");
    entries[0]
        .entrances()
        .into_iter()
        .map(|entrance| {
            let node = char::from_u32(entrance.osm().unwrap().number() as u32).unwrap();
            assert_eq!(entrance.position(), town.world.point(node));
            let tags: Vec<String> = entrance.extratags().iter().map(|(key, value)| format!(" {key}={value}")).collect();
            let tags = tags.concat();
            format!("{}@{node}{tags}", entrance.kind())
        })
        .collect()
}

#[test]
fn a_building_has_the_entrances_on_its_outline_the_main_one_first() {
    let town = row();
    assert_eq!(entrances(&town, "W2"), ["main@d wheelchair=yes name=Hofseite level=0", "yes@e ref=B", "service@m"]);
}

#[test]
fn a_door_between_two_houses_leads_into_both() {
    assert_eq!(entrances(&row(), "W3"), ["service@m"]);
}

#[test]
fn a_venue_has_entrances_also_where_they_are_addresses_of_their_own() {
    let town = row();
    assert_eq!(entrances(&town, "W4"), ["staircase@b"]);
    assert_eq!(town.search("Lange Gasse 16a"), ["b"]);
}

#[test]
fn streets_and_nodes_have_no_entrances() {
    let town = row();
    assert_eq!(entrances(&town, "W1"), Vec::<String>::new());
    assert_eq!(entrances(&town, "Nb"), Vec::<String>::new());
    assert!(town.lookup("Nx").is_empty() && town.lookup("Ng").is_empty(), "an entrance alone is no place");
}

#[test]
fn a_building_drawn_as_a_relation_has_the_entrances_of_its_outer_ring() {
    let town = World::draw(
        "
        A-----------B
          p--e--q
          | i--j|
          | l-kh|
          s--d--r
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .area("peqhrds", "")
    .area("ijkl", "")
    .relation("W2:outer W3:inner", "type=multipolygon, building=yes, addr:housenumber=5, addr:street=Lange Gasse")
    .node('e', "entrance=yes")
    .node('k', "entrance=yes")
    .import();
    assert_eq!(entrances(&town, "R1"), ["yes@e"]);
}
