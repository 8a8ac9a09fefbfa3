//! Names and addresses as people of a country write them, where the map writes them otherwise.

use crate::support::{Town, World};

#[test]
fn a_bilingual_street_is_found_by_either_half() {
    let town = World::draw("A--h--B")
        .at(50.85, 4.35)
        .way("AhB", "highway=residential, name=Rue Haute - Hoogstraat, name:fr=Rue Haute, name:nl=Hoogstraat")
        .node('h', "addr:housenumber=5, addr:street=Rue Haute - Hoogstraat")
        .import();
    for question in ["5 Rue Haute", "Hoogstraat 5", "Rue Haute - Hoogstraat 5"] {
        assert_eq!(town.search(question), ["h"], "{question}");
    }
}

#[test]
fn a_bilingual_street_without_names_by_language_is_found_by_either_half() {
    let town = World::draw("A--h--B")
        .at(47.0, 7.2)
        .way("AhB", "highway=residential, name=Bahnhofstrasse / Rue de la Gare")
        .node('h', "addr:housenumber=5, addr:street=Rue de la Gare")
        .import();
    for question in ["Bahnhofstrasse 5", "5 rue de la Gare"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn both_sides_of_a_street_have_their_names() {
    let town = World::draw("A--h--B")
        .way("AB", "highway=residential, name=Marktweg, name:left=Ahornweg, name:right=Buchenweg")
        .node('h', "addr:housenumber=5, addr:street=Ahornweg")
        .import();
    for question in ["Ahornweg 5", "Marktweg 5"] {
        assert_eq!(town.search(question), ["h"], "{question}");
    }
    assert_eq!(town.search("Buchenweg"), ["W1"]);
}

#[test]
fn each_of_several_values_of_a_name_is_a_name() {
    let town = World::draw("k").node('k', "tourism=museum, name=Alte Post;Neue Post").import();
    for question in ["Alte Post", "Neue Post"] {
        assert_eq!(town.search(question), ["k"], "{question}");
    }
}

#[test]
fn an_airport_is_found_by_its_codes() {
    let town = World::draw("k")
        .at(46.2, 6.1)
        .node('k', "aeroway=aerodrome, name=Genève Aéroport, iata=GVA, icao=LSGG")
        .import();
    for question in ["GVA", "lsgg", "GVA airport"] {
        assert_eq!(town.first(question), "k", "{question}");
    }
}

/// A city with districts as boundaries, each with a street of the same name.
fn city(at: (f64, f64), name: &str, districts: [(&str, &str); 2], street: &str) -> Town {
    let district = |(name, postcode): (&str, &str)| {
        format!("boundary=administrative, admin_level=9, name={name}, postal_code={postcode}")
    };
    let house =
        |(_, postcode): (&str, &str)| format!("addr:housenumber=5, addr:street={street}, addr:postcode={postcode}");
    World::draw(
        "
        a--------------b--------------c
        |  C--h--D     |  E--i--F     |
        |        m     |              |
        d--------------e--------------f
        ",
    )
    .at(at.0, at.1)
    .area("acfd", &format!("boundary=administrative, admin_level=8, place=city, name={name}"))
    .area("abed", &district(districts[0]))
    .area("bcfe", &district(districts[1]))
    .way("ChD", &format!("highway=residential, name={street}"))
    .way("EiF", &format!("highway=residential, name={street}"))
    .node('h', &house(districts[0]))
    .node('i', &house(districts[1]))
    .import()
}

#[test]
fn a_district_of_lyon_is_meant_by_its_ordinal() {
    let lyon = [("Lyon 2e Arrondissement", "69002"), ("Lyon 3e Arrondissement", "69003")];
    let town = city((45.75, 4.85), "Lyon", lyon, "Rue Neuve");
    for question in ["Lyon 3e", "Lyon 3ème", "Lyon 03", "Lyon 3"] {
        assert_eq!(town.first(question), "W3", "{question}");
    }
    for question in
        ["5 rue Neuve, Lyon 3e", "5 rue Neuve Lyon 3", "5 rue Neuve, 69003 Lyon", "5 rue Neuve, 69003 Lyon CEDEX 03"]
    {
        assert_eq!(town.first(question), "i", "{question}");
    }
}

#[test]
fn a_district_of_paris_is_meant_by_its_number() {
    let paris = [("Paris 10e Arrondissement", "75010"), ("Paris 11e Arrondissement", "75011")];
    let town = city((48.86, 2.36), "Paris", paris, "Rue Neuve");
    for question in ["Paris 11", "Paris 11e", "Paris XIe"] {
        assert_eq!(town.first(question), "W3", "{question}");
    }
    for question in ["5 rue Neuve, Paris 11", "5 rue Neuve 75011", "5, rue Neuve, Paris XI"] {
        assert_eq!(town.first(question), "i", "{question}");
    }
}

#[test]
fn a_district_of_vienna_is_meant_by_its_postcode() {
    let wien = [("Landstraße", "1030"), ("Wieden", "1040")];
    let town = city((48.2, 16.38), "Wien", wien, "Hauptstraße");
    for (question, house) in
        [("Hauptstraße 5, 1030 Wien", "h"), ("Hauptstraße 5, 1040 Wien", "i"), ("Hauptstraße 5, A-1040 Wien", "i")]
    {
        assert_eq!(town.first(question), house, "{question}");
    }
}

#[test]
fn the_country_before_a_postcode_does_not_matter() {
    let lyon = [("Lyon 1er Arrondissement", "69001"), ("Lyon 3e Arrondissement", "69003")];
    let town = city((45.75, 4.85), "Lyon", lyon, "Rue Neuve");
    for question in ["5 rue Neuve, F-69001 Lyon", "5 rue Neuve, FR-69001 Lyon", "5 rue Neuve F 69001 Lyon"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
    let zurich = [("Kreis 1", "8001"), ("Kreis 4", "8004")];
    let town = city((47.37, 8.54), "Zürich", zurich, "Bahnhofstrasse");
    for question in ["Bahnhofstrasse 5, CH-8001 Zürich", "Bahnhofstrasse 5, CH 8001 Zürich"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

/// A town in a state that has an ISO 3166-2 code.
fn state(at: (f64, f64), state: &str, code: &str, house: &str) -> Town {
    World::draw(
        "
        a------------b
        |  v         |
        |  A--h--B   |
        |            |
        d------------c
        ",
    )
    .at(at.0, at.1)
    .area("abcd", &format!("boundary=administrative, admin_level=4, name={state}, ISO3166-2={code}"))
    .node('v', "place=town, name=Reisterstown")
    .way("AhB", "highway=residential, name=Main Street")
    .node('h', house)
    .import()
}

#[test]
fn a_state_is_meant_by_its_abbreviation() {
    let house = "addr:housenumber=5, addr:street=Main Street, addr:postcode=21136";
    let town = state((39.47, -76.83), "Maryland", "US-MD", house);
    for question in ["Reisterstown, MD", "Reisterstown MD", "Reisterstown, MD, USA"] {
        assert_eq!(town.first(question), "v", "{question}");
    }
    for question in
        ["5 Main St, Reisterstown, MD 21136", "5 Main Street, Reisterstown MD", "5 Main St Reisterstown MD 21136 USA"]
    {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_canton_is_meant_by_its_abbreviation() {
    let town = state((47.37, 8.54), "Zürich", "CH-ZH", "addr:housenumber=5, addr:street=Main Street");
    for question in ["Reisterstown ZH", "Reisterstown (ZH)", "Reisterstown/ZH"] {
        assert_eq!(town.first(question), "v", "{question}");
    }
}

#[test]
fn four_more_digits_behind_a_zip_code_do_not_matter() {
    let house = "addr:housenumber=5, addr:street=Main Street, addr:postcode=21136";
    let town = state((39.47, -76.83), "Maryland", "US-MD", house);
    assert_eq!(town.first("5 Main Street, Reisterstown, MD 21136-1234"), "h");
    let house = "addr:housenumber=5, addr:street=Main Street, addr:postcode=21136-1234";
    let town = state((39.47, -76.83), "Maryland", "US-MD", house);
    assert_eq!(town.first("5 Main Street, Reisterstown, MD 21136"), "h");
}

#[test]
fn a_british_postcode_is_written_with_or_without_blank() {
    let house = "addr:housenumber=5, addr:street=Main Street, addr:postcode=PO33 2HT";
    let town = state((50.72, -1.16), "England", "GB-ENG", house);
    for question in [
        "5 Main Street, PO33 2HT",
        "5 Main Street, PO332HT",
        "5 main street po33 2ht",
        "5 Main Street, Reisterstown, PO33",
    ] {
        assert_eq!(town.first(question), "h", "{question}");
    }
    assert_eq!(town.first("PO332HT"), town.first("PO33 2HT"));
    assert_eq!(town.first("PO33 2HT"), "-");
}
