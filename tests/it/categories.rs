//! Kinds of places in or near something, asked for in the words of many languages.

use crate::support::{Town, World};

/// Two towns with a pharmacy each, the smaller one with a monument.
fn towns() -> Town {
    World::draw(
        "
        A-------B                                        E-------F
        | t   p |                                        | u   q |
        | m     |                                        |       |
        D-------C                                        H-------G
        ",
    )
    .area("ABCD", "boundary=administrative, admin_level=8, name=Talheim")
    .area("EFGH", "boundary=administrative, admin_level=8, name=Urbach")
    .node('t', "place=village, name=Talheim")
    .node('u', "place=city, name=Urbach")
    .node('p', "amenity=pharmacy")
    .node('q', "amenity=pharmacy, name=Adler")
    .node('m', "historic=monument, name=Kolumna")
    .import()
}

/// Asks for the pharmacy of the smaller town.
fn check(questions: &[&str]) {
    let town = towns();
    let answers = questions.iter().map(|question| (*question, town.first(question)));
    let missed: Vec<(&str, String)> = answers.filter(|(_, answer)| answer != "p").collect();
    assert_eq!(missed, []);
}

#[test]
fn a_kind_is_looked_for_in_a_town() {
    check(&[
        "pharmacy in Talheim",
        "pharmacies Talheim",
        "Talheim pharmacy",
        "Apotheken in Talheim",
        "pharmacie à Talheim",
        "farmacias en Talheim",
        "farmacia a Talheim",
        "apotheek in Talheim",
        "apótek í Talheim",
        "apteekki Talheim",
        "apotek i Talheim",
        "farmácia em Talheim",
        "apteki w Talheim",
        "lékárna v Talheim",
        "gyógyszertár Talheim",
        "аптека в Talheim",
        "аптеки у Talheim",
        "eczane Talheim",
        "farmàcies a Talheim",
        "apteek Talheim",
        "aptieka Talheim",
        "vaistinė Talheim",
        "lekarna v Talheim",
        "ljekarne u Talheim",
        "аптека във Talheim",
        "farmacie în Talheim",
        "φαρμακείο στο Talheim",
        "farmaci në Talheim",
        "spiżerija fi Talheim",
        "cógaslann i Talheim",
        "fferyllfa yn Talheim",
        "farmazia Talheim",
        "Apdikt zu Talheim",
        "בית מרקחת Talheim",
        "صيدلية في Talheim",
    ]);
}

#[test]
fn a_kind_is_looked_for_near_something() {
    check(&[
        "pharmacy near Kolumna",
        "Apotheke in der Nähe von Kolumna",
        "pharmacies près de Kolumna",
        "farmacia cerca de Kolumna",
        "farmacia vicino a Kolumna",
        "apotheek bij Kolumna",
        "apótek nálægt Kolumna",
        "apotek nära Kolumna",
        "apotek i nærheden af Kolumna",
        "farmácia perto de Kolumna",
        "apteka w pobliżu Kolumna",
        "lékárna poblíž Kolumna",
        "аптека рядом с Kolumna",
        "аптека біля Kolumna",
        "farmàcia prop de Kolumna",
        "aptieka pie Kolumna",
        "vaistinė šalia Kolumna",
        "lekarna blizu Kolumna",
        "farmacie lângă Kolumna",
        "φαρμακείο κοντά στο Kolumna",
        "صيدلية بالقرب من Kolumna",
        "בית מרקחת ליד Kolumna",
        "apteekki Kolumna lähellä",
        "apteek Kolumna lähedal",
        "gyógyszertár a Kolumna közelében",
        "Kolumna yakınındaki eczaneler",
    ]);
}

#[test]
fn a_kind_that_is_a_name_elsewhere_takes_nothing_from_the_name() {
    let town = World::draw(
        "
        A-a-B   t   s

        C-c-D       k
        ",
    )
    .way("AaB", "highway=pedestrian, name=Plaza Mayor")
    .way("CcD", "highway=residential, name=Rua da Praia")
    .node('a', "addr:housenumber=5, addr:street=Plaza Mayor")
    .node('c', "addr:housenumber=5, addr:street=Rua da Praia")
    .node('t', "place=town, name=Mayor")
    .node('s', "natural=beach, name=Sonne")
    .node('k', "natural=beach, name=Mond")
    .import();
    assert_eq!([town.first("Plaza Mayor 5"), town.first("Plaza Mayor")], ["a", "W1"]);
    assert_eq!([town.first("Rua da Praia 5"), town.first("Rua da Praia")], ["c", "W2"]);
}
