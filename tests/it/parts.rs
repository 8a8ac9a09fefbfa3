//! Which areas and settlements are parts of an address, and in which order.

use crate::support::World;

#[test]
fn a_boundary_comes_before_a_place_node_of_its_rank() {
    let town = World::draw(
        "
        P-----------Q
        | A--h--B   |  w
        S-----------R
        ",
    )
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('w', "place=town, name=Bergstadt")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .import();
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, city=Talheim, country=Deutschland");
}

#[test]
fn there_is_one_part_a_rank_the_nearer_one() {
    let town = World::draw("A--h--B--v------w")
        .way("AhB", "highway=residential, name=Lange Gasse")
        .node('v', "place=village, name=Oberau")
        .node('w', "place=village, name=Unterau")
        .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
        .import();
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, village=Oberau, country=Deutschland");
}

#[test]
fn what_the_address_names_comes_before_what_is_nearer() {
    let town = World::draw("A--h--B--v------w")
        .way("AhB", "highway=residential, name=Lange Gasse")
        .node('v', "place=village, name=Oberau")
        .node('w', "place=village, name=Unterau")
        .node('h', "addr:housenumber=1, addr:street=Lange Gasse, addr:city=Unterau")
        .import();
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, village=Unterau, country=Deutschland");
}

#[test]
fn a_boundary_and_its_node_are_one_part_with_both_names() {
    let town = World::draw(
        "
        P-----------Q
        | A--h--B v |
        S-----------R
        ",
    )
    .area("PQRS", "")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('v', "place=town, name=Talheim, name:fr=Valville, population=5000")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .relation("W1:outer Nv:label", "type=boundary, boundary=administrative, admin_level=8, name=Gemeinde Talheim")
    .import();
    for name in ["Talheim", "Gemeinde Talheim", "Valville"] {
        assert_eq!(town.search(name), ["R1"], "{name}");
    }
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, town=Gemeinde Talheim, country=Deutschland");
    assert_eq!(town.address("Nh", "fr"), "house_number=1, road=Lange Gasse, town=Valville, country=Allemagne");
}

#[test]
fn a_node_reaches_as_far_as_its_kind_lets_it() {
    // Cells are 74 m wide: h lies 1.8 km, i 2.4 km from the village, and 0.9 and 1.5 km from the hamlet.
    let gap = |cells: usize| " ".repeat(cells);
    let map = format!("v{}u{}h{}i", gap(11), gap(11), gap(7));
    let town = World::draw(&map)
        .node('v', "place=village, name=Oberau")
        .node('u', "place=hamlet, name=Einöd")
        .node('h', "tourism=artwork, name=Säule")
        .node('i', "tourism=artwork, name=Kugel")
        .import();
    assert_eq!(town.address("Nh", ""), "tourism=Säule, hamlet=Einöd, village=Oberau, country=Deutschland");
    assert_eq!(town.address("Ni", ""), "tourism=Kugel, country=Deutschland");
    assert_eq!(town.first("Kugel, Oberau"), "i", "the settlement is known for the search all the same");
}

#[test]
fn suburbs_quarters_neighbourhoods_hamlets_and_farms_are_parts() {
    let town = World::draw(
        "
        P---------------------Q
        | s  q  n  A--h--B  c |
        |                     |
        S---------------------R



















        i      f  t
        ",
    )
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim, place=city")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('s', "place=suburb, name=Westend")
    .node('q', "place=quarter, name=Malerviertel")
    .node('n', "place=neighbourhood, name=Am Anger")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .node('f', "place=farm, name=Moserhof")
    .node('t', "place=hamlet, name=Einöd")
    .node('i', "addr:housenumber=2, addr:place=Moserhof")
    .import();
    assert_eq!(
        town.address("Nh", ""),
        "house_number=1, road=Lange Gasse, neighbourhood=Am Anger, quarter=Malerviertel, suburb=Westend, \
         city=Talheim, country=Deutschland"
    );
    assert_eq!(town.address("Ni", ""), "house_number=2, farm=Moserhof, hamlet=Einöd, country=Deutschland");
}

#[test]
fn an_island_is_found_and_is_no_part_of_addresses() {
    let town = World::draw(
        "
        P---------------Q
        | A--h--B    v  |
        S---------------R
        ",
    )
    .area("PQRS", "place=island, name=Inselau")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('v', "place=village, name=Oberau")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .import();
    assert_eq!(town.search("Inselau")[0], "W1");
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, village=Oberau, country=Deutschland");
}

/// The address of a house in an area of a level, at a place on the globe.
fn inside(level: u8, (country, lat, lon): (&str, f64, f64)) -> String {
    let town = World::draw(
        "
        P-------Q
        | A-h-B |
        S-------R
        ",
    )
    .at(lat, lon)
    .area("PQRS", &format!("boundary=administrative, admin_level={level}, name=X, ISO3166-2={country}-X"))
    .way("AhB", "highway=residential, name=Y")
    .node('h', "addr:housenumber=1, addr:street=Y")
    .import();
    let address = town.address("Nh", "");
    let part = address.split(", ").find(|part| part.ends_with("=X")).unwrap_or_default().to_owned();
    let entry = &town.lookup("Nh")[0];
    let iso = entry.address().iter().find_map(|line| line.iso3166_2().map(|(level, code)| format!(" {level} {code}")));
    part + iso.unwrap_or_default().as_str()
}

#[test]
fn a_level_means_in_each_country_what_it_means_there() {
    let (germany, belgium, japan) = (("DE", 48.15, 11.55), ("BE", 50.85, 4.35), ("JP", 35.68, 139.76));
    assert_eq!(inside(5, germany), "", "a government district is no part of German addresses");
    assert_eq!(inside(8, germany), "city=X 8 DE-X");
    assert_eq!(inside(8, belgium), "municipality=X 8 BE-X");
    assert_eq!(inside(4, germany), "state=X 4 DE-X");
    assert_eq!(inside(9, japan), "suburb=X 9 JP-X");
}

#[test]
fn a_boundary_that_the_edge_has_cut_serves_as_far_as_it_goes() {
    let town = World::draw(
        "
        P-------Q
        |       |
        | A-h-B |
        S-------R
        ",
    )
    .way("PQRS", "")
    .way("Sxyz", "")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .relation("W1:outer W2:outer", "type=boundary, boundary=administrative, admin_level=8, name=Talheim")
    .import();
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, city=Talheim, country=Deutschland");
    assert_eq!(town.search("Talheim"), ["R1"]);
}

#[test]
fn a_cut_neighbour_belongs_to_the_country_that_its_tags_tell() {
    let town = World::draw("P----Q   A-h-B")
        .at(47.141, 9.521)
        .way("PQ", "")
        .way("Qxyz", "")
        .way("AhB", "highway=residential, name=Äulestrasse")
        .node('h', "addr:housenumber=5, addr:street=Äulestrasse")
        .relation(
            "W1:outer W2:outer",
            "type=boundary, boundary=administrative, admin_level=2, name=Österreich, ISO3166-1:alpha2=AT",
        )
        .relation(
            "W1:outer W2:outer",
            "type=boundary, boundary=administrative, admin_level=4, name=Vorarlberg, ISO3166-2=AT-8",
        )
        .import();
    let country = |object: &str| town.lookup(object)[0].hierarchy().country();
    assert_eq!([country("R1"), country("R2"), country("Nh")], [Some(*b"at"), Some(*b"at"), Some(*b"li")]);
}

#[test]
fn a_country_has_its_names_in_every_language_without_a_boundary() {
    let town = World::draw("A-h-B")
        .at(47.141, 9.521)
        .way("AhB", "highway=residential, name=Äulestrasse")
        .node('h', "addr:housenumber=5, addr:street=Äulestrasse")
        .import();
    for (language, name) in
        [("ja", "リヒテンシュタイン"), ("fi", "Liechtenstein"), ("ru", "Лихтенштейн"), ("ar", "ليختنشتاين")]
    {
        let address = town.address("Nh", language);
        assert!(address.ends_with(&format!("country={name}")), "{address}");
    }
}
