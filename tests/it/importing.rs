//! What an import takes, whatever order or gaps an extract has, and what it leaves when it fails.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use gazetteer::Gazetteer;
use tempfile::TempDir;

use crate::support::{Town, World, import};

/// A street with two houses, a café and a village around it.
pub fn village() -> World {
    World::draw(
        "
        P-------------Q
        |  h   k      |
        |A-----B-----C|
        |    v        |
        S-------------R
        ",
    )
    .way("ABC", "highway=residential, name=Lange Gasse")
    .area("PQRS", "boundary=administrative, admin_level=8, name=Talheim")
    .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
    .node('k', "amenity=cafe, name=Café Morgenrot")
    .node('v', "place=village, name=Talheim")
}

/// Counts that an import must not change by the order of its objects.
fn counts(town: &Town) -> (u64, u64, Vec<String>) {
    let counts = &town.summary.manifest.counts;
    (counts.places, counts.houses, town.search("Lange Gasse 12, Talheim"))
}

#[test]
fn an_unsorted_extract_gives_the_same_answers_as_a_sorted_one() {
    let (sorted, unsorted) = (village().import(), village().unsorted().import());
    assert_eq!(counts(&sorted), counts(&unsorted));
    assert_eq!(unsorted.search("Lange Gasse 12, Talheim"), ["h"]);
    assert_eq!(unsorted.search("Café Morgenrot"), ["k"]);
    assert_eq!(unsorted.address("Nk", ""), sorted.address("Nk", ""));
}

#[test]
fn the_manifest_tells_what_the_gazetteer_was_made_from() {
    let town = village().import();
    let manifest = &town.summary.manifest;
    let extract = town.gazetteer().with_file_name("world.osm.pbf");
    assert_eq!(
        (manifest.source.file.as_str(), manifest.source.bytes),
        ("world.osm.pbf", extract.metadata().unwrap().len())
    );
    assert_eq!(manifest.counts.houses, 1);
    assert_eq!(manifest.counts.layers["streets"], 1);
    assert_eq!(manifest, Gazetteer::open(&town.gazetteer()).unwrap().manifest());
    assert_eq!(town.summary.read, [10, 2, 0]);
}

#[test]
fn a_way_with_missing_nodes_is_used_as_far_as_it_goes() {
    let town =
        village().way("xy", "highway=residential, name=Nirgendweg").way("xABy", "highway=path, name=Ausweg").import();
    assert_eq!(town.search("Nirgendweg"), [""; 0]);
    assert_eq!(town.search("Ausweg"), ["W4"]);
    assert_eq!(town.search("Lange Gasse 12"), ["h"]);
}

#[test]
fn a_relation_with_missing_members_is_counted_and_never_fatal() {
    let town = village()
        .relation("W2:outer W99:outer", "boundary=administrative, admin_level=6, name=Halbkreis")
        .relation("W98:outer W99:outer", "boundary=administrative, admin_level=4, name=Ganz Fort, type=boundary")
        .relation("R77:subarea", "type=boundary, boundary=administrative, admin_level=2, name=Fern")
        .import();
    assert_eq!(town.search("Lange Gasse 12"), ["h"]);
    assert_eq!(town.search("Ganz Fort"), [""; 0]);
    assert!(town.summary.manifest.dropped.values().sum::<u64>() > 0, "{:?}", town.summary.manifest.dropped);
}

#[test]
fn objects_that_are_no_place_are_dropped_under_a_reason() {
    let town = village().node('A', "highway=traffic_signals").node('B', "created_by=JOSM").import();
    assert!(town.lookup("NA").is_empty());
    assert!(town.lookup("NB").is_empty());
    let dropped: u64 = town.summary.manifest.dropped.values().sum();
    assert!(dropped >= 1, "{:?}", town.summary.manifest.dropped);
}

#[test]
fn an_empty_world_is_imported_and_answers_nothing() {
    let town = World::draw("a").import();
    assert_eq!(town.search("Talheim"), [""; 0]);
    assert_eq!(town.reverse('a', 18), "");
    assert!(town.lookup("Na").is_empty());
    assert_eq!(town.summary.manifest.bounds, None);
}

#[test]
fn importing_again_replaces_the_gazetteer_and_keeps_public_ids() {
    let town = village().import();
    let id = town.lookup("Nk")[0].place_id();
    let other = World::draw("a k").node('k', "amenity=cafe, name=Café Abendrot").node('a', "place=hamlet, name=Au");
    let extract = town.gazetteer().with_file_name("other.osm.pbf");
    other.write(&extract);
    import(&extract, &town.gazetteer()).unwrap();
    let again = geocoder::Geocoder::open(&[town.gazetteer()]).unwrap();
    let found = again.lookup_place_id(id).unwrap();
    assert_eq!(found.names().get("name"), Some("Café Abendrot"));
    // the one that is still open goes on as if nothing had happened
    assert_eq!(town.search("Lange Gasse 12"), ["h"]);
}

#[test]
fn a_damaged_extract_leaves_the_gazetteer_as_it_was_and_names_the_byte() {
    let town = village().import();
    let extract = town.gazetteer().with_file_name("world.osm.pbf");
    let bytes = fs::read(&extract).unwrap();
    fs::write(&extract, &bytes[..bytes.len() - 20]).unwrap();
    let error = import(&extract, &town.gazetteer()).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: blob at byte ", extract.display())), "{error}");
    assert!(error.ends_with("download it again"), "{error}");
    let again = geocoder::Geocoder::open(&[town.gazetteer()]).unwrap();
    assert_eq!(again.gazetteers()[0].manifest(), &town.summary.manifest);
    assert_eq!(beside(&town), ["gazetteer.d", "world.osm.pbf"]);
}

#[test]
fn every_flipped_byte_of_an_extract_gives_a_gazetteer_or_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let extract = folder.path().join("world.osm.pbf");
    village().write(&extract);
    let sound = fs::read(&extract).unwrap();
    let mut refused = 0;
    for at in (0..sound.len()).step_by(7) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x40;
        fs::write(&extract, damaged).unwrap();
        refused += usize::from(import(&extract, &folder.path().join("gazetteer.d")).is_err());
    }
    assert!(refused > 0);
}

#[test]
fn what_is_no_gazetteer_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let extract = folder.path().join("world.osm.pbf");
    village().write(&extract);
    let precious = folder.path().join("photos");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("holiday.jpg"), "x").unwrap();
    let error = import(&extract, &precious).unwrap_err().to_string();
    assert!(error.contains("not a gazetteer (no manifest.json in it), so it is not replaced"), "{error}");
    assert_eq!(fs::read_to_string(precious.join("holiday.jpg")).unwrap(), "x");
}

/// A folder with an extract, and what is in a folder `gazetteer.d` beside it.
fn beside_extract(files: &[(&str, &str)]) -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (extract, gazetteer) = (folder.path().join("world.osm.pbf"), folder.path().join("gazetteer.d"));
    village().write(&extract);
    if !files.is_empty() {
        fs::create_dir(&gazetteer).unwrap();
    }
    for (name, text) in files {
        fs::write(gazetteer.join(name), text).unwrap();
    }
    (folder, extract, gazetteer)
}

#[test]
fn a_foreign_manifest_does_not_cost_the_notes_beside_it() {
    let files = [("manifest.json", r#"{"name": "my app", "icons": []}"#), ("notes.txt", "mine")];
    let (_folder, extract, gazetteer) = beside_extract(&files);
    let error = import(&extract, &gazetteer).unwrap_err().to_string();
    assert!(error.contains("its manifest.json is not one of a gazetteer"), "{error}");
    assert_eq!(fs::read_to_string(gazetteer.join("notes.txt")).unwrap(), "mine");
}

#[test]
fn a_gazetteer_that_holds_something_else_too_is_not_replaced() {
    let town = village().import();
    let extract = town.gazetteer().with_file_name("world.osm.pbf");
    fs::write(town.gazetteer().join("words/notes.txt"), "mine").unwrap();
    let error = import(&extract, &town.gazetteer()).unwrap_err().to_string();
    assert!(error.contains("it holds \"words/notes.txt\" too"), "{error}");
    assert_eq!(fs::read_to_string(town.gazetteer().join("words/notes.txt")).unwrap(), "mine");
    fs::remove_file(town.gazetteer().join("words/notes.txt")).unwrap();
    import(&extract, &town.gazetteer()).unwrap();
}

#[test]
fn a_symbolic_link_as_the_gazetteer_is_followed() {
    let (folder, extract, gazetteer) = beside_extract(&[]);
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    std::os::unix::fs::symlink("disk/real.d", &gazetteer).unwrap();
    for _ in ["where there is none", "where there is one"] {
        import(&extract, &gazetteer).unwrap();
        assert!(gazetteer.is_symlink());
        assert!(Gazetteer::open(&disk.join("real.d")).is_ok());
        assert_eq!(fs::read_dir(&disk).unwrap().count(), 1);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_mount_point_is_refused_before_the_work_is_done() {
    let (_folder, extract, _) = beside_extract(&[]);
    let error = import(&extract, Path::new("/proc")).unwrap_err().to_string();
    assert!(error.contains("/proc: a mount point") && error.contains("--gazetteer /proc/gazetteer.d"), "{error}");
}

#[test]
fn every_file_can_be_read_by_whoever_may_read_new_files() {
    let town = village().import();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
    let usual = mode(&town.gazetteer().with_file_name("world.osm.pbf"));
    for folder in [town.gazetteer(), town.gazetteer().join("words")] {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            assert_eq!(mode(&path), usual, "{}", path.display());
        }
    }
}

#[test]
fn a_leftover_that_cannot_be_removed_is_a_warning() {
    let (folder, extract, gazetteer) = beside_extract(&[]);
    // No folder can be cleared where a file is.
    fs::write(folder.path().join(".gazetteer.d.import-0"), "x").unwrap();
    let summary = import(&extract, &gazetteer).unwrap();
    assert!(summary.warnings[0].contains(".gazetteer.d.import-0: left over from an import"), "{:?}", summary.warnings);
    assert!(Gazetteer::open(&gazetteer).is_ok());
}

#[test]
fn one_import_at_a_time_writes_a_gazetteer() {
    let (folder, extract, gazetteer) = beside_extract(&[]);
    let staging = folder.path().join(".gazetteer.d.import-0");
    fs::create_dir(&staging).unwrap();
    let other = fs::File::open(&staging).unwrap();
    other.lock().unwrap();
    let error = import(&extract, &gazetteer).unwrap_err().to_string();
    assert!(error.contains("another import into this folder is under way"), "{error}");
    assert!(staging.exists() && !gazetteer.exists());
    drop(other);
    assert_eq!(import(&extract, &gazetteer).unwrap().warnings, [""; 0]);
    assert!(!staging.exists());
}

#[test]
fn leftovers_of_a_killed_import_are_removed_by_the_next() {
    let town = village().import();
    let left = town.gazetteer().with_file_name(".gazetteer.d.import-4194305");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("places.table"), "half").unwrap();
    import(&town.gazetteer().with_file_name("world.osm.pbf"), &town.gazetteer()).unwrap();
    assert_eq!(beside(&town), ["gazetteer.d", "world.osm.pbf"]);
}

/// What is in the folder of the gazetteer's folder.
fn beside(town: &Town) -> Vec<String> {
    let parent = town.gazetteer().parent().unwrap().to_owned();
    let entries = fs::read_dir(parent).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
