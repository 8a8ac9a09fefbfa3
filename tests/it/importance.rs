//! What is better known comes first, whatever the number of answers asked for.

use gazetteer::Point;
use geocoder::SearchRequest;

use crate::support::{Town, World, free};

/// Checks the first answer, and that it is the first for every limit.
fn check(town: &Town, question: &str, first: &str) {
    for limit in [1, 2, 10] {
        let request = SearchRequest { limit, ..free(question) };
        assert_eq!(town.ask(&request).first().map(String::as_str), Some(first), "{question}, {limit} answers");
    }
}

#[test]
fn the_country_beats_the_supermarket_of_its_name() {
    let mut world = World::draw("a b c d e f g h i j k l m n o p q r s t u v w x y z").at(65.0, -18.0);
    for letter in 'a'..='z' {
        world = world.node(letter, "shop=supermarket, name=Iceland, brand=Iceland, brand:wikidata=Q721810");
    }
    let town = world.import();
    check(&town, "Iceland", "-");
    let answers = town.geocoder.search(&free("Iceland"));
    assert_eq!(answers[0].entry.rank_address(), 4);
}

#[test]
fn the_town_beats_the_information_board_with_its_article() {
    let town = World::draw("i    t")
        .node('i', "tourism=information, information=board, name=Talheim, wikidata=Q1, wikipedia=de:Talheim")
        .node('t', "place=town, name=Talheim")
        .import();
    check(&town, "Talheim", "t");
}

#[test]
fn more_people_and_a_capital_come_first() {
    let town = World::draw("a    b    c")
        .node('a', "place=town, name=Talheim, population=900")
        .node('b', "place=town, name=Talheim, population=90000")
        .node('c', "place=city, name=Talheim, capital=yes, population=800000")
        .import();
    assert_eq!(town.search("Talheim"), ["c", "b", "a"]);
    check(&town, "Talheim", "c");
}

#[test]
fn an_article_makes_known() {
    let town = World::draw("a    b")
        .node('a', "tourism=museum, name=Altes Haus")
        .node('b', "tourism=museum, name=Altes Haus, wikidata=Q2")
        .import();
    check(&town, "Altes Haus", "b");
}

#[test]
fn what_is_well_known_is_not_lost_among_many_of_its_name() {
    let corner = Point::from_degrees(48.15, 11.55).unwrap();
    let letters: String = ('a'..='z').chain('A'..='Z').chain('0'..='9').flat_map(|letter| [letter, ' ']).collect();
    let mut world = World::draw(&letters);
    for letter in letters.chars().filter(|letter| *letter != ' ' && *letter != 'm') {
        world = world.node(letter, "highway=bus_stop, name=Talheim Bahnhof");
    }
    let town = world.node('m', "place=city, name=Talheim").import();
    assert!(town.world.point('m').distance_m(corner) > 1.0);
    check(&town, "Talheim", "m");
}
