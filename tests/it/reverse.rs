//! What is at a point: by zoom to house, street or area, with the distance to the real form.

use crate::support::{Town, World};

fn town() -> Town {
    World::draw(
        "
        P-----------------Q
        |   h             |
        |A-----------B    |
        |   x    y        |
        |         p--q    |
        |         |z |  k |
        |    v    s--r    |
        S-----------------R   o
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim")
    .area("pqrs", "building=house, addr:housenumber=14, addr:street=Lange Gasse")
    .node('v', "place=village, name=Talheim")
    .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
    .node('k', "amenity=cafe, name=Café Morgenrot")
    .import()
}

#[test]
fn a_house_answers_at_its_own_spot_and_inside_its_walls() {
    let town = town();
    assert_eq!(town.reverse('h', 18), "h");
    assert_eq!(town.reverse('z', 18), "W3");
    assert_eq!(town.answer_at('z', 18).unwrap().distance_m, Some(0.0));
    assert_eq!(town.reverse('k', 18), "k");
}

#[test]
fn at_street_zoom_the_street_answers_with_the_distance_to_its_line() {
    let town = town();
    assert_eq!(town.reverse('y', 17), "W1");
    let metres = town.answer_at('y', 17).unwrap().distance_m.unwrap();
    assert!((metres - 111.2).abs() < 0.5, "{metres}");
}

#[test]
fn at_city_zoom_the_settlement_answers_and_at_country_zoom_nothing_finer() {
    let town = town();
    let place = town.answer_at('x', 14).unwrap();
    assert_eq!(place.entry.names().get("name"), Some("Talheim"));
    let country = town.answer_at('x', 3);
    assert!(country.is_none_or(|answer| answer.entry.rank_address() <= 4));
}

#[test]
fn far_from_everything_there_is_nothing_fine() {
    let town = World::draw("a").node('a', "amenity=cafe, name=Café").import();
    let far = geocoder::ReverseRequest {
        at: gazetteer::Point::from_degrees(-40.0, -100.0).unwrap(),
        max_rank: 30,
        layers: geocoder::Layers::default(),
        radius_m: 1_000.0,
        limit: 1,
        filter: geocoder::Filter::default(),
    };
    assert!(town.geocoder.reverse(&far).is_empty());
}

#[test]
fn a_layer_leaves_the_others_out() {
    let town = town();
    let request = |layer| geocoder::ReverseRequest {
        at: town.world.point('k'),
        max_rank: 30,
        layers: [layer].into_iter().collect(),
        radius_m: 1_000.0,
        limit: 1,
        filter: geocoder::Filter::default(),
    };
    let told = |layer| town.geocoder.reverse(&request(layer)).iter().map(crate::support::told).collect::<Vec<_>>();
    assert_eq!(told(geocoder::Layer::Poi), ["k"]);
    assert_eq!(told(geocoder::Layer::Address), ["W3"]);
    assert_eq!(told(geocoder::Layer::Railway), [""; 0]);
}

/// What is so many metres east of a letter and a metre north of it.
fn beside(town: &Town, letter: char, east_m: f64, layers: geocoder::Layers) -> String {
    const UNITS_A_METRE: f64 = 90.0;
    let door = town.world.point(letter);
    let cosine = door.lat_degrees().to_radians().cos();
    let east = (east_m * UNITS_A_METRE / cosine) as i32;
    let request = geocoder::ReverseRequest {
        at: gazetteer::Point::new(door.lat + UNITS_A_METRE as i32, door.lon + east),
        max_rank: 30,
        layers,
        radius_m: 1_000.0,
        limit: 1,
        filter: geocoder::Filter::default(),
    };
    town.geocoder.reverse(&request).first().map(crate::support::told).unwrap_or_default()
}

#[test]
fn who_stands_at_a_door_is_at_that_house_though_a_lane_without_houses_is_nearer() {
    let town = World::draw(
        "
        A---h---B

        C-------D
        ",
    )
    .way("AhB", "highway=residential, name=Enge Gasse")
    .way("CD", "highway=residential, name=Hauptstraße")
    .node('h', "addr:housenumber=7, addr:street=Hauptstraße")
    .import();
    assert_eq!(beside(&town, 'h', 5.0, geocoder::Layers::default()), "h");
    assert_eq!(beside(&town, 'h', 20.0, geocoder::Layers::default()), "W1");
}

#[test]
fn a_bus_stop_is_no_address() {
    let address = || [geocoder::Layer::Address].into_iter().collect();
    let town = World::draw("A---s---B   h")
        .way("AsB", "highway=residential, name=Hauptstraße")
        .node('s', "highway=bus_stop, name=Post")
        .node('h', "addr:housenumber=7, addr:street=Hauptstraße")
        .import();
    assert_eq!(beside(&town, 's', 0.0, geocoder::Layers::default()), "s");
    assert_eq!(beside(&town, 's', 0.0, address()), "W1");
}

#[test]
fn a_square_that_is_a_relation_is_told_as_a_relation() {
    let town = World::draw(
        "
        P-----Q
        |  x  |
        S-----R
           v
        ",
    )
    .way("PQR", "")
    .way("RSP", "")
    .relation("W1:outer W2:outer", "type=multipolygon, highway=pedestrian, name=Marktplatz")
    .node('v', "place=village, name=Talheim")
    .import();
    assert_eq!(town.first("Marktplatz"), "R1");
    assert_eq!(town.reverse('x', 18), "R1");
    assert_eq!(town.lookup("R1")[0].osm().map(|osm| osm.to_string()), Some("R1".to_owned()));
}

/// The first answer at a letter by layers, where none of them is the default.
fn by_layer(town: &Town, letter: char, layer: geocoder::Layer) -> String {
    let request = geocoder::ReverseRequest {
        at: town.world.point(letter),
        max_rank: 30,
        layers: [layer].into_iter().collect(),
        radius_m: 1_000.0,
        limit: 1,
        filter: geocoder::Filter::default(),
    };
    town.geocoder.reverse(&request).first().map(crate::support::told).unwrap_or_default()
}

#[test]
fn the_house_of_a_street_that_is_next_to_the_point_answers_not_the_one_next_to_the_line() {
    let town = World::draw(
        "
        A------------B
         x

        h  g
        ",
    )
    .at(0.0, 0.0)
    .way("AB", "highway=residential, name=Lange Gasse")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse")
    .node('g', "addr:housenumber=2, addr:street=Lange Gasse")
    .import();
    assert_eq!(town.reverse('x', 18), "W1", "no house is within 111 m");
    let near = beside(&town, 'h', 12.0, geocoder::Layers::default());
    assert_eq!(near, "h");
}

#[test]
fn a_shop_at_the_point_comes_before_the_building_around_it() {
    let town = World::draw(
        "
        P--Q
        |k |
        S--R
        ",
    )
    .area("PQRS", "building=yes, addr:housenumber=14, addr:street=Lange Gasse")
    .node('k', "shop=bakery, name=Morgenrot")
    .import();
    assert_eq!(town.reverse('k', 18), "k");
}

#[test]
fn the_country_answers_where_the_extract_has_no_boundary_of_it() {
    let town = World::draw("v").node('v', "place=village, name=Talheim").import();
    let country = town.answer_at('v', 3).unwrap();
    assert_eq!(country.entry.rank_address(), 4);
}

#[test]
fn an_island_or_a_brook_answers_only_where_its_layer_is_asked_for() {
    let town = World::draw(
        "
        P-----------Q
        |  A--x--B  |
        |           |
        |     y     |
        |  C-----D  |
        S-----------R
        ",
    )
    .area("PQRS", "place=island, name=Wörth")
    .way("AxB", "waterway=stream, name=Dorfbach")
    .way("CD", "highway=residential, name=Lange Gasse")
    .import();
    assert_eq!(town.reverse('y', 18), "W3", "the street, not the island that the point lies on");
    assert_eq!(by_layer(&town, 'x', geocoder::Layer::Natural), "W2");
    assert_eq!(by_layer(&town, 'y', geocoder::Layer::Manmade), "W1");
}

#[test]
fn an_area_is_told_by_its_search_rank() {
    let town = World::draw(
        "
        P-----------Q
        | p-------q |
        | |   v   | |
        | s-------r |
        S-----------R
        ",
    )
    .area("PQRS", "boundary=administrative, admin_level=6, name=Oberland")
    .area("pqrs", "boundary=administrative, admin_level=10, name=Talheim")
    .import();
    let name = |zoom| town.answer_at('v', zoom).map(|answer| answer.entry.names().get("name").unwrap_or("").to_owned());
    assert_eq!([name(10), name(14)], [Some("Oberland".to_owned()), Some("Talheim".to_owned())]);
}
