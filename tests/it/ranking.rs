//! Golden rankings: what comes first. Each test draws a few places, asks once and names the order.

use crate::support::World;

/// Checks the order of answers among nodes drawn in a row.
fn check(nodes: &[(char, &str)], question: &str, expected: &[&str]) {
    let letters: Vec<String> = nodes.iter().map(|(letter, _)| letter.to_string()).collect();
    let map = letters.join("     ");
    let world = nodes.iter().fold(World::draw(&map), |world, (letter, tags)| world.node(*letter, tags));
    assert_eq!(world.import().search(question), expected, "{question}");
}

#[test]
fn a_city_beats_a_village_beats_a_venue_of_the_same_name() {
    let nodes =
        [('p', "shop=bakery, name=Weiler"), ('v', "place=village, name=Weiler"), ('c', "place=city, name=Weiler")];
    check(&nodes, "Weiler", &["c", "v", "p"]);
}

#[test]
fn the_whole_name_beats_a_part_of_a_longer_one() {
    let nodes = [('a', "amenity=pub, name=Zum Goldenen Hirsch am See"), ('b', "amenity=pub, name=Hirsch")];
    check(&nodes, "Hirsch", &["b", "a"]);
}

#[test]
fn the_exact_word_beats_a_misspelt_one() {
    let nodes = [('a', "place=village, name=Moos"), ('b', "place=town, name=Moor")];
    check(&nodes, "Moos", &["a"]);
}

#[test]
fn a_misspelt_word_is_found_where_nothing_else_is() {
    check(&[('a', "place=town, name=Reutlingen")], "Reutlngen", &["a"]);
    check(&[('a', "place=town, name=Reutlingen")], "Ruetlingen", &["a"]);
}

#[test]
fn the_beginning_of_a_word_is_enough_while_somebody_types() {
    check(&[('a', "place=town, name=Reutlingen")], "Reutl", &["a"]);
}

#[test]
fn accents_case_and_ligatures_do_not_matter() {
    let nodes = [('a', "place=town, name=Straßœuvre")];
    for question in ["strassoeuvre", "STRASSŒUVRE", "Straßœuvre"] {
        check(&nodes, question, &["a"]);
    }
    check(&[('r', "place=city, name=Reykjavík")], "reykjavik", &["r"]);
    check(&[('t', "place=town, name=Þórshöfn")], "thorshofn", &["t"]);
}

#[test]
fn gibberish_finds_nothing() {
    check(&[('a', "place=town, name=Reutlingen")], "xqvork zzyphl", &[]);
    check(&[('a', "place=town, name=Reutlingen")], "", &[]);
    check(&[('a', "place=town, name=Reutlingen")], "   ,;  ", &[]);
}

#[test]
fn a_made_up_street_gives_the_town_and_never_another_street() {
    let town = World::draw("A--B  t")
        .way("AB", "highway=residential, name=Gartenstraße")
        .node('t', "place=town, name=Reutlingen")
        .import();
    let answers = town.geocoder.search(&crate::support::free("Xqvorkweg 3, Reutlingen"));
    assert!(answers.iter().all(|answer| answer.entry.rank_address() < 26), "{answers:?}");
}

#[test]
fn abbreviations_are_read_both_ways() {
    let town = World::draw("A--B  C--D")
        .way("AB", "highway=residential, name=Gartenstraße")
        .way("CD", "highway=residential, name=Av. Foch")
        .import();
    assert_eq!(town.first("Gartenstr."), "W1");
    assert_eq!(town.first("Garten Str"), "W1");
    assert_eq!(town.first("Avenue Foch"), "W2");
}

#[test]
fn a_venue_is_found_with_its_town() {
    let nodes = [('k', "amenity=library, name=Stadtbibliothek"), ('t', "place=town, name=Reutlingen")];
    check(&nodes, "Stadtbibliothek Reutlingen", &["k"]);
    check(&nodes, "Stadtbibliothek, Reutlingen", &["k"]);
}
