//! The built program: exit codes, what goes to which output, and the shape of its JSON.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, World, command, parvis};

/// A folder with an extract and, by the program itself, the gazetteer of it.
fn town() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let world = World::draw(
        "
        A-----B-----C
          h      k
              v
        ",
    )
    .way("ABC", "highway=residential, name=Lange Gasse, name:fr=Rue Longue")
    .node('h', "addr:housenumber=12, addr:street=Lange Gasse, addr:postcode=12345")
    .node('k', "amenity=cafe, name=Café Morgenrot")
    .node('v', "place=village, name=Talheim");
    world.write(&folder.path().join("town.osm.pbf"));
    let ran = parvis(folder.path(), &["import", "town.osm.pbf", "--json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

fn ok(out: &str) -> Ran {
    Ran { code: 0, out: out.to_owned(), err: String::new() }
}

fn error(err: &str) -> Ran {
    Ran { code: 2, out: String::new(), err: err.to_owned() }
}

fn json_lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_answer_is_two_lines_on_the_standard_output() {
    let town = town();
    let expected = ok("12, Lange Gasse, Talheim, 12345, Deutschland
    place=house  48.1490000 11.5520000  N104  the house number
");
    assert_eq!(parvis(town.path(), &["search", "Lange Gasse 12, Talheim"]), expected);
    assert_eq!(parvis(town.path(), &["search", "Lange", "Gasse", "12,", "Talheim"]), expected);
    assert_eq!(parvis(town.path(), &["search", "--street", "12 Lange Gasse", "--city", "Talheim"]), expected);
}

#[test]
fn json_is_one_object_a_line_with_every_key() {
    let town = town();
    let mut lines = json_lines(&parvis(town.path(), &["search", "Lange Gasse 12", "--json", "--lang", "fr"]));
    assert_eq!(lines.len(), 1);
    let score = lines[0].as_object_mut().unwrap().shift_remove("score").unwrap();
    let sum: f64 = score["parts"].as_array().unwrap().iter().map(|part| part[1].as_f64().unwrap()).sum();
    assert!((score["total"].as_f64().unwrap() - sum).abs() < 1e-9);
    assert_eq!(
        lines[0],
        json!({
            "place_id": (104_u64 << 2) << 6,
            "osm_type": "node",
            "osm_id": 104,
            "name": "",
            "display_name": "12, Rue Longue, Talheim, 12345, Allemagne",
            "address": {
                "house_number": "12", "road": "Rue Longue", "village": "Talheim", "postcode": "12345",
                "country": "Allemagne",
            },
            "country_code": "de",
            "lat": 48.149,
            "lon": 11.552,
            "bounding_box": [48.149, 11.552, 48.149, 11.552],
            "category": { "key": "place", "value": "house" },
            "matched": "number",
            "unused": [],
            "corrections": [],
            "accuracy_m": 5.0,
            "distance_m": null,
        })
    );
}

#[test]
fn nothing_found_is_exit_code_1_and_no_output() {
    let town = town();
    for (arguments, cause) in [
        (&["search", "xqvork zzyphl"][..], "no name or address here has \"xqvork\" or \"zzyphl\""),
        (&["search", ""], "no words to look for"),
        (&["search", "Talheim", "--limit", "0"], "--limit 0 asks for no answers"),
        (&["search", "Café Morgenrot", "--countrycodes", "fr"], "there are answers, but none inside the box"),
        (&["search", "Café Morgenrot", "--bounded", "--viewbox", "-22,64,-21,65"], "none inside the box"),
        (&["search", "Café Morgenrot", "--layer", "natural"], "the layers that were asked for"),
        (&["reverse", "-33.5", "-70.6"], "-33.5 -70.6 is outside the area of this gazetteer"),
        (&["reverse", "11.552", "48.149"], "48.149 11.552 is inside; latitude comes first, are they swapped?"),
        (&["lookup", "W999"], "this gazetteer has none of these objects"),
    ] {
        let ran = parvis(town.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}: {}", ran.err);
        assert!(
            ran.err.starts_with("parvis: nothing found: ") && ran.err.contains(cause),
            "{arguments:?}: {}",
            ran.err
        );
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
}

#[test]
fn reverse_takes_negative_numbers_and_tells_the_distance() {
    let town = town();
    let lines = json_lines(&parvis(town.path(), &["reverse", "48.149", "11.552", "--json"]));
    assert_eq!((lines.len(), &lines[0]["osm_id"], &lines[0]["distance_m"]), (1, &json!(104), &json!(0.0)));
    let lines = json_lines(&parvis(town.path(), &["reverse", "48.1495", "11.552", "--zoom", "16", "--json"]));
    assert_eq!((&lines[0]["name"], &lines[0]["osm_type"]), (&json!("Lange Gasse"), &json!("way")));
    assert_eq!(parvis(town.path(), &["reverse", "-48.1", "-11.5"]).code, 1);
}

#[test]
fn positions_and_objects_are_taken_as_people_copy_them() {
    let town = town();
    let expected = parvis(town.path(), &["reverse", "48.149", "11.552"]);
    assert_eq!(expected.code, 0);
    for place in ["48.149,11.552", "48.149, 11.552", "https://www.openstreetmap.org/#map=19/48.149/11.552"] {
        assert_eq!(parvis(town.path(), &["reverse", place]), expected, "{place}");
    }
    let expected = parvis(town.path(), &["lookup", "W1"]);
    assert_eq!(expected.code, 0);
    for object in ["way/1", "https://www.openstreetmap.org/way/1#map=19/48.149/11.552"] {
        assert_eq!(parvis(town.path(), &["lookup", object]), expected, "{object}");
    }
}

#[test]
fn answers_come_as_geojson_and_as_csv() {
    let town = town();
    let asked = |format: &str| parvis(town.path(), &["search", "Lange Gasse 12", "--format", format]);
    let collection: Value = serde_json::from_str(&asked("geojson").out).unwrap();
    assert_eq!(
        (&collection["type"], &collection["features"][0]["type"]),
        (&json!("FeatureCollection"), &json!("Feature"))
    );
    let feature = &collection["features"][0];
    assert_eq!(feature["geometry"], json!({ "type": "Point", "coordinates": [11.552, 48.149] }));
    assert_eq!(feature["bbox"], json!([11.552, 48.149, 11.552, 48.149]));
    assert_eq!((&feature["properties"]["osm_id"], feature["properties"].get("lat")), (&json!(104), None));
    assert_eq!(
        asked("csv").out,
        "lat,lon,display_name,name,key,value,osm,postcode,country_code,matched,distance_m\n\
         48.1490000,11.5520000,\"12, Lange Gasse, Talheim, 12345, Deutschland\",,place,house,N104,12345,de,number,\n"
    );
    assert_eq!(asked("json"), parvis(town.path(), &["search", "Lange Gasse 12", "--json"]));
    assert_eq!(asked("xml").code, 2);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let ran = parvis(folder.path(), &["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("reverse") && ran.out.contains("gazetteer"), "{shell}: {}", ran.err);
    }
    assert_eq!(parvis(folder.path(), &["man", "man1"]), ok(""));
    let pages = entries(&folder.path().join("man1"));
    assert!(pages.len() > 10 && pages.contains(&"parvis-serve.1".to_owned()), "{pages:?}");
}

#[test]
fn lookup_keeps_the_order_asked_for() {
    let town = town();
    let ids = |arguments: &[&str]| -> Vec<Value> {
        json_lines(&parvis(town.path(), arguments)).iter().map(|line| line["osm_id"].clone()).collect()
    };
    assert_eq!(ids(&["lookup", "W1,N118,n107", "--json"]), [1, 118, 107]);
    assert_eq!(ids(&["lookup", "N118", "W1", "W5", "--json"]), [118, 1]);
}

#[test]
fn explain_shows_words_readings_and_sums() {
    let town = town();
    let ran = parvis(town.path(), &["explain", "Lange Gasse 12"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("tokens: lange gasse 12\nreading: "), "{}", ran.out);
    assert!(ran.out.contains("    score "), "{}", ran.out);
    let line = &json_lines(&parvis(town.path(), &["explain", "Lange Gasse 12", "--json"]))[0];
    assert_eq!(line["tokens"], json!(["lange", "gasse", "12"]));
    assert_eq!(line["answers"][0]["osm_id"], json!(104));
    assert!(line["readings"][0]["candidates"].is_u64());
    assert_eq!(parvis(town.path(), &["explain", "xqvork zzyphl"]).code, 1);
}

#[test]
fn info_and_verify_tell_about_the_gazetteer() {
    let town = town();
    let info = parvis(town.path(), &["info"]);
    assert_eq!((info.code, info.err.as_str()), (0, ""));
    assert!(info.out.starts_with("gazetteer.d\n  source       town.osm.pbf ("), "{}", info.out);
    let line = &json_lines(&parvis(town.path(), &["info", "--json"]))[0];
    assert_eq!((&line["counts"]["houses"], &line["source"]["file"]), (&json!(1), &json!("town.osm.pbf")));
    let verify = parvis(town.path(), &["verify"]);
    assert!(verify.code == 0 && verify.out.ends_with("all as they were sealed\n"), "{verify:?}");
}

#[test]
fn a_damaged_gazetteer_is_exit_code_2_with_file_and_offset() {
    let town = town();
    let path = town.path().join("gazetteer.d/houses.bytes");
    let mut bytes = fs::read(&path).unwrap();
    bytes[17] ^= 4;
    fs::write(&path, bytes).unwrap();
    for arguments in [&["verify"][..], &["search", "Talheim"], &["reverse", "1", "2"], &["lookup", "W1"]] {
        let ran = parvis(town.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.starts_with("parvis: gazetteer.d/houses.bytes: damaged between offset 0 and "), "{}", ran.err);
        assert!(ran.err.ends_with("build the gazetteer again with \"parvis import\"\n"), "{}", ran.err);
    }
}

#[test]
fn a_missing_gazetteer_is_exit_code_2_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let expected = error(
        "parvis: gazetteer.d: no gazetteer here (manifest.json is missing); make one with \"parvis import EXTRACT.osm.pbf --gazetteer gazetteer.d\"\n",
    );
    for arguments in [&["search", "x"][..], &["info"], &["verify"]] {
        assert_eq!(parvis(folder.path(), arguments), expected, "{arguments:?}");
    }
}

#[test]
fn flag_beats_environment_beats_default() {
    let town = town();
    fs::rename(town.path().join("gazetteer.d"), town.path().join("other.d")).unwrap();
    let with = |variable: &str, arguments: &[&str]| {
        command(town.path()).env("PARVIS_GAZETTEER", variable).args(arguments).output().unwrap().status.code()
    };
    assert_eq!(parvis(town.path(), &["search", "Talheim"]).code, 2);
    assert_eq!(with("other.d", &["search", "Talheim"]), Some(0));
    assert_eq!(with("nowhere.d", &["search", "Talheim", "--gazetteer", "other.d"]), Some(0));
    assert_eq!(with("other.d", &["search", "Talheim", "--gazetteer", "nowhere.d"]), Some(2));
}

#[test]
fn wrong_arguments_are_exit_code_2_and_say_what_was_expected() {
    let town = town();
    for (arguments, expected) in [
        (&["search"][..], "TEXT"),
        (&["search", "x", "--street", "y"], "cannot be used with"),
        (&["search", "x", "--bounded"], "--viewbox"),
        (&["search", "x", "--viewbox", "1,2,3"], "four numbers expected (lon1,lat1,lon2,lat2), found 3"),
        (&["search", "x", "--countrycodes", "fin"], "a country code of two letters expected"),
        (&["search", "x", "--layer", "moon"], "possible values: address, poi"),
        (&["reverse", "91", "0"], "91 0: not in this world"),
        (&["reverse", "nan", "0"], "NaN 0: not in this world"),
        (&["reverse", "1", "2", "--zoom", "19"], "0..=18"),
        (&["lookup", "X1"], "N, W or R and a number expected"),
        (&["import", "nowhere.osm.pbf"], "parvis: nowhere.osm.pbf: "),
        (&["import", "x", "--memory", "lots"], "a number and K, M, G or T expected, such as \"512M\", found \"lots\""),
        (&["unknown"], "unrecognized subcommand"),
    ] {
        let ran = parvis(town.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_import_reports_what_it_did() {
    let town = town();
    let ran = parvis(town.path(), &["import", "town.osm.pbf", "--json"]);
    let line = &json_lines(&ran)[0];
    assert_eq!((&line["read"], &line["houses"]), (&json!({ "nodes": 6, "ways": 1, "relations": 0 }), &json!(1)));
    assert!(line["seconds"]["writing the gazetteer"].is_number());
    assert!(line["files"]["places.table"].as_u64().unwrap() > 16);
    assert!(cfg!(not(target_os = "linux")) || line["peak_memory_bytes"].as_u64().unwrap() > 1_000_000);
    assert!(ran.err.lines().any(|line| line.starts_with("reading ways ")), "{}", ran.err);
    let text = parvis(town.path(), &["import", "town.osm.pbf"]);
    for heading in ["read\n", "kept\n", "dropped\n", "seconds and memory\n", "bytes\n", "memory: ", "gazetteer.d: "] {
        assert!(text.out.contains(heading), "{heading}: {}", text.out);
    }
}

#[test]
fn a_damaged_extract_is_exit_code_2_and_the_gazetteer_stays() {
    let town = town();
    let extract = town.path().join("town.osm.pbf");
    let bytes = fs::read(&extract).unwrap();
    fs::write(&extract, &bytes[..bytes.len() / 2]).unwrap();
    let ran = parvis(town.path(), &["import", "town.osm.pbf"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let last = ran.err.lines().last().unwrap();
    assert!(last.starts_with("parvis: town.osm.pbf: blob at byte "), "{last}");
    assert_eq!(parvis(town.path(), &["search", "Talheim"]).code, 0);
    assert_eq!(entries(town.path()), ["gazetteer.d", "gazetteer.d.store", "town.osm.pbf"]);
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let town = town();
    let mut child = command(town.path())
        .args(["explain", "Lange Gasse 12", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn every_subcommand_has_help_with_an_example() {
    let folder = tempfile::tempdir().unwrap();
    let subcommands = [
        "import",
        "update",
        "regions",
        "generations",
        "rollback",
        "search",
        "reverse",
        "lookup",
        "explain",
        "info",
        "verify",
        "serve",
        "quality",
        "completions",
        "man",
    ];
    for subcommand in subcommands {
        let ran = parvis(folder.path(), &[subcommand, "--help"]);
        assert_eq!(ran.code, 0, "{subcommand}");
        assert!(ran.out.contains(&format!("  parvis {subcommand}")) && ran.out.contains("Exit code"), "{}", ran.out);
    }
    let version = format!("parvis {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(parvis(folder.path(), &["--version"]), ok(&version));
}

#[test]
fn details_tell_how_to_get_there_where_they_are_asked_for() {
    let town = town();
    let lines = json_lines(&parvis(town.path(), &["search", "Lange Gasse 12", "--json", "--details", "--lang", "fr"]));
    let expected = json!({
        "time_zone": "Europe/Berlin",
        "label": "Rue Longue 12, Talheim",
        "address": "Rue Longue 12, 12345 Talheim, Allemagne",
        "address_lines": ["Rue Longue 12", "12345 Talheim", "Allemagne"],
    });
    assert_eq!(lines[0]["details"], expected);
    let reverse = json_lines(&parvis(town.path(), &["reverse", "48.149", "11.552", "--json", "--details"]));
    let lookup = json_lines(&parvis(town.path(), &["lookup", "N104", "--json", "--details"]));
    assert_eq!(reverse[0]["details"], lookup[0]["details"]);
    assert!(json_lines(&parvis(town.path(), &["lookup", "N104", "--json"]))[0].get("details").is_none());
    assert_eq!(parvis(town.path(), &["lookup", "N104", "--details"]).code, 2);
}
