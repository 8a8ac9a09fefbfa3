//! Extracts by address, by name of a region, and several at once; what is no extract says what it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Fault, Mirror, Ran, World, bundled, command, parvis};

const HASTE: [&str; 6] = ["--patience", "0.5", "--tries", "3", "--pause", "0.01"];

const PATH: &str = "/europe/liechtenstein-latest.osm.pbf";

fn extract(folder: &Path, name: &str, village: &str) -> Vec<u8> {
    let path = folder.join(name);
    World::draw("v").node('v', &format!("place=village, name={village}")).write(&path);
    fs::read(path).unwrap()
}

/// The MD5 that the system's own program tells.
fn md5(path: &Path) -> String {
    let out = Command::new("md5sum").arg(path).output().unwrap().stdout;
    String::from_utf8(out).unwrap().split(' ').next().unwrap().to_owned()
}

fn serving(extract: &Path) -> Mirror {
    let mut mirror = Mirror::start();
    mirror.put(PATH, fs::read(extract).unwrap());
    mirror.put(&format!("{PATH}.md5"), format!("{}  liechtenstein-latest.osm.pbf\n", md5(extract)).into_bytes());
    mirror
}

fn import(folder: &TempDir, mirror: &Mirror, what: &str) -> Ran {
    parvis(folder.path(), &[&["import", what, "--mirror", &mirror.url("")], &HASTE[..]].concat())
}

#[test]
fn a_region_is_imported_by_its_name_and_an_extract_by_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let mirror = serving(&bundled());
    for what in ["liechtenstein", "Liechtenstein", "europe/liechtenstein", &mirror.url(PATH)] {
        let ran = import(&folder, &mirror, what);
        assert_eq!(ran.code, 0, "{what}: {}", ran.err);
    }
    assert_eq!(parvis(folder.path(), &["search", "Aleksanterinkatu 52"]).code, 0);
    let info = parvis(folder.path(), &["info"]).out;
    assert!(info.contains("liechtenstein-latest.osm.pbf"), "{info}");
}

#[test]
fn an_unknown_name_gets_the_nearest() {
    let folder = tempfile::tempdir().unwrap();
    let ran = parvis(folder.path(), &["import", "lichtenstein"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no region is called so; near are europe/liechtenstein"), "{}", ran.err);
    let ran = parvis(folder.path(), &["regions", "icland"]);
    assert!(ran.code == 0 && ran.out.starts_with("europe/iceland "), "{ran:?}");
    assert_eq!(parvis(folder.path(), &["regions", "qqqqqqqqqq"]).code, 1);
}

#[test]
fn a_download_that_breaks_off_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for fault in [Fault::Truncate, Fault::Stall, Fault::LieAboutLength] {
        let mut mirror = serving(&bundled());
        mirror.fail(PATH, fault, 2);
        let ran = import(&folder, &mirror, "liechtenstein");
        assert_eq!(ran.code, 0, "{fault:?}: {}", ran.err);
        let asked = mirror.asked(PATH);
        assert!(asked.len() == 3 && asked[0] == 0 && asked[1] > 0, "{fault:?}: {asked:?}");
    }
}

#[test]
fn a_killed_download_goes_on_with_the_next_import() {
    let folder = tempfile::tempdir().unwrap();
    let mut mirror = serving(&bundled());
    mirror.fail(PATH, Fault::Stall, usize::MAX);
    let mut child =
        command(folder.path()).args(["import", "liechtenstein", "--mirror", &mirror.url("")]).spawn().unwrap();
    let part = folder.path().join("gazetteer.d.store/extract/liechtenstein-latest.osm.pbf.part");
    let since = std::time::Instant::now();
    while part.metadata().map_or(0, |found| found.len()) == 0 {
        assert!(since.elapsed().as_secs() < 30, "the download never began");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    mirror.fail(PATH, Fault::Stall, 0);
    assert_eq!(import(&folder, &mirror, "liechtenstein").code, 0);
    assert!(mirror.asked(PATH).last().unwrap() > &0);
}

#[test]
fn an_extract_that_changed_on_the_way_is_downloaded_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut mirror = serving(&bundled());
    mirror.fail(PATH, Fault::Truncate, 1);
    let once = ["--tries", "1", "--mirror"];
    let ran = parvis(folder.path(), &[&["import", "liechtenstein"], &once[..], &[&mirror.url("")]].concat());
    assert_eq!(ran.code, 2);
    let newer = extract(folder.path(), "newer.osm.pbf", "Neudorf");
    let sum = md5(&folder.path().join("newer.osm.pbf"));
    mirror.put(PATH, newer);
    mirror.put(&format!("{PATH}.md5"), sum.into_bytes());
    let ran = import(&folder, &mirror, "liechtenstein");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(parvis(folder.path(), &["search", "Neudorf"]).code, 0);
}

#[test]
fn a_mirror_that_stays_bad_is_told_and_the_old_data_stay() {
    let folder = tempfile::tempdir().unwrap();
    extract(folder.path(), "town.osm.pbf", "Talheim");
    assert_eq!(parvis(folder.path(), &["import", "town.osm.pbf"]).code, 0);
    for (fault, word) in [
        (Fault::Status(404), "status 404, no such file there"),
        (Fault::Status(429), "status 429 after 3 tries"),
        (Fault::Status(503), "status 503 after 3 tries"),
    ] {
        let mut mirror = serving(&bundled());
        mirror.fail(PATH, fault, usize::MAX);
        let ran = import(&folder, &mirror, "liechtenstein");
        assert!(ran.code == 2 && ran.err.contains(word), "{fault:?}: {}", ran.err);
        assert_eq!(parvis(folder.path(), &["search", "Talheim"]).code, 0);
    }
    let mut mirror = serving(&bundled());
    mirror.put(&format!("{PATH}.md5"), format!("{}  x\n", "0".repeat(32)).into_bytes());
    let ran = import(&folder, &mirror, "liechtenstein");
    assert!(ran.code == 2 && ran.err.contains("00000000 expected") && ran.err.contains("try another"), "{}", ran.err);
    mirror.put(PATH, b"<!DOCTYPE html><title>Log in</title>".to_vec());
    mirror.remove(&format!("{PATH}.md5"));
    let ran = import(&folder, &mirror, "liechtenstein");
    assert!(ran.code == 2 && ran.err.contains("a page of the web"), "{}", ran.err);
    assert_eq!(parvis(folder.path(), &["search", "Talheim"]).code, 0);
}

#[test]
fn what_is_no_extract_says_what_it_is_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    for (bytes, word) in [
        (&b""[..], "empty; download it again"),
        (b"\x1f\x8b\x08\0\0", "compressed with gzip; unpack it"),
        (b"BZh91AY&SY", "bzip2, as .osm.bz2 is; convert it"),
        (b"<?xml version='1.0'?><osm version='0.6'>", "XML, as .osm is; convert it"),
        (b"<html><body>Please log in", "a page of the web (HTML); look at it in a browser"),
    ] {
        fs::write(folder.path().join("x.osm.pbf"), bytes).unwrap();
        let ran = parvis(folder.path(), &["import", "x.osm.pbf"]);
        assert!(ran.code == 2 && ran.err.contains(word), "{word}: {}", ran.err);
    }
    fs::create_dir(folder.path().join("folder")).unwrap();
    let ran = parvis(folder.path(), &["import", "folder"]);
    assert!(ran.code == 2 && ran.err.contains("a folder; name the file in it"), "{}", ran.err);
}

#[test]
fn several_extracts_are_one_gazetteer() {
    let folder = tempfile::tempdir().unwrap();
    let town = World::draw("a b").node('a', "place=village, name=Altdorf").node('b', "place=hamlet, name=Bergen");
    town.write(&folder.path().join("one.osm.pbf"));
    fs::copy(bundled(), folder.path().join("two.osm.pbf")).unwrap();
    let ran = parvis(folder.path(), &["import", "one.osm.pbf", "two.osm.pbf", "one.osm.pbf"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for name in ["Altdorf", "Bergen", "Aleksanterinkatu 52"] {
        assert_eq!(parvis(folder.path(), &["search", name]).code, 0, "{name}");
    }
    let places = |gazetteer: &str| gazetteer::Manifest::open(&folder.path().join(gazetteer)).unwrap().counts;
    let both = places("gazetteer.d");
    let ran = parvis(folder.path(), &["import", "two.osm.pbf", "--gazetteer", "two.d"]);
    assert_eq!((ran.code, places("two.d").houses), (0, both.houses));
}
