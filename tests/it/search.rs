//! Conditions on a search: fields, boxes, countries, layers, limits.

use gazetteer::BoundingBox;
use geocoder::{Bias, Filter, Layer, Region, SearchRequest, Structured};

use crate::support::{Town, World, free};

/// Two villages, each with a main street and a café of the same name.
fn two_villages() -> Town {
    World::draw(
        "
        A-h-k-B v                                                                                                                                                                C-i-l-D w
        ",
    )
    .way("AB", "highway=residential, name=Hauptstraße")
    .way("CD", "highway=residential, name=Hauptstraße")
    .node('h', "addr:housenumber=1, addr:street=Hauptstraße, addr:postcode=11111")
    .node('i', "addr:housenumber=1, addr:street=Hauptstraße, addr:postcode=22222")
    .node('k', "amenity=cafe, name=Café Central")
    .node('l', "amenity=cafe, name=Café Central")
    .node('v', "place=village, name=Oberau")
    .node('w', "place=village, name=Unterau")
    .import()
}

fn around(town: &Town, letters: &str) -> BoundingBox {
    let points = letters.chars().map(|letter| town.world.point(letter));
    BoundingBox::of_points(points.flat_map(|point| {
        [(-50_000, -50_000), (50_000, 50_000)].map(|(lat, lon)| gazetteer::Point::new(point.lat + lat, point.lon + lon))
    }))
}

fn fields(street: &str, city: &str, postalcode: &str) -> Structured {
    let field = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Structured { street: field(street), city: field(city), postalcode: field(postalcode), ..Structured::default() }
}

#[test]
fn fields_say_which_of_two_is_meant() {
    let town = two_villages();
    assert_eq!(town.structured(fields("Hauptstraße 1", "Oberau", "")), ["h"]);
    assert_eq!(town.structured(fields("Hauptstraße 1", "Unterau", "")), ["i"]);
    assert_eq!(town.structured(fields("1 Hauptstraße", "", "22222"))[0], "i");
    assert_eq!(town.structured(fields("", "Oberau", "")), ["v"]);
    assert_eq!(town.structured(fields("Hauptstraße 1", "Nirgendwo", "")), [""; 0]);
}

#[test]
fn a_viewbox_puts_answers_inside_first_and_keeps_the_others() {
    let town = two_villages();
    for (letter, expected) in [("k", ["k", "l"]), ("l", ["l", "k"])] {
        let bias = Bias::Viewbox(around(&town, letter));
        assert_eq!(town.ask(&SearchRequest { bias, ..free("Café Central") }), expected);
    }
}

#[test]
fn bounded_leaves_out_what_is_outside() {
    let town = two_villages();
    let bounds = Some(around(&town, "l"));
    let filter = Filter { bounds, ..Filter::default() };
    assert_eq!(town.ask(&SearchRequest { filter: filter.clone(), ..free("Café Central") }), ["l"]);
    assert_eq!(town.ask(&SearchRequest { filter: filter.clone(), ..free("Hauptstraße 1") }), ["i"]);
    assert_eq!(town.ask(&SearchRequest { filter, ..free("Oberau") }), [""; 0]);
}

#[test]
fn country_codes_leave_out_other_countries() {
    let town = two_villages();
    let only = |code: &[u8; 2]| SearchRequest {
        filter: Filter { countries: vec![*code], ..Filter::default() },
        ..free("Café Central")
    };
    assert_eq!(town.ask(&only(b"de")).len(), 2);
    assert_eq!(town.ask(&only(b"fr")), [""; 0]);
}

#[test]
fn a_limit_cuts_answers_and_never_changes_the_first() {
    let town = two_villages();
    for text in ["Café Central", "Hauptstraße", "Hauptstraße 1", "Oberau"] {
        let many = town.search(text);
        for limit in 1..=3 {
            let few = town.ask(&SearchRequest { limit, ..free(text) });
            assert_eq!(few, many[..limit.min(many.len())], "{text}, limit {limit}");
        }
    }
    assert_eq!(town.ask(&SearchRequest { limit: 0, ..free("Oberau") }), [""; 0]);
}

#[test]
fn layers_leave_out_other_kinds() {
    let town =
        World::draw("A-B x").way("AB", "highway=residential, name=Linde").node('x', "amenity=pub, name=Linde").import();
    let only = |layer: Layer| {
        let filter = Filter { layers: [layer].into_iter().collect(), ..Filter::default() };
        town.ask(&SearchRequest { filter, ..free("Linde") })
    };
    assert_eq!(only(Layer::Address), ["W1"]);
    assert_eq!(only(Layer::Poi), ["x"]);
    assert_eq!(only(Layer::Natural), [""; 0]);
}

#[test]
fn excluded_answers_do_not_come_again() {
    let town = two_villages();
    let known = town.lookup("Nk")[0].place_id();
    let filter = Filter { exclude: vec![geocoder::Excluded::Place(known)], ..Filter::default() };
    assert_eq!(town.ask(&SearchRequest { filter, ..free("Café Central") }), ["l"]);
}

#[test]
fn every_answer_s_score_is_the_sum_of_its_parts() {
    let town = two_villages();
    let (answers, explanation) = town.geocoder.explain(&free("Hauptstraße 1, Oberau"));
    assert_eq!(explanation.tokens, ["hauptstrasse", "1", "oberau"]);
    assert!(explanation.lookups.iter().any(|reading| reading.candidates > 0));
    for answer in answers {
        let sum: f64 = answer.score.parts().map(|(_, value)| value).sum();
        assert!((answer.score.total() - sum).abs() < 1e-12);
    }
}

/// A café of the same name on both sides of a border.
fn two_countries() -> Town {
    World::draw(
        "
        A-----B-----C
        |  k  |  l  |
        D-----E-----F
        ",
    )
    .area("ABED", "boundary=administrative, admin_level=2, ISO3166-1=FR, name=France")
    .area("BCFE", "boundary=administrative, admin_level=2, ISO3166-1=DE, name=Deutschland")
    .node('k', "amenity=cafe, name=Café Central")
    .node('l', "amenity=cafe, name=Café Central")
    .import()
}

#[test]
fn favoured_countries_stand_first_and_leave_out_no_other() {
    let town = two_countries();
    let favouring = |codes: &[[u8; 2]]| SearchRequest {
        filter: Filter { favoured: codes.to_vec(), ..Filter::default() },
        ..free("Café Central")
    };
    assert_eq!(town.ask(&favouring(&[*b"fr"])), ["k", "l"]);
    assert_eq!(town.ask(&favouring(&[*b"de"])), ["l", "k"]);
    assert_eq!(town.ask(&favouring(&[*b"it", *b"de"])), ["l", "k"]);
    assert_eq!(town.ask(&favouring(&[*b"it"])).len(), 2);
}

#[test]
fn regions_leave_out_what_is_outside() {
    let town = two_villages();
    let within = |region: Region| SearchRequest {
        filter: Filter { regions: vec![region], ..Filter::default() },
        ..free("Café Central")
    };
    let centre = town.world.point('l');
    assert_eq!(town.ask(&within(Region::Circle { centre, radius_m: 100.0 })), ["l"]);
    assert_eq!(town.ask(&within(Region::Circle { centre, radius_m: 1e6 })).len(), 2);
    let corner = |lat, lon| gazetteer::Point::new(centre.lat + lat, centre.lon + lon);
    let outer = vec![corner(-9_000, -9_000), corner(-9_000, 9_000), corner(9_000, 0), corner(-9_000, -9_000)];
    let shape = gazetteer::Shape::Area(vec![gazetteer::Polygon { outer, inners: Vec::new() }]);
    assert_eq!(town.ask(&within(Region::Shape(shape))), ["l"]);
}

#[test]
fn an_area_leaves_out_what_is_not_in_it() {
    let town = World::draw(
        "
        A-----B k
        |  l  |
        D-----E
        ",
    )
    .area("ABED", "boundary=administrative, admin_level=8, name=Aue")
    .node('k', "amenity=cafe, name=Café Central")
    .node('l', "amenity=cafe, name=Café Central")
    .import();
    let area = gazetteer::OsmId::new(gazetteer::OsmType::Way, 1).unwrap();
    let filter = Filter { regions: vec![Region::Area(area)], ..Filter::default() };
    assert_eq!(town.ask(&SearchRequest { filter, ..free("Café Central") }), ["l"]);
}

/// Twelve hundred villages in a row whose names begin alike, and a hamlet of such a name far behind them.
fn many_villages() -> Town {
    let letters: Vec<char> = (0x4e00..).take(1_200).filter_map(char::from_u32).collect();
    let row: String = letters.iter().collect();
    let mut world = World::draw(&format!("{row}{}h", " ".repeat(200))).node('h', "place=hamlet, name=Amselgrund");
    for (index, &letter) in letters.iter().enumerate() {
        world = world.node(letter, &format!("place=village, name=Amberg{index}"));
    }
    world.import()
}

#[test]
fn bounds_leave_room_for_what_lesser_names_begin_so() {
    let town = many_villages();
    let bounds = Some(around(&town, "h"));
    for typed in ["a", "am", "ams"] {
        let filter = Filter { bounds, ..Filter::default() };
        assert_eq!(town.ask(&SearchRequest { filter, ..free(typed) }), ["h"], "{typed}");
    }
}

#[test]
fn two_letters_say_nothing_of_what_is_around() {
    let map = format!("kv{}lw", " ".repeat(200));
    let town = World::draw(&map)
        .node('k', "amenity=cafe, name=Restor")
        .node('v', "place=village, name=Rekir")
        .node('l', "amenity=cafe, name=Restur")
        .node('w', "place=village, name=Vikir")
        .import();
    let answers = town.geocoder.search(&free("re"));
    let score = |name: &str| {
        let named = answers.iter().find(|answer| answer.entry.names().get("name") == Some(name));
        named.map(|answer| answer.score.total())
    };
    assert!(score("Restor").is_some());
    assert_eq!(score("Restor"), score("Restur"));
}
