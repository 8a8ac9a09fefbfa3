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
