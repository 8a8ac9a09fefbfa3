//! Words that are misspelt or shortened, and what is never taken for a mistake.

use crate::support::World;

/// Two streets with houses next to a town.
fn town() -> crate::support::Town {
    World::draw(
        "
        A-a-b-B
                 t
        C-c-d-D
        ",
    )
    .way("AabB", "highway=residential, name=Rue du Lac")
    .way("CcdD", "highway=residential, name=Hub")
    .node('a', "addr:housenumber=4, addr:street=Rue du Lac")
    .node('c', "addr:housenumber=11, addr:street=Hub")
    .node('t', "place=town, name=Reutlingen")
    .import()
}

#[test]
fn a_letter_lost_from_a_word_of_three_is_found_by_the_other_words() {
    let town = town();
    assert_eq!(town.first("Re du Lac 4, Reutlingen"), "a");
    assert_eq!(town.first("Rue du Lc 4, Reutlingen"), "a");
    assert_eq!(town.first("Hb 11, Reutlingen"), "c");
}

#[test]
fn two_letters_alone_are_no_misspelling() {
    assert_eq!(town().search("Hb"), [""; 0]);
}

#[test]
fn compounds_are_shortened_behind_two_letters() {
    let town = World::draw("A-h-B   t")
        .way("AhB", "highway=residential, name=Austrasse")
        .node('h', "addr:housenumber=40, addr:street=Austrasse")
        .node('t', "place=town, name=Vaduz")
        .import();
    for question in ["Austr. 40, Vaduz", "Au Strasse 40, Vaduz", "Austraße 40 Vaduz"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_misspelling_is_likelier_than_a_part_of_an_inflected_name() {
    let town = World::draw("A---B   m")
        .way("AB", "highway=residential, name=Triq ta Mose")
        .node('m', "place=town, name=Il-Mosta")
        .import();
    assert_eq!(town.first("Il-Mosa"), "m");
}

#[test]
fn exact_questions_lose_nothing_to_tolerance() {
    // Each name has one a letter away that is better known.
    let town = World::draw(
        "
        A-a-B   m

        C-c-D   n
        ",
    )
    .way("AaB", "highway=residential, name=Arakór")
    .way("CcD", "highway=primary, name=Aflakór")
    .node('a', "addr:housenumber=8, addr:street=Arakór")
    .node('c', "addr:housenumber=8, addr:street=Aflakór")
    .node('m', "place=hamlet, name=Moos")
    .node('n', "place=city, name=Moor, population=900000")
    .import();
    for (question, expected) in
        [("Arakór 8", "a"), ("Aflakór 8", "c"), ("Arakór", "W1"), ("Aflakór", "W2"), ("Moos", "m"), ("Moor", "n")]
    {
        assert_eq!(town.search(question), [expected], "{question}");
    }
}

#[test]
fn a_misspelling_is_found_among_more_than_can_be_looked_through() {
    // "Repos" has the letters of an inflected "Reposl", and all shops have the other word.
    let shops: Vec<char> = ('\u{4e00}'..).take(400).collect();
    let row: String = shops.iter().collect();
    let world = World::draw(&format!("{row}f t{}r", " ".repeat(300)));
    let world = shops.iter().fold(world, |world, shop| world.node(*shop, "shop=kiosk, name=Escaldes Kiosk"));
    let town = world
        .node('f', "amenity=fuel, name=Repsol")
        .node('t', "place=town, name=Escaldes")
        .node('r', "amenity=bench, tourism=hotel, name=Repos du Skieur")
        .import();
    assert_eq!(town.first("Reposl, Escaldes"), "f");
}

#[test]
fn words_written_together_are_found_apart_where_one_name_has_both() {
    let town = World::draw("A-h-B   p-C---D")
        .way("AhB", "highway=residential, name=Country Brooke Way")
        .node('h', "addr:housenumber=8603, addr:street=Country Brooke Way")
        .way("CD", "highway=residential, name=Pond Street")
        .node('p', "amenity=pub, name=Mill")
        .import();
    assert_eq!(town.first("8603 Countrybrooke Way"), "h");
    assert_eq!(town.search("Millpond"), [""; 0]);
}

#[test]
fn the_letters_of_a_name_with_digits_may_be_wrong_and_the_digits_may_not() {
    let town =
        World::draw("a---t").node('a', "office=company, name=Q2Power").node('t', "place=town, name=Ruggell").import();
    assert_eq!(town.first("Q2Pwer, Ruggell"), "a");
    assert_eq!(town.search("Q3Power"), [""; 0]);
}

#[test]
fn a_house_with_a_misspelt_street_comes_before_things_of_the_kind_that_the_street_is_called_after() {
    let town = World::draw(
        "
        A-h-B   t
        P-Q
        S-R
        ",
    )
    .way("AhB", "highway=residential, name=Cemetery Road")
    .node('h', "addr:housenumber=5, addr:street=Cemetery Road")
    .area("PQRS", "landuse=cemetery, name=Ashey")
    .node('t', "place=town, name=Binstead")
    .import();
    assert_eq!(town.first("Cemetery Raod 5, Binstead"), "h");
}
