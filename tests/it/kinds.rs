//! Which objects are places: as points and as areas, of every kind that somebody may look for.

use crate::support::{Town, World};

fn one(tags: &str) -> Town {
    World::draw(
        "
        p-q x
        s-r
        ",
    )
    .node('x', tags)
    .area("pqrs", &tags.replace("Ziel", "Fläche"))
    .import()
}

#[test]
fn every_kind_of_venue_is_found_as_a_point_and_as_an_area() {
    let kinds = [
        "amenity=theatre",
        "shop=bakery",
        "tourism=museum",
        "leisure=sports_centre",
        "office=association",
        "historic=castle",
        "craft=brewery",
        "healthcare=clinic",
        "club=sport",
        "railway=station",
        "aeroway=terminal",
        "man_made=lighthouse",
        "natural=peak",
        "public_transport=station",
        "building=church",
        "landuse=cemetery",
    ];
    for kind in kinds {
        let town = one(&format!("{kind}, name=Ziel"));
        assert_eq!(town.search("Ziel"), ["x"], "{kind} as a point");
        assert_eq!(town.search("Fläche"), ["W1"], "{kind} as an area");
    }
}

#[test]
fn all_name_tags_are_found() {
    let names = "name=Haus der Begegnung, alt_name=Treffpunkt Nord;Altes Bad, short_name=HdB, official_name=Bürgerzentrum Nord, name:it=Casa dell'Incontro, old_name=Stadtbad, loc_name=Badi";
    let town = World::draw("x").node('x', &format!("amenity=community_centre, {names}")).import();
    for question in [
        "Haus der Begegnung",
        "Treffpunkt Nord",
        "Altes Bad",
        "HdB",
        "Bürgerzentrum Nord",
        "casa dell incontro",
        "Stadtbad",
        "Badi",
    ] {
        assert_eq!(town.search(question), ["x"], "{question}");
    }
}

#[test]
fn an_object_with_two_main_tags_is_two_places() {
    let town = World::draw("x").node('x', "amenity=restaurant, tourism=hotel, name=Zum Ochsen").import();
    let mut kinds: Vec<_> = town.lookup("Nx").iter().map(|entry| entry.category().key.to_owned()).collect();
    kinds.sort();
    assert_eq!(kinds, ["amenity", "tourism"]);
}

#[test]
fn a_multipolygon_with_a_hole_is_an_area_with_a_hole() {
    let town = World::draw(
        "
        P---------Q
        |  a---b  |
        |  | i |  | o
        |  d---c  |
        S----w----R
        ",
    )
    .area("PQRS", "")
    .area("abcd", "")
    .relation("W1:outer W2:inner", "type=multipolygon, leisure=park, name=Stadtpark")
    .import();
    let shape = town.lookup("R1")[0].shape();
    assert!(!shape.contains(town.world.point('i')));
    assert!(!shape.contains(town.world.point('o')));
    let inside = gazetteer::Point::new(town.world.point('i').lat, town.world.point('w').lon - 25_000);
    assert!(shape.contains(inside) || shape.contains(gazetteer::Point::new(inside.lat, inside.lon - 10_000)));
}

#[test]
fn a_river_of_several_ways_is_found() {
    let town =
        World::draw("A--B--C").way("AB", "waterway=river, name=Isar").way("BC", "waterway=river, name=Isar").import();
    assert!(!town.search("Isar").is_empty());
}
