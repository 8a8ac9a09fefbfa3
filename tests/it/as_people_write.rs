//! Questions as people write them, with words beside what they look for: what the map can't know is left out and told,
//! and never leads to another street, house or venue.

use crate::support::{Town, World, free};

/// A street with two houses in a village, a theatre with its stop, a street without a word for street, and a crossing.
fn town() -> Town {
    World::draw(
        "
        A--h--B--k--C     t  s      m   n

              D--g--E     v             p
        ",
    )
    .way("ABC", "highway=residential, name=Hauptstraße")
    .node('h', "addr:housenumber=3, addr:street=Hauptstraße")
    .node('k', "addr:housenumber=12, addr:street=Hauptstraße")
    .way("DE", "highway=residential, name=Serbska")
    .node('g', "addr:housenumber=8, addr:street=Serbska")
    .node('t', "amenity=theatre, name=Kammertheater")
    .node('s', "highway=bus_stop, name=Kammertheater")
    .node('m', "tourism=museum, name=Harpa - Haus der Musik")
    .node('n', "amenity=toilets, operator=Harpa")
    .node('p', "amenity=parking, name=Alte Kirche")
    .node('v', "place=village, name=Hausen")
    .import()
}

#[test]
fn a_house_of_a_whole_street_name_is_found_whatever_stands_beside_it() {
    let town = town();
    for question in [
        "Hauptstraße 3, DG",
        "Hauptstraße 3, EG links",
        "Hauptstraße 3 Stg. 4 Top 40",
        "Hauptstraße 3, 3º izq",
        "Hauptstraße 3, Nordmark",
        "Hauptstraße 3, Hausen, Nordmark",
        "Klub Nirgendwo, Hauptstraße 3",
        "Hauptstraße 3 (Eingang im Hof), Hausen",
        "https://example.org Hauptstraße 3",
        "Hauptstraße 3, Tel. 04 50 75 80 80",
        "Treffpunkt: Hauptstraße 3",
        "Hauptstraße 3, 99999 Hausen",
    ] {
        assert_eq!(town.search(question).first().map(String::as_str), Some("h"), "{question}");
    }
}

#[test]
fn the_word_for_a_street_that_the_map_leaves_out_may_be_typed() {
    let town = town();
    for question in ["ul. Serbska 8", "ulica Serbska 8, Hausen", "ul. Serbska 8 m. 3", "Serbska 8 parter"] {
        assert_eq!(town.first(question), "g", "{question}");
    }
    assert_eq!(town.first("ul. Serbska"), "W2");
}

#[test]
fn another_street_or_house_is_never_the_answer() {
    let town = town();
    for question in ["Alte Hauptstraße 3", "Hauptstraße 5, Hausen", "Nirgendweg 3, Hausen", "Nirgendweg 8"] {
        let found = town.search(question);
        assert!(!found.iter().any(|answer| ["h", "k", "g"].contains(&answer.as_str())), "{question}: {found:?}");
    }
}

#[test]
fn a_venue_comes_before_the_street_behind_it() {
    let town = town();
    for question in [
        "Kammertheater, Hauptstraße, Hausen",
        "Kammertheater (großer Saal)",
        "Kammertheater - Probebühne",
        "vor dem Kammertheater",
        "Treffen: Kammertheater",
        "Kammertheater und online",
        "Kammertheater, Nirgendweg 99, Hausen",
    ] {
        assert_eq!(town.first(question), "t", "{question}");
    }
}

#[test]
fn the_part_of_a_name_before_a_dash_is_a_name() {
    assert_eq!(town().first("Harpa"), "m");
}

#[test]
fn nothing_answers_where_no_place_is_told() {
    let town = town();
    for question in ["TBA", "Online", "n/a", "wird noch bekannt gegeben", "Zoom"] {
        assert_eq!(town.search(question), [""; 0], "{question}");
    }
    let shop = World::draw("o").node('o', "shop=computer, name=Online").import();
    assert_eq!(shop.search("Online"), ["o"], "somebody may call a shop so");
}

#[test]
fn a_state_or_country_that_the_map_lacks_says_where() {
    let town = town();
    for question in ["Hausen, Germany", "Hausen, DE", "D-99999 Hausen", "Hausen, Bayern"] {
        assert_eq!(town.first(question), "v", "{question}");
    }
}

#[test]
fn a_number_of_a_street_name_is_no_house_number() {
    let town = World::draw("A--h--B--k--C")
        .way("ABC", "highway=residential, name=Rue du 8 Mai 1945")
        .node('h', "addr:housenumber=8, addr:street=Rue du 8 Mai 1945")
        .node('k', "addr:housenumber=3, addr:street=Rue du 8 Mai 1945")
        .import();
    assert_eq!(town.first("rue du 8 mai 1945"), "W1");
    assert_eq!(town.first("8 rue du 8 mai 1945"), "h");
    assert_eq!(town.first("3 rue du 8 mai 1945"), "k");
}

#[test]
fn a_corner_is_asked_for_in_many_words() {
    let town = World::draw(
        "
              B
              |
        A-----X-----C
              |
              D
        ",
    )
    .way("AXC", "highway=residential, name=Strelitzer Straße")
    .way("BXD", "highway=residential, name=Markt")
    .import();
    for question in
        ["Strelitzer Straße Ecke Markt", "corner of Strelitzer Straße and Markt", "Strelitzer Straße at Markt"]
    {
        let answers = town.geocoder.search(&free(question));
        assert_eq!(answers.first().map(|answer| answer.match_type), Some(geocoder::MatchType::Corner), "{question}");
    }
}

#[test]
fn what_was_left_out_is_told() {
    let town = town();
    let unused = |question: &str| town.geocoder.search(&free(question)).first().map(|answer| answer.unused.clone());
    assert_eq!(unused("Klub Nirgendwo, Hauptstraße 3"), Some(vec!["klub".to_owned(), "nirgendwo".to_owned()]));
    assert_eq!(unused("Hauptstraße 3"), Some(Vec::new()));
    assert_eq!(unused("Kammertheater (großer Saal)"), Some(vec!["großer Saal".to_owned()]));
}
