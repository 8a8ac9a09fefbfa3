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
