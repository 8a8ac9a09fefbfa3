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

#[test]
fn a_street_relation_says_where_its_houses_belong() {
    for kind in ["associatedStreet", "street"] {
        let town = World::draw(
            "
            A--h--B


            C--D--E
            ",
        )
        .way("AB", "highway=residential, name=Nahweg")
        .way("CDE", "highway=residential, name=Fernweg")
        .node('h', "addr:housenumber=7")
        .relation("W2:street Nh:house", &format!("type={kind}, name=Fernweg"))
        .import();
        assert_eq!(town.search("Fernweg 7"), ["h"], "{kind}");
    }
}

#[test]
fn addr_street_is_compared_without_case_accents_and_abbreviations() {
    for (street, written) in [
        ("Hauptstraße", "Haupt-Str."),
        ("Hauptstraße", "HAUPTSTRASSE"),
        ("Saint Mary Street", "St. Mary St"),
        ("Äulestrasse", "Aulestrasse"),
        ("Rue Haute - Hoogstraat", "Hoogstraat"),
    ] {
        let town = World::draw(
            "
            A--h--B


            C--D--E
            ",
        )
        .way("AB", "highway=residential, name=Nahweg")
        .way("CDE", &format!("highway=residential, name={street}"))
        .node('h', &format!("addr:housenumber=7, addr:street={written}"))
        .import();
        assert_eq!(town.address("Nh", ""), format!("house_number=7, road={street}, country=Deutschland"), "{written}");
    }
}

#[test]
fn a_number_that_tells_no_street_has_that_of_the_building_it_stands_in_or_on() {
    let town = World::draw(
        "
        A-----------B
           p--k--q
           | h   |
           s-----r



        C-----------D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .area("pkqrs", "building=house, addr:housenumber=14, addr:street=Fernweg")
    .node('h', "addr:housenumber=14a")
    .node('k', "amenity=cafe, name=Morgenrot, addr:housenumber=14b")
    .import();
    assert_eq!(town.address("Nh", ""), "house_number=14a, road=Fernweg, country=Deutschland");
    assert_eq!(town.address("Nk", ""), "amenity=Morgenrot, house_number=14b, road=Fernweg, country=Deutschland");
}

#[test]
fn a_venue_without_address_has_that_of_the_building_it_stands_in() {
    let town = World::draw(
        "
        A-----------B
           p-----q
           | k   |
           s-----r



        C-----------D
        ",
    )
    .way("AB", "highway=residential, name=Nahweg")
    .way("CD", "highway=residential, name=Fernweg")
    .area("pqrs", "building=house, addr:housenumber=14, addr:street=Fernweg, addr:postcode=80000")
    .node('k', "amenity=cafe, name=Morgenrot")
    .import();
    assert_eq!(
        town.address("Nk", ""),
        "amenity=Morgenrot, house_number=14, road=Fernweg, postcode=80000, country=Deutschland"
    );
}

#[test]
fn squares_pedestrian_areas_footways_bridges_and_paths_are_streets() {
    for tags in [
        "highway=pedestrian",
        "highway=footway",
        "highway=path",
        "highway=cycleway",
        "highway=steps",
        "highway=track",
        "highway=living_street",
        "highway=service",
        "highway=bridleway",
        "highway=unclassified, bridge=yes",
    ] {
        let town =
            World::draw("A--h--B").way("AB", &format!("{tags}, name=Wolfssteig")).node('h', "addr:housenumber=2");
        let town = town.import();
        assert_eq!(town.search("Wolfssteig 2"), ["h"], "{tags}");
        assert_eq!(town.first("Wolfssteig"), "W1", "{tags}");
    }
    for tags in ["highway=pedestrian, area=yes", "place=square", "highway=footway, area=yes"] {
        let town = World::draw(
            "
            A--B
            | h|
            D--C
            ",
        )
        .area("ABCD", &format!("{tags}, name=Wolfsplatz"))
        .node('h', "addr:housenumber=2, addr:street=Wolfsplatz")
        .import();
        assert_eq!(town.search("Wolfsplatz 2"), ["h"], "{tags}");
        assert_eq!(town.first("Wolfsplatz"), "W1", "{tags}");
    }
}

#[test]
fn a_bridge_is_found_by_its_own_name() {
    let town = World::draw("A--B--C")
        .way("AB", "highway=residential, name=Lange Gasse")
        .way("BC", "highway=residential, name=Lange Gasse, bridge=yes, bridge:name=Wolfsbrücke")
        .import();
    assert!(["W1", "W2"].contains(&town.first("Wolfsbrücke").as_str()));
}

#[test]
fn an_address_without_street_hangs_on_the_hamlet_or_village_around() {
    for place in ["hamlet", "village", "town", "neighbourhood"] {
        let town = World::draw("h  v")
            .node('v', &format!("place={place}, name=Einöd"))
            .node('h', "addr:housenumber=7")
            .import();
        assert_eq!(town.search("Einöd 7"), ["h"], "{place}");
    }
}

#[test]
fn reverse_answers_the_way_of_a_street_that_is_next() {
    let town = World::draw(
        "
        A---B---C---D
        k           m
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .way("BC", "highway=living_street, name=Lange Gasse")
    .way("CD", "highway=residential, name=Lange Gasse")
    .import();
    assert_eq!([town.reverse('k', 17), town.reverse('m', 17)], ["W1", "W3"]);
}

#[test]
fn a_square_a_farm_and_grounds_with_a_number_are_addresses_too() {
    for tags in [
        "highway=pedestrian, area=yes, name=Marktplatz",
        "landuse=farmyard, name=Moserhof",
        "landuse=farmyard",
        "place=farm, name=Moserhof",
        "leisure=park, name=Stadtgarten",
    ] {
        let town = World::draw(
            "
            A------B
             p--q
             s--r
            ",
        )
        .way("AB", "highway=residential, name=Lange Gasse")
        .area("pqrs", &format!("{tags}, addr:housenumber=9, addr:street=Lange Gasse"))
        .import();
        assert_eq!(town.first("Lange Gasse 9"), "W2", "{tags}");
        let answers = town.geocoder.search(&crate::support::free("Lange Gasse 9"));
        assert_eq!(answers[0].match_type, geocoder::MatchType::Number, "{tags}");
    }
}

#[test]
fn a_building_relation_bears_the_address_of_its_outline() {
    let town = World::draw(
        "
        A------B
         p--q
         s--r
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .area("pqrs", "")
    .relation("W2:outline", "type=building, building=yes, addr:housenumber=9, addr:street=Lange Gasse")
    .import();
    assert_eq!(town.search("Lange Gasse 9"), ["R1"]);
    assert_eq!(town.reverse('q', 18), "R1");
}
