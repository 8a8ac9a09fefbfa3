//! Postcodes: where each comes from, the places that stand for them, and how they are asked for.

use crate::support::{Town, World};

/// The postcode of an object's only entry.
fn postcode(town: &Town, object: &str) -> String {
    let entries = town.lookup(object);
    assert_eq!(entries.len(), 1, "{object} has one entry");
    entries[0].postcode().unwrap_or_default().to_owned()
}

#[test]
fn the_own_code_comes_first_then_the_street_s_then_the_area_s() {
    let town = World::draw(
        "
        P-------------------Q
        | A--g-h-k-l--B     |
        |                 m |
        S-------------------R
        ",
    )
    .area("PQRS", "boundary=postal_code, postal_code=30000")
    .way("AghklB", "highway=residential, name=Lange Gasse, postal_code=20000")
    .node('g', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=10000")
    .node('h', "addr:housenumber=3, addr:street=Lange Gasse, addr:postcode=10000")
    .node('k', "addr:housenumber=5, addr:street=Lange Gasse, addr:postcode=10000")
    .node('l', "addr:housenumber=7, addr:street=Lange Gasse")
    .node('m', "natural=peak, name=Dorfberg")
    .import();
    assert_eq!(postcode(&town, "Ng"), "10000", "its own");
    assert_eq!(postcode(&town, "W2"), "20000", "its own, whatever its houses have");
    assert_eq!(postcode(&town, "Nl"), "20000", "of the street");
    assert_eq!(postcode(&town, "Nm"), "30000", "of the postal area");
}

#[test]
fn a_municipality_that_bears_a_code_gives_it_to_what_lies_in_it() {
    let town = World::draw(
        "
        P-----------Q
        | A--B   m  |
        S-----------R   h
        ",
    )
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim, postal_code=30000")
    .way("AB", "highway=residential, name=Lange Gasse")
    .node('m', "natural=peak, name=Dorfberg")
    .node('h', "addr:housenumber=1, addr:street=Feldweg, addr:postcode=10000")
    .import();
    assert_eq!(["W2", "Nm"].map(|object| postcode(&town, object)), ["30000", "30000"]);
}

#[test]
fn a_street_has_the_code_whose_addresses_are_next_to_its_line() {
    let town = World::draw(
        "
        g     A--------------B
                             h
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .node('g', "addr:housenumber=1, addr:street=Feldweg, addr:postcode=10000")
    .node('h', "addr:housenumber=1, addr:street=Wiesenweg, addr:postcode=20000")
    .import();
    assert_eq!(postcode(&town, "W1"), "20000");
}

#[test]
fn an_area_has_a_code_where_exactly_one_lies_inside() {
    let park = |inside: &str| {
        let town = World::draw(
            "
            P--------Q
            |  g  h  |
            S--------R
            ",
        )
        .area("PQRS", "leisure=park, name=Stadtpark")
        .node('g', "addr:housenumber=1, addr:street=Feldweg, addr:postcode=10000")
        .node('h', &format!("addr:housenumber=2, addr:street=Feldweg, addr:postcode={inside}"))
        .import();
        postcode(&town, "W1")
    };
    assert_eq!((park("10000"), park("20000")), ("10000".to_owned(), String::new()));
}

#[test]
fn where_nothing_else_tells_the_addresses_around_do() {
    let town = World::draw("g h  m")
        .node('g', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=10000")
        .node('h', "addr:housenumber=3, addr:street=Lange Gasse, addr:postcode=10000")
        .node('m', "natural=tree, name=Dorflinde")
        .import();
    assert_eq!(postcode(&town, "Nm"), "10000");
}

#[test]
fn several_values_are_never_shown_as_one() {
    let town = World::draw("A--h--B")
        .way("AhB", "highway=residential, name=Lange Gasse, postal_code=10000;20000")
        .node('h', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=10000;20000")
        .import();
    assert_eq!(town.address("Nh", ""), "house_number=1, road=Lange Gasse, country=Deutschland");
    assert!(town.search("10000;20000").iter().all(|found| found != "-"));
}

#[test]
fn a_postcode_is_a_place_in_the_middle_of_its_addresses() {
    let town = World::draw("g---h")
        .node('g', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=10000")
        .node('h', "addr:housenumber=3, addr:street=Lange Gasse, addr:postcode=10000")
        .import();
    let answers = town.geocoder.search(&crate::support::free("10000"));
    assert_eq!(answers.iter().map(crate::support::told).collect::<Vec<_>>(), ["-"]);
    let middle = town.world.point('g').towards(town.world.point('h'), 0.5);
    assert!(answers[0].position.distance_m(middle) < 1.0);
}

#[test]
fn a_mistake_becomes_no_place_and_is_shown_nowhere() {
    let town = World::draw("A--g-h--B")
        .way("AghB", "highway=residential, name=Lange Gasse")
        .node('g', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=7")
        .node('h', "addr:housenumber=3, addr:street=Lange Gasse")
        .import();
    assert_eq!(town.search("7"), Vec::<String>::new());
    assert_eq!(postcode(&town, "Nh"), "");
    assert_eq!(postcode(&town, "Ng"), "");
}

#[test]
fn a_postcode_is_found_alone_with_its_town_and_with_its_country() {
    let town = World::draw(
        "
        P---------Q
        | A--h--B |
        S---------R
        ",
    )
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim")
    .way("AhB", "highway=residential, name=Lange Gasse")
    .node('h', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=10000")
    .import();
    for question in ["10000", "10000 Talheim", "Talheim 10000", "10000 Germany", "D-10000", "D-10000 Talheim"] {
        assert!(["-", "W1"].contains(&town.first(question).as_str()), "{question}: {:?}", town.search(question));
    }
    assert_eq!(town.first("10000"), "-");
    assert_eq!(town.first("D-10000"), "-");
    for question in ["Lange Gasse 1, 10000", "Lange Gasse 1, 10000 Talheim", "10000 Talheim, Lange Gasse 1"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_postcode_is_found_with_the_name_of_its_country() {
    let town = World::draw("g")
        .at(47.27, 9.6)
        .node('g', "addr:housenumber=1, addr:street=Lange Gasse, addr:postcode=6800")
        .import();
    let answers = town.geocoder.search(&crate::support::free("6800 Austria"));
    assert_eq!(answers[0].entry.rank_address(), 5);
    assert_eq!(town.lookup("Ng")[0].hierarchy().country(), Some(*b"at"));
}
