//! Names: which tags are names, and which of them is shown to whom.

use gazetteer::Languages;

use crate::support::World;

#[test]
fn every_name_tag_finds_its_object() {
    for tag in [
        "name",
        "name:de",
        "name:zh-Hant",
        "alt_name",
        "alt_name:fr",
        "old_name",
        "loc_name",
        "short_name",
        "official_name",
        "official_name:en",
        "int_name",
        "nat_name",
        "reg_name",
        "brand",
        "operator",
        "ref",
        "iata",
        "icao",
        "addr:housename",
        "name:left",
        "name:right",
    ] {
        let town = World::draw("k   v")
            .node('k', &format!("amenity=fuel, {tag}=Zobelquell"))
            .node('v', "place=village, name=Oberau")
            .import();
        assert_eq!(town.search("Zobelquell"), ["k"], "{tag}");
        assert_eq!(town.first("Zobelquell, Oberau"), "k", "{tag}");
    }
}

#[test]
fn each_of_several_values_finds_its_object() {
    let town =
        World::draw("k").node('k', "amenity=fuel, name=Zobel, alt_name=Marder;Wiesel, old_name=Dachs; Luchs").import();
    for name in ["Zobel", "Marder", "Wiesel", "Dachs", "Luchs"] {
        assert_eq!(town.search(name), ["k"], "{name}");
    }
}

/// The name that a reader of these languages sees; how a browser's wish becomes such a list is the server's work.
fn shown(tags: &str, languages: &str) -> String {
    let town = World::draw("k").node('k', &format!("place=village, {tags}")).import();
    let languages = Languages::new(languages.split(',').map(str::to_owned).collect());
    let entry = &town.lookup("Nk")[0];
    languages.choose(entry.names().iter()).to_owned()
}

#[test]
fn the_name_is_chosen_by_the_languages_of_the_reader() {
    let tags = "name=Local, name:de=Deutsch, name:pt=Português, name:pt-BR=Brasileiro, name:es=Español, \
                name:zh=中文, name:zh-Hant=繁體, name:zh-Hans=简体, int_name=International";
    for (languages, name) in [
        ("", "Local"),
        ("de", "Deutsch"),
        ("de-AT,de", "Deutsch"),
        ("fr,es,de", "Español"),
        ("pt-BR,pt", "Brasileiro"),
        ("pt-PT,pt", "Português"),
        ("es-419,es", "Español"),
        ("zh-TW,zh-Hant,zh", "繁體"),
        ("zh-CN,zh-Hans,zh", "简体"),
        ("zh", "中文"),
        ("xx", "Local"),
    ] {
        assert_eq!(shown(tags, languages), name, "{languages:?}");
    }
}

#[test]
fn without_a_name_the_brand_the_official_name_and_the_code_stand_in() {
    for (tags, name) in [
        ("official_name=Amtlich, short_name=Kurz, alt_name=Auch", "Amtlich"),
        ("official_name:de=Amtlich, short_name=Kurz", "Amtlich"),
        ("short_name=Kurz, old_name=Früher", "Kurz"),
        ("name:fr=Autre", "Autre"),
    ] {
        assert_eq!(shown(tags, "de"), name, "{tags}");
    }
}

#[test]
fn every_part_of_an_address_is_shown_in_the_language_of_the_reader() {
    let town = World::draw("A--h--B  v")
        .at(50.85, 4.35)
        .way("AhB", "highway=residential, name=Rue Haute - Hoogstraat, name:fr=Rue Haute, name:nl=Hoogstraat")
        .node('v', "place=village, name=Bruxelles - Brussel, name:fr=Bruxelles, name:nl=Brussel")
        .node('h', "addr:housenumber=5, addr:street=Rue Haute - Hoogstraat")
        .import();
    assert_eq!(town.address("Nh", "nl"), "house_number=5, road=Hoogstraat, village=Brussel, country=België");
    assert_eq!(town.address("Nh", "fr"), "house_number=5, road=Rue Haute, village=Bruxelles, country=Belgique");
}

#[test]
fn names_and_other_tags_are_kept_as_they_are_tagged() {
    let tags = "amenity=theatre, name=Kleines Haus, name:fr=Petite Maison, wheelchair=yes, phone=+49 89 1, \
                website=https://example.org, opening_hours=Mo-Fr 10:00-18:00, addr:street=Gasse";
    let town = World::draw("k").node('k', tags).import();
    let entry = &town.lookup("Nk")[0];
    let pairs =
        |tags: gazetteer::Tags<'_>| tags.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>();
    assert_eq!(pairs(entry.names()), ["name=Kleines Haus", "name:fr=Petite Maison"]);
    assert_eq!(
        pairs(entry.extratags()),
        ["wheelchair=yes", "phone=+49 89 1", "website=https://example.org", "opening_hours=Mo-Fr 10:00-18:00"]
    );
}
