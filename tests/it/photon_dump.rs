//! Photon's dump: what is written is read again as the same gazetteer, and what others write is read as it is meant.

use std::fs;
use std::path::Path;

use gazetteer::{Languages, OsmId, Point};
use geocoder::{Answer, Filter, Geocoder, ReverseRequest};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Ran, bundled, free, helsinki, parvis};

/// A folder with central Helsinki as gazetteer.d, its dump, and a gazetteer made from the dump as again.d.
fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let ran = parvis(folder.path(), arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
    };
    run(&["import", bundled().to_str().unwrap(), "--json"]);
    run(&["export", "dump.jsonl.gz"]);
    run(&["import", "dump.jsonl.gz", "--gazetteer", "again.d", "--json"]);
    folder
}

/// Questions of every kind: addresses, streets, venues, areas and postcodes of central Helsinki.
fn questions() -> Vec<String> {
    let gazetteer = &helsinki().gazetteers()[0];
    let languages = Languages::default();
    let name = |place: gazetteer::Place<'_>| languages.choose(place.names().iter()).to_owned();
    let mut questions = vec!["Helsinki".to_owned(), "Helsingfors".to_owned(), "Finland".to_owned(), "00100".to_owned()];
    for ix in (0..gazetteer.len()).step_by(3) {
        let place = gazetteer.place(gazetteer::PlaceIx(ix)).unwrap();
        questions.extend(Some(name(place)).filter(|name| name.chars().count() > 2));
        questions
            .extend(place.houses().step_by(4).map(|house| format!("{} {}, Helsinki", name(place), house.number())));
    }
    questions.sort();
    questions.dedup();
    questions
}

fn reverse(geocoder: &Geocoder, at: Point) -> Option<OsmId> {
    let request = ReverseRequest {
        at,
        max_rank: 30,
        layers: geocoder::Layers::default(),
        radius_m: 600.0,
        limit: 1,
        filter: Filter::default(),
    };
    geocoder.reverse(&request).first().and_then(|answer| answer.entry.osm())
}

/// Whether two answers are the same to a reader: one object, or twins of the very same address next to each other.
fn are_alike(a: &Answer<'_>, b: &Answer<'_>) -> bool {
    let words = |answer: &Answer<'_>| {
        let lines = answer.entry.address();
        // Without what it is called itself: of several venues in a house any may answer for the number.
        let around = lines.iter().filter(|line| line.rank < 30);
        around.map(|line| line.localise(&Languages::default()).to_owned()).collect::<Vec<_>>()
    };
    let metres = a.position.distance_m(b.position);
    a.entry.osm() == b.entry.osm() && metres < 1.0 || words(a) == words(b) && metres < 200.0
}

#[test]
fn a_gazetteer_made_from_a_dump_of_another_answers_as_that_one() {
    let folder = copied();
    let again = Geocoder::open(&[folder.path().join("again.d")]).unwrap();
    let questions = questions();
    assert!(questions.len() > 300, "{}", questions.len());
    let (mut other, mut at_point) = (Vec::new(), Vec::new());
    let osm = |answer: Option<&Answer<'_>>| answer.map(|answer| answer.entry.osm());
    for text in &questions {
        let (theirs, ours) = (helsinki().search(&free(text)), again.search(&free(text)));
        let (theirs, ours) = (theirs.first(), ours.first());
        let same = match (theirs, ours) {
            (Some(theirs), Some(ours)) => are_alike(theirs, ours),
            (theirs, ours) => theirs.is_none() && ours.is_none(),
        };
        if !same {
            other.push(format!("{text}: {:?} {:?}", osm(theirs), osm(ours)));
        }
        let Some(at) = theirs.map(|theirs| theirs.position) else { continue };
        let there = (reverse(helsinki(), at), reverse(&again, at));
        if there.0 != there.1 {
            at_point.push(format!("{text}: {there:?}"));
        }
    }
    eprintln!("{} questions: {} other answers, {} at a point", questions.len(), other.len(), at_point.len());
    let few = questions.len() / 100;
    assert!(other.len() <= few, "{} of {}: {other:?}", other.len(), questions.len());
    assert!(at_point.len() <= few, "{} of {}: {at_point:?}", at_point.len(), questions.len());
}

#[test]
fn addresses_are_the_same_after_a_dump() {
    let folder = copied();
    let again = Geocoder::open(&[folder.path().join("again.d")]).unwrap();
    let languages = Languages::new(vec!["sv".to_owned()]);
    let mut compared = 0;
    for text in ["Aleksanterinkatu 52", "Ateneum", "Kauppatori", "Kallio", "Mannerheimintie"] {
        let Some(theirs) = helsinki().search(&free(text)).into_iter().next() else { continue };
        let entries = again.lookup(theirs.entry.osm().unwrap());
        let address = |entry: &gazetteer::Entry<'_>| {
            let lines = entry.address();
            lines.iter().map(|line| format!("{}={}", line.key, line.localise(&languages))).collect::<Vec<_>>()
        };
        let same = entries.iter().find(|entry| entry.place_id() == theirs.entry.place_id()).unwrap();
        assert_eq!(address(same), address(&theirs.entry), "{text}");
        assert_eq!(same.hierarchy().time_zone(), theirs.entry.hierarchy().time_zone(), "{text}");
        compared += 1;
    }
    assert!(compared > 2, "{compared}");
}

#[test]
fn a_dump_is_made_of_known_documents_and_tells_what_is_above_first() {
    let folder = copied();
    let ran = parvis(folder.path(), &["export", "-", "--points"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["type"], &lines[0]["content"]["version"]), (&"NominatimDumpFile".into(), &"0.1.0".into()));
    assert_eq!(lines[1]["type"], "CountryInfo");
    assert_eq!(lines[1]["content"][0]["country_code"], "fi");
    let mut known = Vec::new();
    for line in &lines[2..] {
        assert_eq!(line["type"], "Place");
        let place = &line["content"][0];
        for above in place["addresslines"].as_array().unwrap() {
            assert!(known.contains(&above["place_id"].as_u64().unwrap()), "{place}");
        }
        assert!(place.get("geometry").is_none());
        if place["rank_address"].as_u64().unwrap() < 28 {
            known.push(place["place_id"].as_u64().unwrap());
        }
    }
    assert!(known.len() > 100, "{}", known.len());
}

const HEADER: &str = r#"{"type":"NominatimDumpFile","content":{"version":"0.1.0","generator":"other","data_timestamp":"2026-01-31T00:00:00Z"}}"#;

/// A dump as another program may write it: a house before its street, words for ranks, numbers for texts, unknown
/// fields.
const FOREIGN: &str = r#"
{"type":"Weather","content":{"sun":true}}
{"type":"Place","content":[{"place_id":1,"object_type":"R","object_id":11,"osm_key":"place","osm_value":"town","address_type":"city","name":{"name":"Talheim","name:fr":"Val"},"country_code":"de","centroid":[11.55,48.15],"colour":"blue"}]}
{"type":"Place","content":[{"place_id":3,"object_type":"N","object_id":33,"osm_key":"building","osm_value":"yes","rank_address":30,"parent_place_id":2,"housenumber":12,"postcode":12345,"country_code":"DE","centroid":[11.551,48.151],"addresslines":[{"place_id":1,"isaddress":true},{"place_id":99}]},{"place_id":3,"object_type":"N","object_id":33,"osm_key":"building","osm_value":"yes","rank_address":30,"parent_place_id":2,"housenumber":"14","country_code":"de","centroid":[11.551,48.151]}]}
{"type":"Place","content":[{"place_id":2,"object_type":"W","object_id":22,"osm_key":"highway","osm_value":"residential","address_type":"street","name":{"name":"Lange Gasse"},"country_code":"de","centroid":[11.552,48.151],"geometry":{"type":"LineString","coordinates":[[11.55,48.151],[11.554,48.151]]},"addresslines":[{"place_id":1,"isaddress":true}]}]}
{"type":"Place","content":[{"place_id":4,"object_type":"N","object_id":44,"osm_key":"amenity","osm_value":"cafe","name":{"name":"Café Morgenrot"},"country_code":"de","centroid":[11.553,48.151],"addresslines":[{"place_id":2},{"place_id":1}]}]}
{"type":"Place","content":[{"place_id":5,"osm_key":"amenity","osm_value":"cafe","name":{"name":"Nirgends"}}]}
"#;

fn import(folder: &Path, dump: &str) -> Ran {
    fs::write(folder.join("dump.jsonl"), dump).unwrap();
    parvis(folder, &["import", "dump.jsonl", "--json"])
}

#[test]
fn a_dump_of_another_program_is_read_as_it_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    let ran = import(folder.path(), &format!("{HEADER}{FOREIGN}"));
    assert_eq!(ran.code, 0, "{ran:?}");
    let geocoder = Geocoder::open(&[folder.path().join("gazetteer.d")]).unwrap();
    let manifest = geocoder.gazetteers()[0].manifest();
    assert_eq!(manifest.source.data_timestamp.as_deref(), Some("2026-01-31T00:00:00Z"));
    assert_eq!(manifest.dropped.get("no position"), Some(&1));
    let first = |text: &str| {
        let answers = geocoder.search(&free(text));
        let lines = answers.first().map(|answer| answer.entry.address()).unwrap_or_default();
        let texts = lines.iter().map(|line| line.localise(&Languages::default()).to_owned());
        texts.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(first("Lange Gasse 14, Talheim"), "12;14, Lange Gasse, Talheim, 12345, Deutschland");
    assert_eq!(first("Café Morgenrot"), "Café Morgenrot, Lange Gasse, Talheim, Deutschland");
    assert_eq!(first("Val"), "Talheim, Deutschland");
    assert!(first("12345").starts_with("12345, Talheim"), "{}", first("12345"));
}

/// Addresses that only have words, as programs write them that know no OpenStreetMap objects.
const WORDS: &str = r#"
{"type":"Place","content":[{"place_id":"a","osm_key":"place","osm_value":"house","housenumber":"1","address":{"street":"Rue Haute","city":"Valmont","city:de":"Talberg","state":"Nord"},"postcode":"4100","country_code":"ch","centroid":[7.5,46.9]}]}
{"type":"Place","content":[{"place_id":"b","osm_key":"place","osm_value":"house","housenumber":"3","address":{"street":"Rue Haute","city":"Valmont","state":"Nord"},"postcode":"4100","country_code":"ch","centroid":[7.501,46.9]}]}
"#;

#[test]
fn addresses_of_words_share_their_street_and_town() {
    let folder = tempfile::tempdir().unwrap();
    let ran = import(folder.path(), &format!("{HEADER}{WORDS}"));
    assert_eq!(ran.code, 0, "{ran:?}");
    let geocoder = Geocoder::open(&[folder.path().join("gazetteer.d")]).unwrap();
    for (text, lon) in
        [("1 Rue Haute, Valmont", 7.5), ("Rue Haute 3, 4100 Valmont", 7.501), ("Talberg, Rue Haute 3", 7.501)]
    {
        let answers = geocoder.search(&free(text));
        let first = answers.first().unwrap();
        assert!((first.position.lon_degrees() - lon).abs() < 1e-9, "{text}: {first:?}");
        let lines = first.entry.address();
        let keys: Vec<&str> = lines.iter().map(|line| line.key.as_ref()).collect();
        assert_eq!(keys, ["house_number", "road", "city", "state", "postcode", "country"], "{text}");
    }
    assert_eq!(geocoder.search(&free("Valmont")).len(), 1);
}

#[test]
fn what_is_no_dump_is_refused_with_its_line() {
    for (dump, told) in [
        ("{}", "dump.jsonl: line 1: missing field `type`"),
        (r#"{"type":"Place","content":[]}"#, "dump.jsonl: line 1: \"Place\" at line 1; a dump begins with its header"),
        (
            r#"{"type":"NominatimDumpFile","content":{"version":"2.0.0"}}"#,
            "dump.jsonl: line 1: version \"2.0.0\" of the dump; 0.1.x expected",
        ),
        (
            &format!("{HEADER}\n\n{{\"type\":\"Place\",\"content\":[{{\"importance\":\"high\"}}]}}"),
            "dump.jsonl: line 3: ",
        ),
        (&format!("{HEADER}\n{{\"type\":\"Pla"), "dump.jsonl: line 2: "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let ran = import(folder.path(), dump);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(told), "{told}\n{ran:?}");
        assert!(!folder.path().join("gazetteer.d").exists());
    }
}

#[test]
fn tables_beside_an_extract_are_refused_beside_a_dump() {
    let folder = tempfile::tempdir().unwrap();
    let ran = parvis(folder.path(), &["import", "dump.jsonl", "--importance", "x.csv.gz"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("dump.jsonl: a dump has its own importance and house numbers"), "{ran:?}");
}
