//! Questions for a kind of place, of which there are very many elsewhere.

use gazetteer::BoundingBox;
use geocoder::{Bias, Filter, SearchRequest};

use crate::support::{Town, World, free};

/// Better known cafés than the one of the village.
const ELSEWHERE: u32 = 1_600;

/// A village with a café, and twenty kilometres away a city with many that have articles.
fn village_and_city() -> Town {
    let letters: Vec<char> = (0..ELSEWHERE).filter_map(|index| char::from_u32(0x4e00 + index)).collect();
    let rows = letters.chunks(40).map(|row| row.iter().collect::<String>());
    let map = format!("v k\n{}{}", "\n".repeat(180), rows.collect::<Vec<_>>().join("\n"));
    let mut world = World::draw(&map).node('v', "place=village, name=Talheim");
    for letter in letters {
        world = world.node(letter, &format!("amenity=cafe, name=Haus {letter}, wikidata=Q{}", u32::from(letter)));
    }
    world.node('k', "amenity=cafe, name=Morgenrot, addr:postcode=99999").import()
}

#[test]
fn a_common_kind_is_found_where_it_is_asked_for_however_many_better_known_ones_are_elsewhere() {
    let town = village_and_city();
    for question in
        ["café in Talheim", "Talheim cafés", "café near Talheim", "[amenity=cafe] Talheim", "[amenity=*] Talheim"]
    {
        assert_eq!(town.search(question), ["k"], "{question}");
    }
    assert_eq!(town.search(&format!("café near {}", degrees(&town))), ["k"]);

    let village = BoundingBox::around(town.world.point('v'), 2_000.0);
    let bounded = Filter { bounds: Some(village), ..Filter::default() };
    assert_eq!(town.ask(&SearchRequest { filter: bounded, ..free("café") }), ["k"]);
    let with_postcode = Filter { postcodes: vec!["99999".to_owned()], ..Filter::default() };
    assert_eq!(town.ask(&SearchRequest { filter: with_postcode, ..free("[amenity=cafe]") }), ["k"]);
    let at = town.world.point('v');
    for bias in [Bias::Viewbox(village), Bias::Point { at, reach_m: 1_000.0 }] {
        let found = town.ask(&SearchRequest { bias, ..free("[amenity=cafe]") });
        assert_eq!(found.first().map(String::as_str), Some("k"), "{bias:?}");
        assert_eq!(found.len(), 10);
    }
}

fn degrees(town: &Town) -> String {
    let at = town.world.point('v');
    format!("{}, {}", at.lat_degrees(), at.lon_degrees())
}
